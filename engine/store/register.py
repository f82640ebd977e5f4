"""The register: every certificate that was issued, and the log of what happened to each, which only grows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, Engine, insert, select

from engine.clock import now, today
from engine.journey import SittingId
from engine.store.certificates import add, entries_of, first_row, lock, newest, registered, row_after
from engine.store.database import inserting, reading, writing
from engine.store.reprints import Reprint, count_reprints, printed_before, reprints
from engine.store.standing import (
    REASONED,
    RENEWED,
    STANDING,
    Entry,
    Event,
    Kind,
    NewCertificate,
    Registered,
    Said,
    State,
)
from engine.store.tables import db_certificate
from engine.store.trouble import NoSuchCertificate, Refused

PRINTS = frozenset({Kind.PRINTED, Kind.REPRINTED})


class Register:
    """The certificates of one database. Nothing in it is changed or deleted; what happens is added."""

    def __init__(self, engine: Engine) -> None:
        """Keep to this database."""
        self._engine = engine

    def issue(self, drafts: Iterable[NewCertificate], by: str) -> Mapping[SittingId, Registered]:
        """A certificate for each of these sittings, in one transaction; one that has a certificate keeps its newest.

        However many ask for the same sitting at the same time, all of them get the same number.
        """
        wanted = {draft.sitting_id: draft for draft in drafts}
        at = now()
        with writing(self._engine) as connection:
            found = newest(connection, wanted.keys())
            while missing := sorted(wanted.keys() - found.keys()):
                rows = [{**first_row(wanted[sitting]), "issued_at": at} for sitting in missing]
                new = inserting(connection, db_certificate).on_conflict_do_nothing()
                issued = connection.execute(new.returning(db_certificate.c.number), rows).scalars().all()
                add(connection, [Event(number=each, kind=Kind.ISSUED, at=at, by=by) for each in issued])
                found |= newest(connection, missing)
        return found

    def find(self, number: str) -> Registered | None:
        """A certificate by its number, which is written without dashes here."""
        with reading(self._engine) as connection:
            row = connection.execute(select(db_certificate).where(db_certificate.c.number == number)).first()
        return None if row is None else registered(row)

    def of_sittings(self, sittings: Collection[SittingId]) -> Mapping[SittingId, Registered]:
        """The newest certificate of each sitting that has one."""
        with reading(self._engine) as connection:
            return newest(connection, sittings)

    def entry(self, number: str) -> Entry | None:
        """A certificate with all that happened to it, in one query."""
        return self.entries([number]).get(number)

    def entries(self, numbers: Collection[str]) -> Mapping[str, Entry]:
        """The same of many; numbers nobody was given are left out."""
        with reading(self._engine) as connection:
            return entries_of(connection, numbers)

    def standing(self, numbers: Collection[str]) -> Mapping[str, Entry]:
        """How these stand: each with what decides that, and nothing else of what happened to it."""
        with reading(self._engine) as connection:
            return entries_of(connection, numbers, STANDING)

    def events(self, number: str) -> tuple[Event, ...]:
        """What happened to a certificate, in its order; nothing where there is none of this number."""
        found = self.entry(number)
        return () if found is None else found.events

    def state(self, number: str) -> State | None:
        """What a certificate is worth today; None where there is none of this number."""
        return self.states([number]).get(number)

    def states(self, numbers: Collection[str]) -> Mapping[str, State]:
        """What each of these is worth today."""
        day = today()
        return {number: entry.state(day) for number, entry in self.standing(numbers).items()}

    def log(
        self, numbers: Collection[str], kind: Kind, by: str, reason: str | None = None, other: str | None = None
    ) -> None:
        """Add to what happened to these. Raises Refused, and adds nothing, where it cannot happen to one of them.

        What had been printed before is reprinted, whichever of the two it is called here.
        """
        if kind in RENEWED | {Kind.ISSUED}:
            message = f"{kind} is more than an entry in the log"
            raise ValueError(message)
        at = now()
        with writing(self._engine) as connection:
            entries = _changing(connection, numbers, Kind.PRINTED if kind in PRINTS else kind, reason)
            add(
                connection,
                [
                    Event(number=number, kind=_called(kind, entry), at=at, by=by, reason=reason, other=other)
                    for number, entry in entries.items()
                ],
            )

    def printed(self, files: Mapping[str, str], sheet: str, by: str, reason: str | None = None) -> frozenset[str]:
        """Log that these were printed, each on such a sheet as a file with this SHA-256.

        Who prints the same more than once a day, without a reason, is logged once. Returns those of which every earlier
        file of the same sheet was another: what they look like has changed.
        """
        at = now()
        with writing(self._engine) as connection:
            entries = _changing(connection, files.keys(), Kind.PRINTED, reason)
            if reason is None:
                entries = {each: entry for each, entry in entries.items() if not entry.has(files[each], sheet, by, at)}
            prints = {
                number: Event(
                    number=number,
                    kind=_called(Kind.PRINTED, entry),
                    at=at,
                    by=by,
                    reason=reason,
                    other=files[number],
                    sheet=sheet,
                )
                for number, entry in entries.items()
            }
            add(connection, prints.values())
        return frozenset(number for number, entry in entries.items() if entry.differs(prints[number]))

    def printed_before(self, numbers: Collection[str]) -> frozenset[str]:
        """Those of these that a centre has printed, or is printing."""
        with reading(self._engine) as connection:
            return printed_before(connection, numbers)

    def reprints(self, *, limit: int, offset: int = 0) -> list[Reprint]:
        """What a centre printed again, the latest first; all of one print run together."""
        with reading(self._engine) as connection:
            return reprints(connection, limit, offset)

    def count_reprints(self) -> int:
        """How many those are."""
        with reading(self._engine) as connection:
            return count_reprints(connection)

    def replace(  # noqa: PLR0913  # what is replaced, by what, and what is said of it in the log
        self, number: str, said: Said, address: str, by: str, reason: str, *, kind: Kind = Kind.REPLACED
    ) -> Registered:
        """Issue another in the place of this one, with a number of its own, and say so of both. Raises Refused.

        `kind` is CORRECTED where the other one says something else.

        It is worth something for as long as the old one would have been; where that is hidden, so is the new one.
        """
        at = now()
        with writing(self._engine) as connection:
            old = _changing(connection, [number], kind, reason)[number]
            row = {**row_after(old.certificate, said, address), "issued_at": at}
            new = registered(connection.execute(insert(db_certificate).values(row).returning(db_certificate)).one())
            happened = [
                Event(number=new.number, kind=Kind.ISSUED, at=at, by=by, reason=reason, other=number),
                Event(number=number, kind=kind, at=at, by=by, reason=reason, other=new.number),
            ]
            if old.hidden:
                happened.append(Event(number=new.number, kind=Kind.HIDDEN, at=at, by=by))
            add(connection, happened)
        return new


def _changing(connection: Connection, numbers: Collection[str], kind: Kind, reason: str | None) -> Mapping[str, Entry]:
    """These certificates, which nobody else changes before this transaction ends; all of them can be changed so."""
    if kind in REASONED and not (reason or "").strip():
        message = f"a certificate is not {kind} without a reason"
        raise ValueError(message)
    lock(connection, numbers)
    entries = entries_of(connection, numbers)
    if unknown := set(numbers) - entries.keys():
        raise NoSuchCertificate(min(unknown))
    day = today()
    for number, entry in entries.items():
        refusal = entry.refusal(kind, day)
        if refusal is not None:
            raise Refused(number, refusal)
    return entries


def _called(kind: Kind, entry: Entry) -> Kind:
    return (Kind.REPRINTED if entry.printed else Kind.PRINTED) if kind in PRINTS else kind

"""Certificates and what happened to them, as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, and_, insert, select

from engine.codes import new_number
from engine.journey import SittingId
from engine.store.documents import dump_json, load_json, storable
from engine.store.standing import Entry, Event, Kind, NewCertificate, Registered, Said
from engine.store.tables import db_certificate, db_certificate_event

AT_ONCE = 500
"""How many are named in one query: databases take only so many values."""

KINDS = frozenset(Kind)

T = TypeVar("T")


def newest(connection: Connection, sittings: Collection[SittingId]) -> dict[SittingId, Registered]:
    """The newest certificate of each sitting that has one."""
    found: dict[SittingId, Registered] = {}
    for some in portions(sittings):
        query = select(db_certificate).where(db_certificate.c.sitting_id.in_(some)).order_by(db_certificate.c.ordinal)
        found |= {row.sitting_id: registered(row) for row in connection.execute(query)}
    return found


def entries_of(connection: Connection, numbers: Collection[str], kinds: Collection[Kind] = KINDS) -> dict[str, Entry]:
    """Certificates with what of these kinds happened to them, as many in one query as can be."""
    log = db_certificate_event.c
    happened = and_(log.number == db_certificate.c.number, log.kind.in_(kinds))
    query = select(db_certificate, log.kind, log.at, log.by, log.reason, log.other, log.sheet).join(
        db_certificate_event, happened, isouter=True
    )
    found: dict[str, tuple[Registered, list[Event]]] = {}
    for some in portions(numbers):
        for row in connection.execute(query.where(db_certificate.c.number.in_(some)).order_by(log.id)):
            _, events = found.setdefault(row.number, (registered(row), []))
            if row.kind is not None:
                events.append(_event(row))
    return {number: Entry(certificate=each, events=tuple(events)) for number, (each, events) in found.items()}


def lock(connection: Connection, numbers: Collection[str]) -> None:
    """Let nobody else change these before this transaction ends (SQLite has locked everything already)."""
    number = db_certificate.c.number
    for some in portions(sorted(numbers)):
        connection.execute(select(number).where(number.in_(some)).order_by(number).with_for_update())


def add(connection: Connection, events: Iterable[Event]) -> None:
    """Add to the log."""
    rows = [
        {**_plain(each), "by": storable(each.by), "reason": each.reason and storable(each.reason)} for each in events
    ]
    if rows:
        connection.execute(insert(db_certificate_event), rows)


def first_row(draft: NewCertificate) -> dict[str, Any]:
    """The row of a sitting's first certificate, with a number that is drawn for it."""
    number = new_number()
    row = {**_plain(draft), "said": dump_json(draft.said), "address": draft.address + number}
    return {**row, "number": number, "ordinal": 1, "replaces": None}


def row_after(old: Registered, said: Said, address: str) -> dict[str, Any]:
    """The row of a certificate that is issued in the place of another."""
    number = new_number()
    row = {**_plain(old), "said": dump_json(said), "address": address + number}
    return {**row, "number": number, "ordinal": old.ordinal + 1, "replaces": old.number}


def registered(row: Row[Any]) -> Registered:
    """A row of the certificates."""
    kept = {column.name: getattr(row, column.name) for column in db_certificate.columns}
    return Registered(**{**kept, "said": load_json(row.said)})


def _event(row: Row[Any]) -> Event:
    return Event(
        number=row.number,
        kind=Kind(row.kind),
        at=row.at,
        by=row.by,
        reason=row.reason,
        other=row.other,
        sheet=row.sheet,
    )


def _plain(said: Event | NewCertificate | Registered) -> dict[str, Any]:
    """Its fields as they are: nothing is copied that is only written down."""
    return {each.name: getattr(said, each.name) for each in fields(said)}


def portions(names: Collection[T]) -> Iterator[Sequence[T]]:
    """Names, so many at a time as one query takes."""
    listed = list(names)
    return (listed[start : start + AT_ONCE] for start in range(0, len(listed), AT_ONCE))

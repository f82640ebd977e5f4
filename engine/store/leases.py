"""Parts of print runs for those who make them: each is one worker's for a while, and stored only while it is theirs."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, delete, or_, select, update

from engine.clock import now
from engine.store.certificates import add, lock
from engine.store.database import inserting, reading, writing
from engine.store.holding import chunks_of, leave_out, no_longer
from engine.store.print_run import Reason, Run, RunState
from engine.store.reprints import BY_A_CENTRE, RUN
from engine.store.runs import load_run
from engine.store.settling import BLOCKED, DONE, LEASED, WAITING, settle
from engine.store.standing import Event, Kind
from engine.store.tables import (
    db_certificate_event,
    db_print_chunk,
    db_print_entry,
    db_print_piece,
    db_print_run,
    db_print_worker,
)

FORGOTTEN = timedelta(days=1)
"""After so long without a sign of life a worker is not remembered."""

FREE: Mapping[str, object] = {"state": WAITING, "lease": None}
"""Nobody is at it. Until when somebody was stays known: that is how a run nobody has worked at is told."""

_run, _chunk, _entry, _piece = db_print_run.c, db_print_chunk.c, db_print_entry.c, db_print_piece.c


class LeaseLost(Exception):  # noqa: N818  # a state of the world rather than a mistake
    """The part is somebody else's by now: what was made of it is not stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A part of a run that is one worker's for a while. `tries` counts this one; `binds` is the part that binds all."""

    id: str
    run: Run
    chunk: int
    binds: bool
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a line of the list: its pages and the SHA-256 of its own file, or why it is not printed."""

    place: int
    pages: int | None = None
    sha256: str | None = None
    problem: Reason | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made of a part, besides its pieces: pages, bytes, the SHA-256 of the whole, and every line of it."""

    pages: int
    size: int
    sha256: str | None
    outcomes: Sequence[Outcome] = ()


class Leases:
    """Who is at which part of which run."""

    def __init__(self, engine: Engine) -> None:
        """In this database."""
        self._engine = engine

    def waiting(self, limit: int = 100) -> int:
        """How many parts could be taken now, counted no further than this."""
        with reading(self._engine) as connection:
            return len(connection.execute(_free(limit)).all())

    def take(self, lasting: timedelta) -> Lease | None:
        """A part that is free, the first parts of all runs first; None where there is none. Nobody else gets it."""
        if not self.waiting(1):
            return None
        lease = secrets.token_hex(8)
        with writing(self._engine) as connection:
            free = connection.execute(_free(1).with_for_update(of=db_print_chunk, skip_locked=True)).one_or_none()
            if free is None:
                return None
            taken = {"state": LEASED, "lease": lease, "leased_until": now() + lasting, "tries": free.tries + 1}
            connection.execute(update(db_print_chunk).where(*_this(free.run_id, free.place)).values(taken))
            run = load_run(connection.execute(select(db_print_run).where(_run.id == free.run_id)).one())
        return Lease(id=lease, run=run, chunk=free.place, binds=free.binds, tries=free.tries + 1)

    def extend(self, leases: Iterable[Lease], lasting: timedelta, worker: str) -> None:
        """Keep these for longer, as far as they are still ours; it is the worker's sign of life, too."""
        ours = update(db_print_chunk).where(_chunk.state == LEASED, _chunk.lease.in_([each.id for each in leases]))
        at = now()
        with writing(self._engine) as connection:
            connection.execute(ours.values(leased_until=at + lasting))
            seen = inserting(connection, db_print_worker).values(id=worker, seen_at=at)
            connection.execute(seen.on_conflict_do_update(index_elements=["id"], set_={"seen_at": at}))
            connection.execute(delete(db_print_worker).where(db_print_worker.c.seen_at < at - FORGOTTEN))

    def leave(self, worker: str) -> None:
        """This worker is no more."""
        with writing(self._engine) as connection:
            connection.execute(delete(db_print_worker).where(db_print_worker.c.id == worker))

    def give_back(self, lease: Lease, *, counts: bool = False) -> None:
        """Let somebody else have it at once; it `counts` as a try where the part itself may be to blame."""
        free = {**FREE, "tries": lease.tries if counts else lease.tries - 1}
        with writing(self._engine) as connection:
            connection.execute(update(db_print_chunk).where(*_ours(lease)).values(free))

    def keep(self, lease: Lease, pieces: Sequence[tuple[int, bytes]]) -> None:
        """Store pieces of what is made of a part, by their places. Raises LeaseLost."""
        with writing(self._engine) as connection:
            _must_be_ours(connection, lease)
            for place, content in pieces:
                row = {"run_id": lease.run.id, "chunk": lease.chunk, "place": place, "content": content}
                kept = inserting(connection, db_print_piece).values(row)
                key = ["run_id", "chunk", "place"]
                connection.execute(kept.on_conflict_do_update(index_elements=key, set_={"content": content}))

    def list_outcome(self, lease: Lease, outcome: Outcome) -> None:
        """Write down at once what became of one line, before the next is tried. Raises LeaseLost."""
        with writing(self._engine) as connection:
            _must_be_ours(connection, lease)
            _write(connection, lease, [outcome])

    def finish(self, lease: Lease, made: Made, places: Sequence[int]) -> None:
        """The part is made, of pieces in these places: what was printed is logged, and what follows from it follows.

        All of it is one transaction, so that it happens once. Where a certificate was withdrawn, suspended or replaced
        while it was made, it is listed so, and its part is made once more without it. Raises LeaseLost.
        """
        this = _this(lease.run.id, lease.chunk)
        left = delete(db_print_piece).where(
            _piece.run_id == lease.run.id, _piece.chunk == lease.chunk, _piece.place.not_in(places)
        )
        done = {**FREE, "state": DONE, "pages": made.pages, "size": made.size, "sha256": made.sha256}
        with writing(self._engine) as connection:
            _must_be_ours(connection, lease)
            connection.execute(left)
            _write(connection, lease, made.outcomes)
            numbers = _printed(connection, lease, made)
            lock(connection, numbers)
            lapsed = no_longer(connection, lease.run.id, None if lease.binds else lease.chunk)
            if lapsed:
                leave_out(connection, lease.run.id, lapsed)
                _make_again(connection, lease, chunks_of(connection, lease.run.id, lapsed))
                return
            _log(connection, lease.run, numbers)
            connection.execute(update(db_print_chunk).where(*this).values(done))
            settle(connection, lease.run.id)

    def fail(self, lease: Lease, problem: str) -> None:
        """The run cannot go on, for a reason in words. It can be resumed when that is put right."""
        with writing(self._engine) as connection:
            _must_be_ours(connection, lease)
            connection.execute(update(db_print_chunk).where(*_ours(lease)).values(FREE))
            failed = update(db_print_run).where(_run.id == lease.run.id, _run.state == RunState.PRINTING)
            connection.execute(failed.values(state=RunState.FAILED, problem=problem, finished_at=now()))


def _free(limit: int) -> Select[tuple[str, int, bool, int]]:
    """Parts nobody is at, of runs that go on: the first of every run before the second of any."""
    lost = and_(_chunk.state == LEASED, _chunk.leased_until < now())
    going = _run.state == RunState.PRINTING
    query = select(_chunk.run_id, _chunk.place, _chunk.binds, _chunk.tries).join(db_print_run)
    return query.where(going, or_(_chunk.state == WAITING, lost)).order_by(_chunk.place, _run.made_at).limit(limit)


def _this(run_id: str, chunk: int) -> tuple[ColumnElement[bool], ...]:
    return (_chunk.run_id == run_id, _chunk.place == chunk)


def _ours(lease: Lease) -> tuple[ColumnElement[bool], ...]:
    return (*_this(lease.run.id, lease.chunk), _chunk.lease == lease.id, _chunk.state == LEASED)


def _must_be_ours(connection: Connection, lease: Lease) -> None:
    """A lease that is over is still ours as long as nobody else has taken the part."""
    found = connection.execute(select(_chunk.place).where(*_ours(lease)).with_for_update())
    if found.one_or_none() is None:
        message = f"part {lease.chunk} of run {lease.run.id} is somebody else's by now"
        raise LeaseLost(message)


def _write(connection: Connection, lease: Lease, outcomes: Sequence[Outcome]) -> None:
    for each in outcomes:
        line = update(db_print_entry).where(_entry.run_id == lease.run.id, _entry.place == each.place)
        said = {"pages": each.pages, "sha256": each.sha256, "problem": each.problem, "detail": each.detail}
        connection.execute(line.values(said))


def _make_again(connection: Connection, lease: Lease, chunks: set[int]) -> None:
    """Let these parts be made once more; what binds them waits for that."""
    if lease.binds:
        connection.execute(update(db_print_chunk).where(*_ours(lease)).values({**FREE, "state": BLOCKED, "tries": 0}))
    unmade = {**FREE, "tries": 0, "pages": None, "size": None, "sha256": None}
    again = update(db_print_chunk).where(_chunk.run_id == lease.run.id, _chunk.place.in_(chunks))
    connection.execute(again.values(unmade))


def _printed(connection: Connection, lease: Lease, made: Made) -> dict[str, str | None]:
    """The numbers of the certificates that were printed, each with the SHA-256 of the file it is in."""
    if lease.binds:
        return {}
    printed = {each.place: each.sha256 or made.sha256 for each in made.outcomes if each.problem is None}
    query = select(_entry.place, _entry.number).where(
        _entry.run_id == lease.run.id, _entry.place.in_(printed), _entry.number.is_not(None)
    )
    return {row.number: printed[row.place] for row in connection.execute(query)}


def _log(connection: Connection, run: Run, numbers: Mapping[str, str | None]) -> None:
    """Say of every certificate that it was printed: once in a run, also where its part is made once more."""
    sheet, log = f"{RUN}{run.id}", db_certificate_event.c
    before = select(log.number, log.sheet).where(log.number.in_(numbers), log.kind.in_([Kind.PRINTED, Kind.REPRINTED]))
    rows = connection.execute(before.where(BY_A_CENTRE).distinct()).all()
    known, here = {row.number for row in rows}, {row.number for row in rows if row.sheet == sheet}
    at = now()
    events = [
        Event(
            number=number,
            kind=Kind.REPRINTED if number in known else Kind.PRINTED,
            at=at,
            by=run.by,
            reason=run.reason,
            other=sha256,
            sheet=sheet,
        )
        for number, sha256 in numbers.items()
        if number not in here
    ]
    add(connection, events)

"""What of a print run no longer holds: looked at again when a part is finished, when all are bound, and later."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, select, update

from engine.store.certificates import portions
from engine.store.print_run import Reason
from engine.store.reprints import RUN
from engine.store.standing import DECIDING, Kind, State, decided
from engine.store.tables import db_certificate_event, db_print_entry

NOT_VALID: Mapping[State | None, Reason] = {
    State.SUSPENDED: Reason.SUSPENDED,
    State.REPLACED: Reason.REPLACED,
    State.WITHDRAWN: Reason.WITHDRAWN,
}
"""What keeps a certificate from being printed. One that has expired says itself until when it was valid."""

_entry, _log = db_print_entry.c, db_certificate_event.c


def no_longer(connection: Connection, run_id: str, chunk: int | None = None) -> dict[int, Reason]:
    """Which lines of a run, or of one of its parts, do not hold although they are to be printed, and why."""
    query = select(_entry.place, _log.kind).join(db_certificate_event, _log.number == _entry.number)
    query = query.where(_entry.run_id == run_id, _entry.problem.is_(None), _log.kind.in_(DECIDING - {Kind.ISSUED}))
    if chunk is not None:
        query = query.where(_entry.chunk == chunk)
    last = {row.place: decided([Kind(row.kind)]) for row in connection.execute(query.order_by(_log.id))}
    return {place: NOT_VALID[state] for place, state in last.items() if state in NOT_VALID}


def leave_out(connection: Connection, run_id: str, lapsed: Mapping[int, Reason]) -> None:
    """List these lines of a run as not printed."""
    for place, reason in lapsed.items():
        line = update(db_print_entry).where(_entry.run_id == run_id, _entry.place == place)
        connection.execute(line.values(problem=reason, detail=None, pages=None, sha256=None))


def printed_and_left_out(run_id: str) -> ColumnElement[bool]:
    """What is asked of a line that was printed in a run, as its log says, and left out of it afterwards."""
    printed = select(_log.number).where(_log.sheet == f"{RUN}{run_id}")
    return _entry.problem.in_(NOT_VALID.values()) & _entry.number.in_(printed)


def chunks_of(connection: Connection, run_id: str, places: Collection[int]) -> set[int]:
    """The parts that these lines of a run are in."""
    found: set[int] = set()
    for some in portions(places):
        query = select(_entry.chunk).where(_entry.run_id == run_id, _entry.place.in_(some), _entry.chunk.is_not(None))
        found |= set(connection.execute(query.distinct()).scalars())
    return found

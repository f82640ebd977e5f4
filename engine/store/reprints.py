"""What was printed again: who had it printed, when, why, and how many."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, String, case, cast, func, or_, select

from engine.store.certificates import portions
from engine.store.print_run import RunState
from engine.store.standing import Kind
from engine.store.tables import db_certificate_event, db_print_entry, db_print_run

RUN = "run "
"""What the sheet of a print run begins with in the log; its name comes behind it."""

_log, _entry, _run = db_certificate_event.c, db_print_entry.c, db_print_run.c

BY_A_CENTRE = or_(_log.reason.is_not(None), _log.sheet.like(f"{RUN}%"))
"""Learners print for themselves without a reason: what has one, or is of a print run, is a centre's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """Certificates that were printed again at once: in a print run, or one by itself; `first` is its number."""

    at: datetime
    by: str
    reason: str | None
    number: int
    first: str
    run_id: str | None


def reprints(connection: Connection, limit: int, offset: int) -> list[Reprint]:
    """What a centre printed again, the latest first; all of one print run together."""
    rows = connection.execute(_grouped().limit(limit).offset(offset))
    return [
        Reprint(
            at=row.at,
            by=row.by,
            reason=row.reason,
            number=row.number,
            first=row.first,
            run_id=row.together.removeprefix(RUN) if row.together.startswith(RUN) else None,
        )
        for row in rows
    ]


def count_reprints(connection: Connection) -> int:
    """How many those are."""
    return connection.execute(select(func.count()).select_from(_grouped().subquery())).scalar_one()


def printed_before(connection: Connection, numbers: Collection[str]) -> frozenset[str]:
    """Those of these certificates that a centre has printed, or that are on the list of a run that goes on."""
    found: set[str] = set()
    printed = select(_log.number).where(_log.kind.in_([Kind.PRINTED, Kind.REPRINTED]), BY_A_CENTRE)
    listed = select(_entry.number).join(db_print_run, _run.id == _entry.run_id)
    listed = listed.where(_run.state == RunState.PRINTING, _entry.problem.is_(None))
    for some in portions(numbers):
        found |= set(connection.execute(printed.where(_log.number.in_(some)).distinct()).scalars())
        found |= set(connection.execute(listed.where(_entry.number.in_(some)).distinct()).scalars())
    return frozenset(found)


def _grouped() -> Select[tuple[str, datetime, str, str | None, int, str]]:
    together = case((_log.sheet.like(f"{RUN}%"), _log.sheet), else_=cast(_log.id, String)).label("together")
    return (
        select(
            together,
            func.min(_log.at).label("at"),
            _log.by,
            _log.reason,
            func.count(_log.number.distinct()).label("number"),
            func.min(_log.number).label("first"),
        )
        .where(_log.kind == Kind.REPRINTED, BY_A_CENTRE)
        .group_by("together", _log.by, _log.reason)
        .order_by(func.max(_log.id).desc())
    )

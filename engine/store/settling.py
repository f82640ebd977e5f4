"""What follows when a part of a print run is ready: its file is bound, or it is done."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from engine.clock import now
from engine.store.holding import leave_out, no_longer
from engine.store.print_run import RunState
from engine.store.tables import db_print_chunk, db_print_entry, db_print_run

WAITING, LEASED, DONE, BLOCKED = "waiting", "leased", "done", "blocked"
"""How it stands with a part: to be taken, somebody's, made; one that binds the others is blocked until these are."""

_run, _chunk, _entry = db_print_run.c, db_print_chunk.c, db_print_entry.c


def settle(connection: Connection, run_id: str) -> None:
    """Let the file be bound when all sheets are made, and end the run when all is. Others wait until this commits."""
    connection.execute(select(_run.id).where(_run.id == run_id).with_for_update())
    this = _chunk.run_id == run_id
    going = update(db_print_run).where(_run.id == run_id, _run.state == RunState.PRINTING, _run.problem.is_not(None))
    connection.execute(going.values(problem=None))
    left = select(func.count()).select_from(db_print_chunk).where(this, _chunk.state != DONE)
    if connection.execute(left).scalar_one() == 0:
        _end(connection, run_id)
    elif connection.execute(left.where(_chunk.binds.is_(False))).scalar_one() == 0:
        connection.execute(update(db_print_chunk).where(this, _chunk.state == BLOCKED).values(state=WAITING))


def _end(connection: Connection, run_id: str) -> None:
    """The run's own figures are those of its one file, or the sum of its files.

    Of files apart, those that were made before their certificate was withdrawn are left out now.
    """
    this = _chunk.run_id == run_id
    bound = connection.execute(select(_chunk.pages, _chunk.sha256).where(this, _chunk.binds)).one_or_none()
    if bound is None:
        leave_out(connection, run_id, no_longer(connection, run_id))
    total = select(func.coalesce(func.sum(_entry.pages), 0)).where(_entry.run_id == run_id, _entry.problem.is_(None))
    figures = {
        "pages": connection.execute(total).scalar_one() if bound is None else bound.pages,
        "sha256": None if bound is None else bound.sha256,
    }
    ended = update(db_print_run).where(_run.id == run_id, _run.state == RunState.PRINTING)
    connection.execute(ended.values(state=RunState.DONE, finished_at=now(), problem=None, **figures))

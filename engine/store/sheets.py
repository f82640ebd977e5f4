"""What print runs have made: the files that are taken along, until they are thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from sqlalchemy import Engine, case, delete, exists, func, or_, select, update

from engine.clock import now
from engine.store.database import reading, writing
from engine.store.print_run import Entry, RunState
from engine.store.runs import entries_of, forget_names
from engine.store.settling import DONE
from engine.store.tables import db_print_chunk, db_print_piece, db_print_run

_run, _chunk, _piece = db_print_run.c, db_print_chunk.c, db_print_piece.c


class Sheets:
    """The files of print runs, piece by piece, so that no more than one is in memory."""

    def __init__(self, engine: Engine) -> None:
        """In this database."""
        self._engine = engine

    def contents(self, run_id: str) -> Iterator[bytes]:
        """The one PDF of a run, piece by piece; nothing where it is not made or was thrown away."""
        query = select(_chunk.place).where(_chunk.run_id == run_id, _chunk.binds, _chunk.state == DONE)
        with reading(self._engine) as connection:
            place = connection.execute(query).scalar_one_or_none()
        return iter(()) if place is None else self.chunk_contents(run_id, place)

    def chunk_contents(self, run_id: str, chunk: int) -> Iterator[bytes]:
        """What was made of a part of a run, piece by piece: a PDF that can be printed, or one after another."""
        query = select(_piece.content).where(_piece.run_id == run_id, _piece.chunk == chunk)
        for place in self._pieces(run_id, chunk):
            with reading(self._engine) as connection:
                yield connection.execute(query.where(_piece.place == place)).scalar_one()

    def files(self, run_id: str, chunk: int | None = None) -> Iterator[tuple[Entry, bytes]]:
        """The files of a run that is printed apart, or of a part of it, in their order, each with its line."""
        query = select(_piece.content).where(_piece.run_id == run_id)
        for entry in entries_of(self._engine, run_id, chunk):
            if entry.chunk is not None and entry.problem is None:
                this = query.where(_piece.chunk == entry.chunk, _piece.place == entry.place)
                with reading(self._engine) as connection:
                    content = connection.execute(this).scalar_one_or_none()
                if content is not None:
                    yield entry, content

    def size(self, run_id: str) -> int | None:
        """How many bytes the one PDF of a run has."""
        query = select(_chunk.size).where(_chunk.run_id == run_id, _chunk.binds, _chunk.state == DONE)
        with reading(self._engine) as connection:
            return connection.execute(query).scalar_one_or_none()

    def discard(self, before: datetime) -> int:
        """Throw away what was made by runs that ended before this, with the names. Says how many there were.

        Those that go on, but that nobody has worked at since then, are cancelled and thrown away with them.

        What stays of their lists are references and numbers, by which they can be printed again.
        """
        worked_at = exists().where(_chunk.run_id == _run.id, _chunk.leased_until >= before)
        over = (
            _run.discarded_at.is_(None),
            func.coalesce(_run.finished_at, _run.made_at) < before,
            or_(_run.state != RunState.PRINTING, ~worked_at),
        )
        going = _run.state == RunState.PRINTING
        at = now()
        thrown = {
            "discarded_at": at,
            "state": case((going, RunState.CANCELLED), else_=_run.state),
            "finished_at": case((going, at), else_=_run.finished_at),
        }
        query = select(_run.id).where(*over)
        with reading(self._engine) as connection:
            old = list(connection.execute(query).scalars())
        for run_id in old:
            with writing(self._engine) as connection:
                this = update(db_print_run).where(_run.id == run_id, *over)
                if connection.execute(this.values(thrown)).rowcount == 0:
                    continue
                forget_names(connection, run_id)
            self._empty(run_id)
        return len(old)

    def sweep(self) -> None:
        """Delete what is left of runs that were thrown away while somebody stopped in the middle of it."""
        query = select(_piece.run_id).join(db_print_run, _run.id == _piece.run_id)
        with reading(self._engine) as connection:
            left = list(connection.execute(query.where(_run.discarded_at.is_not(None)).distinct()).scalars())
        for run_id in left:
            self._empty(run_id)

    def _empty(self, run_id: str) -> None:
        """Delete the pieces of a run, a few at a time, so that nobody waits for it."""
        with reading(self._engine) as connection:
            query = select(_piece.chunk, _piece.place).where(_piece.run_id == run_id)
            keys = iter(connection.execute(query).all())
        while some := list(islice(keys, 4)):
            with writing(self._engine) as connection:
                for chunk, place in some:
                    this = (_piece.run_id == run_id, _piece.chunk == chunk, _piece.place == place)
                    connection.execute(delete(db_print_piece).where(*this))

    def _pieces(self, run_id: str, chunk: int) -> list[int]:
        query = select(_piece.place).where(_piece.run_id == run_id, _piece.chunk == chunk).order_by(_piece.place)
        with reading(self._engine) as connection:
            return list(connection.execute(query).scalars())

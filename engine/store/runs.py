"""Print runs: frozen lists in parts, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, func, insert, or_, select, update

from engine.clock import now
from engine.journey import SittingId
from engine.store.certificates import portions
from engine.store.completed import ByHash, Completed, completed_named, submitted_groups
from engine.store.database import inserting, reading, room, writing
from engine.store.documents import dump_json, load_json
from engine.store.holding import no_longer, printed_and_left_out
from engine.store.print_run import (
    ChunkState,
    Entry,
    Progress,
    Reason,
    Run,
    RunState,
    dump_choice,
    load_choice,
    load_options,
)
from engine.store.settling import DONE, LEASED, WAITING, settle
from engine.store.tables import db_print_chunk, db_print_entry, db_print_run, db_print_worker
from engine.wording import mark

AT_ONCE = 500

SPARE = 64 * 1024 * 1024
"""So much room on the disk is left to people who answer: nothing is printed into it."""

NO_ROOM = mark("There is no room on the disk. Printing goes on by itself when there is.")

_run, _chunk, _entry = db_print_run.c, db_print_chunk.c, db_print_entry.c


class Runs:
    """Every print run there is, for who starts it and watches it."""

    def __init__(self, engine: Engine) -> None:
        """In this database."""
        self._engine = engine

    def start(self, run: Run, entries: Sequence[Entry]) -> bool:
        """Freeze a list. Those to be printed come first and have their chunk; False where there is a run of this name.

        What is frozen is the order, who is on it, and how it is printed; nothing of it changes any more.
        """
        with writing(self._engine) as connection:
            new = inserting(connection, db_print_run).values(_row(run)).on_conflict_do_nothing()
            if connection.execute(new.returning(_run.id)).one_or_none() is None:
                return False
            connection.execute(insert(db_print_entry), [_entry_row(run.id, entry) for entry in entries])
            chunks = _chunks(run, entries)
            if chunks:
                connection.execute(insert(db_print_chunk), chunks)
            settle(connection, run.id)
        return True

    def find(self, run_id: str) -> Run | None:
        """The run of this name."""
        with reading(self._engine) as connection:
            row = connection.execute(select(db_print_run).where(_run.id == run_id)).one_or_none()
        return None if row is None else load_run(row)

    def history(self, limit: int = 100, offset: int = 0) -> list[Run]:
        """The latest runs, the latest first."""
        query = select(db_print_run).order_by(_run.made_at.desc(), _run.id).limit(limit).offset(offset)
        with reading(self._engine) as connection:
            return [load_run(row) for row in connection.execute(query)]

    def count(self) -> int:
        """How many runs there are."""
        with reading(self._engine) as connection:
            return connection.execute(select(func.count()).select_from(db_print_run)).scalar_one()

    def some_entries(self, run_id: str, limit: int, offset: int = 0, *, left_out: bool) -> list[Entry]:
        """Some lines of the list of a run in their order: of those that are printed, or of those that are not."""
        problem = _entry.problem.is_not(None) if left_out else _entry.problem.is_(None)
        query = select(db_print_entry).where(_entry.run_id == run_id, problem).order_by(_entry.place)
        with reading(self._engine) as connection:
            return [_load_entry(row) for row in connection.execute(query.limit(limit).offset(offset))]

    def entries(self, run_id: str, chunk: int | None = None) -> Iterator[Entry]:
        """The list of a run, or of one of its parts, in its order; what is not printed comes last."""
        return entries_of(self._engine, run_id, chunk)

    def progress(self, run_id: str) -> Progress | None:
        """How far a run has come."""
        unprintable = select(_entry.chunk, func.count().label("number")).where(_entry.run_id == run_id)
        with reading(self._engine) as connection:
            row = connection.execute(select(db_print_run).where(_run.id == run_id)).one_or_none()
            if row is None:
                return None
            chunks = connection.execute(_in_order(run_id)).all()
            faults = {
                each.chunk: each.number
                for each in connection.execute(unprintable.where(_entry.problem.is_not(None)).group_by(_entry.chunk))
            }
            seen = connection.execute(select(func.max(db_print_worker.c.seen_at))).scalar_one()
        run = load_run(row)
        if run.state is RunState.PRINTING and not self.has_room():
            run = replace(run, problem=NO_ROOM)
        return _progress(run, chunks, faults, seen)

    def no_longer(self, run_id: str) -> list[Entry]:
        """What a run has printed and does not hold any more, each line with the reason as its problem.

        Of what was left out for that some may be on paper all the same, from the part it was in at first.
        """
        with reading(self._engine) as connection:
            lapsed = no_longer(connection, run_id)
            found: list[Entry] = []
            for places in portions(sorted(lapsed)):
                query = select(db_print_entry).where(
                    _entry.run_id == run_id, _entry.place.in_(places), _entry.pages.is_not(None)
                )
                found += [_load_entry(row) for row in connection.execute(query.order_by(_entry.place))]
            query = select(db_print_entry).where(_entry.run_id == run_id, printed_and_left_out(run_id))
            again = [_load_entry(row) for row in connection.execute(query)]
        lines = [*again, *(replace(entry, problem=lapsed[entry.place]) for entry in found)]
        return sorted(lines, key=lambda entry: entry.place)

    def has_room(self) -> bool:
        """Whether there is room to print into. A disk that is full can keep no word of it, so it is looked at."""
        free = room(self._engine)
        return free is None or free >= SPARE

    def cancel(self, run_id: str) -> bool:
        """Stop a run: no further part of it is begun. False where there is nothing to stop."""
        stopped = update(db_print_run).where(_run.id == run_id, _run.state == RunState.PRINTING)
        with writing(self._engine) as connection:
            values = {"state": RunState.CANCELLED, "problem": None, "finished_at": now()}
            return connection.execute(stopped.values(values)).rowcount == 1

    def resume(self, run_id: str) -> bool:
        """Go on with a run that was cancelled, or whose file could not be made. False where there is no such run."""
        again = update(db_print_chunk).where(_chunk.run_id == run_id, _chunk.state != DONE)
        with writing(self._engine) as connection:
            stopped = _run.state.in_([RunState.CANCELLED, RunState.FAILED]) & _run.discarded_at.is_(None)
            connection.execute(again.values(tries=0))  # parts before their run, as who finishes one locks them
            at = now()
            idle = again.where(or_(_chunk.leased_until.is_(None), _chunk.leased_until < at))
            connection.execute(idle.values(leased_until=at))  # it is not left lying from here on
            going = update(db_print_run).where(_run.id == run_id, stopped)
            if connection.execute(going.values(state=RunState.PRINTING, problem=None, finished_at=None)).rowcount == 0:
                return False
            settle(connection, run_id)
        return True

    def note(self, run_id: str, problem: str | None) -> None:
        """Write down what a run waits for, in words, or that it goes on."""
        change = update(db_print_run).where(_run.id == run_id, _run.problem.is_distinct_from(problem))
        with writing(self._engine) as connection:
            connection.execute(change.values(problem=problem))

    def groups(self, questionnaire_id: str, version: str) -> list[str]:
        """Every group that has submitted a version of a questionnaire, by name."""
        return submitted_groups(self._engine, questionnaire_id, version)

    def sittings(
        self, entries: Iterable[Entry], by_hash: ByHash, *, explained: bool = True
    ) -> Mapping[SittingId, Completed]:
        """The sittings of these lines of a list, with how scores came about or without; lost ones are left out."""
        named = [each.sitting_id for each in entries if each.sitting_id]
        return completed_named(self._engine, named, by_hash, explained=explained)


def entries_of(engine: Engine, run_id: str, chunk: int | None = None) -> Iterator[Entry]:
    """The list of a run, or of one of its parts, in its order, a batch at a time."""
    query = select(db_print_entry).where(_entry.run_id == run_id).order_by(_entry.place).limit(AT_ONCE)
    if chunk is not None:
        query = query.where(_entry.chunk == chunk)
    last = -1
    while True:
        with reading(engine) as connection:
            rows = connection.execute(query.where(_entry.place > last)).all()
        for row in rows:
            yield _load_entry(row)
        if len(rows) < AT_ONCE:
            return
        last = rows[-1].place


def forget_names(connection: Connection, run_id: str) -> None:
    """Nobody on the list of a run is named any more, nor in what was asked for."""
    lines = update(db_print_entry).where(_entry.run_id == run_id)
    connection.execute(lines.values(name=""))
    connection.execute(lines.where(_entry.problem == Reason.FAULTY).values(detail=None))
    row = connection.execute(select(_run.choice).where(_run.id == run_id)).scalar_one()
    choice = replace(load_choice(json.loads(row)), lines=())
    connection.execute(update(db_print_run).where(_run.id == run_id).values(choice=dump_json(dump_choice(choice))))


def _row(run: Run) -> dict[str, Any]:
    row = {name: getattr(run, name) for name in Run.__dataclass_fields__}
    return row | {"choice": dump_json(dump_choice(run.choice)), "options": dump_json(asdict(run.options))}


def load_run(row: Row[Any]) -> Run:
    """A row of the runs."""
    said = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's name for a row's own words
    read: dict[str, Any] = {
        "choice": load_choice(json.loads(row.choice)),
        "options": load_options(load_json(row.options)),
        "state": RunState(row.state),
    }
    return Run(**said | read)


def _entry_row(run_id: str, entry: Entry) -> dict[str, Any]:
    return {
        "run_id": run_id,
        "place": entry.place,
        "chunk": entry.chunk,
        "sitting_id": entry.sitting_id,
        "number": entry.number,
        "name": entry.name,
        "reference": entry.reference,
        "group_name": entry.group,
        "problem": entry.problem,
        "detail": entry.detail,
    }


def _load_entry(row: Row[Any]) -> Entry:
    return Entry(
        place=row.place,
        name=row.name,
        reference=row.reference,
        chunk=row.chunk,
        sitting_id=row.sitting_id,
        number=row.number,
        group=row.group_name,
        problem=None if row.problem is None else Reason(row.problem),
        detail=row.detail,
        pages=row.pages,
        sha256=row.sha256,
    )


def _chunks(run: Run, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """The parts of a run, and for one PDF a last one that binds them."""
    spans: dict[int, tuple[int, int]] = {}
    for entry in entries:
        if entry.chunk is not None:
            first, _ = spans.get(entry.chunk, (entry.place, entry.place))
            spans[entry.chunk] = (first, entry.place)
    blank = {"run_id": run.id, "tries": 0}
    rows = [
        {**blank, "place": chunk, "binds": False, "state": WAITING, "first": first, "last": last}
        for chunk, (first, last) in spans.items()
    ]
    if rows and not run.options.apart:
        rows.append({**blank, "place": len(rows), "binds": True, "state": "blocked", "first": 0, "last": 0})
    return rows


def _in_order(run_id: str) -> Select[Any]:
    return select(db_print_chunk).where(_chunk.run_id == run_id).order_by(_chunk.place)


def _progress(run: Run, chunks: Sequence[Row[Any]], faults: dict[int | None, int], seen: datetime | None) -> Progress:
    sheets = [each for each in chunks if not each.binds]
    done = [each for each in sheets if each.state == DONE]
    faulty = sum(number for chunk, number in faults.items() if chunk is not None)
    return Progress(
        run=run,
        entries=sum(each.last - each.first + 1 for each in sheets),
        ready=sum(each.last - each.first + 1 - faults.get(each.place, 0) for each in done),
        faulty=faulty,
        refused=faults.get(None, 0),
        chunks=tuple(
            ChunkState(
                place=each.place, first=each.first, last=each.last, done=each.state == DONE, pages=each.pages or 0
            )
            for each in sheets
        ),
        binding=any(each.binds and each.state in {WAITING, LEASED} for each in chunks),
        worked_at=seen,
    )

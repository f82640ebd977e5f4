"""What a centre asks of ten thousand sittings at once: CPU of each, and how many times reading their rows that is."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Table, insert, select

from benchmarks.print import FIRST, LAST, theme
from engine.catalogue import Catalogue
from engine.cli.sampling import add_samples
from engine.jobs.again import choose_again
from engine.jobs.choosing import choose
from engine.jobs.starting import start_run
from engine.reports import tally_of
from engine.store import Collected, collected, open_store
from engine.store.database import make_engine, reading, writing
from engine.store.print_run import Choice, Options, PrintKind, new_run_id
from engine.store.tables import db_page, db_result, db_sitting
from tests.jobs.awarding import ADDRESS

MANY, MADE = 10_000, 24
ASKED, VERSION, NAME = "employability-skills", "1.1.0", "full_name"
WORN = theme("default")
TABLES = {db_sitting: db_sitting.c.id, db_page: db_page.c.sitting_id, db_result: db_result.c.sitting_id}


def report() -> str:
    """One table. What is done only once in a run is measured once."""
    with TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'many.sqlite'}"
        desk, rows = filled(address, MANY), make_engine(address)
        found = dict(_times(desk, rows))
        desk.store.close()
        rows.dispose()
    floor = found["reading the rows"]
    head = ["| what, of 10,000 sittings | CPU, s | times reading the rows |", "|---|---|---|"]
    return "\n".join([*head, *(f"| {what} | {each:.2f} | {each / floor:.1f} |" for what, each in found.items())])


def _times(desk: Collected, rows: Engine) -> Iterator[tuple[str, float]]:
    yield "reading the rows", _cpu(partial(_read, rows))
    reports = Choice(kind=PrintKind.REPORTS)
    yield "choosing reports", _cpu(lambda: choose(desk, reports, WORN))
    yield "choosing certificates", _cpu(lambda: choose(desk, Choice(), WORN))
    chosen, run_id = choose(desk, Choice(), WORN), new_run_id()
    starting = partial(start_run, desk, chosen, Options(), run_id=run_id, theme=WORN, address=ADDRESS, by="Ann")
    yield "starting a run of them", _cpu(starting)
    run = desk.store.runs.find(run_id)
    if run is None:
        raise LookupError(run_id)
    yield "choosing them again, with their numbers", _cpu(lambda: choose(desk, Choice(), WORN))
    one = chosen.entries[MANY // 2].reference
    yield "choosing one line of the run again", _cpu(lambda: choose_again(desk, run, (one,), WORN))
    yield "counting groups", _cpu(lambda: tally_of(desk.questionnaire, desk.scored()))


def _cpu(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def _read(rows: Engine) -> None:
    """Everything that is kept of them, as it lies in the database."""
    with reading(rows) as connection:
        for table in TABLES:
            connection.execute(select(table)).all()


def filled(address: str, number: int) -> Collected:
    """A database in which so many have finished: some did, and each of the others answered as one of these."""
    store, engine = open_store(address), make_engine(address)
    store.upgrade()
    catalogue = Catalogue(Path("questionnaires"))
    add_samples(store, catalogue, MADE)
    with writing(engine) as connection:
        kept = {table: connection.execute(select(table)).mappings().all() for table in TABLES}
        chance = Random(20261123)  # noqa: S311  # the same ones each time
        for first in range(0, number, MADE):
            _add(connection, kept, chance, min(MADE, number - first))
    engine.dispose()
    desk = collected(store, catalogue, ASKED, VERSION)
    if desk is None:
        raise LookupError(ASKED)
    return desk


def _add(connection: Connection, kept: Mapping[Table, Sequence[RowMapping]], chance: Random, number: int) -> None:
    """The same answers once more, by people of other names."""
    asked = [row["id"] for row in kept[db_sitting] if row["questionnaire_id"] == ASKED]
    new = {sitting: str(uuid.UUID(int=chance.getrandbits(128))) for sitting in asked[:number]}
    people = [
        row | {"id": new[row["id"]], "token_hash": new[row["id"]], "sample": False}
        for row in _of(kept, db_sitting, new)
    ]
    connection.execute(insert(db_sitting), people)
    pages = [
        row | {"sitting_id": new[row["sitting_id"]], "answers": _named(row["answers"], chance)}
        for row in _of(kept, db_page, new)
    ]
    connection.execute(insert(db_page), pages)
    connection.execute(
        insert(db_result), [row | {"sitting_id": new[row["sitting_id"]]} for row in _of(kept, db_result, new)]
    )


def _of(kept: Mapping[Table, Sequence[RowMapping]], table: Table, new: Mapping[str, str]) -> list[dict[str, Any]]:
    return [dict(row) for row in kept[table] if row[TABLES[table].name] in new]


def _named(answers: str, chance: Random) -> str:
    said = json.loads(answers)
    if NAME not in said:
        return answers
    return json.dumps(
        said | {NAME: f"{chance.choice(FIRST)} {chance.choice(FIRST)} {chance.choice(LAST)}"}, ensure_ascii=False
    )


if __name__ == "__main__":
    print(report())

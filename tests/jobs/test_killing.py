"""Workers and the processes they print with are killed at any moment: nothing is lost, and nothing happens twice."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from engine.jobs import starting
from engine.jobs.pressing import open_workshop
from engine.jobs.running import work_once
from engine.store import Collected, Kind, Store
from engine.store.print_run import Options, PrintKind, RunState
from tests.jobs.running import MINUTE, desk_of, finish_many, settings_of, start, texts_of
from tests.jobs.workers import Worker, command, start_worker, wait_until

GIVEN = ("Ann", "Bo", "Siân", "Zoë")
FAMILIES = ("Adams", "Bell", "Cole", "Dean", "Eve", "Llŵyd")
CRASHED = "printing it crashed"
ISSUED_AND_PRINTED = {Kind.ISSUED: 1, Kind.PRINTED: 1, Kind.REPRINTED: 1}


@pytest.fixture
def desk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Collected:
    """Parts of two, so that there are many."""
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 2))
    desk = desk_of(store)
    finish_many(desk, [f"{given} {family}" for family in FAMILIES for given in GIVEN])
    return desk


def left(store: Store, runs: list[str]) -> list[str]:
    """The runs that are not done. One whose last part was killed too often in a row is resumed, as a centre does."""
    found = [store.runs.find(run_id) for run_id in runs]
    going = [run for run in found if run is not None and run.state is not RunState.DONE]
    for run in going:
        if run.state is RunState.FAILED:
            assert run.problem == CRASHED
            store.runs.resume(run.id)
    return [run.id for run in going]


def moments(store: Store, runs: list[str], chance: Random) -> Iterator[None]:
    """Moments at which something is being made, until all is: while it is rendered, stored or bound."""
    while left(store, runs):
        free = store.leases.waiting()
        wait_until(lambda: not left(store, runs) or store.leases.waiting() < free or not free)  # noqa: B023  # called at once
        time.sleep(chance.random() * 0.4)
        yield


def disturb(worker: Worker, chance: Random, url: str, folder: Path) -> tuple[Worker, list[int]]:
    """Kill the process that prints, or the worker that started it; whoever works then, and who must not any more."""
    children = worker.children()
    if children and chance.random() < 0.5:
        os.kill(children[0], signal.SIGKILL)
        return worker, []
    worker.kill()
    return start_worker(url, folder, lease=2), children


def printed_as_frozen(desk: Collected, together: str, apart: str) -> None:
    """Every page, name, number and event is that of the frozen list, each once."""
    store = desk.store
    for run_id in (together, apart):
        entries = list(store.runs.entries(run_id))
        assert [(entry.problem, entry.pages) for entry in entries] == [(None, 1)] * len(GIVEN) * len(FAMILIES)
        assert len({entry.number for entry in entries}) == len({entry.sitting_id for entry in entries}) == len(entries)
    entries = list(store.runs.entries(together))
    texts = texts_of(b"".join(store.sheets.contents(together)))
    for entry, text in zip(entries, texts, strict=True):
        assert entry.name in text
        assert entry.reference in text
    assert [entry.number for entry, _ in store.sheets.files(apart)] == [entry.number for entry in entries]
    for entry, content in store.sheets.files(apart):
        assert entry.name in texts_of(content)[0]
    for entry in entries:
        assert Counter(event.kind for event in store.register.events(entry.number or "")) == ISSUED_AND_PRINTED


@pytest.mark.parametrize(
    ("kills", "seed"), [(3, 1), *(pytest.param(25, seed, marks=pytest.mark.full) for seed in range(2, 6))]
)
def test_killed_at_any_moment_all_is_printed_once(
    url: str, desk: Collected, tmp_path: Path, kills: int, seed: int
) -> None:
    chance, store = Random(seed), desk.store  # noqa: S311  # a test's, to be drawn again
    runs = [start(desk), start(desk, options=Options(apart=True))]
    worker, orphans, killed = start_worker(url, tmp_path, lease=2), list[int](), 0
    try:
        for _, _ in zip(range(kills), moments(store, runs, chance), strict=False):
            worker, left_alone = disturb(worker, chance, url, tmp_path)
            orphans += left_alone
            killed += 1
        assert killed > kills / 2
        wait_until(lambda: not left(store, runs))
        worker.stop()
    finally:
        worker.process.kill()
    wait_until(lambda: not any("spawn_main" in command(each) for each in orphans))
    printed_as_frozen(desk, *runs)
    undisturbed, workshop = start(desk), open_workshop(settings_of(url), store)
    while work_once(workshop, MINUTE):
        pass
    assert list(store.sheets.contents(undisturbed)) == list(store.sheets.contents(runs[0]))

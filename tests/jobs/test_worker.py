"""A real worker: what crashes it is left out, what takes too long is not waited for, and it stops when told to."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from engine.jobs import starting
from engine.jobs.child import NICENESS
from engine.jobs.worker import processes_here
from engine.store import Collected, Store, open_store
from engine.store.leases import Leases
from engine.store.print_run import PrintKind, Reason, RunState
from tests.jobs.running import MINUTE, desk_of, finish_many, start, texts_of
from tests.jobs.workers import Worker, start_worker, wait_until

NAMES = ("Ann Adams", "Bo Bell", "Crash Cole", "Di Dean")
CRASHING = """
import os, signal
from engine.jobs import bench, pressing
bench.TRIES = 1  # so that fewer processes have to be started
whole = pressing.write_proved
def crash(certificates, *others):
    if any(each.name == "Crash Cole" for each in certificates):
        os.kill(os.getpid(), signal.SIGSEGV)
    return whole(certificates, *others)
pressing.write_proved = crash
"""
ENDLESS = """
import time
from engine.jobs import pressing
pressing.write_proved = lambda *_: time.sleep(1000)
"""


@pytest.fixture
def desk(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Collected:
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 4))
    desk = desk_of(open_store(sqlite_url))
    finish_many(desk, NAMES)
    return desk


def state(store: Store, run_id: str) -> RunState:
    run = store.runs.find(run_id)
    assert run is not None
    return run.state


def test_a_line_that_crashes_its_process_is_left_out_and_the_others_are_printed(
    desk: Collected, sqlite_url: str, tmp_path: Path
) -> None:
    run_id = start(desk)
    worker = start_worker(sqlite_url, tmp_path, first=CRASHING, lease=60)
    try:
        wait_until(lambda: state(desk.store, run_id) is RunState.DONE)
    finally:
        worker.stop()
    entries = list(desk.store.runs.entries(run_id))
    assert [entry.problem for entry in entries] == [None, None, Reason.FAULTY, None]
    assert entries[2].detail == "printing it crashed"
    texts = texts_of(b"".join(desk.store.sheets.contents(run_id)))
    assert ["Ann Adams" in texts[0], "Bo Bell" in texts[1], "Di Dean" in texts[2], len(texts)] == [True, True, True, 3]
    desk.store.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_gives_back_what_it_is_at(
    desk: Collected, sqlite_url: str, tmp_path: Path, number: signal.Signals
) -> None:
    run_id, leases = start(desk), desk.store.leases
    worker = start_worker(sqlite_url, tmp_path, first=ENDLESS, lease=60)
    wait_until(lambda: not leases.waiting() and bool(worker.children()))
    wait_until(lambda: priorities(worker.children()[0]) == {0, NICENESS})
    assert seen(desk.store, run_id)
    stopped_by(worker, number)
    taken_anew(leases)
    assert not seen(desk.store, run_id)
    desk.store.close()


def priorities(process: int) -> set[int]:
    """Of the threads of a process: what prints gives way to everybody, what stores to nobody."""
    return {os.getpriority(os.PRIO_PROCESS, int(thread.name)) for thread in Path(f"/proc/{process}/task").iterdir()}


def stopped_by(worker: Worker, number: signal.Signals) -> None:
    children = worker.children()
    for process in (*children, worker.process.pid):  # a service tells all of them
        os.kill(process, number)
    assert worker.process.wait(20) == 0
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    assert worker.said() == ""


def taken_anew(leases: Leases) -> None:
    """It is there to be taken at once, and nobody says that it was tried."""
    lease = leases.take(MINUTE)
    assert lease is not None
    assert lease.tries == 1


def seen(store: Store, run_id: str) -> bool:
    progress = store.runs.progress(run_id)
    return progress is not None and progress.worked_at is not None


def test_one_processor_is_left_to_who_answers_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for there, taken in ((8, 7), (2, 1), (1, 1)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, there=there: set(range(there)))
        assert processes_here() == taken

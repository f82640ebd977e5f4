"""The disk is full in the middle of a run: it says so, and goes on when there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from engine.jobs import starting
from engine.jobs.bench import Bench
from engine.store import Store, open_store, runs
from engine.store.print_run import Options, PrintKind, Run, RunState
from engine.store.runs import NO_ROOM
from tests.jobs.running import MINUTE, desk_of, finish_many, settings_of, start, texts_of
from tests.jobs.workers import start_worker, wait_until

SIZE = 12 * 1024 * 1024
NAMES = [f"Ann Adams {place:02d}" for place in range(40)]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if mount is None or os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603  # our own arguments
        pytest.skip("only who may mount a disk has one that is full")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S603, S607  # as above


def test_a_full_disk_stops_a_run_until_there_is_room(
    small_disk: Path, migrated_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 4))
    monkeypatch.setattr(runs, "SPARE", 256 * 1024)
    shutil.copy(migrated_sqlite, small_disk / "store.sqlite")
    url = f"sqlite:///{small_disk / 'store.sqlite'}"
    store = open_store(url)
    desk = desk_of(store)
    finish_many(desk, NAMES)
    run_id = start(desk, options=Options(apart=True))
    ballast = small_disk / "ballast"
    fill(ballast, leaving=600 * 1024)
    worker = start_worker(url, tmp_path)
    try:
        wait_until(lambda: "no room on the database's disk" in worker.said())
        assert found(store, run_id).problem == NO_ROOM
        assert found(store, run_id).state is RunState.PRINTING
        ballast.unlink()
        wait_until(lambda: found(store, run_id).state is RunState.DONE)
    finally:
        worker.stop()
    assert found(store, run_id).problem is None
    files = list(store.sheets.files(run_id))
    assert [entry.name for entry, _ in files] == NAMES
    assert all(entry.name in texts_of(content)[0] for entry, content in files)
    events = [store.register.events(entry.number or "") for entry, _ in files]
    assert [len(each) for each in events] == [2] * len(NAMES)
    store.close()


def fill(file: Path, leaving: int) -> None:
    """Take all room of a disk but so much."""
    room = os.statvfs(file.parent)
    file.write_bytes(bytes(room.f_bavail * room.f_frsize - leaving))


def found(store: Store, run_id: str) -> Run:
    progress = store.runs.progress(run_id)
    assert progress is not None
    return progress.run


def test_the_last_room_is_left_to_people_who_answer(
    url: str, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    desk = desk_of(store)
    finish_many(desk, NAMES[:1])
    run_id = start(desk)
    monkeypatch.setattr(runs, "SPARE", 10**18)
    bench = Bench(settings_of(url), store, Event(), lasting=MINUTE, pause=0)
    in_file = url.startswith("sqlite")
    assert (found(store, run_id).problem == NO_ROOM) is in_file
    if in_file:
        assert not bench.work()
        assert "left to people who answer" in caplog.text
        assert store.leases.waiting() == 1

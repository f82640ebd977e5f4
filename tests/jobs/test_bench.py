"""What goes wrong while a part is made, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from engine.jobs import bench, starting
from engine.jobs.bench import MOST_TRIES, RECYCLED, TRIES, Bench
from engine.jobs.child import Answer, Away, Broken, Impossible, Lost, Made, Tried
from engine.store import Collected, Store, StoreUnavailable
from engine.store.leases import Lease, LeaseLost, Outcome
from engine.store.leases import Made as Finished
from engine.store.print_run import Entry, Options, PrintKind, Reason, Run, RunState
from engine.store.runs import NO_ROOM
from tests.jobs.running import MINUTE, desk_of, finish_many, settings_of, start

CRASHED = Broken("printing it crashed")


class FakeChild:
    """A process that answers what a test says."""

    answer: Callable[[Lease], Answer] = staticmethod(lambda _: Made())
    alone: Callable[[Entry], Answer] = staticmethod(lambda _: Tried(None))
    started = 0

    def __init__(self, _settings: object) -> None:
        FakeChild.started += 1
        self.alive = True

    def make(self, lease: Lease) -> Answer:
        answer = FakeChild.answer(lease)
        self.alive = not isinstance(answer, Broken)
        return answer

    def try_alone(self, _lease: Lease, entry: Entry) -> Answer:
        answer = FakeChild.alone(entry)
        self.alive = not isinstance(answer, Broken)
        return answer

    def kill(self) -> None:
        self.alive = False

    stop = kill


@pytest.fixture
def desk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Collected:
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 2))
    desk = desk_of(store)
    finish_many(desk, ("Ann Adams", "Bo Bell"))
    return desk


@pytest.fixture
def place(url: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A place to print at, with a process that makes whatever it is asked for."""
    monkeypatch.setattr(bench, "Child", FakeChild)
    monkeypatch.setattr(FakeChild, "answer", staticmethod(lambda lease: finished(store, lease)))
    monkeypatch.setattr(FakeChild, "alone", staticmethod(lambda _: Tried(None)))
    monkeypatch.setattr(FakeChild, "started", 0)
    return Bench(settings_of(url, tmp_path), store, Event(), lasting=MINUTE, pause=0)


def finished(store: Store, lease: Lease) -> Answer:
    left = [] if lease.binds else [each for each in store.runs.entries(lease.run.id, lease.chunk) if not each.problem]
    outcomes = [Outcome(place=entry.place, pages=1) for entry in left]
    store.leases.finish(lease, Finished(pages=len(left), size=0, sha256="5" * 64, outcomes=outcomes), [])
    return Made()


def found(desk: Collected, run_id: str) -> Run:
    run = desk.store.runs.find(run_id)
    assert run is not None
    return run


def answering(monkeypatch: pytest.MonkeyPatch, *answers: Answer | None) -> None:
    """Its process answers these, one after the other; None is whatever it would answer."""
    plain, coming = FakeChild.answer, list(answers)
    monkeypatch.setattr(
        FakeChild, "answer", staticmethod(lambda lease: (coming.pop(0) if coming else None) or plain(lease))
    )


def test_part_after_part_is_made_until_nothing_is_left(desk: Collected, place: Bench) -> None:
    run_id = start(desk)
    assert [place.work() for _ in range(3)] == [True, True, False]
    assert found(desk, run_id).state is RunState.DONE
    assert FakeChild.started == 1
    place.close()


def test_a_process_is_followed_by_another_after_many_parts(desk: Collected, place: Bench) -> None:
    for _ in range(RECYCLED):
        start(desk, options=Options(apart=True))
    start(desk)
    while place.work():
        pass
    assert FakeChild.started == 2


def test_after_a_crash_it_is_tried_again_by_another_process(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = start(desk)
    answering(monkeypatch, CRASHED, CRASHED)
    assert [place.work() for _ in range(4)] == [True] * 4
    assert (found(desk, run_id).state, FakeChild.started) == (RunState.DONE, 3)


def test_what_crashes_again_and_again_is_found_line_by_line(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = start(desk)
    answering(monkeypatch, *[CRASHED] * TRIES)
    monkeypatch.setattr(
        FakeChild, "alone", staticmethod(lambda entry: CRASHED if entry.name == "Ann Adams" else Tried(None))
    )
    while place.work():
        pass
    ann, bo = desk.store.runs.entries(run_id)
    assert (ann.problem, ann.detail, bo.problem) == (Reason.FAULTY, "printing it crashed", None)
    assert found(desk, run_id).pages == 0
    assert [len(desk.store.register.events(each.number or "")) for each in (ann, bo)] == [1, 2]


@pytest.mark.parametrize("when", ["of a line by itself", "of the rest"])
def test_what_is_found_impossible_line_by_line_fails_the_run(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    run_id, gone = start(desk), Impossible("There is no theme.")
    answering(monkeypatch, *[CRASHED] * TRIES, gone)
    if when == "of a line by itself":
        monkeypatch.setattr(FakeChild, "alone", staticmethod(lambda _: gone))
    while place.work():
        pass
    assert (found(desk, run_id).state, found(desk, run_id).problem) == (RunState.FAILED, "There is no theme.")


def test_a_line_that_says_itself_why_is_listed_with_that(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = start(desk)
    answering(monkeypatch, *[CRASHED] * TRIES)
    said = Outcome(place=2, problem=Reason.WITHDRAWN)
    monkeypatch.setattr(FakeChild, "alone", staticmethod(lambda entry: Tried(said if entry.place == 2 else None)))
    while place.work():
        pass
    assert [entry.problem for entry in desk.store.runs.entries(run_id)] == [None, Reason.WITHDRAWN]


def test_what_crashes_although_every_line_can_be_printed_is_given_up(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = start(desk)
    answering(monkeypatch, *[CRASHED] * (2 * MOST_TRIES - TRIES))
    while place.work():
        pass
    assert [entry.problem for entry in desk.store.runs.entries(run_id)] == [Reason.FAULTY] * 2
    assert found(desk, run_id).state is RunState.DONE


def test_a_file_that_cannot_be_bound_fails_the_run_which_can_be_resumed(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = start(desk)
    answering(monkeypatch, None, *[Broken("no such thing")] * TRIES)
    while place.work():
        pass
    run = found(desk, run_id)
    assert (run.state, run.problem) == (RunState.FAILED, "no such thing")
    desk.store.runs.resume(run_id)
    assert place.work()
    assert found(desk, run_id).state is RunState.DONE


def test_what_cannot_be_printed_at_all_fails_the_run(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = start(desk)
    answering(monkeypatch, Impossible("There is no theme."))
    assert [place.work(), place.work()] == [True, False]
    assert found(desk, run_id).problem == "There is no theme."


def test_where_there_is_no_room_the_run_says_so_and_nothing_counts_as_a_try(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = start(desk)
    answering(monkeypatch, *[Away(full=True)] * 9)
    for _ in range(9):
        assert place.work()
    assert found(desk, run_id).problem == NO_ROOM
    assert place.work()
    assert found(desk, run_id).problem is None


def test_where_the_database_is_away_it_waits(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    start(desk)
    answering(monkeypatch, Away(full=False))
    assert place.work()

    def away(_lease: Lease) -> Answer:
        raise StoreUnavailable("the database cannot be used now")

    monkeypatch.setattr(FakeChild, "answer", staticmethod(away))
    assert place.work()
    assert "Waiting: the database cannot be used now" in caplog.text


def test_what_somebody_else_has_by_now_is_left_to_them(
    desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    start(desk)
    answering(monkeypatch, Lost())
    assert place.work()

    def lost(_lease: Lease) -> Answer:
        raise LeaseLost("part 0 is somebody else's by now")

    monkeypatch.setattr(FakeChild, "answer", staticmethod(lost))
    desk.store.runs.resume(start(desk))
    assert place.work()
    assert "somebody else's by now" in caplog.text


def test_a_crash_while_it_is_told_to_stop_is_nobodys_fault(
    url: str, desk: Collected, place: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(desk)
    stopping = Event()
    stopping.set()
    answering(monkeypatch, CRASHED)
    assert Bench(settings_of(url), desk.store, stopping, lasting=MINUTE, pause=0).work()
    lease = desk.store.leases.take(MINUTE)
    assert lease is not None
    assert lease.tries == 1
    assert place.work() is False

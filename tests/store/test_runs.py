"""A print run is frozen when it starts; each part of it is one worker's at a time, and counts once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.clock import supposing_now
from engine.codes import new_number
from engine.store import Kind, Store, open_store
from engine.store.leases import Lease, LeaseLost, Made, Outcome
from engine.store.print_run import Choice, Entry, Options, Order, PrintKind, Reason, Run, RunState, new_run_id
from tests.store.registering import issue

MORNING = datetime(2026, 11, 22, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CHOICE = Choice(
    kind=PrintKind.REPORTS, since=MORNING.date(), until=MORNING.date(), group="A", lines=("Ann", "Bo"), order=Order.LIST
)


def run_of(options: Options | None = None, made_at: datetime = MORNING) -> Run:
    return Run(
        id=new_run_id(),
        questionnaire_id="team",
        version="1.0.0",
        title="Working with others",
        theme="default",
        choice=CHOICE,
        options=options or Options(),
        state=RunState.PRINTING,
        made_at=made_at,
        by="centre",
    )


def listed(store: Store, number: int, size: int = 2) -> list[Entry]:
    """So many certificates in parts of this size, and one that is not printed."""
    entries = [
        Entry(
            place=place,
            name=f"Ann {place}",
            reference=f"R{place}",
            chunk=(place - 1) // size,
            number=issue(store).number,
        )
        for place in range(1, number + 1)
    ]
    return [*entries, Entry(place=number + 1, name="Bo", reference="B", problem=Reason.NOT_EARNED, group="A")]


def started(store: Store, number: int = 3, options: Options | None = None) -> Run:
    run = run_of(options)
    assert store.runs.start(run, listed(store, number))
    return run


def taken(store: Store) -> Lease:
    lease = store.leases.take(MINUTE)
    assert lease is not None
    return lease


def make(store: Store, lease: Lease, content: bytes = b"sheets") -> None:
    store.leases.keep(lease, [(0, content)])
    entries = store.runs.entries(lease.run.id, lease.chunk)
    outcomes = [Outcome(place=each.place, pages=1) for each in entries]
    made = Made(pages=len(outcomes), size=len(content), sha256="5" * 64, outcomes=outcomes)
    store.leases.finish(lease, made, [0])


def state(store: Store, run: Run) -> RunState:
    found = store.runs.find(run.id)
    assert found is not None
    return found.state


def test_what_is_frozen_is_read_back_as_it_was(store: Store) -> None:
    run, entries = run_of(Options(apart=True, paper="Letter", duplex=True)), listed(store, 3)
    assert store.runs.start(run, entries)
    assert store.runs.find(run.id) == run
    assert list(store.runs.entries(run.id)) == entries
    assert [each.place for each in store.runs.entries(run.id, 1)] == [3]
    assert store.runs.find(new_run_id()) is None
    assert store.runs.progress(new_run_id()) is None


def test_starting_twice_starts_once(store: Store) -> None:
    run, entries = run_of(), listed(store, 3)
    assert store.runs.start(run, entries)
    assert not store.runs.start(replace(run, by="another"), entries[:1])
    assert store.runs.find(run.id) == run
    assert len(list(store.runs.entries(run.id))) == 4


def test_a_long_list_is_read_in_its_order(store: Store) -> None:
    run = run_of()
    entries = [Entry(place=place, name="Ann", reference=str(place), chunk=place // 250) for place in range(1, 1202)]
    assert store.runs.start(run, entries)
    assert [each.place for each in store.runs.entries(run.id)] == list(range(1, 1202))


def test_a_run_with_nothing_to_print_is_done(store: Store) -> None:
    run = run_of()
    assert store.runs.start(run, [Entry(place=1, name="Bo", reference="B", problem=Reason.NO_NAME)])
    assert state(store, run) is RunState.DONE


def test_each_part_is_given_to_one_only(url: str, store: Store) -> None:
    run = started(store, 12)
    stores = [open_store(url) for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda each: each.leases.take(MINUTE), stores * 2))
    for each in stores:
        each.close()
    leases = [lease for lease in found if lease is not None]
    assert sorted(lease.chunk for lease in leases) == [0, 1, 2, 3, 4, 5]
    assert {lease.run for lease in leases} == {run}
    assert not store.leases.waiting()


def test_the_first_parts_of_all_runs_come_first(store: Store) -> None:
    long, short = started(store, 6), started(store, 2)
    assert store.leases.waiting() == 4
    assert [(taken(store).chunk, taken(store).chunk) for _ in range(2)] == [(0, 0), (1, 2)]
    assert {long.id, short.id} == {each.id for each in store.runs.history()}


def test_a_lease_that_is_over_is_another_ones_to_take(store: Store) -> None:
    started(store, 2)
    with supposing_now(MORNING):
        late = taken(store)
        store.leases.extend([late], MINUTE * 2, "worker")
    with supposing_now(MORNING + MINUTE * 2):
        assert store.leases.take(MINUTE) is None
    with supposing_now(MORNING + MINUTE * 2 + timedelta(seconds=1)):
        other = taken(store)
        assert (late.tries, other.tries, other.chunk) == (1, 2, late.chunk)
        store.leases.keep(other, [(0, b"others"), (1, b"more")])
        refused: list[Callable[[], None]] = [
            lambda: store.leases.keep(late, [(0, b"late")]),
            lambda: store.leases.mark(late, Outcome(place=1)),
            lambda: make(store, late),
            lambda: store.leases.fail(late, "no"),
        ]
        for each in refused:
            with pytest.raises(LeaseLost):
                each()
        store.leases.give_back(late)
        assert store.leases.take(MINUTE) is None
        make(store, other)
    assert b"".join(store.sheets.chunk_contents(other.run.id, 0)) == b"sheets"
    with pytest.raises(LeaseLost):
        make(store, other)


def test_what_is_given_back_counts_as_a_try_only_where_it_may_be_to_blame(store: Store) -> None:
    started(store, 2)
    store.leases.give_back(taken(store))
    store.leases.give_back(taken(store), counts=True)
    assert taken(store).tries == 2


def test_all_is_bound_when_every_part_is_made_and_then_it_is_done(store: Store) -> None:
    run = started(store, 3)
    first, second = taken(store), taken(store)
    assert store.leases.take(MINUTE) is None
    make(store, second)
    assert store.leases.take(MINUTE) is None
    progress = store.runs.progress(run.id)
    assert progress is not None
    assert (progress.entries, progress.ready, progress.refused, progress.binding) == (3, 1, 1, False)
    assert [(each.first, each.last, each.done) for each in progress.chunks] == [(1, 2, False), (3, 3, True)]
    make(store, first)
    last = taken(store)
    assert (last.binds, last.chunk) == (True, 2)
    progress = store.runs.progress(run.id)
    assert progress is not None
    assert progress.binding
    store.leases.keep(last, [(0, b"all "), (1, b"of it")])
    store.leases.finish(last, Made(pages=3, size=9, sha256="9" * 64), [0, 1])
    found = store.runs.find(run.id)
    assert found is not None
    assert (found.state, found.pages, found.sha256) == (RunState.DONE, 3, "9" * 64)
    assert (b"".join(store.sheets.contents(run.id)), store.sheets.size(run.id)) == (b"all of it", 9)


def test_two_who_make_the_last_parts_at_once_leave_one_to_bind(url: str, store: Store) -> None:
    run = started(store, 8)
    leases = [taken(store) for _ in range(4)]
    stores = [open_store(url) for _ in leases]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda each: make(each[0], each[1]), zip(stores, leases, strict=True)))
    for each in stores:
        each.close()
    assert taken(store).binds
    assert state(store, run) is RunState.PRINTING


def test_files_of_a_run_that_is_printed_apart_come_in_order(store: Store) -> None:
    run = started(store, 3, Options(apart=True))
    for lease in (taken(store), taken(store)):
        entries = list(store.runs.entries(run.id, lease.chunk))
        store.leases.keep(lease, [(each.place, each.name.encode()) for each in entries])
        outcomes = [Outcome(place=each.place, pages=1, sha256=str(each.place) * 64) for each in entries]
        made = Made(pages=len(entries), size=5 * len(entries), sha256=None, outcomes=outcomes)
        store.leases.finish(lease, made, [each.place for each in entries])
    files = list(store.sheets.files(run.id))
    assert [content for _, content in files] == [b"Ann 1", b"Ann 2", b"Ann 3"]
    assert [entry.sha256 for entry, _ in files] == ["1" * 64, "2" * 64, "3" * 64]
    assert state(store, run) is RunState.DONE
    assert list(store.sheets.contents(run.id)) == []


def test_every_certificate_is_logged_once_for_each_run_it_was_printed_in(store: Store) -> None:
    run = started(store, 2)
    [ann, bo, _] = store.runs.entries(run.id)
    make(store, taken(store))
    again = replace(run_of(), reason="the printer jammed", again_of=run.id)
    store.runs.start(again, [ann, bo])
    late = store.leases.take(MINUTE)  # the file of the first run
    assert late is not None
    for lease in (late, taken(store)):
        make(store, lease)
    first, second = store.register.events(ann.number or "")[1:]
    assert (first.kind, first.reason, first.sheet) == (Kind.PRINTED, None, f"run {run.id}")
    assert (second.kind, second.reason, second.sheet) == (Kind.REPRINTED, "the printer jammed", f"run {again.id}")
    assert first.other == second.other == "5" * 64
    assert len(store.register.events(bo.number or "")) == 3


def test_what_could_not_be_printed_is_not_logged_and_says_why(store: Store) -> None:
    run = started(store, 2)
    lease = taken(store)
    store.leases.mark(lease, Outcome(place=1, problem=Reason.FAULTY, detail="it is endless"))
    made = Made(pages=1, size=0, sha256="5" * 64, outcomes=[Outcome(place=2, pages=1)])
    store.leases.finish(lease, made, [])
    [ann, bo, _] = store.runs.entries(run.id)
    assert (ann.problem, ann.detail, bo.problem) == (Reason.FAULTY, "it is endless", None)
    assert [len(store.register.events(each.number or "")) for each in (ann, bo)] == [1, 2]
    progress = store.runs.progress(run.id)
    assert progress is not None
    assert (progress.ready, progress.faulty) == (1, 1)


def test_a_cancelled_run_stops_at_the_next_part_and_can_go_on(store: Store) -> None:
    run = started(store, 4)
    lease = taken(store)
    assert store.runs.cancel(run.id)
    assert not store.runs.cancel(run.id)
    assert store.leases.take(MINUTE) is None
    make(store, lease)
    assert state(store, run) is RunState.CANCELLED
    assert store.runs.resume(run.id)
    assert not store.runs.resume(run.id)
    make(store, taken(store))
    assert taken(store).binds


def test_a_run_that_was_cancelled_while_its_last_part_was_made_is_bound_when_it_goes_on(store: Store) -> None:
    run = started(store, 2, Options(apart=True))
    lease = taken(store)
    store.runs.cancel(run.id)
    make(store, lease)
    assert state(store, run) is RunState.CANCELLED
    store.runs.resume(run.id)
    assert state(store, run) is RunState.DONE


def test_a_run_whose_file_cannot_be_made_says_so_and_can_be_resumed(store: Store) -> None:
    run = started(store, 2)
    store.leases.fail(taken(store), "There is no theme.")
    found = store.runs.find(run.id)
    assert found is not None
    assert (found.state, found.problem) == (RunState.FAILED, "There is no theme.")
    assert store.leases.take(MINUTE) is None
    assert store.runs.resume(run.id)
    assert taken(store).tries == 1


def test_what_a_run_waits_for_is_forgotten_when_it_goes_on(store: Store) -> None:
    run = started(store, 4)
    store.runs.say(run.id, "There is no room.")
    found = store.runs.find(run.id)
    assert found is not None
    assert found.problem == "There is no room."
    make(store, taken(store))
    assert store.runs.find(run.id) == run


def test_old_sheets_are_thrown_away_and_the_list_stays(store: Store) -> None:
    run, going = started(store, 3), started(store, 2)
    for _ in range(3):
        lease = taken(store)
        if lease.run.id == run.id:
            make(store, lease)
    with supposing_now(MORNING):
        lease = taken(store)
        store.leases.keep(lease, [(place, b"piece") for place in range(9)])
        store.leases.finish(lease, Made(pages=3, size=45, sha256="9" * 64), range(9))
    assert store.sheets.discard(MORNING) == 0
    assert store.sheets.discard(MORNING + MINUTE) == 1
    assert store.sheets.discard(MORNING + MINUTE) == 0
    assert list(store.sheets.contents(run.id)) == list(store.sheets.chunk_contents(run.id, 0)) == []
    assert len(list(store.runs.entries(run.id))) == 4
    found = store.runs.find(run.id)
    assert found is not None
    assert found.discarded_at is not None
    assert not store.runs.resume(run.id)
    assert state(store, going) is RunState.PRINTING
    store.sheets.sweep()


def test_a_worker_is_seen_until_it_leaves(store: Store) -> None:
    run = started(store, 2)
    with supposing_now(MORNING):
        store.leases.extend([], MINUTE, "one")
    with supposing_now(MORNING + MINUTE):
        store.leases.extend([], MINUTE, "two")
    progress = store.runs.progress(run.id)
    assert progress is not None
    assert progress.worked_at == MORNING + MINUTE
    store.leases.leave("two")
    with supposing_now(MORNING + timedelta(days=2)):
        store.leases.extend([], MINUTE, "three")
    progress = store.runs.progress(run.id)
    assert progress is not None
    assert progress.worked_at == MORNING + timedelta(days=2)


def test_the_latest_runs_are_told_first(store: Store) -> None:
    runs = [run_of(made_at=MORNING + MINUTE * place) for place in range(4)]
    for run in runs:
        store.runs.start(replace(run, questionnaire_id="other") if run is runs[1] else run, listed(store, 1))
    assert [each.id for each in store.runs.history("team", limit=2)] == [runs[3].id, runs[2].id]
    assert len(store.runs.history()) == 4
    assert new_number() not in {entry.number for entry in store.runs.entries(runs[0].id)}

"""A print run is frozen when it starts, and tells how far it has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from engine.clock import now, supposing_now
from engine.codes import new_number
from engine.store import Store
from engine.store.leases import Made, Outcome
from engine.store.print_run import Entry, Options, Reason, RunState, new_run_id
from tests.store.printing import MINUTE, MORNING, listed, make, run_of, started, state, taken

DAYS = timedelta(days=1)


def test_what_was_made_is_kept_from_when_a_run_was_cancelled(store: Store) -> None:
    run = started(store, 3)
    assert store.runs.cancel(run.id)
    assert store.sheets.discard(now() - DAYS) == 0
    assert store.runs.resume(run.id)


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


def test_what_a_run_waits_for_is_forgotten_when_it_goes_on(store: Store) -> None:
    run = started(store, 4)
    store.runs.note(run.id, "There is no room.")
    found = store.runs.find(run.id)
    assert found is not None
    assert found.problem == "There is no room."
    make(store, taken(store))
    assert store.runs.find(run.id) == run


def test_old_sheets_are_thrown_away_and_the_list_stays(store: Store) -> None:
    run, going = started(store, 3), started(store, 2)
    with supposing_now(MORNING + MINUTE):
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
    entries = list(store.runs.entries(run.id))
    assert len(entries) == 4
    assert all(entry.reference for entry in entries)
    assert {entry.name for entry in entries} == {""}
    assert all(entry.name for entry in store.runs.entries(going.id))
    found = store.runs.find(run.id)
    assert found is not None
    assert found.discarded_at is not None
    assert found.choice.lines == ()
    assert not store.runs.resume(run.id)
    assert state(store, going) is RunState.PRINTING
    store.sheets.sweep()


def test_the_latest_runs_are_told_first(store: Store) -> None:
    runs = [run_of(made_at=MORNING + MINUTE * place) for place in range(4)]
    for run in runs:
        store.runs.start(run, listed(store, 1))
    assert [each.id for each in store.runs.history(limit=2)] == [runs[3].id, runs[2].id]
    assert len(store.runs.history()) == 4
    assert new_number() not in {entry.number for entry in store.runs.entries(runs[0].id)}


def test_the_list_and_the_history_are_read_a_page_at_a_time(store: Store) -> None:
    run, entries = run_of(), listed(store, 3)
    assert store.runs.start(run, entries)
    printed = [entry for entry in entries if entry.problem is None]
    refused = [entry for entry in entries if entry.problem is not None]
    assert store.runs.some_entries(run.id, 2, left_out=False) == printed[:2]
    assert store.runs.some_entries(run.id, 2, 2, left_out=False) == printed[2:]
    assert store.runs.some_entries(run.id, 2, left_out=True) == refused
    later = replace(run_of(), made_at=run.made_at + MINUTE)
    assert store.runs.start(later, entries)
    assert store.runs.count() == 2
    assert store.runs.history(limit=1, offset=1) == [store.runs.find(run.id)]


def test_a_run_nobody_works_at_is_not_kept_for_ever(store: Store) -> None:
    run = started(store, 3)
    with supposing_now(MORNING + DAYS):
        assert store.sheets.discard(MORNING) == 0
        assert store.sheets.discard(MORNING + MINUTE) == 1
        assert store.sheets.discard(MORNING + MINUTE) == 0
        assert store.leases.take(MINUTE) is None
    found = store.runs.find(run.id)
    assert found is not None
    assert (found.state, found.finished_at, found.choice.lines) == (RunState.CANCELLED, MORNING + DAYS, ())
    assert {entry.name for entry in store.runs.entries(run.id)} == {""}
    assert not store.runs.resume(run.id)


def test_an_old_run_that_goes_on_again_is_kept_while_it_is_worked_at(store: Store) -> None:
    run = started(store, 2, Options(apart=True))
    store.runs.cancel(run.id)
    with supposing_now(MORNING + 40 * DAYS):
        assert store.runs.resume(run.id)
        assert store.sheets.discard(MORNING + 10 * DAYS) == 0
        lease = taken(store)
        store.leases.give_back(lease)
        assert store.sheets.discard(MORNING + 10 * DAYS) == 0
        make(store, taken(store))
    assert state(store, run) is RunState.DONE

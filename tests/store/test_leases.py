"""Each part of a print run is one worker's at a time, and counts once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from engine.clock import supposing_now
from engine.store import Kind, Store, open_store
from engine.store.leases import LeaseLost, Made, Outcome
from engine.store.print_run import Options, Reason, RunState
from tests.store.printing import MINUTE, MORNING, make, run_of, started, state, taken


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
            lambda: store.leases.list_outcome(late, Outcome(place=1)),
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
    store.leases.list_outcome(lease, Outcome(place=1, problem=Reason.FAULTY, detail="it is endless"))
    made = Made(pages=1, size=0, sha256="5" * 64, outcomes=[Outcome(place=2, pages=1)])
    store.leases.finish(lease, made, [])
    [ann, bo, _] = store.runs.entries(run.id)
    assert (ann.problem, ann.detail, bo.problem) == (Reason.FAULTY, "it is endless", None)
    assert [len(store.register.events(each.number or "")) for each in (ann, bo)] == [1, 2]
    progress = store.runs.progress(run.id)
    assert progress is not None
    assert (progress.ready, progress.faulty) == (1, 1)


def test_what_is_withdrawn_while_it_is_made_is_left_out_and_its_part_made_once_more(store: Store) -> None:
    run = started(store, 2)
    [ann, bo, _] = store.runs.entries(run.id)
    lease = taken(store)
    store.register.log([ann.number or ""], Kind.WITHDRAWN, "centre", "a mistake")
    make(store, lease)
    assert [each.problem for each in store.runs.entries(run.id, 0)] == [Reason.WITHDRAWN, None]
    make(store, taken(store))
    assert [each.kind for each in store.register.events(ann.number or "")] == [Kind.ISSUED, Kind.WITHDRAWN]
    assert [each.kind for each in store.register.events(bo.number or "")] == [Kind.ISSUED, Kind.PRINTED]
    assert taken(store).binds


def test_what_is_withdrawn_before_all_are_bound_is_taken_out_of_its_part(store: Store) -> None:
    run = started(store, 4)
    [ann, bo, *_] = store.runs.entries(run.id)
    for _ in range(2):
        make(store, taken(store))
    binding = taken(store)
    store.register.log([ann.number or ""], Kind.SUSPENDED, "centre", "an enquiry")
    make(store, binding)
    assert state(store, run) is RunState.PRINTING
    again = taken(store)
    assert (again.chunk, again.binds, store.leases.waiting()) == (0, False, 0)
    make(store, again)
    assert [each.problem for each in store.runs.entries(run.id, 0)] == [Reason.SUSPENDED, None]
    assert [each.kind for each in store.register.events(bo.number or "")] == [Kind.ISSUED, Kind.PRINTED]
    make(store, taken(store))
    assert state(store, run) is RunState.DONE
    [told] = store.runs.no_longer(run.id)  # whoever has printed its part at first has it on paper
    assert (told.number, told.problem) == (ann.number, Reason.SUSPENDED)


def test_of_files_apart_those_that_no_longer_hold_are_left_out_at_the_end(store: Store) -> None:
    run = started(store, 4, Options(apart=True))
    [ann, *_] = store.runs.entries(run.id)
    make(store, taken(store))
    store.register.log([ann.number or ""], Kind.WITHDRAWN, "centre", "a mistake")
    make(store, taken(store))
    found = store.runs.find(run.id)
    assert found is not None
    assert (found.state, found.pages) == (RunState.DONE, 3)
    assert next(store.runs.entries(run.id)).problem is Reason.WITHDRAWN


def test_what_of_an_old_run_no_longer_holds_is_told(store: Store) -> None:
    run = started(store, 2)
    for _ in range(2):
        make(store, taken(store))
    [ann, bo, _] = store.runs.entries(run.id)
    store.register.log([bo.number or ""], Kind.WITHDRAWN, "centre", "a mistake")
    store.register.log([ann.number or ""], Kind.SUSPENDED, "centre", "an enquiry")
    store.register.log([ann.number or ""], Kind.REINSTATED, "centre", "all is well")
    assert store.runs.no_longer(run.id) == [replace(bo, problem=Reason.WITHDRAWN)]


def test_a_run_whose_file_cannot_be_made_says_so_and_can_be_resumed(store: Store) -> None:
    run = started(store, 2)
    store.leases.fail(taken(store), "There is no theme.")
    found = store.runs.find(run.id)
    assert found is not None
    assert (found.state, found.problem) == (RunState.FAILED, "There is no theme.")
    assert store.leases.take(MINUTE) is None
    assert store.runs.resume(run.id)
    assert taken(store).tries == 1


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

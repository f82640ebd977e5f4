"""What was printed is chosen once more."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import Mock

import pytest

from engine.jobs import choosing
from engine.jobs.again import choose_again
from engine.jobs.choosing import Chosen
from engine.jobs.registering import replaced
from engine.reports import reference_of
from engine.store import Collected, Kind, Store
from engine.store.completed import ByHash
from engine.store.print_run import Choice, Entry, Options, Order, Reason, Run
from engine.store.runs import Runs
from tests.jobs.awarding import ADDRESS, theme
from tests.jobs.running import desk_of, finish_many, start


@pytest.fixture
def desk(store: Store) -> Collected:
    made = desk_of(store)
    finish_many(made, ["Zoë Adams", "Ama Bell", "Cai Dee"])
    return made


@pytest.fixture
def run(desk: Collected) -> Run:
    found = desk.store.runs.find(start(desk, Choice(order=Order.DATE)))
    assert found is not None
    return found


def names(chosen: Chosen) -> list[str]:
    return [entry.name for entry in chosen.entries]


def test_without_lines_all_of_it_comes_in_its_order(desk: Collected, run: Run) -> None:
    finish_many(desk, ["Somebody Else"])
    chosen = choose_again(desk, run, (), theme())
    assert names(chosen) == ["Zoë Adams", "Ama Bell", "Cai Dee"]
    assert [entry.place for entry in chosen.entries] == [1, 2, 3]
    assert names(choose_again(desk, run, ("", " "), theme())) == names(chosen)


def test_some_are_named_by_name_reference_or_number_and_others_of_that_name_are_not_meant(
    desk: Collected, run: Run
) -> None:
    finish_many(desk, ["Ama Bell"])
    number = next(entry.number for entry in desk.store.runs.entries(run.id) if entry.name == "Cai Dee")
    first = next(iter(desk.sittings()))
    chosen = choose_again(desk, run, (number or "", "Ama Bell", reference_of(first.sitting)), theme())
    assert names(chosen) == ["Cai Dee", "Ama Bell", "Zoë Adams"]
    assert chosen.unknown == ()
    assert [line.text for line in choose_again(desk, run, ("Nobody",), theme()).unknown] == ["Nobody"]


def test_who_was_not_on_it_is_told_line_by_line_whoever_they_are(desk: Collected, run: Run) -> None:
    finish_many(desk, ["Dai Eve"])
    chosen = choose_again(desk, run, ("Ama Bell", "Dai Eve", "Nobody"), theme())
    assert [(line.number, line.text) for line in chosen.unknown] == [(2, "Dai Eve"), (3, "Nobody")]
    assert names(chosen) == ["Ama Bell"]


def test_only_who_is_named_is_read(desk: Collected, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    sittings = Runs.sittings

    def noted(runs: Runs, entries: Sequence[Entry], by_hash: ByHash, *, explained: bool = True) -> object:
        read.extend(entry.name for entry in entries)
        return sittings(runs, entries, by_hash, explained=explained)

    monkeypatch.setattr(Runs, "sittings", noted)
    assert names(choose_again(desk, run, ("Ama Bell",), theme())) == ["Ama Bell"]
    assert read == ["Ama Bell"]


def test_a_certificate_that_was_replaced_is_known_by_what_it_was_and_by_what_it_is(desk: Collected, run: Run) -> None:
    number = next(entry.number for entry in desk.store.runs.entries(run.id) if entry.name == "Ama Bell") or ""
    old = desk.store.register.find(number)
    assert old is not None
    new = replaced(desk.store.register, old, "Ama Price", address=ADDRESS, by="Ann", reason="married")
    for line in (old.number, "Ama Bell", new.number, "Ama Price"):
        [entry] = choose_again(desk, run, (line,), theme()).entries
        assert (entry.name, entry.number) == ("Ama Price", new.number), line


def test_it_is_chosen_for_the_paper_it_was_printed_on(desk: Collected, monkeypatch: pytest.MonkeyPatch) -> None:
    run = desk.store.runs.find(start(desk, options=Options(paper="Letter")))
    assert run is not None
    unfit = Mock(return_value=None)
    monkeypatch.setattr(choosing, "unfit", unfit)
    choose_again(desk, run, (), theme())
    assert {call.args[2] for call in unfit.call_args_list} == {"Letter"}


def test_all_of_it_is_in_the_order_and_the_groups_of_before(desk: Collected) -> None:
    run = desk.store.runs.find(start(desk, Choice(order=Order.GROUP)))
    assert run is not None
    assert choose_again(desk, run, (), theme()).choice == run.choice
    assert choose_again(desk, run, ("Ama Bell",), theme()).choice.order is Order.LIST


def test_what_no_longer_holds_is_refused(desk: Collected, run: Run) -> None:
    first = next(iter(desk.store.runs.entries(run.id)))
    desk.store.register.log([first.number or ""], Kind.WITHDRAWN, "Ann", "an enquiry")
    chosen = choose_again(desk, run, (), theme())
    assert names(chosen) == ["Ama Bell", "Cai Dee"]
    assert [(entry.name, entry.problem, entry.place) for entry in chosen.refused] == [
        ("Zoë Adams", Reason.WITHDRAWN, 3),
    ]  # fmt: skip

"""What was printed is chosen once more."""

from __future__ import annotations

import pytest

from engine.jobs.again import choose_again
from engine.jobs.choosing import Chosen
from engine.reports import reference_of
from engine.store import Collected, Kind, Store
from engine.store.print_run import Choice, Order, Reason, Run
from tests.jobs.awarding import theme
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


def test_what_no_longer_holds_is_refused(desk: Collected, run: Run) -> None:
    first = next(iter(desk.store.runs.entries(run.id)))
    desk.store.register.log([first.number or ""], Kind.WITHDRAWN, "Ann", "an enquiry")
    chosen = choose_again(desk, run, (), theme())
    assert names(chosen) == ["Ama Bell", "Cai Dee"]
    assert [(entry.name, entry.problem, entry.place) for entry in chosen.refused] == [
        ("Zoë Adams", Reason.WITHDRAWN, 3),
    ]  # fmt: skip

"""The same few questions about each of several things."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from engine.expressions import Choice, DateType, Number, Rows, TextType
from engine.items.date import Date
from engine.items.number import Number as NumberKind
from engine.items.repeated_group import MOST, RepeatedGroup, build
from engine.items.single_choice import SingleChoice
from engine.items.text import ShortText
from engine.questionnaire import Answers, Fault, Item, ItemId, Option
from tests.items.asking import CY, EN, HERE, keys, option, text

SECTORS = (option("public"), option("other", specify="Which?"))


def asked(
    name: str, kind: ShortText | NumberKind | Date | SingleChoice, *options: Option, required: bool = True
) -> Item:
    return Item(id=ItemId(name), kind=kind, ask=text(f"{name}?"), options=options, required=required, span=HERE)


JOB = (
    asked("title", ShortText()),
    asked("hours", NumberKind(at_least=Decimal(0), at_most=Decimal(60))),
    asked("since", Date(), required=False),
    asked("sector", SingleChoice(("public", "other"), "other"), *SECTORS, required=False),
)


def group(at_least: int = 1, at_most: int = 3) -> Item:
    kind = RepeatedGroup(entry=text("Job", "Swydd"), at_least=at_least, at_most=at_most).asking(JOB)
    return Item(id=ItemId("jobs"), kind=kind, ask=text("Jobs?"), required=at_least > 0, span=HERE)


def read(item: Item, **typed: str) -> tuple[Answers, tuple[Fault, ...]]:
    """What is read of parts such as `_1_hours="3"`."""
    return item.kind.read(item, {name.lstrip("_").replace("_", "-"): [value] for name, value in typed.items()})


def test_an_answer_is_a_row_for_each_entry() -> None:
    since = {"_2_since-day": "1", "_2_since-month": "3", "_2_since-year": "2026"}
    chef = {"_2_title": "Chef", "_2_hours": "3", "_2_sector-other": "Sea"}
    answers, faults = read(group(), entries="2", _1_title="Welder", _1_hours="45", **chef, **since)
    assert faults == ()
    assert answers == {
        "jobs": (
            {"title": "Welder", "hours": 45},
            {"title": "Chef", "hours": 3, "since": date(2026, 3, 1), "sector": "other", "sector.other": "Sea"},
        )
    }


def test_an_entry_with_nothing_in_it_is_none() -> None:
    answers, faults = read(group(), entries="3", _2_title="Chef", _2_hours="3", _3_title="  ")
    assert (answers, faults) == ({"jobs": ({"title": "Chef", "hours": 3},)}, ())


def test_where_one_is_needed_what_is_missing_in_the_first_is_told() -> None:
    answers, faults = read(group(), entries="1")
    assert answers == {}
    assert [fault.part for fault in faults] == ["1-title", "1-hours"]


def test_where_none_is_needed_none_is_an_answer() -> None:
    assert read(group(at_least=0), entries="1") == ({}, ())


def test_as_many_are_asked_for_as_there_have_to_be() -> None:
    _, faults = read(group(at_least=2), entries="1", _1_title="Chef", _1_hours="3")
    assert [fault.part for fault in faults] == ["2-title", "2-hours"]


def test_too_few_are_told_where_nothing_in_them_is_required() -> None:
    kind = RepeatedGroup(entry=text("Job"), at_least=2).asking((asked("title", ShortText(), required=False),))
    item = Item(id=ItemId("jobs"), kind=kind, ask=text("Jobs?"), span=HERE)
    _, [fault] = read(item, entries="2", _1_title="Chef")
    assert (fault.part, fault.values, fault.about) == ("", {"least": 2}, "required")


def test_a_fault_is_in_its_entry_its_item_and_its_part() -> None:
    _, faults = read(group(), _1_title="Chef", _1_hours="lots", **{"_1_since-day": "32", "_1_since-month": "1"})
    assert [fault.part for fault in faults] == ["1-hours", "1-since-day", "1-since-year"]


@pytest.mark.parametrize("entries", ["", "9", "999999999999999999999", "-1", "½", "two"])
def test_however_many_are_said_to_be_there_no_more_are_read_than_there_can_be(entries: str) -> None:
    typed = {f"_{number}_title": "Chef" for number in range(1, 6)} | {f"_{number}_hours": "3" for number in range(1, 6)}
    answers, _ = read(group(), entries=entries, **typed)
    assert len(answers["jobs"]) == 3  # type: ignore[arg-type]  # rows


def kind_of(item: Item) -> RepeatedGroup:
    assert isinstance(item.kind, RepeatedGroup)
    return item.kind


def test_a_button_adds_an_entry_behind_the_others_and_goes_there() -> None:
    entries, focus = kind_of(group()).changed({"entries": ["1"], "1-title": ["Chef"], "change": ["add"]})
    assert (entries, focus) == ([{"title": ["Chef"]}, {}], 2)


def test_a_button_removes_an_entry_and_the_others_move_up() -> None:
    raw = {"entries": ["3"], "1-title": ["Chef"], "2-title": ["Nurse"], "3-title": ["Baker"], "change": ["remove-2"]}
    assert kind_of(group()).changed(raw) == ([{"title": ["Chef"]}, {"title": ["Baker"]}], 2)
    assert kind_of(group()).changed({**raw, "change": ["remove-3"]})[1] == 2


@pytest.mark.parametrize("change", ["remove-1", "remove-7", "remove-", "remove-one", "nonsense", ""])
def test_the_last_that_is_needed_is_never_removed_and_nonsense_does_nothing(change: str) -> None:
    raw = {"entries": ["1"], "1-title": ["Chef"], "change": [change]}
    assert kind_of(group()).changed(raw)[0] == [{"title": ["Chef"]}]
    assert kind_of(group()).pressed(raw)


def test_no_more_are_added_than_there_can_be() -> None:
    assert len(kind_of(group()).changed({"entries": ["3"], "change": ["add"]})[0]) == 3


def test_as_many_are_shown_as_there_have_to_be_and_one_at_least() -> None:
    assert len(kind_of(group(at_least=0)).entries({})) == 1
    assert len(kind_of(group(at_least=2)).entries({})) == 2


WELDER: Answers = {"title": "Welder", "hours": Decimal(45), "sector": "other", "sector.other": "Sea"}
CHEF: Answers = {"title": "Chef", "hours": Decimal(3), "since": date(2026, 3, 1)}
ROWS: Answers = {"jobs": (WELDER, CHEF)}


def test_an_answer_is_shown_stored_and_typed_again_entry_by_entry() -> None:
    kind, value = kind_of(group()), ROWS["jobs"]
    assert kind.show(group(), value, EN) == "Job 1: Welder, 45, Other: Sea; Job 2: Chef, 3, 1 March 2026"
    assert kind.show(group(), value, CY).startswith("Swydd 1: Welder, 45")
    assert kind.dump(value) == [
        {"title": "Welder", "hours": "45", "sector": "other", "sector.other": "Sea"},
        {"title": "Chef", "hours": "3", "since": "2026-03-01"},
    ]
    assert kind.load(kind.dump(value)) == value
    assert kind.read(group(), kind.raw(value)) == (ROWS, ())


@pytest.mark.parametrize(
    "stored",
    [
        [],
        {},
        "x",
        [{}],
        ["x"],
        [{"title": 3}],
        [{"hours": "lots"}],
        [{"unheard_of": "x"}],
        [{"title": "x"}] * 4,
        [None],
    ],
)
def test_what_it_could_not_have_stored_is_refused(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        kind_of(group()).load(stored)


def test_conditions_see_rows_and_an_export_has_a_column_for_every_answer_there_can_be() -> None:
    kind = kind_of(group(at_most=2))
    assert kind.type == Rows(
        {
            "title": TextType(),
            "hours": Number(Decimal(0), Decimal(60)),
            "since": DateType(),
            "sector": Choice(("public", "other")),
        }
    )
    assert kind.columns == (
        "1.title", "1.hours", "1.since", "1.sector", "1.sector.other",
        "2.title", "2.hours", "2.since", "2.sector", "2.sector.other",
    )  # fmt: skip
    inside = kind.inside(ROWS["jobs"])
    assert inside["1.sector.other"] == "Sea"
    assert inside["2.hours"] == 3
    assert inside.keys() <= set(kind.columns)


def test_its_keys_are_kept_within_reason() -> None:
    kind = build(keys(entry="Job", another="One more", at_least=0, at_most=5), (), EN)
    assert (kind.entry, kind.another, kind.at_least, kind.at_most) == (text("Job"), text("One more"), 0, 5)
    plain = build(keys(entry="Job"), (), EN)
    assert (plain.another, plain.at_least, plain.at_most) == (None, 1, 10)
    assert build(keys(entry="Job", at_most=5000), (), EN).at_most == MOST

from __future__ import annotations

import pytest

from engine.expressions import Choices
from engine.items.multiple_choice import build
from engine.questionnaire import Fault, Item, Means
from engine.wording import wording
from tests.items.asking import CY, EN, asked, keys, option


def tools(*, required: bool = True, at_most: int = 3) -> Item:
    options = (
        option("saw", welsh="Llif"),
        option("plane"),
        option("chisel"),
        option("drill"),
        option("other", specify="If other, tell us which"),
        option("none", "None of these", exclusive=True),
        option("pnts", "Prefer not to say", means=Means.PREFER_NOT_TO_SAY),
    )
    return asked(build(keys(options="tools", at_most=at_most), options, EN), *options, required=required)


def test_several_answers_are_kept_once_each_in_the_order_of_the_options() -> None:
    item = tools()
    assert item.kind.read(item, {"": ["plane", "saw", "plane", ""]}) == ({"it": ("saw", "plane")}, ())


def test_nothing_selected_is_no_answer_and_no_fault() -> None:
    item = tools()
    assert item.kind.read(item, {}) == ({}, ())
    assert item.kind.read(item, {"": [], "other": [" "]}) == ({}, ())


def test_an_option_that_is_not_on_offer_is_refused() -> None:
    item = tools()
    assert item.kind.read(item, {"": ["saw", "hammer"]}) == ({}, (Fault("Select one of the answers"),))


def test_more_answers_than_allowed_are_counted() -> None:
    item = tools()
    assert item.kind.read(item, {"": ["saw", "plane", "chisel"]})[1] == ()
    fault = Fault("Select no more than {most} answers", {"most": 3}, about="too_many")
    assert item.kind.read(item, {"": ["saw", "plane", "chisel", "drill"]}) == ({}, (fault,))


def not_both(item: Item, *codes: str) -> str:
    """What is said of codes that do not go together, which names the one that goes alone."""
    [fault] = item.kind.read(item, {"": codes})[1]
    assert fault.about == "not_both"
    return wording("en").say(fault.sentence, **fault.named(EN))


def test_an_exclusive_option_goes_alone() -> None:
    item = tools()
    assert item.kind.read(item, {"": ["none"]}) == ({"it": ("none",)}, ())
    assert not_both(item, "saw", "none") == "Select the answers that apply, or select only “None of these”"


def test_an_option_that_means_no_answer_goes_alone_too() -> None:
    item = tools()
    assert item.kind.read(item, {"": ["pnts"]}) == ({"it": ("pnts",)}, ())
    assert not_both(item, "saw", "pnts") == "Select the answers that apply, or select only “Prefer not to say”"


def test_words_of_ones_own_select_their_option_beside_the_others() -> None:
    item = tools()
    answers = {"it": ("saw", "other"), "it.other": "A lathe"}
    assert item.kind.read(item, {"": ["saw"], "other": ["A lathe"]}) == (answers, ())
    assert item.kind.read(item, {"": ["saw", "other"], "other": ["A lathe"]}) == (answers, ())


def test_words_of_ones_own_do_not_go_with_an_exclusive_option() -> None:
    item = tools()
    answers, faults = item.kind.read(item, {"": ["none"], "other": ["A lathe"]})
    assert (answers, len(faults)) == ({}, 1)


def test_words_of_ones_own_count_among_the_answers() -> None:
    item = tools()
    _, faults = item.kind.read(item, {"": ["saw", "plane", "chisel"], "other": ["A lathe"]})
    assert [fault.values for fault in faults] == [{"most": 3}]


def test_words_with_a_fault_in_them_name_their_part() -> None:
    item = tools()
    _, faults = item.kind.read(item, {"other": ["A \x07 lathe"]})
    assert [fault.part for fault in faults] == ["other"]


def test_the_option_without_words_asks_for_them_only_where_the_item_is_required() -> None:
    item = tools()
    fault = Fault("Type your own answer in the box as well", part="other", about="no_words")
    assert item.kind.read(item, {"": ["saw", "other"]}) == ({}, (fault,))
    optional = tools(required=False)
    assert optional.kind.read(optional, {"": ["saw", "other"]}) == ({"it": ("saw", "other")}, ())


def test_answers_are_shown_by_their_labels() -> None:
    item = tools()
    assert item.kind.show(item, ("saw", "plane"), EN) == "Saw; Plane"
    assert item.kind.show(item, ("saw",), CY) == "Llif"


def test_conditions_see_every_code() -> None:
    item = tools()
    assert item.kind.type == Choices(("saw", "plane", "chisel", "drill", "other", "none", "pnts"))
    assert item.kind.parts == ("", "other")
    assert item.kind.required_fault.sentence == "Select at least one answer"


@pytest.mark.parametrize("stored", ["saw", [], ["hammer"], ["plane", "saw"], ["saw", "saw"], [1], None])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        tools().kind.load(stored)

from __future__ import annotations

import pytest

from engine.expressions import Choice
from engine.items.single_choice import build
from engine.questionnaire import Fault, Item
from tests.items.asking import CY, EN, asked, keys, option


def school(*, required: bool = True) -> Item:
    options = (
        option("college", welsh="Coleg"),
        option("work", "At work"),
        option("other", specify="If other, tell us what"),
    )
    return asked(build(keys(options="schools"), options, EN), *options, required=required)


def test_the_code_that_was_selected_is_the_answer() -> None:
    item = school()
    assert item.kind.read(item, {"": ["work"]}) == ({"it": "work"}, ())


def test_nothing_selected_is_no_answer_and_no_fault() -> None:
    item = school()
    assert item.kind.read(item, {}) == ({}, ())
    assert item.kind.read(item, {"": [" "], "other": [""]}) == ({}, ())


def test_an_option_that_is_not_on_offer_is_refused() -> None:
    item = school()
    assert item.kind.read(item, {"": ["WORK"]}) == ({}, (Fault("Select one of the answers"),))


def test_two_options_are_refused() -> None:
    item = school()
    assert item.kind.read(item, {"": ["work", "college"]}) == ({}, (Fault("Select one answer only"),))


def test_words_of_ones_own_are_kept_beside_the_option() -> None:
    item = school()
    assert item.kind.read(item, {"": ["other"], "other": [" At sea "]}) == ({"it": "other", "it.other": "At sea"}, ())


def test_words_without_any_option_select_theirs() -> None:
    item = school()
    assert item.kind.read(item, {"other": ["At sea"]}) == ({"it": "other", "it.other": "At sea"}, ())


def test_words_beside_a_different_option_are_neither_dropped_nor_guessed_at() -> None:
    item = school()
    answers, faults = item.kind.read(item, {"": ["work"], "other": ["At sea"]})
    assert answers == {}
    assert [(fault.sentence, fault.part) for fault in faults] == [
        ("Select the answer that goes with the words you typed, or delete the words", "other")
    ]


def test_the_option_without_words_asks_for_them_where_the_item_is_required() -> None:
    item = school()
    fault = Fault("Type your own answer in the box as well", part="other", about="no_words")
    assert item.kind.read(item, {"": ["other"], "other": [" "]}) == ({}, (fault,))


def test_the_option_without_words_is_enough_where_the_item_is_optional() -> None:
    item = school(required=False)
    assert item.kind.read(item, {"": ["other"]}) == ({"it": "other"}, ())


def test_words_of_ones_own_have_a_limit() -> None:
    item = school()
    _, faults = item.kind.read(item, {"": ["other"], "other": ["x" * 201]})
    assert [(fault.part, fault.values) for fault in faults] == [("other", {"most": 200, "count": 201})]


def test_words_are_ignored_where_no_option_asks_for_them() -> None:
    options = (option("yes"), option("no"))
    item = asked(build(keys(), options, EN), *options)
    assert item.kind.parts == ("",)
    assert item.kind.read(item, {"": ["no"], "other": ["maybe"]}) == ({"it": "no"}, ())


def test_an_answer_is_shown_by_its_label_in_the_language() -> None:
    item = school()
    assert item.kind.show(item, "college", CY) == "Coleg"
    assert item.kind.show(item, "work", CY) == "At work"


def test_conditions_see_every_code() -> None:
    item = school()
    assert item.kind.type == Choice(("college", "work", "other"))
    assert item.kind.parts == ("", "other")
    assert item.kind.required_fault.sentence == "Select an answer"


@pytest.mark.parametrize("stored", ["elsewhere", "", 1, None, ["work"]])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        school().kind.load(stored)

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.expressions import Number
from engine.items.ranking import Ranking, build
from engine.questionnaire import Answers, Fault
from tests.items.asking import EN, asked, keys, option

OPTIONS = (option("pay"), option("people"), option("hours"))
ALL = build(keys(), OPTIONS, EN)
TWO = build(keys(at_most=2), OPTIONS, EN)


def ranked(kind: Ranking, *typed: str) -> tuple[Answers, tuple[Fault, ...]]:
    raw = {str(place): [text] for place, text in enumerate(typed, start=1)}
    return kind.read(asked(kind, *OPTIONS), raw)


def test_the_numbers_give_the_order() -> None:
    assert ranked(ALL, "2", "3", "1") == ({"it": ("hours", "pay", "people")}, ())


def test_a_point_or_a_zero_does_no_harm() -> None:
    assert ranked(ALL, "2.", " 03 ", "1")[0] == {"it": ("hours", "pay", "people")}


def test_a_number_stands_in_one_box_only() -> None:
    [fault] = ranked(ALL, "1", "2", "1")[1]
    assert fault == Fault("Enter another number, because you have used {rank} already", {"rank": 1}, "3", "tie")


@pytest.mark.parametrize("typed", ["", "0", "4", "first", "1.5", "-1"])
def test_where_all_are_put_in_order_every_box_has_a_number_on_offer(typed: str) -> None:
    [fault] = ranked(ALL, "1", typed, "3")[1]
    assert fault == Fault("Enter a number from {least} to {most}", {"least": 1, "most": 3}, "2", "not_a_rank")


def test_every_box_that_is_wrong_is_told() -> None:
    assert [fault.part for fault in ranked(ALL, "x", "1", "1")[1]] == ["1", "3"]


def test_of_the_first_few_the_other_boxes_stay_empty() -> None:
    assert ranked(TWO, "", "1", "2") == ({"it": ("people", "hours")}, ())
    assert ranked(TWO, "", "1", "") == ({"it": ("people",)}, ())
    assert [fault.about for fault in ranked(TWO, "3", "1", "2")[1]] == ["not_a_rank"]


def test_no_number_is_left_out() -> None:
    [fault] = ranked(TWO, "", "2", "")[1]
    assert (fault.about, fault.values, fault.part) == ("gap", {"rank": 1}, "")


def test_conditions_see_the_number_of_each() -> None:
    assert TWO.inner["pay"] == Number(Decimal(1), Decimal(2))
    assert TWO.inside(("people", "pay")) == {"people": Decimal(1), "pay": Decimal(2)}


def test_it_is_shown_in_order() -> None:
    assert ALL.show(asked(ALL, *OPTIONS), ("hours", "pay", "people"), EN) == "1. Hours\n2. Pay\n3. People"


@pytest.mark.parametrize("stored", [[], ["pay", "pay", "hours"], ["pay", "people"], ["pay", "people", "rest"], "pay"])
def test_what_is_no_order_of_all_does_not_load(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        ALL.load(stored)


def test_the_first_few_load_as_they_were_stored() -> None:
    assert TWO.load(TWO.dump(("hours",))) == ("hours",)
    with pytest.raises(ValueError, match="no answer"):
        TWO.load(["pay", "people", "hours"])

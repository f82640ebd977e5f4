from __future__ import annotations

from decimal import Decimal

import pytest

from engine.items.allocation import Allocation, build
from engine.questionnaire import Answers, Fault
from engine.wording import wording
from tests.items.asking import EN, asked, keys, option

OPTIONS = (option("desk"), option("site"), option("class"))
WEEK = build(keys(total="37.5", decimals=1, unit="hours"), OPTIONS, EN)
HUNDRED = build(keys(), OPTIONS, EN)


def divided(kind: Allocation, *typed: str) -> tuple[Answers, tuple[Fault, ...]]:
    raw = {str(place): [text] for place, text in enumerate(typed, start=1)}
    return kind.read(asked(kind, *OPTIONS), raw)


def told(kind: Allocation, *typed: str) -> list[tuple[str, str]]:
    faults = divided(kind, *typed)[1]
    return [(fault.part, wording("en").say(fault.sentence, **fault.values)) for fault in faults]


def test_an_empty_box_is_0() -> None:
    week = {"desk": Decimal(30), "site": Decimal("7.5"), "class": Decimal(0)}
    assert divided(WEEK, "30 hours", "7.5", "") == ({"it": week}, ())


def test_all_boxes_empty_are_no_answer() -> None:
    assert divided(HUNDRED, "", " ", "") == ({}, ())


def test_what_is_missing_or_over_is_told() -> None:
    less, more = told(WEEK, "30", "5", ""), told(HUNDRED, "60", "60", "")
    assert less == [("", "Add 2.5, so that your numbers add up to 37.5. They add up to 35 now")]
    assert more == [("", "Take 20 away, so that your numbers add up to 100. They add up to 120 now")]


def test_each_number_that_is_wrong_is_told_at_its_box_and_the_sum_is_not() -> None:
    assert told(HUNDRED, "lots", "-1", "1.5") == [
        ("1", "Enter the number in figures, such as 3"),
        ("2", "Enter a number from 0 to 100"),
        ("3", "Enter a whole number"),
    ]


def test_conditions_see_the_number_for_each() -> None:
    assert list(WEEK.inner) == ["desk", "site", "class"]
    assert str(WEEK.inner["desk"]) == "a number from 0 to 37.5"


def test_each_number_is_shown_with_its_unit() -> None:
    week = {"desk": Decimal(30), "site": Decimal("7.5"), "class": Decimal(0)}
    assert WEEK.show(asked(WEEK, *OPTIONS), week, EN) == "Desk: 30 hours\nSite: 7.5 hours\nClass: 0 hours"


@pytest.mark.parametrize(
    "stored",
    [
        {"desk": "100", "site": "0"},
        {"desk": "100", "site": "0", "class": "1"},
        {"desk": "100", "site": "0", "class": "0", "rest": "0"},
        {"desk": 100, "site": "0", "class": "0"},
        ["100"],
    ],
)
def test_what_does_not_come_to_the_total_does_not_load(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        HUNDRED.load(stored)

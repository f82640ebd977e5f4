from __future__ import annotations

from decimal import Decimal

import pytest

from engine.expressions import Number
from engine.items.rating import Rating, build
from engine.questionnaire import Fault
from tests.items.asking import CY, EN, asked, keys, text

LIKED = Rating(first=0, last=10, lowest=text("Not at all", "Dim o gwbl"), highest=text("Very much"))


def test_without_ends_it_goes_from_1_to_5() -> None:
    rating = build(keys(lowest="Low", highest="High"), (), EN)
    assert list(rating.points) == [1, 2, 3, 4, 5]
    assert rating.type == Number(Decimal(1), Decimal(5))


def test_an_end_can_be_0() -> None:
    assert list(build(keys(**{"from": -1, "to": 0}), (), EN).points) == [-1, 0]


@pytest.mark.parametrize("sent", ["11", "-1", "1.5", "ten", "05"])
def test_only_what_is_on_offer_can_be_selected(sent: str) -> None:
    assert LIKED.read(asked(LIKED), {"": [sent]}) == ({}, (Fault("Select one of the answers"),))


def test_an_answer_is_shown_with_what_it_lies_between() -> None:
    said = [LIKED.show(asked(LIKED), Decimal(point), EN) for point in (0, 4, 10)]
    assert said == ["0, Not at all", "4 on a scale from 0 to 10", "10, Very much"]
    assert LIKED.show(asked(LIKED), Decimal(0), CY) == "0, Dim o gwbl"


@pytest.mark.parametrize("stored", ["11", 4, "04", None])
def test_what_was_never_on_offer_does_not_load(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        LIKED.load(stored)

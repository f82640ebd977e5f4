from __future__ import annotations

import pytest

from engine.expressions import Choice
from engine.items.current_and_target import build
from engine.questionnaire import Answers, Fault
from tests.items.asking import CY, EN, asked, keys, option

OPTIONS = (option("low", "Low", welsh="Isel"), option("high", "High", welsh="Uchel"))
KIND = build(keys(target={"en": "What my role asks for", "cy": "Gofynion fy rôl"}), OPTIONS, EN)


def pair(current: str, target: str, *, required: bool = True) -> tuple[Answers, tuple[Fault, ...]]:
    return KIND.read(asked(KIND, *OPTIONS, required=required), {"current": [current], "target": [target]})


def test_both_answers_are_one() -> None:
    assert pair("low", "high") == ({"it": {"current": "low", "target": "high"}}, ())


def test_both_are_needed_unless_the_item_is_optional() -> None:
    assert pair("low", "")[1] == (Fault("Select where you want to be", part="target", about="no_target"),)
    assert pair("", "low")[1] == (Fault("Select where you are now", part="current", about="no_current"),)
    assert pair("", "low", required=False) == ({"it": {"target": "low"}}, ())
    assert pair("", "") == ({}, ())


def test_only_what_is_on_offer_can_be_selected() -> None:
    assert pair("middle", "high")[1] == (Fault("Select one of the answers", part="current"),)


def test_conditions_see_each_of_the_two() -> None:
    assert KIND.inner == {"current": Choice(("low", "high")), "target": Choice(("low", "high"))}


def test_each_is_shown_behind_what_it_is_called() -> None:
    shown = KIND.show(asked(KIND, *OPTIONS), {"current": "low", "target": "high"}, CY)
    assert shown.splitlines()[1] == "Gofynion fy rôl: Uchel"
    assert KIND.show(asked(KIND, *OPTIONS), {"current": "low"}, EN) == "Where you are now: Low"


@pytest.mark.parametrize("stored", [{}, {"current": "middle"}, {"now": "low"}, {"target": "low", "x": "low"}, "low"])
def test_what_could_not_have_been_stored_does_not_load(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        KIND.load(stored)

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


FOUR = build(keys(at_most=4), (*OPTIONS, option("place")), EN)


def sent(kind: Ranking, *order: str, now: str = "") -> tuple[Answers, tuple[Fault, ...]]:
    """What is read where this much is in order, and something may be chosen now."""
    return kind.read(asked(kind, *OPTIONS), {"order": order, "": [now] if now else []})


def test_what_is_chosen_comes_after_what_is_in_order_already() -> None:
    assert sent(TWO, "hours", now="pay") == ({"it": ("hours", "pay")}, ())


def test_the_last_of_all_follows_by_itself() -> None:
    assert sent(ALL, "hours", now="pay") == ({"it": ("hours", "pay", "people")}, ())
    assert sent(ALL, "hours", "pay", "people") == ({"it": ("hours", "pay", "people")}, ())


@pytest.mark.parametrize(
    ("order", "sentence"), [(("pay",), "Choose your second"), (("pay", "hours"), "Choose your third")]
)
def test_where_all_are_put_in_order_the_next_one_is_asked_for(order: tuple[str, ...], sentence: str) -> None:
    [fault] = sent(FOUR, *order)[1]
    assert (fault.sentence, fault.about, fault.values) == (sentence, "unfinished", {"rank": len(order) + 1})


def test_of_the_first_few_there_can_be_fewer() -> None:
    assert sent(TWO, "people") == ({"it": ("people",)}, ())
    assert sent(TWO) == ({}, ())
    assert TWO.required_fault.sentence == "Choose your first"
    assert TWO.required_fault.about == "required"


def test_after_the_tenth_there_are_numbers() -> None:
    many = build(keys(), tuple(option(f"o{number}") for number in range(12)), EN)
    [fault] = many.read(asked(many), {"order": [f"o{number}" for number in range(10)]})[1]
    assert fault == Fault("Choose number {rank}", {"rank": 11}, about="unfinished")


@pytest.mark.parametrize(
    "raw",
    [{"order": ["boat"]}, {"": ["boat"]}, {"": ["pay", "hours"]}, {"order": ["pay"], "": ["boat"]}],
)
def test_what_is_not_on_offer_is_no_part_of_the_order(raw: dict[str, list[str]]) -> None:
    assert TWO.read(asked(TWO, *OPTIONS), raw) == ({}, (Fault("Select one of the answers"),))


def test_what_is_sent_twice_counts_once() -> None:
    assert sent(TWO, "pay", "pay", now="pay") == ({"it": ("pay",)}, ())
    assert sent(TWO, "pay", "people", "hours") == ({"it": ("pay", "people")}, ())


def pressed(kind: Ranking, action: str, *order: str, now: str = "") -> tuple[str, ...]:
    """The order after a button of the item."""
    raw = {"order": order, "": [now] if now else [], "change": [action]}
    assert kind.pressed(raw)
    return kind.changed(raw)


def test_its_buttons_go_on_and_back() -> None:
    assert pressed(FOUR, "choose", "pay", now="hours") == ("pay", "hours")
    assert pressed(FOUR, "back", "pay", "hours", now="people") == ("pay",)
    assert pressed(FOUR, "back") == ()
    assert pressed(FOUR, "again", "pay", "hours", now="people") == ()


@pytest.mark.parametrize("order", [(), ("pay",)])
def test_to_choose_without_a_choice_is_a_mistake_and_no_step(order: tuple[str, ...]) -> None:
    for kind in (FOUR, TWO):
        raw = {"order": order, "change": ["choose"]}
        assert not kind.pressed(raw)
        [fault] = kind.read(asked(kind, *OPTIONS), raw)[1]
        assert fault.sentence == ("Choose your second" if order else "Choose your first")
        assert kind.changed(raw) == order


def test_what_followed_by_itself_is_taken_back_with_what_it_followed() -> None:
    assert pressed(ALL, "back", "hours", "pay", "people") == ("hours",)
    assert pressed(TWO, "back", "hours", "pay") == ("hours",)


def test_a_choice_is_a_step_by_itself_as_long_as_others_follow() -> None:
    assert FOUR.pressed({"": ["pay"]})
    assert FOUR.changed({"": ["pay"]}) == ("pay",)
    assert not FOUR.pressed({"order": ["pay", "hours"], "": ["people"]})
    assert not FOUR.pressed({"order": ["pay", "hours"]})
    assert not FOUR.pressed({})


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


def test_whoever_leaves_keeps_what_was_chosen_last() -> None:
    assert FOUR.settled({"order": ["pay"], "": ["hours"]}) == {"order": ("pay", "hours")}
    assert TWO.settled({"order": ["pay"], "": ["hours"]}) == {"order": ("pay", "hours")}
    assert FOUR.settled({"order": ["pay", "hours"], "change": ["back"]}) == {"order": ("pay",)}
    assert FOUR.settled({"order": ["pay"], "change": ["again"]}) == {}

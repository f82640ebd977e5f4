from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from engine.questionnaire import ItemId, Text, Value
from engine.scoring.key import Key, NonAnswer, key_of
from tests.scoring.drafting import ENGLISH, agreeing, drafted, one_page

SEVERAL = (
    "[{code: x, label: X, score: 2}, {code: y, label: Y, score: 5}, {code: z, label: Z, score: -1}, "
    "{code: none, label: None, score: 0, exclusive: yes}, {code: dk, label: Unsure, means: dont_know}]"
)


def key(item: str, *, reverse: bool = False) -> Key:
    questionnaire = drafted(one_page(item, "items: [a]\nscorer: sum\nmissing: all_required"))
    return key_of(questionnaire.items[ItemId("a")], (), reverse=reverse)


@pytest.mark.parametrize(
    ("answer", "worth"),
    [
        ("yes", Decimal(3)),
        ("pnts", NonAnswer.PREFER_NOT_TO_SAY),
        ("dk", NonAnswer.DONT_KNOW),
        ("na", NonAnswer.NOT_APPLICABLE),
        ("other", NonAnswer.NO_SCORE),
        (None, NonAnswer.UNANSWERED),
        ("withdrawn", NonAnswer.UNANSWERED),
        (("yes",), NonAnswer.UNANSWERED),
        (Decimal(3), NonAnswer.UNANSWERED),
        (True, NonAnswer.UNANSWERED),
        (date(2026, 1, 31), NonAnswer.UNANSWERED),
    ],
)
def test_each_non_answer_is_told_apart_from_the_others_and_from_zero(
    answer: Value | None, worth: Decimal | NonAnswer
) -> None:
    assert key(agreeing("a", options="agree_or_not")).worth(answer) == worth


@pytest.mark.parametrize(
    ("answer", "worth"),
    [
        (("x", "y"), Decimal(7)),
        (("z",), Decimal(-1)),
        (("none",), Decimal(0)),
        (("dk",), NonAnswer.DONT_KNOW),
        ((), NonAnswer.UNANSWERED),
        (("x", "withdrawn"), NonAnswer.UNANSWERED),  # part of an answer is not guessed at
        ("x", NonAnswer.UNANSWERED),
    ],
)
def test_several_choices_count_together(answer: Value, worth: Decimal | NonAnswer) -> None:
    assert key(f"{{id: a, kind: multiple_choice, ask: Which?, options: {SEVERAL}}}").worth(answer) == worth


def test_the_range_of_several_choices_is_that_of_the_sets_that_can_be_chosen() -> None:
    item = f"{{id: a, kind: multiple_choice, ask: Which?, options: {SEVERAL}}}"
    one = item.replace("Which?", "Which?, at_most: 1")

    assert key(item).range == (Decimal(-1), Decimal(7))  # z alone; x and y
    assert key(one).range == (Decimal(-1), Decimal(5))  # z; y
    assert key(item, reverse=True).worth(("x", "y")) == Decimal(-1)  # -1 + 7 - 7


@pytest.mark.parametrize("answer", ["11", "-1", "NaN", "Infinity"])
def test_a_number_that_could_not_have_been_given_counts_as_unanswered(answer: str) -> None:
    number = key("{id: a, kind: number, ask: How many?, at_least: 0, at_most: 10}")

    assert number.worth(Decimal(answer)) is NonAnswer.UNANSWERED
    assert number.worth(Decimal(10)) == Decimal(10)


def test_a_number_is_reversed_within_its_declared_bounds() -> None:
    assert key("{id: a, kind: number, ask: How many?, at_least: 1, at_most: 10}", reverse=True).worth(
        Decimal(4)
    ) == Decimal(7)  # 1 + 10 - 4


def test_a_number_without_bounds_has_no_range_and_is_never_reversed() -> None:
    unbounded = key("{id: a, kind: number, ask: How many?, at_least: 1}", reverse=True)

    assert unbounded.range is None
    with pytest.raises(ValueError, match="range is not declared"):
        unbounded.worth(Decimal(4))


def test_an_item_of_words_is_worth_nothing() -> None:
    words = key("{id: a, kind: text, ask: Who?}")

    assert not words.scored
    assert words.worth("anybody") is NonAnswer.UNANSWERED


def test_an_answer_is_shown_in_the_words_of_the_questionnaire() -> None:
    several = key(f"{{id: a, kind: multiple_choice, ask: Which?, options: {SEVERAL}}}").shown(("x", "y"))

    assert isinstance(several, Text)
    assert several.say(ENGLISH) == "X, Y"
    assert key("{id: a, kind: number, ask: How many?}").shown(Decimal(4)) == Decimal(4)

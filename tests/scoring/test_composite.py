"""Scores made of scores: expected figures are worked out by hand, in the comments."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import Answers, Questionnaire, ScaleId
from engine.scoring import Score, score, score_ranges
from tests.making import found, problems, questionnaire
from tests.scoring.drafting import reason, scored, told

PAGES = """\
pages:
  - id: one
    title: One
    items:
      - {id: a, kind: rating, ask: How good is the first?, lowest: Bad, highest: Good, required: no}
      - {id: b, kind: rating, ask: How good is the second?, lowest: Bad, highest: Good, required: no}
      - {id: c, kind: rating, ask: How good is the third?, lowest: Bad, highest: Good, required: no}
      - {id: n, kind: number, ask: How many?, at_least: 0, at_most: 100, required: no}
  - id: two
    title: Two
    shown_when: n > 50
    items:
      - {id: d, kind: rating, ask: How good is the last?, lowest: Bad, highest: Good, required: no}
scales:
  - {id: first, label: First, items: [a], scorer: mean, missing: all_required}
  - {id: second, label: Second, items: [b, c], scorer: mean, missing: all_required}
  - {id: many, label: Many, items: [n], scorer: sum, missing: all_required}
  - {id: last, label: Last, items: [d], scorer: mean, missing: all_required}
  - id: s
    label: S
"""
ONE_IS_ENOUGH = "{answered_at_least: 1, otherwise: no_score}"
STANDING_IN = "{answered_at_least: 1, instead: mean_of_answered, otherwise: no_score}"
BOTH = "  - {id: both, label: Both, scales: [first, second], scorer: composite, missing: all_required}\n"


def body(keys: str, more: str = "") -> str:
    every = keys if "scorer:" in keys else f"{keys}; scorer: composite"
    every = every if "missing:" in every else f"{every}; missing: all_required"
    return PAGES + "".join(f"    {key}\n" for key in every.split("; ")) + more


def made(keys: str, more: str = "") -> Questionnaire:
    return questionnaire(body(keys, more))


def given(**answers: int) -> Answers:
    return {name: Decimal(answer) for name, answer in answers.items()}


def of(keys: str, **answers: int) -> Score:
    return scored(made(keys), given(**answers), hidden=frozenset() if "d" in answers else frozenset({"d"}))


def test_a_mean_of_scores_is_that_of_the_rounded_ones() -> None:
    two = "scales: [first, second]"
    assert of(two, a=2, b=4, c=5).value == Decimal("3.25")  # (2 + 4.5) / 2
    rounded = questionnaire(body(two).replace("[b, c], scorer: mean,", "[b, c], scorer: mean, decimals: 0,"))
    assert scored(rounded, given(a=2, b=4, c=5)).value == Decimal("3.5")  # 4.5 is printed as 5: (2 + 5) / 2


def test_weights_count_scores_so_many_times() -> None:
    weighted = "scales: [first, second]; weights: {first: 3, second: 0.5}"
    assert of(weighted, a=2, b=4, c=5).value == Decimal("2.36")  # (3 * 2 + 0.5 * 4.5) / 3.5 = 2.357…
    assert of(f"{weighted}; combine: sum", a=2, b=4, c=5).value == Decimal("8.25")  # 6 + 2.25
    assert of("scales: [first, second]; weights: {second: 2}", a=2, b=4, c=5).value == Decimal("3.67")  # (2 + 9) / 3


@pytest.mark.parametrize(
    ("keys", "least", "most"),
    [
        ("scales: [first, second]", 1, 5),
        ("scales: [first, second]; combine: sum", 2, 10),
        ("scales: [first, second]; combine: sum; weights: {first: 3}", 4, 20),
        ("scales: [first, many]; ranges_differ: yes", "0.5", "52.5"),
        ("scales: [first, many]; ranges_differ: yes; weights: {first: 3}", "0.75", "28.75"),  # (3*1+0)/4, (15+100)/4
        (f"scales: [first, many]; ranges_differ: yes; weights: {{first: 3}}; missing: {ONE_IS_ENOUGH}", 0, 100),
    ],
)
def test_the_range_follows_from_those_of_its_scales(keys: str, least: str, most: str) -> None:
    assert score_ranges(made(keys))[ScaleId("s")] == (Decimal(least), Decimal(most))
    assert of(keys, a=1, b=1, c=1, n=0).possible == of(keys, a=5, b=5, c=5, n=100).possible
    assert of(keys, a=5, b=5, c=5, n=100).possible == (Decimal(least), Decimal(most))


def test_a_score_that_is_missing_is_a_missing_answer() -> None:
    some = "scales: [first, second]; weights: {second: 2}; missing: {answered_at_least: 1, otherwise: no_score}"
    result = of(some, a=2, b=4)

    assert (result.value, result.n_answered, result.n_items) == (Decimal(2), 1, 2)
    assert reason(of("scales: [first, second]", a=2, b=4)) == (
        "This score is made of other scores, and some are missing. Needed: 2. There are: 1."
    )


def test_a_scale_that_does_not_apply_does_not_count() -> None:
    with_last = "scales: [first, last]; weights: {last: 3}"
    asked, not_asked = of(with_last, a=2, d=4, n=60), of(with_last, a=2, n=3)

    assert (asked.value, asked.n_items) == (Decimal("3.5"), 2)  # (2 + 3 * 4) / 4
    assert (not_asked.value, not_asked.n_items, not_asked.n_answered) == (Decimal(2), 1, 1)
    assert reason(of("scales: [last]", n=3)).startswith("None of these questions applied to you")


def test_a_sum_of_fewer_scores_has_a_smaller_range() -> None:
    total = "scales: [first, last]; combine: sum"
    assert of(total, a=5, n=3).possible == (Decimal(1), Decimal(5))
    assert of(total, a=5, n=60, d=5).possible == (Decimal(2), Decimal(10))
    assert score_ranges(made(total))[ScaleId("s")] == (Decimal(1), Decimal(10))


def test_composites_are_made_of_composites_wherever_they_stand() -> None:
    nested = made(
        "scales: [both, first]; combine: sum; ranges_differ: yes",
        BOTH.replace("missing", "combine: sum, missing"),
    )
    assert scored(nested, given(a=2, b=4, c=5)).value == Decimal("8.5")  # (2 + 4.5) + 2
    assert score_ranges(nested)[ScaleId("s")] == (Decimal(3), Decimal(15))
    assert list(score(nested, given(a=2), frozenset(nested.items))) == [scale.id for scale in nested.scales]


def test_a_missing_score_at_the_bottom_is_missing_all_the_way_up() -> None:
    nested = made(
        "scales: [both]",
        BOTH,
    )
    assert reason(scored(nested, given(a=2, b=4))).endswith("Needed: 1. There are: 0.")


def test_the_explanation_can_be_followed_with_a_pencil() -> None:
    assert told(of("scales: [first, second]", a=2, b=4, c=5)) == [
        "“First” scored 2.",
        "“Second” scored 4.5.",
        "The mean of these scores is their total divided by their number: 6.5 ÷ 2.",
        "The score is 3.25.",
        "The lowest possible score is 1 and the highest is 5.",
    ]
    weighted = "scales: [first, second]; weights: {first: 3}; missing: {answered_at_least: 1, otherwise: no_score}"
    assert told(of(weighted, a=2, b=4, c=5))[2:5] == [
        "“First” weighs 3, so it counts 3 × 2 = 6.",  # noqa: RUF001  # the sign of multiplication
        "“Second” weighs 1, so it counts 1 × 4.5 = 4.5.",  # noqa: RUF001  # the sign of multiplication
        "By their weights the scores add up to 10.5. This is divided by the sum of the weights: 10.5 ÷ 4.",
    ]
    assert told(of(weighted, a=2))[1:4] == [
        "“Second” has no score.",
        "“First” weighs 3, so it counts 3 × 2 = 6.",  # noqa: RUF001  # the sign of multiplication
        "By their weights the scores add up to 6. This is divided by the sum of the weights: 6 ÷ 3.",
    ]
    assert told(of("scales: [first, second]; combine: sum", a=2, b=4, c=5))[2] == "These scores add up to 6.5."


@pytest.mark.parametrize(
    ("keys", "told_of"),
    [
        ("scales: [first, secnd]", [("scale.unknown-scale", 21, 21)]),
        ("scales: [first, s]", [("scale.circular", 21, 21)]),
        ("scales: [first, second]; weights: {last: 2}", [("scale.weight", 22, 15)]),
        ("scales: [first, second]; weights: {first: 0}", [("value.range", 22, 22)]),
        ("scales: [first, many]", [("scale.mixed-ranges", 19, 5)]),
        (f"scales: [first]; combine: sum; missing: {ONE_IS_ENOUGH}", [("scale.partial-sum", 23, 14)]),
        (f"scales: [first]; missing: {STANDING_IN}", [("scale.stand-in", 22, 14)]),
        ("scales: [first]; missing: {answered_at_least: 2, otherwise: no_score}", [("scale.missing", 22, 14)]),
        ("items: [a]", [("key.missing", 19, 5), ("key.unknown", 21, 5)]),
        ("combine: sum", [("key.missing", 19, 5)]),
    ],
)
def test_what_cannot_be_combined_is_told_where_it_stands(keys: str, told_of: list[tuple[str, int, int]]) -> None:
    assert found(body(keys)) == told_of


def test_a_circle_of_several_scales_is_told_with_its_way() -> None:
    circle = body(
        "scales: [other]", "  - {id: other, label: Other, scales: [s], scorer: composite, missing: all_required}\n"
    )
    [first, second] = problems(circle)
    assert first.message == '"s" is made of itself: s is made of other is made of s.'
    assert second.message == '"other" is made of itself: other is made of s is made of other.'


def test_an_outcome_cannot_be_combined() -> None:
    decided = (
        "  - {id: sort, label: Sort, items: [k], scorer: decision_table, missing: all_required, "
        "outcomes: [{code: x, label: X}], rules: [{when: {k: any}, outcome: x}]}\n"
    )
    item = "      - {id: k, kind: single_choice, ask: Which?, options: [{code: p, label: P}]}\n"
    asked = body("scales: [first, sort]", decided).replace("scales:\n", f"{item}scales:\n", 1)
    assert [each.message for each in problems(asked) if each.code == "scale.not-a-number"] == [
        'The result of "sort" is no number, so it cannot be combined with others.'
    ]


def test_bands_of_a_sum_do_not_fit_where_a_scale_may_not_apply() -> None:
    bands = "bands: [{id: low, label: Low, at_least: 1}, {id: high, label: High, at_least: 6}]"
    [problem] = problems(body(f"scales: [first, last]; combine: sum; {bands}"))
    assert (problem.code, "last" in problem.message) == ("band.shrinking-sum", True)
    assert problems(body(f"scales: [first, second]; combine: sum; {bands.replace('1}', '2}')}")) == []

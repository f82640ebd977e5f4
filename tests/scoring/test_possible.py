"""Whatever is answered, a score lies in the range its scorer calls possible and agrees with what its answers add up to.

Also over items of different ranges, reversed or not, of which some do not apply, under every missing policy.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.questionnaire import Questionnaire, Value
from engine.scoring.plan import plans, score_ranges
from engine.scoring.reach import Tally, raw_scores
from engine.scoring.rounding import rounded
from tests.scoring.drafting import codes, drafted, one_page, reason, scored

SOME = "[{code: c0, label: A, score: -1}, {code: c1, label: B, score: 2.5}, {code: c2, label: C, score: 4}, "
NONE = "{code: na, label: N, means: not_applicable}, {code: pnts, label: P, means: prefer_not_to_say}]"
ITEMS = f"""
{{id: a, kind: rating, ask: How?, lowest: Low, highest: High, required: no}}
{{id: b, kind: rating, ask: How?, lowest: Low, highest: High, from: -2, to: 2, required: no}}
{{id: c, kind: number, ask: How many?, at_least: 0, at_most: 3, required: no}}
{{id: d, kind: single_choice, ask: Which?, options: {SOME}{NONE}, required: no}}
"""
ANSWERS: dict[str, list[Value]] = {
    "a": [Decimal(number) for number in range(1, 6)],
    "b": [Decimal(number) for number in range(-2, 3)],
    "c": [Decimal(number) for number in range(4)],
    "d": ["c0", "c1", "c2", "na", "pnts"],
}
VALUES = "item_values: {a: 2.2, b: 0.1, c: 1, d: 3}, item_values_from: Pilot"
POLICIES = {
    "all": "all_required",
    "one": "{answered_at_least: 1, otherwise: no_score}",
    "most": "{unanswered_at_most: 34%, otherwise: no_score}",
    "mean": "{answered_at_least: 1, instead: mean_of_answered, otherwise: no_score}",
    "item": f"{{answered_at_least: 1, instead: item_median, {VALUES}, otherwise: no_score}}",
}
SCORERS = {
    "sum": "",
    "prorated_sum": "",
    "mean": "",
    "weighted_mean": "weights: {a: 3, d: 0.3}",
    "median": "",
    "mode": "ties: highest",
    "min": "",
    "max": "",
    "count": "worth_at_least: 2",
    "proportion_of_maximum": "",
    "proportion_of_maximum_each": "rescale: each_item",
}
REFUSED = {
    *(("sum", policy) for policy in ("one", "most")),
    *(("prorated_sum", policy) for policy in ("all", "mean", "item")),
    ("count", "item"),  # what stands in for something counted is between 0 and 1
}
ALLOWED = [(scorer, policy) for scorer in SCORERS for policy in POLICIES if (scorer, policy) not in REFUSED]


@cache
def made(scorer: str, policy: str, *, alike: bool) -> Questionnaire:
    """A questionnaire with one scale; with items `alike` all of them are ratings from 1 to 5."""
    keys = (
        f"items: [a, b, c, d]\nreverse: [b, d]\nranges_differ: yes\nscorer: {scorer.removesuffix('_each')}\n"
        f"{SCORERS[scorer]}\nmissing: {POLICIES[policy]}"
    )
    rating = "{{id: {name}, kind: rating, ask: How?, lowest: Low, highest: High, required: no}}"
    items = "\n".join(rating.format(name=name) for name in "abcd") if alike else ITEMS
    body = one_page(items, keys.replace("b: 0.1", "b: 1.1") if alike else keys)
    assert [code for code in codes(body) if code != "scale.stand-in" or alike] == []
    return drafted(body)


def given_to(*, alike: bool) -> st.SearchStrategy[dict[str, Value]]:
    """Answers to some of the items."""
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(ANSWERS["a"] if alike else of) for name, of in ANSWERS.items()}
    )


@pytest.mark.parametrize(("scorer", "policy"), [each for each in ALLOWED if each[1] != "mean"])
@given(answers=given_to(alike=False), hidden=st.sets(st.sampled_from("abcd")))
def test_a_score_lies_in_the_range_that_is_called_possible(
    scorer: str, policy: str, answers: dict[str, Value], hidden: set[str]
) -> None:
    result = scored(made(scorer, policy, alike=False), answers, hidden=frozenset(hidden))

    if result.value is None:
        assert "fault in the service" not in reason(result)
    else:
        assert isinstance(result.value, Decimal)
        assert result.possible is not None
        assert result.possible[0] <= result.value <= result.possible[1]


@pytest.mark.parametrize(("scorer", "policy"), ALLOWED)
@given(answers=given_to(alike=True))
def test_a_score_agrees_with_what_its_answers_add_up_to(scorer: str, policy: str, answers: dict[str, Value]) -> None:
    questionnaire = made(scorer, policy, alike=True)
    [plan] = plans(questionnaire)
    result = scored(questionnaire, answers)
    counted = [worth for key in plan.keys if isinstance(worth := key.worth(answers.get(key.id)), Decimal)]

    assert plan.scorer is not None
    assert (result.value is None) is (len(counted) < plan.scale.missing.needed(4))
    if result.value is not None:
        raw = plan.scorer.raw(Tally(4, len(counted), sum(counted, Decimal(0))))
        assert raw is None or rounded(raw, 2) == result.value


TOLD = {"sum", "prorated_sum", "mean", "proportion_of_maximum", "proportion_of_maximum_each"}


@pytest.mark.parametrize(("scorer", "policy"), ALLOWED)
def test_which_scores_there_are_is_known_where_they_follow_from_the_total(scorer: str, policy: str) -> None:
    questionnaire = made(scorer, policy, alike=True)
    [plan] = plans(questionnaire)
    assert plan.scorer is not None

    known = raw_scores(plan.keys, plan.scale.missing, plan.scorer.raw)

    assert (known is not None) is (scorer in TOLD and policy != "item")
    if known is not None:
        [reach] = score_ranges(questionnaire).values()
        assert reach == (rounded(min(known), 2), rounded(max(known), 2))


def test_a_third_is_kept_exactly_until_the_end() -> None:
    [plan] = plans(made("mean", "one", alike=True))
    assert plan.scorer is not None
    assert plan.scorer.raw(Tally(4, 3, Decimal(10))) == Fraction(10, 3)

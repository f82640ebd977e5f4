"""Scales of what is inside a compound answer: each part is counted like an item of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.journey import Journey
from engine.questionnaire import Answers, PageId, Questionnaire, ScaleId
from engine.scoring import score
from engine.scoring.plan import plans
from engine.scoring.score import Score
from tests.making import found, problems, questionnaire

LEVELS = (
    "[{code: low, label: Low, score: 0}, {code: high, label: High, score: 4}, "
    "{code: na, label: Not for me, means: not_applicable}]"
)
PLAIN = "[{code: pay, label: Pay}, {code: rest, label: Rest}]"


def asked(scales: str) -> str:
    return (
        "pages:\n"
        "  - id: one\n"
        "    title: One\n"
        "    items:\n"
        f"      - {{id: plan, kind: current_and_target, ask: Planning, options: {LEVELS}}}\n"
        f"      - {{id: lead, kind: current_and_target, ask: Leading, options: {LEVELS}}}\n"
        f"      - {{id: week, kind: allocation, ask: Week, options: {PLAIN}}}\n"
        f"      - {{id: order, kind: ranking, ask: Order, options: {PLAIN}}}\n"
        "      - {id: liked, kind: rating, ask: Liked, lowest: Low, highest: High}\n"
        f"scales: [{{id: s, label: S, missing: all_required, {scales}}}]\n"
    )


def scored(questionnaire: Questionnaire, answers: Answers) -> Score:
    journey = Journey(questionnaire, {PageId("one"): answers})
    return score(questionnaire, journey.answers, journey.applicable)[ScaleId("s")]


def test_the_current_levels_of_several_pairs_make_a_scale() -> None:
    today = questionnaire(asked("items: [plan.current, lead.current], scorer: mean"))
    pairs: Answers = {"plan": {"current": "high", "target": "high"}, "lead": {"current": "low", "target": "high"}}
    result = scored(today, pairs)
    assert (result.value, result.possible, result.n_answered) == (Decimal(2), (Decimal(0), Decimal(4)), 2)
    said = [step.say(today.languages[0]) for step in result.explanation]
    assert said[0] == "“Planning: Where you are now”: High. This counts 4."


def test_a_part_can_be_reversed_and_left_out_like_an_item() -> None:
    turned = questionnaire(asked("items: [plan.target, lead.target], reverse: [plan.target], scorer: sum"))
    pairs: Answers = {"plan": {"current": "high", "target": "low"}, "lead": {"current": "low", "target": "na"}}
    assert scored(turned, pairs).value == Decimal(4)


def test_numbers_inside_an_answer_count_as_they_are() -> None:
    both = questionnaire(asked("items: [week.pay, order.rest], ranges_differ: yes, scorer: sum"))
    given: Answers = {"week": {"pay": Decimal(40), "rest": Decimal(60)}, "order": ("pay", "rest")}
    assert scored(both, given).value == Decimal(42)
    assert [key.range for key in plans(both)[0].keys] == [(Decimal(0), Decimal(100)), (Decimal(1), Decimal(2))]


def test_a_rating_is_scored_by_its_number_and_can_be_reversed() -> None:
    turned = questionnaire(asked("items: [liked], reverse: [liked], scorer: mean"))
    assert scored(turned, {"liked": Decimal(2)}).value == Decimal(4)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("plan", "Name what is inside it: plan.current, plan.target."),
        ("order", "Name what is inside it: order.pay, order.rest."),
    ],
)
def test_a_compound_answer_as_a_whole_has_no_score(name: str, hint: str) -> None:
    [problem] = [each for each in problems(asked(f"items: [{name}], scorer: sum")) if each.code != "item.unscored"]
    assert (problem.code, problem.hint) == ("scale.unscored-item", hint)


def test_what_is_not_inside_an_answer_is_told_with_what_is_near() -> None:
    text = asked("items: [plan.curent], scorer: sum")
    [problem] = [each for each in problems(text) if each.code != "item.unscored"]
    assert found(text) == [("scale.unknown-item", 10, 59)]
    assert problem.hint == 'Did you mean "plan.current"?'

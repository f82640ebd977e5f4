"""The worked examples that the scorers print in the reference, tried over the standard items of worked.yaml."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from engine.cases import differences, read_cases, run
from engine.cli.reference import language_reference
from engine.compiler import compile_source
from engine.document import Severity, Source
from engine.questionnaire import Answers, Language, Questionnaire, Text, owner_of
from engine.scoring import score
from engine.scoring.described import Described, described
from engine.scoring.scorers import BUILT_IN

ITEMS = (Path(__file__).parent / "worked.yaml").read_text("utf-8")
SCORERS = {scorer.name: described(scorer) for scorer in BUILT_IN}

PEOPLE = [(name, *person) for name, about in SCORERS.items() for person in about.people]


def over_standard_items(about: Described) -> Questionnaire:
    """The standard items with the scales of a worked example."""
    compiled = compile_source(Source("worked.yaml", f"{ITEMS}scales:\n{about.scales}\n"))
    wrong = [str(problem) for problem in compiled.problems if problem.severity is Severity.ERROR]
    assert compiled.questionnaire is not None, "\n".join(wrong)
    return compiled.questionnaire


def test_every_built_in_scorer_shows_a_worked_example() -> None:
    assert [name for name, about in SCORERS.items() if not about.people] == []


@pytest.mark.parametrize("name", SCORERS)
def test_its_scales_are_without_problems_and_use_the_scorer(name: str) -> None:
    assert name in {scale.scorer for scale in over_standard_items(SCORERS[name]).scales}


@pytest.mark.parametrize(("name", "answers", "scores"), PEOPLE, ids=[f"{name}: {left}" for name, left, _ in PEOPLE])
def test_what_it_shows_comes(name: str, answers: str, scores: str) -> None:
    questionnaire = over_standard_items(SCORERS[name])
    person = f"- {{name: {json.dumps(answers)}, answers: {{{answers}}}, expect: {{scores: {{{scores}}}}}}}"
    cases, problems = read_cases(Source("worked.cases.yaml", person.replace('name: ""', "name: Nobody")), questionnaire)
    assert [str(problem) for problem in problems] == []
    assert [differences(run(questionnaire, case)) for case in cases] == [()]


@pytest.mark.parametrize(("name", "answers"), [(name, answers) for name, answers, _ in PEOPLE])
def test_a_step_about_a_question_belongs_to_it_so_that_it_can_be_withheld_with_the_answer(
    name: str, answers: str
) -> None:
    questionnaire = over_standard_items(SCORERS[name])
    [case], _ = read_cases(Source("worked.cases.yaml", f"- {{name: One, answers: {{{answers}}}}}"), questionnaire)
    steps = [step for score in run(questionnaire, case).scores.values() for step in score.explanation]
    asked = {item.ask: item.id for item in questionnaire.items.values()}
    about = [
        (step, asked[said])
        for step in steps
        for said in step.values.values()
        if isinstance(said, Text) and said in asked
    ]

    assert [step for step, item in about if step.item is None or owner_of(step.item) != item] == []


ANYTHING = "{when: {c2: [a, b, c]}, outcome: a}"
CONFIDENTIAL = re.sub("id: (q2|n1|c2), ", r"id: \1, confidential: yes, ", ITEMS)


@pytest.mark.parametrize(
    ("scorer", "keys", "told"),
    [
        ("weighted_mean", "items: [q1, q2], weights: {q2: 3}", "weighs 3, so it counts"),
        ("level_reached", "items: [q2], levels: [{code: a, label: A, needs: [{at_least: 5}]}]", "where there is 4"),
        ("gap_to_target", "items: [q1], gives: mean, target_for_all: q2", "target"),
        ("gap_to_target", "items: [q1], gives: total, target_for_all: 5, importance: {q1: n1}", "weighs 3"),
        ("decision_table", f"items: [c2], outcomes: [{{code: a, label: A}}], rules: [{ANYTHING}]", "Rule 1"),
    ],
)
def test_what_is_worked_out_with_a_confidential_answer_belongs_to_that(scorer: str, keys: str, told: str) -> None:
    scale = f"{{id: s, label: S, scorer: {scorer}, missing: all_required, {keys}}}"
    made = compile_source(Source("worked.yaml", f"{CONFIDENTIAL}scales:\n  - {scale}\n"))
    assert made.questionnaire is not None, list(map(str, made.problems))
    given: Answers = {"q1": Decimal(2), "q2": Decimal(4), "n1": Decimal(3), "c2": "b"}
    [result] = score(made.questionnaire, given, frozenset(made.questionnaire.items)).values()
    steps = [*result.explanation, *(part.note for part in result.parts if part.note is not None)]
    about = {step.item for step in steps if told in step.say(Language("en"))}

    assert about in ({"q2"}, {"n1"}, {"c2"})


def test_the_reference_says_what_the_standard_items_are() -> None:
    told = language_reference().split("\n## Scales\n")[1].split("\n### ")[0]
    items = [item for page in over_standard_items(SCORERS["sum"]).pages for item in page.items]
    assert [item.id for item in items if f"`{item.id}`" not in told] == []

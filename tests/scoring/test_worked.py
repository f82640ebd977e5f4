"""The worked examples that the scorers print in the reference, tried over the standard items of worked.yaml."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.cases import differences, read_cases, run
from engine.cli.reference import language_reference
from engine.compiler import compile_source
from engine.document import Severity, Source
from engine.questionnaire import Questionnaire
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


def test_the_reference_says_what_the_standard_items_are() -> None:
    told = language_reference().split("\n## Scales\n")[1].split("\n### ")[0]
    items = [item for page in over_standard_items(SCORERS["sum"]).pages for item in page.items]
    assert [item.id for item in items if f"`{item.id}`" not in told] == []

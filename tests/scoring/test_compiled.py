"""The scales of a whole questionnaire, from YAML through the compiler to scores."""

from __future__ import annotations

from decimal import Decimal

from engine.compiler import compile_source
from engine.document import Source
from engine.questionnaire import ScaleId, Value
from engine.scoring import score

WHOLE = """
format: 1
id: whole
version: 1.0.0
title: Whole
languages: [en]
purpose: To be scored.
who_sees_it: Nobody.
pages:
  - id: page
    title: Page
    items:
      - kind: grid
        ask: How often last month?
        options: [{code: never, label: Never, score: 1}, {code: 2, label: Sometimes, score: 2}]
        rows: [{id: a, ask: A?}, {id: b, ask: B?}]
scales:
  - {id: added, label: Added, items: [a, b], scorer: sum, missing: all_required}
  - id: looked_up
    label: Looked up
    items: [a, b]
    scorer: conversion_table
    missing: all_required
    from: sum
    table:
      - {raw: 2, score: 17.5}
      - {raw: 3, score: 20}
      - {raw: 4, score: 30}
  - id: decided
    label: Decided
    items: [a, b]
    scorer: decision_table
    missing: all_required
    hit: first
    outcomes: [{code: steady, label: Steady}, {code: 5, label: Class 5}]
    rules:
      - {when: {a: never, b: [never]}, outcome: steady}
      - {when: {a: 2, b: any}, outcome: 5}
      - {when: {}, unscored: There is no telling.}
"""


def test_a_questionnaire_with_every_scorer_compiles_and_scores() -> None:
    compiled = compile_source(Source("whole.yaml", WHOLE))
    questionnaire = compiled.questionnaire
    assert questionnaire is not None
    assert compiled.problems == ()
    answers: dict[str, Value] = {"a": "2", "b": "never"}

    scores = score(questionnaire, answers, frozenset(questionnaire.items))

    assert {name: each.value for name, each in scores.items()} == {
        ScaleId("added"): Decimal(3),
        ScaleId("looked_up"): Decimal(20),
        ScaleId("decided"): "5",
    }


def test_what_scoring_complains_about_is_a_problem_at_its_line() -> None:
    undecided = WHOLE.replace("      - {when: {}, unscored: There is no telling.}\n", "")

    [problem] = compile_source(Source("whole.yaml", undecided)).problems
    assert str(problem).startswith("whole.yaml:37:7: No rule covers a: never, b: 2. [table.incomplete]")
    assert WHOLE.splitlines()[problem.span.line - 2].strip() == "rules:"

"""Certificates that nobody can earn, or everybody does whatever their scores."""

from __future__ import annotations

import pytest

from tests.making import problems

QUESTIONS = """\
pages:
  - id: one
    title: One
    items:
      - {id: full_name, kind: text, ask: Who are you?}
      - id: route
        kind: single_choice
        ask: Which route?
        options: [{code: job, label: A job}, {code: degree, label: A degree}]
      - kind: grid
        ask: How?
        options: [{code: no, label: No, score: 1}, {code: so, label: So, score: 2}, {code: yes, label: Yes, score: 3}]
        rows: [{id: a, ask: A?}, {id: b, ask: B?}]
scales:
  - id: work
    label: Work
    items: [a, b]
    scorer: mean
    missing: all_required
    bands: [{id: low, label: Low, at_least: 1}, {id: high, label: High, at_least: 2.5}]
certificate:
  template: self_assessment
  name: full_name
  title: Certificate
  statement: has completed this self-assessment
  awarded_when: """


def told(condition: str, text: str = QUESTIONS) -> list[str]:
    return [problem.code for problem in problems(f"{text}{condition}\n")]


@pytest.mark.parametrize(
    "condition",
    [
        "completed and work > 3",
        'work < 1 or route = "job" and route = "degree"',
        'work.band = "high" and work < 2',
        "completed and route = null",
    ],
)
def test_a_certificate_that_nobody_can_earn_is_a_problem(condition: str) -> None:
    assert told(condition) == ["certificate.never-awarded"]


def test_the_item_that_stands_in_the_way_is_named() -> None:
    [problem] = problems(f"{QUESTIONS}completed and route = null\n")
    assert problem.message == (
        'Nobody can earn this certificate. Its condition needs "route" to be unanswered, and everybody has answered it '
        "by then."
    )


@pytest.mark.parametrize("condition", ["work >= 1", 'work.band in ("low", "high")', "work != null"])
def test_a_certificate_that_every_score_earns_is_a_warning(condition: str) -> None:
    [problem] = problems(f"{QUESTIONS}{condition}\n")
    assert (problem.code, problem.severity) == ("certificate.always-awarded", "warning")


@pytest.mark.parametrize("condition", ["completed", "work >= 1.5", 'work.band != "low"', 'route = "job" and work > 1'])
def test_a_certificate_that_some_earn_is_fine(condition: str) -> None:
    assert told(condition) == []


def test_where_answers_may_be_missing_not_everybody_has_a_score() -> None:
    text = QUESTIONS.replace("ask: How?\n", "ask: How?\n        required: no\n")
    assert told("work >= 1", text) == []

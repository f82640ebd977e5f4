from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from engine.questionnaire import Answers, Questionnaire
from engine.scoring import awarded_to, feedback_on, known_when_finished, name_given, scales_told, score
from tests.making import questionnaire

PAGES = """\
    pages:
      - id: one
        title: One
        items:
          - {id: full_name, kind: text, ask: Your name?}
          - {id: calls, kind: number, ask: How many calls?, at_least: 0, at_most: 9}
    scales:
      - id: calling
        label: Calling
        items: [calls]
        scorer: sum
        missing: all_required
        SHOWN
        bands: [{id: few, label: Few, at_least: 0}, {id: many, label: Many, at_least: 5}]
    feedback: [{scale: calling, band: few, text: Call more.}, {scale: calling, band: many, text: Well done.}]
"""
CERTIFICATE = """\
    certificate:
      template: self_assessment
      name: full_name
      title: Certificate
      statement: has called.
      awarded_when: completed and calling.band = "many"
"""


def calling(more: str = CERTIFICATE, shown: str = "shown: yes") -> Questionnaire:
    return questionnaire(PAGES.replace("SHOWN", shown) + more)


def to_whom(asked: Questionnaire, answers: Answers) -> str | None:
    return awarded_to(asked, answers, score(asked, answers, frozenset(asked.items)))


@pytest.mark.parametrize(
    ("given", "name"),
    [("  Siân \n Ŵyn ", "Siân Ŵyn"), ("Sia\u0302n", "Siân"), ("A\x00B", "AB"), (" ", None), (None, None)],
)
def test_a_name_is_one_line_of_composed_characters(given: str | None, name: str | None) -> None:
    assert name_given(calling(), {} if given is None else {"full_name": given}) == name


def test_a_confidential_name_is_not_printed() -> None:
    asked = calling()
    page = asked.pages[0]
    hidden = replace(page, items=tuple(replace(item, confidential=True) for item in page.items))
    assert name_given(replace(asked, pages=(hidden,)), {"full_name": "Ama"}) is None


def test_a_certificate_goes_to_whom_its_condition_holds_for() -> None:
    assert to_whom(calling(), {"full_name": "Ama", "calls": Decimal(5)}) == "Ama"
    assert to_whom(calling(), {"full_name": "Ama", "calls": Decimal(4)}) is None
    assert to_whom(calling(), {"full_name": "Ama"}) is None
    assert to_whom(calling(), {"calls": Decimal(5)}) is None
    assert to_whom(calling(more=""), {"full_name": "Ama", "calls": Decimal(5)}) is None


def test_feedback_is_that_of_the_band_and_none_without_a_score() -> None:
    asked = calling()
    for answers, told in (({"calls": Decimal(5)}, "Well done."), ({"calls": Decimal(0)}, "Call more."), ({}, None)):
        [found] = score(asked, answers, frozenset(asked.items)).values()
        feedback = feedback_on(asked, found)
        assert (feedback.text.say(asked.languages[0]) if feedback else None) == told


def test_hidden_scales_are_not_told() -> None:
    assert [scale.id for scale in scales_told(calling())] == ["calling"]
    assert scales_told(calling(shown="shown: no")) == ()


def test_a_condition_on_results_knows_answers_scores_and_bands() -> None:
    answers: Answers = {"calls": Decimal(5)}
    asked = calling()
    known = known_when_finished(answers, score(asked, answers, frozenset(asked.items)))
    assert known == {"calls": Decimal(5), "completed": True, "calling": Decimal(5), "calling.band": "many"}

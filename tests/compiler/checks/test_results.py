from __future__ import annotations

from engine.questionnaire import Results
from tests.compiler.checks.test_feedback import SCALES
from tests.making import found, questionnaire

OVERALL = SCALES + "results: {overall: calling}\n"


def test_a_scale_that_is_shown_can_stand_for_all() -> None:
    assert found(OVERALL) == []
    assert questionnaire(OVERALL).results.overall == "calling"


def test_a_scale_that_is_not_there_cannot() -> None:
    assert found(OVERALL.replace("overall: calling", "overall: caling")) == [("results.unknown-scale", 14, 20)]


def test_nor_can_one_that_nobody_is_told_about() -> None:
    hidden = OVERALL.replace("    scorer:", "    shown: no\n    scorer:", 1)
    assert found(hidden) == [("results.overall-not-told", 15, 20)]


def test_in_a_confidential_questionnaire_none_can() -> None:
    assert ("results.overall-not-told", 15, 20) in found("confidential: yes\n" + OVERALL)


def test_whoever_says_how_many_next_steps_are_named_has_said_so() -> None:
    assert not questionnaire(SCALES).results.next_steps_said
    said = questionnaire(SCALES + "results: {next_steps: 3}\n").results
    assert said.next_steps_said
    assert said == Results(), "what it means has not changed"

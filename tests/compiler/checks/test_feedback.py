from __future__ import annotations

import pytest

from engine.questionnaire import ItemId, Language, ScaleId
from engine.scoring import feedback_on, score
from tests.making import found, problems, questionnaire

SCALES = """\
pages:
  - id: one
    title: One
    items:
      - {id: calls, kind: number, ask: How many calls?, at_least: 0, at_most: 9}
scales:
  - id: calling
    label: Calling
    items: [calls]
    scorer: sum
    missing: all_required
    bands: [{id: low, label: Low, at_least: 0}, {id: high, label: High, at_least: 5}]
  - {id: plain, label: Plain, items: [calls], scorer: sum, missing: all_required}
"""
LOW = "  - {scale: calling, band: low, text: Call more.}\n"
HIGH = "  - {scale: calling, band: high, text: Rest.}\n"


def feedback(*entries: str) -> str:
    return SCALES + "feedback:\n" + "".join(entries)


def test_feedback_for_every_band_is_fine() -> None:
    assert found(feedback(LOW, HIGH)) == []


def test_a_scale_without_any_feedback_is_fine() -> None:
    assert found(SCALES) == []


def test_a_band_without_feedback_is_told_at_the_band() -> None:
    assert found(feedback(LOW)) == [("feedback.missing", 12, 49)]


def test_a_second_text_for_a_band_is_told_with_the_line_of_the_first() -> None:
    text = feedback(LOW, HIGH, LOW)
    assert found(text) == [("feedback.duplicate", 17, 5)]
    assert "already, in line 22." in problems(text)[0].message  # seven lines of the head stand above


def test_a_misspelt_band_is_one_problem() -> None:
    text = feedback(LOW, HIGH.replace("high", "hihg"))
    assert found(text) == [("feedback.unknown-band", 16, 28)]
    assert problems(text)[0].hint == 'Did you mean "high"?'


def test_a_band_like_no_other_leaves_the_right_one_without() -> None:
    text = feedback(LOW, HIGH.replace("high", "excellent"))
    assert found(text) == [("feedback.missing", 12, 49), ("feedback.unknown-band", 16, 28)]
    assert problems(text)[1].hint == "Its bands are: low, high."


def test_feedback_for_a_scale_without_bands_cannot_be() -> None:
    text = feedback("  - {scale: plain, band: low, text: Oh.}\n")
    assert found(text) == [("feedback.unknown-band", 15, 26)]
    assert problems(text)[0].hint == "It has none: add bands to it, or remove this feedback."


def test_a_misspelt_scale_is_one_problem() -> None:
    text = feedback(LOW, HIGH.replace("calling", "caling"))
    assert found(text) == [("feedback.unknown-scale", 16, 13)]
    assert problems(text)[0].hint == 'Did you mean "calling"?'


def test_a_scale_like_no_other_is_told_which_there_are() -> None:
    text = feedback(LOW, HIGH, "  - {scale: teamwork, band: low, text: Oh.}\n")
    assert found(text) == [("feedback.unknown-scale", 17, 13)]
    assert problems(text)[0].hint == "The scales are: calling, plain."


def test_an_entry_that_names_no_band_is_told_once() -> None:
    assert [code for code, _, _ in found(feedback(LOW, HIGH, "  - {scale: calling, text: Oh.}\n"))] == ["key.missing"]


@pytest.mark.parametrize(
    ("place", "change"),
    [("missing: all_required", "missing: all_required\n    shown: no"), ("pages:", "confidential: yes\npages:")],
)
def test_feedback_that_nobody_reads_is_a_warning(place: str, change: str) -> None:
    told = {(problem.code, problem.severity) for problem in problems(feedback(LOW, HIGH).replace(place, change, 1))}
    assert ("feedback.never-shown", "warning") in told


DECIDED = """\
pages:
  - id: one
    title: One
    items:
      - id: size
        kind: single_choice
        ask: How big?
        options: [{code: s, label: S}, {code: m, label: M}, {code: l, label: L}]
scales:
  - id: fit
    label: Fit
    items: [size]
    scorer: decision_table
    missing: all_required
    outcomes: [{code: tight, label: Tight}, {code: good, label: Good}, {code: loose, label: Loose}]
    rules: [{when: {size: s}, outcome: tight}, {when: {size: m}, outcome: good}, {when: {size: l}, outcome: loose}]
    bands: [{id: fits, label: Fits, outcomes: [good]}, {id: does_not, label: Does not, outcomes: [tight, loose]}]
feedback:
"""
FITS = "  - {scale: fit, band: fits, text: Keep it.}\n"
DOES_NOT = "  - {scale: fit, band: does_not, text: Change it.}\n"
TIGHT = "  - {scale: fit, band: tight, text: Take a bigger one.}\n"
LOOSE = "  - {scale: fit, band: loose, text: Take a smaller one.}\n"


@pytest.mark.parametrize("entries", [(FITS, DOES_NOT), (FITS, TIGHT, LOOSE), (FITS, DOES_NOT, TIGHT)])
def test_feedback_may_be_on_outcomes_or_on_their_bands(entries: tuple[str, ...]) -> None:
    assert found(DECIDED + "".join(entries)) == []


def test_an_outcome_without_feedback_of_its_own_or_of_its_band_is_told() -> None:
    text = DECIDED + FITS + TIGHT
    assert [(problem.code, problem.span.column) for problem in problems(text)] == [("feedback.missing", 72)]
    assert 'with the outcome "loose"' in problems(text)[0].message


def test_a_misspelt_outcome_has_a_near_match() -> None:
    [problem] = problems(DECIDED + FITS + DOES_NOT + TIGHT.replace("tight", "tihgt"))
    assert (problem.code, problem.hint) == ("feedback.unknown-band", 'Did you mean "tight"?')


def test_feedback_on_an_outcome_comes_before_that_on_its_band() -> None:
    fit = questionnaire(DECIDED + FITS + DOES_NOT + TIGHT)
    told = {
        size: feedback_on(fit, score(fit, {ItemId("size"): size}, frozenset(fit.items))[ScaleId("fit")])
        for size in ("s", "m", "l")
    }
    assert [each.text.say(Language("en")) for each in told.values() if each] == [
        "Take a bigger one.",
        "Keep it.",
        "Change it.",
    ]

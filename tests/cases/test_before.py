"""Cases of people who have answered before."""

from __future__ import annotations

import pytest

from engine.cases import differences, read_cases, run
from engine.document import Source
from tests.making import questionnaire

GROWING = questionnaire("""\
    pages:
      - id: one
        title: One
        items:
          - {id: calls, kind: number, ask: How many calls a day?, at_least: 0, at_most: 9}
          - {id: since, kind: date, ask: Since when?, latest: today, required: no}
    scales:
      - id: calling
        label: Calling
        items: [calls]
        scorer: sum
        missing: all_required
        bands: [{id: few, label: Few, at_least: 0}, {id: many, label: Many, at_least: 5}]
      - id: progress
        label: Progress
        scales: [calling]
        scorer: change
        sd: 2
        reliability: 0.8
        source: Pilot, 2025
        missing: all_required
        bands: [{id: less, label: Less, at_least: -9}, {id: more, label: More, at_least: 1}]
""")
THEN = "On 1 March 2026, version 1.0.0."


def tried(earlier: str, expected: str) -> list[str]:
    """What came otherwise for somebody with seven calls a day."""
    text = f"- {{name: Somebody, answers: {{calls: 7}}, {earlier}expect: {{scores: {{progress: {expected}}}}}}}"
    cases, problems = read_cases(Source("1.0.0.cases.yaml", text), GROWING)
    assert [str(problem) for problem in problems] == []
    return [f"{each.expected} came {each.came}" for case in cases for each in differences(run(GROWING, case))]


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ("earlier: {answers: {calls: 4}}, ", "{value: 3, band: more}"),
        ("earlier: {scores: {calling: 9}}, ", "{value: -2, band: less}"),
        ("earlier: {today: 2026-03-01, answers: {calls: 7, since: 2026-03-01}}, ", "0"),
        ("earlier: {scores: {calling: no_score}}, ", "no_score"),
        (
            "",
            "{value: no_score, reason: 'This is the first time, so there is nothing to compare with yet.'}",
        ),
    ],
)
def test_a_case_says_what_came_before(earlier: str, expected: str) -> None:
    assert tried(earlier, expected) == []


def test_what_came_otherwise_is_told() -> None:
    assert tried("earlier: {answers: {calls: 4}}, ", "5") == ["5 came 3, more"]


def test_the_day_of_the_earlier_sitting_is_told_in_the_score() -> None:
    text = "- {name: A, answers: {calls: 7}, earlier: {today: 2026-03-01, scores: {calling: 4}}}"
    cases, _ = read_cases(Source("1.0.0.cases.yaml", text), GROWING)

    [score] = [score for scale, score in run(GROWING, cases[0]).scores.items() if scale == "progress"]

    assert next(part.note.say(GROWING.languages[0]) for part in score.parts if part.note) == THEN


@pytest.mark.parametrize(
    ("earlier", "code"),
    [
        ("{answers: {calls: 12}}", "cases.refused"),
        ("{answers: {cals: 1}}", "cases.unknown-item"),
        ("{answers: {}}", "cases.unfinished"),
        ("{scores: {caling: 1}}", "cases.unknown-scale"),
        ("{scores: {calling: many}}", "cases.wrong-score"),
        ("{scores: {calling: lots}}", "cases.wrong-score"),
        ("{answers: {calls: 1}, scores: {calling: 1}}", "cases.wrong-score"),
        ("{today: 2026-02-30, scores: {calling: 1}}", "cases.no-such-day"),
        ("{answers: {calls: 1, since: 2026-03-02}, today: 2026-03-01}", "cases.refused"),
        ("{}", "value.empty"),
    ],
)
def test_what_is_wrong_with_it_is_told(earlier: str, code: str) -> None:
    text = f"- {{name: Somebody, answers: {{calls: 7}}, earlier: {earlier}}}"

    _, problems = read_cases(Source("1.0.0.cases.yaml", text), GROWING)

    assert [problem.code for problem in problems] == [code]

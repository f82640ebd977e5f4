"""Answers with parts, answers in an order, and values that follow from answers."""

from __future__ import annotations

from textwrap import dedent

import pytest

from engine.cases import Difference, differences, read_cases, run
from engine.cases.answers import how_to_write
from engine.document import Problem, Source
from engine.questionnaire import ItemId, Questionnaire
from tests.cases.suggesting.making import suggested
from tests.making import questionnaire

PARTS = """\
    option_sets:
      levels:
        - {code: none, label: Not yet, score: 0}
        - {code: some, label: With help, score: 1}
        - {code: alone, label: On my own, score: 2}
    pages:
      - id: one
        title: One
        items:
          - {id: planning, kind: current_and_target, ask: Planning, options: levels}
          - {id: order, kind: ranking, ask: Which comes first?, options: levels}
          - {id: hours, kind: number, ask: "Hours a week?", at_least: 0, at_most: 60, required: no}
      - id: two
        title: Two
        items:
          - {id: a_year, kind: calculated, ask: Hours a year, value: hours * 46}
          - {id: many, kind: calculated, ask: Many, value: hours > 20}
    scales:
      - id: today
        label: Today
        items: [planning.current]
        scorer: sum
        missing: all_required
        bands: [{id: low, label: Low, at_least: 0}, {id: high, label: High, at_least: 2}]
"""
GIVEN = "planning: {current: some, target: alone}, order: [alone, none, some], hours: 37.5"


def asked() -> Questionnaire:
    return questionnaire(PARTS.replace("at_most: 60", "at_most: 60, decimals: 1"))


def tried(answers: str, expected: str) -> tuple[list[Problem], tuple[Difference, ...]]:
    text = f"- {{name: Somebody, answers: {{{answers}}}, expect: {{{expected}}}}}"
    cases, problems = read_cases(Source("1.0.0.cases.yaml", dedent(text)), asked())
    return problems, tuple(what for case in cases for what in differences(run(asked(), case)))


def test_parts_orders_and_calculated_values_are_written_as_they_are_meant() -> None:
    expected = "calculated: {a_year: 1725, many: yes}, scores: {today: {value: 1, band: low}}"
    assert tried(GIVEN, expected) == ([], ())


def test_the_order_is_the_one_that_is_written() -> None:
    text = f"- {{name: Somebody, answers: {{{GIVEN}}}}}"
    [case], _ = read_cases(Source("1.0.0.cases.yaml", text), asked())
    saved, _ = case.saved.values()
    assert saved["order"] == ("alone", "none", "some")
    assert saved["planning"] == {"current": "some", "target": "alone"}


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("calculated: {a_year: 1700}", ("a_year", "1700", "1725")),
        ("calculated: {many: no}", ("many", "no", "yes")),
        ("calculated: {many: ~}", ("many", "no value", "yes")),
    ],
)
def test_a_value_that_comes_otherwise_is_told(expected: str, told: tuple[str, str, str]) -> None:
    problems, what = tried(GIVEN, expected)
    assert (problems, [(each.about, each.expected, each.came) for each in what]) == ([], [told])


def test_that_there_is_no_value_can_be_expected() -> None:
    unanswered = GIVEN.replace("37.5", "~")
    assert tried(unanswered, "calculated: {a_year: ~, many: ~}") == ([], ())


@pytest.mark.parametrize(
    ("answers", "expected", "told"),
    [
        ("planning: {current: som, target: alone}", "", ("cases.unknown-option", 'Did you mean "some"?')),
        ("planning: {current: 2, target: alone}", "", ("cases.unknown-option", 'Write its code: "alone".')),
        ("planning: {current: With help, target: alone}", "", ("cases.unknown-option", 'Write its code: "some".')),
        ("planning: {curent: some}", "", ("cases.wrong-answer", "Write its parts: {current: …, target: …}.")),
        ("planning: some", "", ("cases.wrong-answer", "Write its parts: {current: …, target: …}.")),
        ("order: [alone, nobody]", "", ("cases.unknown-option", "Its options are: none, some, alone.")),
        ("a_year: 1", "", ("cases.no-answer", "It is of kind calculated.")),
        (GIVEN, "calculated: {a_yea: 1}", ("cases.unknown-item", 'Did you mean "a_year"?')),
        (GIVEN, "calculated: {hours: 1}", ("cases.unknown-item", "There are: a_year, many.")),
        (GIVEN, "calculated: {many: 3}", ("cases.wrong-answer", "Write yes or no.")),
        (GIVEN, "calculated: {a_year: much}", ("cases.wrong-answer", "Write a number, such as 12 or 2.5.")),
    ],
)
def test_what_cannot_be_is_told(answers: str, expected: str, told: tuple[str, str]) -> None:
    problems, _ = tried(answers, expected)
    assert [(problem.code, problem.hint) for problem in problems] == [told]


def test_suggestions_reach_the_bands_of_a_part() -> None:
    found = suggested(asked())
    assert found.trial.coverage == 100
    assert "    calculated:\n" not in found.text


def test_suggestions_expect_the_values_that_follow() -> None:
    found = suggested(questionnaire(PARTS.replace("at_most: 60, required: no", "at_most: 60")))
    assert "    calculated:\n      a_year: " in found.text


JOBS = """\
option_sets:
  days: [{code: mo, label: Monday}, {code: tu, label: Tuesday}]
  sectors: [{code: public, label: Public}, {code: other, label: Other, specify: Say}]
pages:
  - id: one
    title: One
    items:
      - id: jobs
        kind: repeated_group
        ask: Which jobs?
        entry: Job
        items:
          - {id: hours, kind: number, ask: "Hours?", at_least: 0, at_most: 60, decimals: 1}
          - {id: days, kind: multiple_choice, ask: Days?, required: no, options: days}
          - {id: sector, kind: single_choice, ask: Sector?, required: no, options: sectors}
"""


def told(jobs: str) -> list[tuple[str, str]]:
    """Code and hint of each problem of a case with these jobs, with the words in the file it points at."""
    line = f"- {{name: Somebody, answers: {{jobs: {jobs}}}}}"
    cases, problems = read_cases(Source("1.0.0.cases.yaml", line), questionnaire(JOBS))
    assert bool(cases) is not bool(problems)
    return [(problem.code, line[problem.span.column - 1 : problem.span.end_column - 1]) for problem in problems]


def test_the_entries_of_a_repeated_group_are_written_one_by_one() -> None:
    assert told("[{hours: 37.5, days: [tu, mo]}, {hours: 2, sector: other, sector.other: A charity}]") == []


@pytest.mark.parametrize(
    ("jobs", "code", "words"),
    [
        ("[{hours: 3}, {hours: 99}]", "cases.refused", "99"),
        ("[{hours: 3, sector: privat}]", "cases.unknown-option", "privat"),
        ("[{hurs: 3}]", "cases.unknown-item", "hurs"),
        ("[{hours: many}]", "cases.wrong-answer", "many"),
        ("[{hours: 3, sector: other}, {days: [mo]}]", "cases.refused", "{"),
        ("[none]", "cases.wrong-answer", "none"),
        ("none", "cases.wrong-answer", "none"),
        ("[]", "cases.refused", "["),
    ],
)
def test_what_is_wrong_in_an_entry_is_told_there(jobs: str, code: str, words: str) -> None:
    assert told(jobs) == [(code, words)]


@pytest.mark.parametrize(
    ("kind", "answer", "hint"),
    [
        ("repeated_group, entry: J, items: [{id: h, kind: number, ask: H}]", "3", "Write its entries: [{h: …}, …]."),
        ("ranking, options: [{code: a, label: A}]", "{a: 1}", "Write a list of codes: [first, second]."),
        ("month", "2026-01-31", "Write year and month: 2026-01."),
        ("email", "nobody", "Respondents would read: Enter an email address in full"),
    ],
)
def test_how_to_write_it_is_told_by_kind(kind: str, answer: str, hint: str) -> None:
    asked = questionnaire(f"pages: [{{id: p, title: P, items: [{{id: it, ask: What?, kind: {kind}}}]}}]\n")
    _, [problem] = read_cases(Source("1.0.0.cases.yaml", f"- {{name: Ann, answers: {{it: {answer}}}}}"), asked)
    assert problem.hint.startswith(hint)


def test_how_a_total_is_divided_says_what_the_parts_come_to() -> None:
    options = "[{code: desk, label: At a desk}, {code: site, label: On site}]"
    item = f"{{id: week, kind: allocation, ask: How is a week divided?, total: 40, options: {options}}}"
    made = questionnaire(f"pages: [{{id: one, title: One, items: [{item}]}}]\n")
    assert how_to_write(made.items[ItemId("week")]) == "Write its parts: {desk: …, site: …}, which come to 40."

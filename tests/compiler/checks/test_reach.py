"""Pages and items that nobody ever gets to see, and what the author is told about them."""

from __future__ import annotations

import pytest

from tests.making import problems

BEGIN = """\
pages:
  - id: start
    title: Start
    items:
      - id: route
        kind: single_choice
        ask: Which route?
        options: [{code: job, label: A job}, {code: degree, label: A degree}, {code: none, label: None}]
      - {id: months, kind: number, ask: Months?, at_least: 0, at_most: 60, required: no}
      - id: sports
        kind: multiple_choice
        ask: Which sports?
        options: [{code: chess, label: Chess}, {code: darts, label: Darts}, {code: no, label: None, exclusive: yes}]
      - {id: born, kind: date, ask: Born?, earliest: 1950-01-01, latest: 2010-12-31}
  - id: work
    title: Work
    shown_when: route = "job"
    items: [{id: hours, kind: number, ask: Hours?, at_least: 1, at_most: 60}]
  - id: study
    title: Study
    shown_when: route = "degree"
    items: [{id: subject, kind: text, ask: Subject?}]
"""


def page(name: str, condition: str, more: str = "") -> str:
    item = f"{{id: {name}_item, kind: text, ask: What?{more}}}"
    return f"  - {{id: {name}, title: A page, shown_when: '{condition}', items: [{item}]}}\n"


def told(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in problems(BEGIN + text)]


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("months > 20 and months < 10", "Its condition can never hold, whatever is answered."),
        ("months > 3 and months < 4", "Its condition can never hold, whatever is answered."),
        ('("chess" in sports) and ("no" in sports)', "Its condition can never hold, whatever is answered."),
        (
            'born < date("1960-01-01") and born > date("1970-01-01")',
            "Its condition can never hold, whatever is answered.",
        ),
        ("route = null", 'Its condition needs "route" to be unanswered, and everybody has answered it by then.'),
        (
            'route = "degree" and hours > 3',
            'Its condition needs an answer to "hours", and "hours" is asked only when route = "job" (line 24).',
        ),
        (
            'hours > 3 and subject != "Law"',
            (
                'Its condition needs an answer to "hours" and "subject", and "hours" is asked only when '
                'route = "job" (line 24); "subject" is asked only when route = "degree" (line 28).'
            ),
        ),
    ],
)
def test_a_page_that_nobody_reaches_is_told_with_what_shuts_it_out(condition: str, why: str) -> None:
    assert told(page("lost", condition)) == [("page.never-shown", f'Nobody ever reaches the page "lost". {why}')]


@pytest.mark.parametrize(
    "condition",
    [
        "months > 3 and months < 5",
        "months = null",
        '("chess" in sports) and ("darts" in sports)',
        "hours = null",
        "hours > 3",
    ],
)
def test_a_page_that_somebody_reaches_is_fine(condition: str) -> None:
    assert told(page("found", condition)) == []


def test_five_pages_that_nobody_reaches_are_five_problems() -> None:
    impossible = "months > 20 and months < 10"
    lost = [page("one", impossible), page("two", impossible), page("three", "one_item != null")]
    lost += [
        page("four", 'hours > 3 and subject != "Law"'),
        page("five", "route = null", f", shown_when: '{impossible}'"),
    ]
    assert [code for code, _ in told("".join(lost))] == ["page.never-shown"] * 5


def test_an_item_that_nobody_is_asked_is_told_with_the_page_that_shuts_it_out() -> None:
    text = page("more", 'route = "degree"', ", shown_when: 'hours > 3'")
    because = 'The condition of its page shuts it out: route = "degree" (line 30).'
    assert told(text) == [("item.never-shown", f'Nobody is ever asked "more_item". {because}')]


def test_the_rows_of_a_grid_are_one_problem() -> None:
    rows = "rows: [{id: a, ask: A?}, {id: b, ask: B?}]"
    grid = f"{{kind: grid, ask: How?, {rows}, options: [{{code: x, label: X}}], shown_when: months in (3..4)}}"
    never = "Its condition can never hold, whatever is answered."
    assert told(f"  - {{id: more, title: More, items: [{grid}]}}\n") == [
        ("item.never-shown", f"Nobody is ever asked what this grid asks. {never}")
    ]


def test_nothing_is_proved_about_a_questionnaire_with_other_errors() -> None:
    text = page("lost", "months > 20 and months < 10") + page("wrong", "mnths > 3")
    assert [code for code, _ in told(text)] == ["condition.unknown-name"]

"""Pages and items that nobody ever gets to see, and what the author is told about them."""

from __future__ import annotations

import pytest

from engine.compiler.proofs import Proofs
from tests.making import problems
from tests.making import questionnaire as compiled

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
        ("months > 20 and months < 10", 'Its condition can never hold, whatever "months" is.'),
        ("months > 3 and months < 4", 'Its condition can never hold, whatever "months" is.'),
        ('("chess" in sports) and ("no" in sports)', 'Its condition can never hold, whatever "sports" is.'),
        (
            'born < date("1960-01-01") and born > date("1970-01-01")',
            'Its condition can never hold, whatever "born" is.',
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
    lost = [page("one", impossible), page("two", impossible), page("three", "months >= 20 and months * 2 < 10")]
    lost += [
        page("four", 'hours > 3 and subject != "Law"'),
        page("five", "route = null", f", shown_when: '{impossible}'"),
    ]
    assert [code for code, _ in told("".join(lost))] == ["page.never-shown"] * 5


def test_what_only_follows_from_a_page_that_nobody_reaches_is_not_told_as_well() -> None:
    lost = page("lost", "months > 20 and months < 10")
    follows = page("after", 'lost_item != "None"') + page("last", "after_item != null and months > 3")
    fine = page("fine", "lost_item = null") + page("also", "months > 3 or lost_item != null")
    assert [code for code, _ in told(lost + follows + fine)] == ["page.never-shown"]


def test_what_could_not_be_reached_anyhow_is_a_cause_of_its_own() -> None:
    lost = page("lost", "months > 20 and months < 10")
    assert len(told(lost + page("also", "lost_item != null and months > 3 and months < 3"))) == 2


def test_pages_that_exclude_each_other_are_known_to_do_so() -> None:
    text = page("more", "hours > 3") + page("all", "months > 3")
    questionnaire = compiled(BEGIN + text)
    proofs = Proofs(questionnaire)
    _, work, study, more, every = questionnaire.pages
    assert proofs.exclude(work, study) is True
    assert proofs.exclude(more, study) is True
    assert proofs.exclude(work, more) is False
    assert proofs.exclude(study, every) is False


def test_a_number_whose_limits_make_a_condition_impossible_is_named() -> None:
    [(code, message)] = told(page("lost", "months > 60"))
    assert code == "condition.impossible"
    assert message == '"months" is a number from 0 to 60, so it is never more than 60.'


def test_an_item_that_nobody_is_asked_is_told_with_the_page_that_shuts_it_out() -> None:
    text = page("more", 'route = "degree"', ", shown_when: 'hours > 3'")
    because = 'The condition of its page shuts it out: route = "degree" (line 30).'
    assert told(text) == [("item.never-shown", f'Nobody is ever asked "more_item". {because}')]


def test_the_rows_of_a_grid_are_one_problem() -> None:
    rows = "rows: [{id: a, ask: A?}, {id: b, ask: B?}]"
    grid = f"{{kind: grid, ask: How?, {rows}, options: [{{code: x, label: X}}], shown_when: months in (3..4)}}"
    never = 'Its condition can never hold, whatever "months" is.'
    assert told(f"  - {{id: more, title: More, items: [{grid}]}}\n") == [
        ("item.never-shown", f"Nobody is ever asked what this grid asks. {never}")
    ]


def test_nothing_is_proved_about_a_questionnaire_with_other_errors() -> None:
    text = page("lost", "months > 20 and months < 10") + page("wrong", "mnths > 3")
    assert [code for code, _ in told(text)] == ["condition.unknown-name"]

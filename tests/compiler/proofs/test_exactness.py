"""What is proved, what is shown to be possible, and what is left open, by the kind of answer."""

from __future__ import annotations

from datetime import date

import pytest

from engine.clock import supposing
from engine.compiler.proofs import NOT_PROVED, Proofs, Unproved
from engine.document import Source
from engine.journey import Journey
from engine.questionnaire import Questionnaire
from tests.compiler.proofs.inventing import built
from tests.making import HEAD, found

ITEMS = """\
pages:
  - id: one
    title: One
    items:
      - {id: pay, kind: number, ask: Pay?, at_least: 0, at_most: 100000, decimals: 2}
      - {id: rent, kind: number, ask: Rent?, at_least: 0, at_most: 50000}
      - {id: any, kind: number, ask: Any?, required: no}
      - {id: born, kind: date, ask: Born?, latest: today}
      - {id: due, kind: date, ask: Due?, earliest: today, latest: 2030-12-31}
      - {id: began, kind: month, ask: Began?, earliest: 2020-03, latest: 2024-06}
      - {id: left, kind: year, ask: Left?, earliest: 1990, latest: this_year}
      - {id: job, kind: text, ask: Job?}
      - {id: mail, kind: email, ask: Mail?}
      - {id: level, kind: rating, ask: Level?, lowest: Low, highest: High}
  - id: two
    title: Two
"""


def asking(condition: str) -> Questionnaire:
    text = f"{HEAD}{ITEMS}    shown_when: '{condition}'\n    items: [{{id: more, kind: text, ask: More?}}]\n"
    return built(Source("sample.yaml", text))


def possible(condition: str) -> bool | Unproved:
    """Whether the page is shown to somebody; where it is, the answers found are tried."""
    with supposing(date(2026, 11, 22)):
        questionnaire = asking(condition)
        page, proofs = questionnaire.pages[1], Proofs(questionnaire)
        assert page.shown_when is not None
        answers = proofs.find_answers(proofs.page_shown(page))
    if answers is None or answers is NOT_PROVED:
        return answers is not None and NOT_PROVED
    journey = Journey(questionnaire, answers)
    assert journey.complete
    assert page in journey.pages
    for item in questionnaire.pages[0].items:
        given = answers[questionnaire.pages[0].id].get(item.id)
        with supposing(date(2026, 11, 22)):
            assert given is None or item.kind.read(item, item.kind.raw(given))[0][item.id] == given
    return True


@pytest.mark.parametrize(
    "condition",
    [
        "pay > 0.01 and pay < 0.03",
        "pay > 99999.99",
        "pay > 10 or rent + pay > 0",
        "any < -5",
        "any > 1000000",
        'born < date("2000-05-05")',
        'born = date("2026-11-22")',
        'due >= date("2026-11-23")',
        'began = date("2020-03-01")',
        'began > date("2024-05-15")',
        "left = 2026",
        'job != "None" and job != "a"',
        'mail != "someone@example.org"',
        "level in (1, 5)",
    ],
)
def test_what_can_be_answered_is_found(condition: str) -> None:
    assert possible(condition) is True


@pytest.mark.parametrize(
    "condition",
    [
        "pay > 0.01 and pay < 0.02",
        "rent > 3 and rent < 4",
        "pay + rent > 140000 and rent < 40000",
        "-rent > -20 and rent > 20",
        "max(pay, rent) > 60000 and pay < 55000",
        "rent / 2 > 20000 and rent < 40000",
        'due > date("2031-01-01")',
        'began > date("2024-06-01")',
        'began > date("2021-05-01") and began < date("2021-06-01")',
        'began = date("2021-05-02")',
        'mail = "nobody"',
        'job = " padded "',
        "level > 4 and level < 5",
        "pay = null",
    ],
)
def test_what_cannot_be_answered_is_proved(condition: str) -> None:
    assert possible(condition) is False


@pytest.mark.parametrize(
    "condition",
    [
        "pay > rent",
        "pay * rent = 12",
        "age(born) >= 18",
        "born <= today()",
        'contains(job, "nurse")',
        'due < date("2026-01-01")',  # was possible before that day, and the limit moves
        "left = 2027",  # will be
    ],
)
def test_what_cannot_be_looked_into_is_left_open(condition: str) -> None:
    assert possible(condition) is NOT_PROVED


def test_answers_that_are_found_reckon_with_what_stands_inside_them() -> None:
    order = "{id: order, kind: ranking, ask: O?, options: [{code: a, label: A}, {code: b, label: B}]}"
    more = "{id: more, kind: text, ask: More?}"
    text = f"{HEAD}pages:\n  - {{id: one, title: One, items: [{order}]}}\n"
    text += f"  - {{id: two, title: Two, shown_when: order.a = 1, items: [{more}]}}\n"
    questionnaire = built(Source("sample.yaml", text))
    proofs = Proofs(questionnaire)
    answers = proofs.find_answers(proofs.page_shown(questionnaire.pages[0]))
    assert answers is not None
    assert answers is not NOT_PROVED
    assert Journey(questionnaire, answers).complete


def test_values_that_name_one_another_are_refused() -> None:
    first, second = "{id: a, kind: calculated, ask: A, value: b + 1}", "{id: b, kind: calculated, ask: B, value: a + 1}"
    text = f"pages:\n  - {{id: one, title: One, items: [{first}, {second}, {{id: c, kind: text, ask: C?}}]}}\n"
    assert "condition.later-name" in {code for code, _, _ in found(text)}

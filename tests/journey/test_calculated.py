"""Values that follow from answers, on the way through the pages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.journey import Journey
from engine.questionnaire import Answers, PageId
from tests.making import found, questionnaire

ASKED = """\
pages:
  - id: work
    title: Work
    items:
      - {id: hours, kind: number, ask: Hours?, required: no, at_least: 0, at_most: 60}
      - {id: yearly, kind: calculated, ask: A year, value: hours * 50, shown: no}
  - id: sums
    title: Sums
    items:
      - {id: half, kind: calculated, ask: Half of it, value: yearly / 2}
      - {id: quarter, kind: calculated, ask: And again, value: half / 2}
  - id: unseen
    title: Unseen
    items:
      - {id: much, kind: calculated, ask: Much, value: quarter > 100, shown: no}
  - id: rest
    title: Rest
    shown_when: much
    items:
      - {id: resting, kind: text, ask: "After {quarter|all}?"}
      - {id: rested, kind: calculated, ask: Rested, value: yearly > 0, shown_when: yearly > 2000}
scales:
  - {id: working, label: Working, items: [yearly], scorer: sum, missing: all_required}
"""
WALKED = questionnaire(ASKED)


def journey(**work: Decimal) -> Journey:
    saved: dict[PageId, Answers] = {PageId("work"): dict(work), PageId("sums"): {}}
    return Journey(WALKED, saved)


def test_a_value_follows_from_answers_and_from_values_before_it() -> None:
    assert journey(hours=Decimal(10)).answers == {
        "hours": 10, "yearly": 500, "half": 250, "quarter": 125, "much": True,
    }  # fmt: skip


def test_without_the_answers_it_needs_there_is_none() -> None:
    assert journey().answers == {}


def test_a_page_can_go_by_a_value_that_is_not_shown() -> None:
    assert [page.id for page in journey(hours=Decimal(10)).pages] == ["work", "sums", "rest"]
    assert [page.id for page in journey(hours=Decimal(1)).pages] == ["work", "sums"]


def test_what_is_not_shown_is_no_item_of_its_page_but_applies() -> None:
    way = journey(hours=Decimal(10))
    assert [item.id for item in way.items(WALKED.pages[0])] == ["hours"]
    assert way.applicable >= {"yearly", "much"}


def test_a_value_that_does_not_apply_is_none() -> None:
    assert "rested" not in journey(hours=Decimal(10)).answers
    assert journey(hours=Decimal(45)).answers["rested"] is True


def test_nothing_is_missing_where_a_page_only_shows_values() -> None:
    way = journey(hours=Decimal(1))
    assert way.missing(WALKED.pages[1]) == ()
    assert way.complete


@pytest.mark.parametrize(
    ("value", "column"),
    [("second + 1", 54), ("first + 1", 54), ("hours + 1", 54), ("unheard_of", 54), ("hours +", 61)],
)
def test_a_value_cannot_name_what_does_not_come_before_it(value: str, column: int) -> None:
    """Itself, what comes later, what is asked on the page on which it is shown: each is told where it is named."""
    text = f"""\
pages:
  - id: work
    title: Work
    items:
      - {{id: hours, kind: number, ask: Hours?}}
      - {{id: first, kind: calculated, ask: A, value: {value}}}
      - {{id: second, kind: calculated, ask: B, value: first + 1}}
"""
    [(code, line, place)] = found(text)
    assert (line, place) == (6, column)
    assert code in {"condition.later-name", "condition.unknown-name", "condition.syntax"}

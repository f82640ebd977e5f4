"""Conditions, and parts of them, that make no difference."""

from __future__ import annotations

import pytest

from tests.compiler.checks.test_reach import BEGIN, page
from tests.making import problems


def told(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in problems(BEGIN + text)]


@pytest.mark.parametrize(
    "condition", ["route != null", 'route in ("job", "degree", "none")', "months = null or months >= 0"]
)
def test_a_condition_that_always_holds_is_a_warning(condition: str) -> None:
    [problem] = problems(BEGIN + page("more", condition))
    assert (problem.code, problem.severity) == ("condition.always-true", "warning")
    assert problem.message == "This holds for everybody who gets here, so it makes no difference."


def test_an_item_that_asks_what_its_page_asks_already() -> None:
    text = page("more", 'route = "job"', ", shown_when: 'hours != null'")
    because = ': the page is shown only when route = "job" (line 30)'
    assert told(text) == [
        ("condition.always-true", f"This holds for everybody who gets here, so it makes no difference{because}.")
    ]


@pytest.mark.parametrize(
    ("condition", "part", "why"),
    [
        ("months > 3 or months > 6", "months > 6", "the rest holds wherever it does"),
        ("months > 3 and months > 6", "months > 3", "it always holds where the rest does"),
        ("route != null and months > 3", "route != null", "it holds for everybody who gets here"),
        ("months > 3 or route = null", "route = null", "it holds for nobody who gets here"),
        (
            'months > 3 or route = "job" and subject = "Law"',
            'route = "job" and subject = "Law"',
            "it holds for nobody who gets here",
        ),
    ],
)
def test_a_part_that_makes_no_difference_is_a_warning(condition: str, part: str, why: str) -> None:
    assert told(page("more", condition)) == [("condition.idle-part", f"{part} adds nothing here: {why}.")]


@pytest.mark.parametrize(
    "condition",
    [
        'route = "job" and hours > 10',  # hours is asked of them only, but it reads better so
        'not(route = "job" or months = 3)',
        'route = "job" or months > 3',
    ],
)
def test_a_part_that_only_makes_it_clear_is_fine(condition: str) -> None:
    assert told(page("more", condition)) == []


def test_the_same_words_twice_are_one_problem() -> None:
    assert len(told(page("more", "months > 3 or months > 3"))) == 1

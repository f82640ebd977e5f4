"""How far along a page is stands on it, where no answer can change how many there are."""

from __future__ import annotations

import pytest

from tests.making import HEAD
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation

ONE_EACH = (
    HEAD.replace("sample", "one-each")
    + """
pages:
  - {id: one, title: One, items: [{id: why, kind: text, ask: Why?}]}
  - {id: two, title: Two, items: [{id: how, kind: text, ask: How?}]}
"""
)


def first_page(browser: Browser, questionnaire: str) -> Shown:
    return browser.follow(
        browser.press(browser.open(f"/en/q/{questionnaire}"), button="Start"), "Go to the first question"
    )


def test_where_every_page_asks_one_question_they_are_questions(installation: Installation) -> None:
    installation.write(ONE_EACH, "one-each")
    browser = Browser(installation.app())
    first = first_page(browser, "one-each")
    assert first.words.startswith("Question 1 of 2")
    wrong = browser.press(first, {"why": ""})
    assert "Question 1 of 2" in wrong.words
    second = browser.press(first, {"why": "So"})
    assert second.words.startswith("Question 2 of 2")
    assert "Question 2 of 2" not in second.html.split("</title>")[0]


@pytest.mark.parametrize(("route", "progress"), [("apprenticeship", "Page 2 of 4"), ("degree", "Page 2 of 3")])
def test_where_an_answer_decides_what_follows_there_is_no_number_before_it(
    browser: Browser, route: str, progress: str
) -> None:
    first = first_page(browser, "team")
    assert " of " not in first.words
    second = browser.press(first, {"learner": "Ann", "route": route})
    assert second.words.startswith(progress)
    assert " of " not in browser.open(first.url).words  # another answer there would change it

"""Calculated values on their way: the example, from the first page to the result and the centre's table."""

from __future__ import annotations

from pathlib import Path

from tests.web.browsing import Browser
from tests.web.installation import Installation, begin

CALCULATED = (Path(__file__).parents[1] / "examples" / "good" / "calculated.yaml").read_text("utf-8")


def test_a_value_is_shown_as_soon_as_it_follows_and_told_and_used(installation: Installation) -> None:
    installation.write(CALCULATED, "calculated")
    browser = Browser(installation.app())
    link = begin(browser, "calculated")
    page = browser.press(browser.open(link.url.replace("/link", "/page/work")), {"hours": "45", "weeks": "46"})
    assert "You work 2,070 hours a year." in page.words
    assert "Spread over every day of the year5.7 hours" in page.words
    assert "More than four hours a dayYes" in page.words
    page = browser.press(page, {"enough": "It is", "daily": "99"})
    assert "How do you rest after 5.7 hours?" in page.words
    page = browser.press(page, {"resting": "Asleep"})
    assert page.heading == "Check your answers"
    assert "Spread over every day of the year 5.7 hours" in page.words
    assert "Hours a year" not in page.words
    page = browser.press(page)
    assert "Spread over every day of the year: 5.7 hours" in page.words
    assert "2,070 out of 3,120" in page.words
    assert installation.stored()["year"] == {"enough": "It is"}


def test_before_it_follows_a_page_says_so(installation: Installation) -> None:
    installation.write(CALCULATED.replace("at_least: 0, at_most: 60", "required: no"), "calculated")
    browser = Browser(installation.app())
    link = begin(browser, "calculated", "cy")
    page = browser.press(browser.open(link.url.replace("/link", "/page/work")), {"weeks": "46"})
    assert "Rydych yn gweithio rhai oriau awr y flwyddyn." in page.words
    assert page.status == 200

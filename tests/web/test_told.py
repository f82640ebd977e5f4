"""What was answered, in the words of everything that follows: the example with placeholders, from start to end."""

from __future__ import annotations

from pathlib import Path

from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation, begin

PIPING = (Path(__file__).parents[1] / "examples" / "good" / "piping.yaml").read_text("utf-8")
EMPLOYER = "<b>Siôn</b> & **Sons** {hours}"
ABOUT = {
    "full_name": "Ann",
    "employer": EMPLOYER,
    "trade": "other",
    "trade-other": "juggling",
    "hours": "45",
    "since-day": "1",
    "since-month": "3",
    "since-year": "2026",
}


def second_page(installation: Installation, language: str = "en") -> tuple[Browser, Shown]:
    installation.write(PIPING, "piping")
    browser = Browser(installation.app())
    link = begin(browser, "piping", language)
    first = browser.open(link.url.replace("/link", "/page/about_you"))
    return browser, browser.press(first, ABOUT)


def test_what_was_answered_is_told_in_every_text_that_follows(installation: Installation) -> None:
    browser, page = second_page(installation)
    assert page.heading == f"Working for {EMPLOYER}"
    assert f"You have worked for {EMPLOYER} since 1 March 2026, 45 hours." in page.words
    assert "Ann, how sure are you about juggling there?" in page.words
    page = browser.press(browser.press(page, {"sure": "sure"}), {"pace": "Slowly"})
    assert page.heading == "Check your answers"
    assert f"Working for {EMPLOYER}" in page.words
    assert f"Sure about {EMPLOYER}" in page.words
    assert "How do you manage 45 hours?" in page.words
    page = browser.press(page)
    assert f"Ann, this is what you told us about {EMPLOYER}." in page.words
    assert "You scored 2." in page.words
    assert "Thank you, Ann." in page.words
    assert {element.tag for element in page.tree.iter()}.isdisjoint({"b"})


def test_a_page_that_is_shown_again_tells_it_too(installation: Installation) -> None:
    browser, page = second_page(installation, "cy")
    page = browser.press(page, {})
    assert page.status == 422
    assert "Ann, pa mor siŵr ydych chi am juggling yno?" in page.words


def test_while_the_database_is_away_a_page_is_shown_without(installation: Installation) -> None:
    browser, page = second_page(installation)
    with installation.database_away():
        page = browser.press(page, {"sure": "sure"})
    assert page.status == 503
    assert page.heading == "Working for …"
    assert page.typed("sure") == "sure"

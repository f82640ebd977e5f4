"""The same person once more: a new sitting whose results look back at the earlier one."""

from __future__ import annotations

import sqlite3

import pytest

from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, LAST, QUIET, TEAM, WEAK, WORK
from tests.web.installation import Installation, first_page, submitted, token_of

SCALES = "scales:\n"
CHANGE = """\
scales:
  - id: progress
    label: {en: Progress, cy: Cynnydd}
    scales: [teamwork]
    scorer: change
    sd: 0.5
    reliability: 0.8
    source: Pilot, 2025
    missing: all_required
"""
AGAIN = "Do this again"
GROWING = TEAM.replace(SCALES, CHANGE)
NEXT = GROWING.replace("version: 1.0.0", "version: 1.1.0")
MAP = "format: 1\nfrom: 1.0.0\nto: 1.1.0\n"


@pytest.fixture
def growing(installation: Installation) -> Installation:
    """Where the questionnaire tells what has changed."""
    installation.write(GROWING)
    return installation


def once_more(browser: Browser, result: Shown) -> Shown:
    """From one result to the next, with better answers."""
    link = browser.press(result, button=AGAIN)
    page = browser.open(f"/en/s/{token_of(link)}/page/about")
    for typed in (ABOUT, WORK, LAST, {}):
        page = browser.press(page, typed)
    assert page.url.endswith("/result"), page.url
    return page


def test_the_first_time_there_is_nothing_to_compare_with_yet(growing: Installation) -> None:
    page = submitted(Browser(growing.app()), work=WEAK)

    assert "This is the first time, so there is nothing to compare with yet." in page.words


def test_the_results_of_the_second_time_tell_what_has_changed(growing: Installation) -> None:
    browser = Browser(growing.app())

    page = once_more(browser, submitted(browser, work=WEAK))

    assert "Since last time" in page.words
    assert "Team-working: Higher than last time" in page.words
    assert "The reliable change index compares the difference with what chance alone" in page.words
    assert "version 1.0.0" in page.words


def test_a_new_sitting_has_a_personal_link_of_its_own(growing: Installation) -> None:
    browser = Browser(growing.app())
    first = submitted(browser)

    link = browser.press(first, button=AGAIN)

    assert link.url.endswith("/link")
    assert token_of(link) != token_of(first)
    assert browser.open(first.url).words == first.words


def test_it_is_the_newest_version_that_is_answered_again(growing: Installation) -> None:
    browser = Browser(growing.app())
    first = submitted(browser, work=WEAK)
    growing.write(NEXT, version="1.1.0")
    growing.write(MAP, version="1.1.0.map")
    browser = Browser(growing.app())

    page = once_more(browser, browser.open(first.url))

    assert "Working together, version 1.1.0." in page.words
    assert "version 1.0.0" in page.words  # where it says what the last time was
    assert "Since last time" in page.words


def test_without_a_map_it_says_that_the_versions_cannot_be_compared(growing: Installation) -> None:
    browser = Browser(growing.app())
    first = submitted(browser, work=WEAK)
    growing.write(NEXT, version="1.1.0")
    browser = Browser(growing.app())

    page = once_more(browser, browser.open(first.url))

    assert "Your last score cannot be compared with this one" in page.words


def test_when_the_earlier_sitting_is_deleted_the_later_result_stays_as_it_is(growing: Installation) -> None:
    browser = Browser(growing.app())
    first = submitted(browser, work=WEAK)
    second = once_more(browser, first)
    growing.close()
    with sqlite3.connect(growing.database) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM sitting WHERE follows IS NULL")
    connection.close()

    assert browser.open(first.url).status == 404
    assert browser.open(second.url).words == second.words


def test_where_nothing_looks_back_nobody_is_asked_again(browser: Browser) -> None:
    page = submitted(browser)

    assert AGAIN not in page.words
    assert browser.open("/en/q/team").status == 200
    sent = browser.open(page.url.replace("/result", "/again"), "POST")
    assert sent.status == 400  # what no form of ours has sent


def test_an_unfinished_sitting_is_not_begun_again(growing: Installation) -> None:
    browser = Browser(growing.app())
    page = first_page(browser)

    page = browser.open(f"/en/s/{token_of(page)}/again", "POST", data={"_csrf": page.typed("_csrf")})

    assert page.url.endswith("/page/about")
    assert growing.count("sitting") == 1


def test_a_confidential_questionnaire_tells_nothing_and_offers_nothing(installation: Installation) -> None:
    scored = QUIET.replace("label: I am fine}", "label: I am fine, score: 1}")
    teamwork = "  - {id: teamwork, label: Fine, items: [fine], scorer: mean, missing: all_required}\n"
    installation.write(scored + CHANGE.replace("{en: Progress, cy: Cynnydd}", "Progress") + teamwork, "quiet")
    browser = Browser(installation.app())
    link = browser.press(browser.open("/en/q/quiet"))

    page = browser.press(browser.press(browser.follow(link, "Go to the first question"), {"fine": "fine"}))

    assert page.heading == "Thank you"
    assert AGAIN not in page.words


def test_the_new_sitting_begins_in_the_language_of_the_result(growing: Installation) -> None:
    browser = Browser(growing.app())
    page = browser.open(submitted(browser).url.replace("/en/", "/cy/"))

    [form] = [form for form in page.tree.iter("form") if form.get("action", "").endswith("/again")]

    assert form.get("action", "").startswith("/cy/")
    assert browser.press(page, button="Gwneud hwn eto").url.startswith("/cy/s/")

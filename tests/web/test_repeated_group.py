"""A repeated group from the browser to the database and back."""

from __future__ import annotations

from pathlib import Path

from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation, begin

JOBS = (Path(__file__).parents[1] / "examples" / "good" / "repeated_group.yaml").read_text("utf-8")
TWO = {
    "jobs-entries": "2",
    "jobs-1-title": "Cook",
    "jobs-1-hours": "45",
    "jobs-2-title": "Chef",
    "jobs-2-hours": "3",
    "jobs-2-sector-other": "The sea",
}


def first_page(installation: Installation) -> tuple[Browser, Shown]:
    installation.write(JOBS, "repeated-group")
    browser = Browser(installation.app())
    link = begin(browser, "repeated-group")
    return browser, browser.open(link.url.replace("/link", "/page/work"))


def test_nothing_is_saved_before_somebody_goes_on(installation: Installation) -> None:
    browser, page = first_page(installation)
    page = browser.press(page, {"jobs-1-title": "Cook", "jobs-change": "add"})
    assert (page.status, page.typed("jobs-entries"), page.typed("jobs-1-title")) == (200, "2", "Cook")
    assert installation.stored() == {}


def test_entries_are_stored_one_by_one_and_come_back(installation: Installation) -> None:
    browser, page = first_page(installation)
    address = page.url
    page = browser.press(page, TWO)
    assert page.url.endswith("/page/long")
    assert installation.stored()["work"] == {
        "jobs": [
            {"title": "Cook", "hours": "45"},
            {"title": "Chef", "hours": "3", "sector": "other", "sector.other": "The sea"},
        ]
    }
    again = browser.open(address)
    assert {name: again.typed(name) for name in TWO} == TWO
    assert again.typed("jobs-2-sector") == "other"


def test_while_the_database_is_away_nothing_typed_is_lost(installation: Installation) -> None:
    browser, page = first_page(installation)
    with installation.database_away():
        page = browser.press(page, {**TWO, "jobs-change": "add"})
    assert page.status == 503
    assert page.typed("jobs-2-title") == "Chef"
    assert page.typed("jobs-entries") == "3"

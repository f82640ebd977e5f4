"""The accessibility statement: one page for everybody, with what is known and whom to tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock
from urllib.parse import urlencode

import pytest
from flask import Flask

from engine.web.statement import NOT_YET, last_tested
from engine.wording import wording
from tests.forms.page_tree import words
from tests.themes.making import write
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation, answered, begin, signed_in

LINK = "Accessibility statement"
BODY = """\
name: The Example Body
extends: default
for: {bodies: [Example Body]}
help: {email: help@body.example, telephone: 029 2000 0000}
statement_url: https://body.example/accessibility
statement:
  en: |
    We print on *yellow* paper, too.

    - [Ask us](https://body.example/ask)
    - <b>or not</b>
  cy: Rydym yn argraffu ar bapur melyn hefyd.
tokens: {brand: "#5b2a86", action: "#0b5d3b"}
"""


@pytest.fixture(name="house")
def a_body_that_says_something_itself(installation: Installation, tmp_path: Path) -> Flask:
    themes = tmp_path / "themes"
    write(themes, "name: Plain\nextends: default\n", "plain")
    write(themes, BODY, "body")
    return installation.app(theme=themes / "plain")


def links(page: Shown) -> list[str]:
    return [link.attrib["href"] for link in page.tree.iter("a")]


def test_every_page_leads_there_and_from_there_back(app: Flask) -> None:
    browser = Browser(app)
    signed_in(browser)
    for path in ("/en/", "/en/q/team", "/en/reading", "/en/return", "/centre/", "/en/nowhere", answered(browser).url):
        read = browser.follow(browser.open(path), LINK)
        assert (read.status, read.heading) == (200, LINK)
        assert browser.open(read.link("Back")).url == path.replace("nowhere", "")


def test_it_says_what_was_tested_when_and_with_what(browser: Browser) -> None:
    said = browser.open("/en/accessibility").words
    for fact in (wording("en").date(last_tested().day), last_tested().browser, *last_tested().tools.values(), *NOT_YET):
        assert fact in said


def test_ways_of_looking_are_counted_where_there_were_several(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawled = Mock(return_value=replace(last_tested(), ways=("small",)))
    monkeypatch.setattr("engine.web.statement.last_tested", crawled)
    assert "ways: small" not in browser.open("/en/accessibility").words
    crawled.return_value = replace(last_tested(), ways=("small", "large", "dark"))
    assert "shown in 3 ways: small" in browser.open("/en/accessibility").words


def test_without_a_body_one_asks_whoever_gave_one_the_questionnaire(browser: Browser) -> None:
    said = browser.open("/en/accessibility").words
    assert "Ask whoever gave you the questionnaire" in said
    assert "asked by" not in said


def test_a_body_says_who_it_is_whom_to_tell_and_what_else_there_is(house: Flask) -> None:
    browser = Browser(house)
    page = browser.follow(begin(browser), LINK)
    for said in ("asked by Example Body", "We print on yellow paper, too.", "<b>or not</b>"):
        assert said in page.words
    assert "Ask whoever gave you" not in page.words
    assert {"mailto:help@body.example", "tel:02920000000", "https://body.example/ask"} <= set(links(page))
    assert page.link("https://body.example/accessibility") == "https://body.example/accessibility"
    welsh = browser.follow(page, "Cymraeg")
    assert "Rydym yn argraffu ar bapur melyn hefyd." in welsh.words
    assert welsh.language == "cy"


def test_it_looks_like_what_one_came_from_however_one_came(house: Flask) -> None:
    browser = Browser(house)
    read = browser.follow(browser.open("/en/q/team"), LINK)
    reading = browser.follow(read, "Make these pages easier to read")
    again = browser.follow(reading, LINK)
    for page in (read, reading, again):
        assert "/theme/body/" in page.html
    assert "/theme/plain/" in browser.open("/en/accessibility").html
    assert [words(item) for item in again.tree.iter("h1")] == [LINK]


def test_it_is_read_while_the_database_is_away(browser: Browser, installation: Installation) -> None:
    page = begin(browser)
    with installation.database_away():
        read = browser.follow(page, LINK)
        assert (read.status, read.heading) == (200, LINK)
        assert browser.follow(page, "Make these pages easier to read").status == 200


@pytest.mark.parametrize("place", ["accessibility", "reading"])
@pytest.mark.parametrize("before", ["//[", "//[x]/en/q/team", "http://[", "\\", ""])
def test_whatever_is_said_of_where_one_was_before_it_is_shown(browser: Browser, place: str, before: str) -> None:
    nested = urlencode({"back": f"/en/reading?{urlencode({'back': before})}"})
    plain = urlencode({"back": f"/en/reading?back={before}"})
    for said in (nested, plain):
        assert browser.open(f"/en/{place}?{said}").status == 200


def test_no_other_language_is_spoken_there(browser: Browser) -> None:
    assert browser.open("/fr/accessibility").status == 404

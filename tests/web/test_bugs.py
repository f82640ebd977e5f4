"""A bug, or a text that is not understood any more, is logged, and answered with a page that loses nothing."""

from __future__ import annotations

import logging

import pytest
from flask import Flask

from engine.items.text import ShortText
from engine.store import OpenPage
from engine.web.site import Site
from tests.web.browsing import Browser
from tests.web.examples import ABOUT
from tests.web.installation import Installation, first_page, site_of, token_of


def test_a_bug_is_logged_and_answered_with_a_page(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    browser = Browser(app, "cy")
    monkeypatch.setattr(site_of(app).store, "find", lambda _token: 1 / 0)
    with caplog.at_level(logging.ERROR):
        page = browser.open("/cy/s/x/check")
    assert (page.status, page.language) == (500, "cy")
    assert "ZeroDivisionError" in caplog.text
    assert "division" not in page.html


def test_a_bug_while_saving_leaves_what_was_typed_on_the_page(
    browser: Browser, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = first_page(browser)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(OpenPage, "save", broken)
    again = browser.press(page, ABOUT)
    assert again.status == 500
    assert "Your answers are still here: try to continue." in again.words
    assert {name: again.typed(name) for name in ABOUT} == ABOUT
    monkeypatch.undo()
    assert browser.press(again).status == 200
    assert installation.stored()["about"]["learner"] == ABOUT["learner"]


def test_a_bug_in_reading_a_page_is_answered_with_a_page_as_well(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = first_page(browser)
    monkeypatch.setattr(ShortText, "read", lambda *_: 1 / 0)
    answered = browser.press(page, ABOUT)
    assert (answered.status, answered.heading) == (500, "Something went wrong")
    assert "is not kept" not in answered.words  # nobody knows


# --- a questionnaire this program does not understand --------------------------------------------------------------


def test_a_text_that_is_not_understood_any_more_is_said_and_logged(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    browser = Browser(app)
    page = first_page(browser)
    monkeypatch.setattr(Site, "questionnaire", lambda *_: None)
    with caplog.at_level(logging.ERROR):
        shown = browser.open(page.url)
    assert (shown.status, shown.headers["Retry-After"]) == (503, "30")
    assert "Your answers are safe. This questionnaire cannot be shown just now." in shown.words
    assert "cannot read the text of team 1.0.0" in caplog.text
    assert token_of(page) not in caplog.text
    sent = browser.press(page, ABOUT)
    assert (sent.status, "What you have just sent is not kept." in sent.words) == (503, True)
    monkeypatch.undo()
    assert browser.follow(shown, "Try again").url == browser.follow(sent, "Back to the page").url == page.url

"""What is shown when something is in the way: half typed, too late, too much, or away. Nothing typed is lost of it."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch
from urllib.parse import urljoin

from engine.store import StoreUnavailable
from engine.web.waiting_room import CROWDED
from tests.pages.sink import IN_ANY_ORDER, WELSH
from tests.web.browsing import Browser, Shown
from tests.web.installation import begin, token_of

MISHAPS = {
    "kept": 200,
    "link-later": 200,
    "reading-tried": 200,
    "link-sent": 200,
    "link-failed": 503,
    "link-cut-off": 404,
    "return-braked": 429,
    "expired": 400,
    "expired-elsewhere": 400,
    "too-large": 413,
    "away": 503,
    "away-elsewhere": 503,
    "crowded": 503,
    "broken": 500,
    "check-unsaved": 200,
    "check-changed": 409,
    "too-late": 409,
    "link-after-sending": 200,
}
"""Each with the status it is sent with."""
TOO_MUCH = 2_000_000
GUESSES = 25
NEIGHBOUR = {"REMOTE_ADDR": "203.0.113.7"}
"""Somebody at another machine: this very one is never braked."""


def mishaps(browser: Browser, language: str) -> Iterator[tuple[str, Shown]]:
    """All but what can only happen at the end, from a sitting of its own."""
    link = begin(browser, IN_ANY_ORDER, language)
    sitting = f"/{language}/s/{token_of(link)}"
    page = browser.open(f"{sitting}/page/story")
    browser.press(page, {"learnt": WELSH, "_go": "back"})
    page = browser.open(page.url)
    yield "kept", page
    yield "link-later", browser.open(f"{sitting}/link?later=yes")
    yield "reading-tried", _tried_out(browser, language)
    yield "link-sent", browser.open(f"{sitting}/link?mail=sent")
    yield "link-failed", browser.press(link, {"email": "sian@example.org"})
    yield "link-cut-off", browser.open(sitting[:-9] + "/link")
    yield "return-braked", _guessed_too_often(browser, language)
    yield "expired", browser.press(page, {"_csrf": ""})
    yield "expired-elsewhere", browser.open(f"{sitting}/submit", "POST")
    yield "too-large", browser.press(page, {"learnt": "x" * TOO_MUCH})
    with patch("engine.web.respond.visit", side_effect=StoreUnavailable("away")):
        yield "away", browser.press(page, {"learnt": WELSH})
        yield "away-elsewhere", browser.open(page.url)
    yield "crowded", browser.open(page.url, "POST", environ_overrides={CROWDED: True})
    with patch("engine.web.respond.visit", side_effect=ZeroDivisionError):
        yield "broken", browser.press(page, {"learnt": WELSH})


def mishaps_at_the_end(browser: Browser, check: Shown, page: str, typed: dict[str, str]) -> Iterator[tuple[str, Shown]]:
    """What can happen where everything is answered. In the end it is sent as it was in the beginning."""
    address = check.url.replace("/check", f"/page/{page}")
    before = browser.open(address)
    browser.press(before, {**typed, "_go": "back"})
    yield "check-unsaved", browser.open(check.url)
    browser.press(browser.open(address), typed)
    yield "check-changed", browser.press(check)
    late = browser.open(address)
    browser.press(browser.open(check.url))
    yield "too-late", browser.press(late, {name: f"{value} {WELSH}" for name, value in typed.items()})
    yield "link-after-sending", browser.open(check.url.replace("/check", "/link"))


def _tried_out(browser: Browser, language: str) -> Shown:
    """The page of reading preferences as they are tried out; they are put back for the pages that follow."""
    reading = browser.open(f"/{language}/reading")
    tried = browser.press(reading, {"text": ["larger", "spaced"], "colours": "cream", "try": "yes"})
    browser.press(tried, {"text": [], "colours": "device"})
    return tried


def _guessed_too_often(browser: Browser, language: str) -> Shown:
    asked = browser.open(f"/{language}/return")
    address = urljoin(asked.url, asked.form().get("action", ""))
    for number in range(GUESSES):
        guess = {"code": f"http://localhost/s/{number:032}"}
        shown = browser.open(address, "POST", data=guess, environ_base=NEIGHBOUR)
        if shown.status == MISHAPS["return-braked"]:
            return shown
    raise AssertionError("nobody is braked")

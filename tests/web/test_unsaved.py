"""Before answers are sent it is said what of them was typed and not saved, and what has changed meanwhile."""

from __future__ import annotations

from tests.web.browsing import Browser
from tests.web.installation import Installation, answered, token_of

UNSAVED = "You have typed something that is not saved"


def test_older_answers_are_not_sent_silently(browser: Browser, installation: Installation) -> None:
    check = answered(browser)
    assert UNSAVED not in check.words
    change = browser.open(check.link("Change: Tell us more."))
    told = browser.follow(change, "Back", {"story": "Newer"})
    assert UNSAVED in told.words
    page = browser.follow(told, "How you work")
    assert page.typed("story") == "Newer"
    saved = browser.press(page)
    assert (saved.url, "Newer" in saved.words, UNSAVED in saved.words) == (check.url, True, False)
    assert browser.press(saved).url.endswith("/result")
    assert installation.stored()["work"]["story"] == "Newer"


def test_who_has_been_told_may_send_them(browser: Browser, installation: Installation) -> None:
    check = answered(browser)
    told = browser.follow(browser.open(check.link("Change: Tell us more.")), "Back", {"story": "Newer"})
    assert browser.press(told).url.endswith("/result")
    assert "story" not in installation.stored()["work"]
    assert installation.count("draft") == 0


def test_who_has_not_been_told_is_told_first(browser: Browser, installation: Installation) -> None:
    check = answered(browser)
    browser.follow(browser.open(check.link("Change: Tell us more.")), "Save and come back later", {"story": "Newer"})
    told = browser.press(check)
    assert (told.status, told.heading) == (409, "Check your answers")
    assert "Your answers have changed since you looked at them." in told.words
    assert UNSAVED in told.words
    assert installation.count("result") == 0


def test_answers_changed_elsewhere_are_looked_at_again(browser: Browser, installation: Installation) -> None:
    check = answered(browser)
    browser.press(browser.open(check.link("Change: What is your name?")), {"learner": "Ama"})
    told = browser.press(check)
    assert told.status == 409
    assert "Ama" in told.words
    assert installation.count("result") == 0
    assert browser.press(told).url.endswith("/result")


def test_a_page_that_no_longer_follows_keeps_what_is_typed(browser: Browser, installation: Installation) -> None:
    check = answered(browser, apprentice=True)
    mentor = browser.open(check.link("Change: What helped?"))
    browser.press(browser.open(check.link("Change: What are you working towards?")), {"route": "degree"})
    assert browser.press(mentor, {"helped": ["praise"]}).url == check.url
    browser.press(browser.open(f"/en/s/{token_of(check)}/page/about?change=yes"), {"route": "apprenticeship"})
    told = browser.open(check.url)
    assert UNSAVED in told.words
    assert browser.follow(told, "Your mentor").typed("helped") == "praise"
    assert installation.stored()["mentor"] == {"helped": ["advice"]}

"""Nothing typed is ever lost: whatever a page is left by, what stood in it is there when it is opened again."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from flask import Flask

from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, QUIET
from tests.web.installation import Installation, answered, begin, first_page, signed_in, token_of

HALF: Mapping[str, str | list[str]] = {"learner": "  Siân", "route": "other", "route-other": "Gra", "months": "1 o"}
"""Neither complete nor right, and with a space where none belongs: it is kept as it was typed."""

NOT_SAVED = "We kept what you typed. Press Continue when this page is ready."


def stands_in(page: Shown, typed: Mapping[str, str | list[str]] = HALF) -> bool:
    return {name: page.typed(name) for name in typed} == typed


# --- ways out of a page -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "leads_to"),
    [
        ("Back", "/link"),
        ("Save and come back later", "/link?later=yes"),
        ("Cymraeg", "/cy/"),
        ("Make these pages easier to read", "/en/reading?"),
        ("Accessibility statement", "/en/accessibility?"),
    ],
)
def test_whatever_a_page_is_left_by_what_is_typed_is_there_again(
    browser: Browser, installation: Installation, way: str, leads_to: str
) -> None:
    page = first_page(browser)
    left = browser.follow(page, way, HALF)
    assert leads_to in left.url
    assert (left.status, left.errors) == (200, [])
    again = browser.open(page.url)
    assert stands_in(again)
    assert NOT_SAVED in again.words
    assert again.errors == []
    assert installation.stored() == {}


def test_on_another_device_it_goes_on_at_the_same_page_with_the_same_half_answer(app: Flask) -> None:
    browser, other = Browser(app), Browser(app)
    page = browser.press(first_page(browser), HALF)
    assert page.status == 422
    resumed = other.open(f"/s/{token_of(page)}")
    assert resumed.url == page.url
    assert stands_in(resumed)


def test_another_device_goes_on_where_something_was_typed_last(app: Flask) -> None:
    browser = Browser(app)
    check = answered(browser)
    change = browser.open(check.link("Change: Tell us more."))
    left = browser.follow(change, "Save and come back later", {"story": "Half a st"})
    assert "What you typed is kept. With this link you can continue whenever you like." in left.words
    resumed = Browser(app).open(f"/s/{token_of(check)}")
    assert (resumed.url, resumed.typed("story")) == (f"{change.url.partition('?')[0]}?change=yes", "Half a st")
    assert Browser(app).follow(left, "Continue").url == resumed.url


def test_a_page_with_mistakes_is_kept_before_it_is_put_right(browser: Browser, installation: Installation) -> None:
    page = browser.press(first_page(browser), HALF)
    assert page.status == 422
    assert stands_in(browser.open(page.url))
    assert browser.press(page, {"months": "10"}).url.endswith("/page/work")
    assert installation.count("draft") == 0
    assert NOT_SAVED not in browser.open(page.url).words


def test_the_other_language_keeps_the_place_and_goes_on_being_spoken(app: Flask) -> None:
    browser = Browser(app)
    welsh = browser.follow(first_page(browser), "Cymraeg", HALF)
    assert (welsh.language, welsh.url.rsplit("/", 1)[1]) == ("cy", "about")
    assert stands_in(welsh)
    english = browser.follow(welsh, "English", {"months": "1"})
    assert (english.language, english.typed("months")) == ("en", "1")
    back = browser.follow(english, "Cymraeg", {"months": "2"})
    assert Browser(app).open(f"/s/{token_of(back)}").language == "cy"


def test_who_types_nothing_leaves_nothing(browser: Browser, installation: Installation) -> None:
    page = first_page(browser)
    browser.follow(page, "Back")
    saved = browser.press(page, ABOUT)
    again = browser.follow(saved, "Back")
    browser.follow(again, "Cymraeg")
    assert installation.count("draft") == 0


def test_what_is_taken_back_is_kept_no_more(browser: Browser, installation: Installation) -> None:
    page = browser.follow(browser.press(first_page(browser), ABOUT), "Back")
    browser.follow(page, "Back", {"learner": "Ama"})
    assert installation.count("draft") == 1
    again = browser.open(page.url)
    browser.follow(again, "Back", {"learner": ABOUT["learner"]})
    assert installation.count("draft") == 0


def test_everything_deleted_from_the_boxes_is_something_to_keep(browser: Browser) -> None:
    page = browser.follow(browser.press(first_page(browser), ABOUT), "Back")
    browser.follow(page, "Back", {"learner": "", "route": []})
    again = browser.open(page.url)
    assert (again.typed("learner"), again.typed("route")) == ("", "")


@pytest.mark.parametrize("way", ["nowhere", "", "in-", "in-fr", "in-<script>", "//elsewhere.example", "back\0"])
def test_a_button_that_is_none_of_ours_leads_back_to_the_page(browser: Browser, way: str) -> None:
    page = first_page(browser)
    again = browser.press(page, {**HALF, "_go": way})
    assert again.url == page.url
    assert stands_in(again)


def test_what_is_typed_and_not_saved_is_seen_by_nobody_else(browser: Browser) -> None:
    check = answered(browser)
    browser.follow(browser.open(check.link("Change: Tell us more.")), "Back", {"story": "Nobody's business"})
    told = browser.press(browser.open(check.url))
    signed_in(browser)
    assert "Nobody" not in told.words
    for path in ("/centre/", "/centre/team/1.0.0", "/centre/team/1.0.0/results.csv"):
        assert "Nobody's business" not in browser.open(path).body.decode("utf-8-sig")


def test_a_condition_goes_by_what_is_saved(browser: Browser) -> None:
    check = answered(browser)
    about = browser.open(check.link("Change: What are you working towards?"))
    back = browser.follow(about, "Back", {"route": "apprenticeship"})
    assert back.heading == "Check your answers"
    assert "Your mentor" not in back.words


# --- buttons of items, groups and files ---------------------------------------------------------------------------

SEVERAL = """\
      - id: job
        kind: look_up
        required: no
        ask: What is your job?
        options: [{code: nurse, label: Nurse}, {code: chef, label: Chef}]
      - id: cars
        kind: repeated_group
        ask: Your cars
        entry: Car
        at_least: 0
        items:
          - {id: make, kind: text, ask: Which make?, max_length: 20}
          - {id: used, kind: multiple_choice, ask: What for?, required: no,
             options: [{code: work, label: Work}, {code: play, label: Play}]}
      - {id: name, kind: text, ask: What is your name?}
"""


@pytest.fixture
def several(installation: Installation) -> tuple[Browser, Shown]:
    """Somebody at a page with a search and a group."""
    head = QUIET.partition("pages:")[0].replace("confidential: yes\n", "")
    installation.write(f"{head}pages:\n  - id: one\n    title: One\n    items:\n{SEVERAL}", "quiet")
    browser = Browser(installation.app())
    return browser, browser.open(f"/en/s/{token_of(begin(browser, 'quiet'))}/page/one")


def test_a_search_and_what_is_typed_beside_it_are_kept(several: tuple[Browser, Shown]) -> None:
    browser, page = several
    found = browser.press(page, {"job-search": "nurse", "job-find": "find", "name": "Si"})
    again = browser.open(page.url)
    assert "1 match for “nurse”" in found.words
    assert "1 match for “nurse”" in again.words
    assert (again.typed("job-search"), again.typed("name")) == ("nurse", "Si")
    browser.follow(again, "Save and come back later", {"job": "nurse"})
    assert browser.open(page.url).typed("job") == "nurse"


def test_the_entries_of_a_group_are_kept_as_they_are(several: tuple[Browser, Shown]) -> None:
    browser, page = several
    two = browser.press(page, {"cars-1-make": "Volvo", "cars-1-used": ["work"], "cars-change": "add"})
    browser.follow(two, "Save and come back later", {"cars-2-make": "x" * 30, "cars-2-used": ["work", "play"]})
    again = browser.open(page.url)
    assert [again.typed(f"cars-{number}-make") for number in (1, 2)] == ["Volvo", "x" * 30]
    assert [again.typed(f"cars-{number}-used") for number in (1, 2)] == ["work", "work; play"]
    browser.press(again, {"cars-change": "remove-1"})
    left = browser.open(page.url)
    assert (left.typed("cars-1-make"), left.typed("cars-entries")) == ("x" * 30, "1")


def test_an_entry_that_is_not_filled_in_yet_is_kept_as_well(several: tuple[Browser, Shown]) -> None:
    browser, page = several
    browser.press(page, {"cars-change": "add"})
    assert browser.open(page.url).typed("cars-entries") == "2"


def test_a_page_with_buttons_of_its_own_that_is_left_untouched_leaves_nothing(
    several: tuple[Browser, Shown], installation: Installation
) -> None:
    browser, page = several
    browser.follow(page, "Back")
    saved = browser.press(page, {"name": "Siân", "cars-1-make": "Volvo", "job": "chef"})
    assert saved.url.endswith("/check")
    browser.follow(browser.open(page.url), "Back")
    assert installation.count("draft") == 0


# --- time-out -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [{}, {"_go": "later"}, {"_go": "in-cy"}])
def test_when_the_page_was_open_for_too_long_what_is_typed_is_kept_before_anything_else(
    installation: Installation, more: dict[str, str]
) -> None:
    browser = Browser(installation.app())
    page = first_page(browser)
    browser.client.application = installation.app(secret_key="another")  # noqa: S106  # nobody's
    late = browser.press(page, {**HALF, **more})
    assert late.status == 400
    assert "Your answers are still here: press the button again to save them." in late.words
    assert stands_in(late)
    assert stands_in(Browser(browser.client.application).open(f"/s/{token_of(page)}"))
    assert browser.press(late, {"months": ""}).url.endswith("/page/work")


def test_what_another_site_sends_is_not_kept(browser: Browser, installation: Installation) -> None:
    page = first_page(browser)
    browser._headers["Sec-Fetch-Site"] = "cross-site"  # noqa: SLF001  # what no page of ours can make a browser say
    assert browser.press(page, HALF).status == 400
    assert installation.count("draft") == 0


def test_while_the_database_is_away_the_way_out_waits(browser: Browser, installation: Installation) -> None:
    page = first_page(browser)
    with installation.database_away():
        away = browser.follow(page, "Cymraeg", HALF)
        assert (away.status, away.language) == (503, "en")
        assert stands_in(away)
    assert stands_in(browser.follow(away, "Cymraeg"))

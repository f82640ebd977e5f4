"""How one wishes to read is chosen on a page of its own, and every page looks like it afterwards."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.forms.page_tree import one, words
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation

LINK = "Make these pages easier to read"


def wishes(page: Shown) -> tuple[str | None, str | None]:
    """What the page says of itself to its stylesheet."""
    html = one(page.tree, "html")
    return html.get("class"), html.get("data-colours")


def cookies(shown: Shown) -> list[str]:
    return [each for each in shown.headers.getlist("Set-Cookie") if each.startswith("reading=")]


def test_every_page_leads_there_and_from_there_back(browser: Browser) -> None:
    asked = browser.follow(browser.open("/en/q/team"), LINK)
    assert asked.heading == LINK
    back = browser.press(asked, {"text": ["larger", "spaced"], "colours": "cream"}, button="Save and go back")
    assert (back.url, wishes(back)) == ("/en/q/team", ("fw-larger fw-spaced", "cream"))
    assert wishes(browser.open("/cy/")) == ("fw-larger fw-spaced", "cream")


def test_what_was_chosen_stands_there_until_it_is_chosen_away(browser: Browser) -> None:
    browser.press(browser.open("/en/reading"), {"text": "spaced", "colours": "dark"}, button="Save and go back")
    asked = browser.open("/en/reading")
    assert (asked.typed("text"), asked.typed("colours")) == ("spaced", "dark")
    home = browser.press(asked, {"text": [], "colours": "device"}, button="Save and go back")
    assert (home.url, wishes(home)) == ("/en/", (None, None))
    assert "reading" not in str(browser.client.get_cookie("reading"))


def test_it_can_be_tried_out_before_going_back(browser: Browser) -> None:
    asked = browser.open("/en/reading?back=/en/q/team")
    tried = browser.press(asked, {"text": "larger", "try": "yes"}, button="Save and go back")
    assert (tried.heading, wishes(tried)) == (LINK, ("fw-larger", None))
    assert browser.press(tried, button="Save and go back").url == "/en/q/team"


@pytest.mark.parametrize(
    "back",
    [
        *("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "\\elsewhere.example"),
        *("elsewhere", "/en/\r\nSet-Cookie: a=b", "/\t/elsewhere.example", "javascript:alert(1)", "", "/" + "x" * 600),
    ],
)
def test_it_leads_back_to_this_site_only(browser: Browser, back: str) -> None:
    asked = browser.open("/en/reading", query_string={"back": back})
    assert asked.link("Back") == "/en/"
    sent = browser.open("/en/reading", "POST", query_string={"back": back}, data=token(asked), follow=False)
    assert (sent.status, sent.headers["Location"]) == (303, "/en/")


def token(asked: Shown) -> dict[str, str]:
    return {"_csrf": asked.typed("_csrf")}


def test_who_changes_the_language_on_the_way_goes_back_to_the_page_in_it(browser: Browser) -> None:
    asked = browser.follow(browser.open("/en/reading?back=/en/q/team?x=1"), "Cymraeg")
    assert (asked.language, asked.link("Yn \N{LATIN SMALL LETTER O WITH CIRCUMFLEX}l")) == ("cy", "/cy/q/team?x=1")


@pytest.mark.parametrize("kept", ["", "larger.larger", "cream.dark", "x" * 4000, '";<b>', "larger.boat"])
def test_a_cookie_of_any_kind_breaks_no_page(browser: Browser, kept: str) -> None:
    browser.client.set_cookie("reading", kept)
    assert browser.open("/en/").status == 200


def test_the_cookie_is_kept_for_a_year_and_goes_nowhere_else(installation: Installation) -> None:
    for https, secure in ((True, True), (False, False)):
        browser = Browser(installation.app(address="https://example.org" if https else None))
        asked = browser.open("/en/reading", base_url="https://localhost")
        sent = browser.open(
            "/en/reading",
            "POST",
            data={**token(asked), "colours": "cream"},
            base_url="https://localhost",
            follow=False,
        )
        [cookie] = cookies(sent)
        assert cookie.startswith("reading=cream;")
        for part in ("Max-Age=31536000", "HttpOnly", "SameSite=Lax", "Path=/"):
            assert part in cookie
        assert ("Secure" in cookie) is secure


def test_no_other_language_is_spoken_there(app: Flask) -> None:
    assert Browser(app).open("/fr/reading").status == 404


def test_the_choice_is_asked_like_every_question(browser: Browser) -> None:
    asked = browser.open("/en/reading")
    assert [words(legend) for legend in asked.tree.iter("legend")] == ["Text", "Colours"]
    assert [words(label) for label in asked.tree.iter("label")][2:] == [
        "As my device says",
        "A light page",
        "A cream page",
        "A dark page",
    ]


@pytest.mark.parametrize("back", ["/en/q/team", "/en/q/team/1.0.0/record?x=1"])
def test_it_looks_like_the_questionnaire_one_came_from(browser: Browser, back: str) -> None:
    assert one(browser.open("/en/reading", query_string={"back": back}).tree, ".//title").text == (
        f"{LINK} \N{EN DASH} Working together \N{EN DASH} Example Body"
    )


def test_it_looks_like_the_sitting_one_came_from(browser: Browser) -> None:
    begun = browser.press(browser.open("/en/q/team"), button="Start")
    assert "Example Body" in browser.follow(begun, LINK).html


@pytest.mark.parametrize("back", ["/en/q/nothing", "/en/s/nobody/link", "/en/q/quiet", "/nowhere", "/en/q/%00", "/%FF"])
def test_what_is_not_there_has_no_look(browser: Browser, back: str) -> None:
    asked = browser.open("/cy/reading", query_string={"back": back})
    assert (asked.status, "Formwright" in asked.html) == (200, True)

"""Two who answer the same page, or one with two windows: nobody is overwritten silently."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from tests.forms.page_tree import words
from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT
from tests.web.installation import Installation, answered, first_page

MEANWHILE = "These answers were changed somewhere else"
TYPED, SAVED_NOW = "Keep what I have just typed", "Keep what is saved now"
TYPED_ELSEWHERE = "Keep what was typed somewhere else"
AMA, SIAN = {**ABOUT, "learner": "Ama"}, {**ABOUT, "learner": "Siân"}


@pytest.fixture
def tabs(app: Flask) -> tuple[Browser, Shown, Shown]:
    """Somebody who has the first page open in two windows."""
    browser = Browser(app)
    page = first_page(browser)
    return browser, page, browser.open(page.url)


def saved_name(installation: Installation) -> object:
    return installation.stored()["about"]["learner"]


def test_what_was_saved_meanwhile_is_shown_beside_what_was_typed(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, other = tabs
    browser.press(one, {**AMA, "months": "12"})
    told = browser.press(other, {**SIAN, "route": "other", "route-other": "Gradd"})
    assert (told.status, told.heading) == (409, MEANWHILE)
    said = {words(each): [words(answer) for answer in row.iter("dd")] for each, row in versions(told)}
    assert said == {
        "What is your name?": ["Siân", "Ama"],
        "What are you working towards?": ["Something else: Gradd", "A degree"],
        "How many months?": ["Nothing", "12"],
    }
    assert installation.stored()["about"] == {"learner": "Ama", "route": "degree", "months": "12"}


def versions(told: Shown) -> Iterable[tuple[Element, Element]]:
    return zip(told.tree.iter("h2"), told.tree.iter("dl"), strict=True)


@pytest.mark.parametrize(("choice", "name", "place"), [(TYPED, "Siân", "work"), (SAVED_NOW, "Ama", "about")])
def test_one_of_them_is_chosen(
    tabs: tuple[Browser, Shown, Shown], installation: Installation, choice: str, name: str, place: str
) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    chosen = browser.choose(browser.press(other, SIAN), choice)
    assert chosen.url.endswith(f"/page/{place}")
    assert saved_name(installation) == name
    assert browser.open(one.url).typed("learner") == name


def test_the_same_answers_are_in_nobodys_way(tabs: tuple[Browser, Shown, Shown], installation: Installation) -> None:
    browser, one, other = tabs
    browser.press(one, {**AMA, "months": "12"})
    assert browser.press(other, {**AMA, "months": " 12.0 "}).url.endswith("/page/work")
    assert saved_name(installation) == "Ama"


def test_other_pages_are_in_nobodys_way(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    work = browser.press(one, AMA)
    assert browser.press(browser.open(other.url), SIAN).url == work.url
    assert browser.press(work, {"helps": "always", "listens": "never"}).url.endswith("/page/last")


def test_a_page_with_mistakes_overwrites_nobody(tabs: tuple[Browser, Shown, Shown], installation: Installation) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    told = browser.press(other, {"learner": "Siân", "months": "many"})
    assert (told.status, "many" in told.words) == (409, True)
    wrong = browser.choose(told, TYPED)
    assert (wrong.status, wrong.typed("months")) == (422, "many")
    assert saved_name(installation) == "Ama"
    assert browser.press(wrong, {**SIAN, "months": ""}).url.endswith("/page/work")
    assert saved_name(installation) == "Siân"


def test_leaving_a_page_overwrites_nobody_and_goes_where_it_was_going(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    told = browser.follow(other, "Cymraeg", {"learner": "Siân"})
    assert told.heading == MEANWHILE
    welsh = browser.choose(told, TYPED)
    assert (welsh.language, welsh.typed("learner"), welsh.typed("route")) == ("cy", "Siân", "")


def test_who_typed_nothing_has_nothing_to_choose(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    assert browser.follow(other, "Save and come back later").heading == "Your personal link"
    third = browser.open(one.url)
    browser.press(browser.open(one.url), SIAN)
    assert browser.follow(third, "Cymraeg").typed("learner") == "Siân"
    assert installation.count("draft") == 0


@pytest.mark.parametrize("way", ["back", "in-cy", "later", "reading"])
@pytest.mark.parametrize("stood", [{}, AMA, {"months": "many"}, {"learner": " Ama "}])
def test_leaving_asks_whoever_typed_something_and_nobody_else(
    app: Flask, installation: Installation, stood: dict[str, str], way: str
) -> None:
    browser = Browser(app)
    page = first_page(browser)
    if stood:
        browser.press(page, stood)
        page = browser.open(page.url)
    browser.press(browser.open(page.url), {**SIAN, "months": ""})
    assert browser.press(page, {"_go": way}).status == 200
    for typed in ({"learner": "Gwen"}, {"months": "12"}, {"route": "other", "route-other": "Gradd"}):
        assert browser.press(page, {**typed, "_go": way}).heading == MEANWHILE
    assert (saved_name(installation), installation.count("draft")) == ("Siân", 0)


def test_two_half_answers_are_shown_side_by_side(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    browser.follow(one, "Back", {"learner": "Am"})
    told = browser.follow(other, "Back", {"learner": "Si"})
    assert told.heading == MEANWHILE
    assert "What you have just typed Si What was typed somewhere else Am" in told.words
    assert "Keep what was typed somewhere else" in told.words
    assert [link.get("href") for link in told.tree.iter("a")] == ["#main-content"], "nobody goes elsewhere unasked"
    assert browser.open(one.url).typed("learner") == "Am"
    assert browser.choose(told, TYPED_ELSEWHERE).typed("learner") == "Am"
    browser.choose(told, TYPED)
    assert browser.open(one.url).typed("learner") == "Si"


def test_answers_do_not_overwrite_what_somebody_has_typed(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, other = tabs
    browser.follow(one, "Back", {"learner": "Am"})
    assert browser.press(other, SIAN).heading == MEANWHILE
    assert installation.stored() == {}


def test_a_choice_that_comes_too_late_is_a_choice_again(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    told = browser.press(other, SIAN)
    browser.press(browser.open(one.url), {**ABOUT, "learner": "Gwen"})
    again = browser.choose(told, TYPED)
    assert (again.status, "What is saved now Gwen" in again.words) == (409, True)


def test_what_a_window_has_sent_itself_it_may_send_again(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, _ = tabs
    for answers in (AMA, AMA, SIAN):  # a double click; back to the page as the browser kept it, and another name
        assert browser.press(one, answers).url.endswith("/page/work")
    assert saved_name(installation) == "Siân"
    wrong = browser.press(browser.open(one.url), {"months": "many"})
    assert browser.press(wrong, {"months": "more"}).status == 422
    assert browser.press(wrong, {"months": "12"}).url.endswith("/page/work")


def test_a_page_sent_long_ago_and_sent_again_overwrites_nothing(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, _ = tabs
    wrong = browser.press(one, {"learner": "Am"})
    browser.press(wrong, AMA)
    reloaded = browser.press(one, {"learner": "Am"})
    assert reloaded.heading == MEANWHILE
    assert (saved_name(installation), installation.count("draft")) == ("Ama", 0)


def test_what_comes_after_the_answers_were_sent_is_shown_and_told(app: Flask, installation: Installation) -> None:
    browser = Browser(app)
    check = answered(browser)
    late = browser.open(check.link("Change: Tell us more."))
    browser.press(check)
    told = browser.press(late, {"story": "Too late"})
    assert (told.status, told.heading) == (409, "Your answers were sent already")
    assert "What you have just typed Too late What you have sent Nothing" in told.words
    assert browser.follow(told, "Continue").url.endswith("/result")
    assert browser.follow(late, "Back", {"story": "Too late"}).status == 409
    for harmless in (browser.press(late), browser.follow(late, "Cymraeg")):
        assert harmless.url.endswith("/result")
    assert "story" not in installation.stored()["work"]


def test_both_can_be_read_in_another_language_before_one_is_chosen(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    welsh = browser.choose(browser.press(other, SIAN), "Cymraeg")
    assert (welsh.status, welsh.language) == (409, "cy")
    assert {"Siân", "Ama"} <= {words(each) for each in welsh.tree.iter("dd")}
    assert (saved_name(installation), installation.count("draft")) == ("Ama", 0)
    told = browser.choose(welsh, "English")
    assert (told.status, told.heading) == (409, MEANWHILE)
    assert browser.choose(told, TYPED).url.endswith("/page/work")
    assert saved_name(installation) == "Siân"


def test_scripts_in_either_version_stay_words(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    browser.press(one, {**ABOUT, "learner": "<script>alert(1)</script>"})
    told = browser.press(other, {**ABOUT, "learner": '"><img src=x onerror=alert(2)>'})
    assert told.status == 409
    assert "<script" not in told.html
    assert "<img" not in told.html
    assert browser.choose(told, TYPED).url.endswith("/page/work")

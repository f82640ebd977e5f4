"""Where a page leads: on, back, to another language, out of it, and after a change back to where one was."""

from __future__ import annotations

from flask import Flask

from tests.forms.page_tree import one, words
from tests.web.browsing import Browser
from tests.web.examples import ABOUT, APPRENTICE, MENTOR
from tests.web.installation import answered, first_page, token_of


def test_a_change_comes_back_to_check_your_answers(browser: Browser) -> None:
    page = answered(browser)
    change = browser.open(page.link("Change: What is your name?"))
    assert change.url.endswith("/page/about?change=learner#learner")
    assert browser.follow(change, "Back").url == f"{page.url}#answer-learner"
    again = browser.press(change, {"learner": "Ama Mensah"})
    assert again.url == f"{page.url}#answer-learner"
    row = one(again.tree, ".//div[@id='answer-learner']")
    assert (row.get("tabindex"), words(row)) == ("-1", "What is your name? Ama Mensah Change: What is your name?")


def test_back_from_a_change_that_is_not_saved_leads_to_where_that_is_told(browser: Browser) -> None:
    page = answered(browser)
    change = browser.open(page.link("Change: What is your name?"))
    told = browser.follow(change, "Back", {"learner": "Ama Mensah"})
    assert told.url == page.url
    assert "You have typed something that is not saved" in told.words


def test_a_mistake_while_changing_does_not_lose_the_way_back(browser: Browser) -> None:
    page = answered(browser)
    wrong = browser.press(browser.open(page.link("Change: What is your name?")), {"learner": ""})
    assert wrong.status == 422
    assert browser.press(wrong, {"learner": "Ama Mensah"}).url == f"{page.url}#answer-learner"


def test_a_change_that_opens_a_page_asks_that_page_and_then_comes_back(browser: Browser) -> None:
    page = answered(browser)
    opened = browser.press(browser.open(page.link("Change: What are you working towards?")), APPRENTICE)
    assert opened.url.endswith("/page/mentor")
    assert browser.press(opened, MENTOR).url == page.url


def test_a_change_that_closes_a_page_keeps_its_answers_out(browser: Browser) -> None:
    page = answered(browser, apprentice=True)
    assert "Advice" in page.words
    page = browser.press(browser.open(page.link("Change: What are you working towards?")), {"route": "degree"})
    assert page.heading == "Check your answers"
    assert "Advice" not in page.words


def test_walking_back_and_on_again_goes_page_by_page(browser: Browser) -> None:
    page = answered(browser)
    back = browser.follow(browser.follow(page, "Back"), "Back")
    assert back.url.endswith("/page/work")
    assert browser.press(back).url.endswith("/page/last")


def test_back_leads_from_page_to_page_to_the_personal_link(browser: Browser) -> None:
    page = browser.press(browser.press(first_page(browser), APPRENTICE), MENTOR)
    passed = []
    while page.heading != "Your personal link":
        page = browser.follow(page, "Back")
        passed.append(page.url.rsplit("/", 1)[1])
    assert passed == ["mentor", "about", "link"]


def test_another_language_keeps_the_place_and_the_answers(browser: Browser) -> None:
    page = browser.press(first_page(browser), ABOUT)
    welsh = browser.follow(browser.follow(page, "Back"), "Cymraeg")
    assert (welsh.language, welsh.url.split("/")[-1]) == ("cy", "about")
    assert welsh.typed("learner") == "Siân Llŵyd"


def test_another_language_while_changing_still_comes_back_to_check(browser: Browser) -> None:
    page = answered(browser)
    welsh = browser.follow(browser.open(page.link("Change: What is your name?")), "Cymraeg")
    assert browser.press(welsh, {"learner": "Ama"}).url == f"{page.url.replace('/en/', '/cy/')}#answer-learner"


def test_the_language_used_last_is_the_one_to_come_back_to(app: Flask) -> None:
    browser = Browser(app)
    welsh = browser.follow(first_page(browser), "Cymraeg")
    page = browser.press(welsh, ABOUT)
    assert Browser(app).open(f"/s/{token_of(page)}").url == page.url
    assert page.language == "cy"


def test_one_can_stop_and_come_back(browser: Browser) -> None:
    page = browser.press(first_page(browser), ABOUT)
    stopped = browser.follow(page, "Save and come back later")
    assert stopped.heading == "Your personal link"
    assert browser.follow(stopped, "Continue").url == page.url


def test_the_name_above_the_pages_of_a_sitting_leads_nobody_out_of_it(browser: Browser) -> None:
    check = answered(browser)
    result = browser.press(check)
    for page in (first_page(browser), check, browser.open(check.url.replace("/check", "/link"))):
        assert one(page.tree, ".//header//*[@class='fw-name']").tag == "span"
    assert one(result.tree, ".//header//*[@class='fw-name']").get("href") == "/en/"


def test_from_the_answers_to_check_one_can_stop_and_come_back(browser: Browser) -> None:
    check = answered(browser)
    stopped = browser.follow(check, "Save and come back later")
    assert stopped.heading == "Your personal link"
    assert browser.follow(stopped, "Continue").url == check.url

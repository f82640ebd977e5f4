from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, APPRENTICE, LAST, MENTOR, QUIET, WORK
from tests.web.installation import Installation, answered, begin, first_page, site_of, submitted, token_of


def test_start_shows_the_personal_link_before_the_first_question(browser: Browser) -> None:
    page = begin(browser)
    assert page.heading == "Your personal link"
    assert f"http://localhost/s/{token_of(page)}" in page.words
    assert browser.follow(page, "Go to the first question").url.endswith("/page/about")


def test_from_the_first_question_to_the_result(browser: Browser) -> None:
    page = browser.press(first_page(browser), ABOUT)
    assert (page.heading, page.url.rsplit("/", 1)[1]) == ("How you work", "work")
    page = browser.press(page, {**WORK, "story": "I listen\r\nfirst."})
    assert page.url.endswith("/page/last")
    page = browser.press(page, LAST)
    assert page.heading == "Check your answers"
    assert "Siân Llŵyd" in page.words
    assert "I listen first." in page.words
    page = browser.press(page)
    assert page.heading == "Thank you"
    assert "Others rely on you." in page.words
    assert "Thank you and goodbye." in page.words


def test_an_apprentice_is_asked_one_page_more(browser: Browser) -> None:
    page = browser.press(first_page(browser), APPRENTICE)
    assert page.url.endswith("/page/mentor")
    assert browser.press(
        page, {"helped": ["advice", "praise"], "met-day": "1", "met-month": "2", "met-year": "2026"}
    ).url.endswith("/page/work")


def test_a_mistake_is_told_beside_what_was_typed_and_nothing_is_stored(
    browser: Browser, installation: Installation
) -> None:
    page = browser.press(first_page(browser), {"learner": "Siân", "months": "many"})
    assert page.status == 422
    assert len(page.errors) == 2
    assert page.typed("learner") == "Siân"
    assert page.typed("months") == "many"
    assert "<title>Error: " in page.html
    assert installation.stored() == {}


@pytest.mark.parametrize(
    ("pages", "place"),
    [
        ([], "/page/about"),
        ([ABOUT], "/page/work"),
        ([APPRENTICE], "/page/mentor"),
        ([APPRENTICE, MENTOR], "/page/work"),
        ([ABOUT, WORK], "/page/last"),
        ([ABOUT, WORK, LAST], "/check"),
    ],
)
def test_the_personal_link_leads_to_where_one_was(app: Flask, pages: list[dict[str, str]], place: str) -> None:
    browser = Browser(app)
    page = first_page(browser)
    for typed in pages:
        page = browser.press(page, typed)
    assert Browser(app).open(f"/s/{token_of(page)}").url.endswith(place)


def test_the_personal_link_leads_to_the_result_once_there_is_one(app: Flask) -> None:
    page = submitted(Browser(app))
    again = Browser(app).open(f"/s/{token_of(page)}")
    assert again.url == page.url
    assert "Others rely on you." in again.words


def test_what_was_saved_stands_in_the_page_again(app: Flask) -> None:
    page = Browser(app)
    first = first_page(page)
    page.press(first, {**ABOUT, "route": "other", "route-other": 'A "degree" & more', "months": "12"})
    again = Browser(app).open(first.url)
    assert [again.typed(name) for name in ("learner", "route", "route-other", "months")] == [
        "Siân Llŵyd", "other", 'A "degree" & more', "12",
    ]  # fmt: skip


def test_a_page_sent_twice_is_saved_once(browser: Browser, installation: Installation) -> None:
    page = first_page(browser)
    assert browser.press(page, ABOUT).url == browser.press(page, ABOUT).url
    assert installation.count("page") == 1


def test_answers_sent_twice_have_one_result(browser: Browser, installation: Installation) -> None:
    page = answered(browser)
    first, second = browser.press(page), browser.press(page)
    assert first.words == second.words
    assert installation.count("result") == 1


def test_answers_sent_twice_at_once_have_one_result(app: Flask, installation: Installation) -> None:
    browsers = [Browser(app) for _ in range(4)]
    page = answered(browsers[0])
    token = token_of(page)
    checks = [browsers[0].open(page.url), *(browser.open(f"/en/s/{token}/check") for browser in browsers[1:])]
    with ThreadPoolExecutor(4) as pool:
        shown = list(pool.map(lambda pair: pair[0].press(pair[1]), zip(browsers, checks, strict=True)))
    assert {page.status for page in shown} == {200}
    assert installation.count("result") == 1


def test_what_is_not_complete_cannot_be_sent(browser: Browser, installation: Installation) -> None:
    check = answered(browser)
    token = token_of(check)
    browser.press(browser.open(f"/en/s/{token}/page/about"), APPRENTICE)
    page = browser.press(check)
    assert page.url.endswith("/page/mentor")
    assert installation.count("result") == 0


def test_what_was_sent_can_no_longer_be_changed(browser: Browser, installation: Installation) -> None:
    first = first_page(browser)
    token = token_of(first)
    page = browser.press(browser.press(browser.press(first, ABOUT), WORK), LAST)
    result = browser.press(page)
    before = installation.stored()
    for place in ("page/about", "page/last", "check"):
        assert browser.open(f"/en/s/{token}/{place}").url == result.url
    late = browser.press(first, {"learner": "Somebody else", "route": "degree"})
    assert (late.status, late.heading) == (409, "Your answers were sent already")
    assert "What you have just typed Somebody else What you have sent Siân Llŵyd" in late.words
    assert browser.follow(late, "Continue").url == result.url
    assert installation.stored() == before


@pytest.mark.parametrize("place", ["page/work", "page/last", "page/mentor", "check", "result"])
def test_what_cannot_be_reached_yet_leads_to_where_one_is(browser: Browser, place: str) -> None:
    token = token_of(begin(browser))
    assert browser.open(f"/en/s/{token}/{place}").url.endswith("/page/about")


def test_a_page_that_cannot_be_reached_cannot_be_saved(browser: Browser, installation: Installation) -> None:
    first = first_page(browser)
    page = browser.press(first, ABOUT)
    token = token_of(first)
    csrf = page.typed("_csrf")
    sent = browser.open(f"/en/s/{token}/page/last", "POST", data={**LAST, "_csrf": csrf})
    assert sent.url.endswith("/page/work")
    assert set(installation.stored()) == {"about"}


@pytest.mark.parametrize("document", ["report.pdf", "certificate.pdf"])
def test_there_is_no_document_before_the_answers_are_sent(browser: Browser, document: str) -> None:
    token = token_of(begin(browser))
    page = browser.open(f"/cy/s/{token}/{document}")
    assert (page.status, page.language) == (404, "cy")


@pytest.mark.parametrize("path", ["page/nowhere", "page/%00", "page/"])
def test_a_page_the_questionnaire_does_not_have(browser: Browser, path: str) -> None:
    token = token_of(begin(browser))
    page = browser.open(f"/cy/s/{token}/{path}")
    assert (page.status, page.language) == (404, "cy")


@pytest.mark.parametrize("place", ["", "/check", "/result", "/report.pdf", "/link"])
def test_a_sitting_has_no_language_its_questionnaire_does_not_have(browser: Browser, place: str) -> None:
    token = token_of(begin(browser, "quiet"))
    page = browser.open(f"/cy/s/{token}{place or '/page/only'}")
    assert (page.status, page.language) == (404, "cy")


def test_every_sitting_has_a_link_of_its_own(browser: Browser) -> None:
    tokens = {token_of(begin(browser)) for _ in range(3)}
    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {32}


def test_a_sample_that_is_removed_while_somebody_looks_at_it_is_missed_helpfully(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(app)
    questionnaire = site.catalogue.find("team")
    assert questionnaire is not None
    text = site.catalogue.text(questionnaire.content_hash)
    _, token = site.store.start(questionnaire, text, questionnaire.languages[0], sample=True)
    browser = Browser(app)
    page = browser.open(f"/s/{token}")
    find = site.store.find

    def found_and_then_removed(token: str) -> object:
        stored = find(token)
        site.store.delete_samples()
        return stored

    monkeypatch.setattr(site.store, "find", found_and_then_removed)
    gone = browser.press(page, ABOUT)
    assert gone.status == 404
    assert gone.heading == "This link is not complete, or no longer works"


LOOK_UP = """\
      - id: job
        kind: look_up
        ask: What is your job?
        options: [{code: nurse, label: Nurse}, {code: chef, label: Chef}]
      - {id: name, kind: text, ask: What is your name?}
"""


def looking_up(installation: Installation) -> tuple[Browser, Shown]:
    """Somebody at a page that asks for a job and a name."""
    head = QUIET.partition("pages:")[0].replace("confidential: yes\n", "")
    installation.write(f"{head}pages:\n  - id: one\n    title: One\n    items:\n{LOOK_UP}", "quiet")
    browser = Browser(installation.app())
    return browser, browser.open(f"/en/s/{token_of(begin(browser, 'quiet'))}/page/one")


def test_a_search_shows_what_it_finds_and_neither_saves_nor_complains(
    installation: Installation,
) -> None:
    browser, page = looking_up(installation)
    page = browser.press(page, {"job-search": "nurse", "job-find": "find", "name": ""})
    assert (page.status, page.errors) == (200, [])
    assert "1 match for “nurse”" in page.words
    assert page.typed("job-search") == "nurse"
    page = browser.press(page, {"job-search": "chef", "job-find": "find", "name": "Siân", "job": "nurse"})
    assert (page.typed("job"), page.typed("name"), page.typed("job-search")) == ("nurse", "Siân", "chef")
    assert installation.stored() == {}


def test_what_was_found_is_saved_with_the_rest(installation: Installation) -> None:
    browser, page = looking_up(installation)
    page = browser.press(page, {"job-search": "nurse", "name": "Siân"})
    assert page.errors == ["Select one of the matches, or search again with other words"]
    page = browser.press(page, {"job": "nurse"})
    assert page.url.endswith("/check")
    assert installation.stored() == {"one": {"job": "nurse", "name": "Siân"}}

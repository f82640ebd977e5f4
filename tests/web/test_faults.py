from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from flask import Flask
from sqlalchemy import event

import engine.store.database
from engine.store import Store
from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, APPRENTICE, MENTOR, TEAM, WORK
from tests.web.installation import Installation, answered, begin, first_page, signed_in, site_of, submitted, token_of

TYPED = {"learner": "Siân", "route": "other", "route-other": "Gradd", "months": "some"}
"""Not all of it is right: what is shown again is what was typed."""


def still_there(page: Shown) -> bool:
    return {name: page.typed(name) for name in TYPED} == TYPED


# --- the form's token ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["", "nonsense", "ImZvcmVpZ24i.aSE5Ng.forged", "\0", "é"])
def test_without_a_good_token_the_answers_stay_on_the_page_and_nothing_is_saved(
    browser: Browser, installation: Installation, token: str
) -> None:
    page = browser.press(first_page(browser), {**TYPED, "_csrf": token})
    assert page.status == 400
    assert "Your answers are still here: press the button again to save them." in page.words
    assert still_there(page)
    assert installation.stored() == {}


def test_a_token_of_somebody_else_is_none(app: Flask, installation: Installation) -> None:
    browser = Browser(app)
    foreign = first_page(Browser(app)).typed("_csrf")
    assert browser.press(first_page(browser), {**ABOUT, "_csrf": foreign}).status == 400
    assert installation.stored() == {}


def test_a_page_may_be_open_for_any_time_and_needs_no_cookie(browser: Browser, installation: Installation) -> None:
    page = first_page(browser)
    assert "Set-Cookie" not in page.headers
    assert browser.press(page, ABOUT).url.endswith("/page/work")
    assert installation.stored() == {"about": ABOUT}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_page_of_another_site_sends_is_not_saved(
    browser: Browser, installation: Installation, site: str
) -> None:
    page = first_page(browser)
    sent = {**ABOUT, "_csrf": page.typed("_csrf"), "_questionnaire": page.typed("_questionnaire")}
    again = browser.open(page.url, "POST", data=sent, environ_overrides={"HTTP_SEC_FETCH_SITE": site})
    assert (again.status, again.typed("learner")) == (400, ABOUT["learner"])
    assert installation.stored() == {}


def test_too_much_that_another_site_sends_is_no_bug(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    large = {"learner": "x" * 2_000_000}
    sent = browser.open(
        first_page(browser).url, "POST", data=large, environ_overrides={"HTTP_SEC_FETCH_SITE": "cross-site"}
    )
    assert (sent.status, "is not kept" in sent.words, caplog.records) == (400, False, [])


def test_another_site_begins_nothing(browser: Browser, installation: Installation) -> None:
    elsewhere = {"HTTP_SEC_FETCH_SITE": "cross-site"}
    begun = browser.open("/en/q/team/1.0.0/start", "POST", environ_overrides=elsewhere)
    assert begun.status == 400
    assert installation.count("sitting") == 0


def test_no_page_of_a_sitting_sets_a_cookie_and_no_form_of_it_goes_without_a_token(browser: Browser) -> None:
    check = answered(browser)
    result = browser.press(check)
    for page in (begin(browser), first_page(browser), check, result):
        assert "Set-Cookie" not in page.headers
    sitting = check.url.removesuffix("/check")
    for address in (f"{sitting}/page/about", f"{sitting}/submit", f"{sitting}/again"):
        assert browser.open(address, "POST").status == 400


def test_pressing_again_saves_where_the_secret_key_has_changed(installation: Installation) -> None:
    browser = Browser(installation.app())
    page = first_page(browser)
    browser.client.application = installation.app(secret_key="another")  # noqa: S106  # nobody's
    again = browser.press(page, ABOUT)
    assert again.status == 400
    assert browser.press(again).url.endswith("/page/work")


def test_pressing_again_while_changing_still_comes_back_to_check(browser: Browser) -> None:
    check = answered(browser)
    page = browser.open(check.link("Change: What is your name?"))
    again = browser.press(page, {"learner": "Ama", "_csrf": ""})
    assert again.status == 400
    assert browser.press(again).url == f"{check.url}#answer-learner"


def test_the_page_is_shown_again_in_its_language(browser: Browser) -> None:
    page = first_page(browser, "cy")
    again = browser.press(page, {**ABOUT, "_csrf": ""})
    assert (again.language, again.heading) == ("cy", "Amdanoch chi")


def test_a_question_only_some_are_asked_is_shown_again_with_its_answer(installation: Installation) -> None:
    shown_when = "{id: story, shown_when: 'route = \"apprenticeship\"', "
    installation.write(TEAM.replace("{id: story, ", shown_when))
    browser = Browser(installation.app())
    page = browser.press(browser.press(first_page(browser), {**APPRENTICE, "months": "3"}), MENTOR)
    assert browser.press(page, {**WORK, "story": "Mine", "_csrf": ""}).typed("story") == "Mine"


def test_other_forms_say_what_to_do(browser: Browser) -> None:
    shown = browser.open("/centre/sign-in")
    browser.client.delete_cookie("session")
    answered_with = browser.press(shown)
    assert answered_with.status == 400
    assert "Go back, load it again and repeat what you did." in answered_with.words


def test_nothing_is_sent_off_without_a_good_token(browser: Browser, installation: Installation) -> None:
    page = answered(browser)
    assert browser.press(page, {"_csrf": ""}).status == 400
    assert installation.count("result") == 0


@pytest.mark.parametrize("path", ["/en/s/{token}/page/about", "/fr/s/{token}/page/about", "/en/s/{token}/page/x"])
def test_a_page_that_cannot_be_shown_again_is_explained(browser: Browser, path: str) -> None:
    token = token_of(begin(browser))
    page = browser.open(path.format(token=token), "POST", data={"_questionnaire": "unknown", "learner": "Siân"})
    assert page.status == 400
    assert "Go back, load it again and repeat what you did." in page.words


# --- the database -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["page/about", "check", "result", "link", "report.pdf"])
def test_while_the_database_is_away_a_page_says_so_and_later_it_works_again(
    browser: Browser, installation: Installation, place: str
) -> None:
    path = f"/en/s/{token_of(first_page(browser))}/{place}"
    before = browser.open(path)
    with installation.database_away():
        page = browser.open(path)
    assert (page.status, page.headers["Retry-After"]) == (503, "30")
    assert "What you saved is safe. Try again in a minute." in page.words
    assert browser.open(path).status == before.status


def test_while_the_database_is_away_what_needs_none_is_still_served(
    browser: Browser, installation: Installation
) -> None:
    with installation.database_away():
        statuses = {browser.open(path).status for path in ("/en/", "/en/q/team", "/en/q/team/1.0.0/record", "/nowhere")}
    assert statuses == {200, 404}


def test_what_was_typed_while_the_database_is_away_stays_on_the_page(
    browser: Browser, installation: Installation
) -> None:
    page = first_page(browser)
    with installation.database_away():
        away = browser.press(page, {**TYPED, "months": "3"})
        still_away = browser.press(away)
    for shown in (away, still_away):
        assert (shown.status, shown.headers["Retry-After"]) == (503, "30")
        assert "They are still on this page: wait a minute, then continue." in shown.words
        assert still_there(browser_with(shown, "months", "some"))
    assert browser.press(still_away).url.endswith("/page/work")
    assert installation.stored()["about"]["learner"] == "Siân"


def browser_with(page: Shown, name: str, value: str) -> Shown:
    """The page with another value typed into a box."""
    html = page.html.replace(f'name="{name}" value="3"', f'name="{name}" value="{value}"')
    return Shown(page.url, page.status, page.headers, html.encode())


def test_starting_and_sending_wait_for_the_database(browser: Browser, installation: Installation) -> None:
    introduction, check = browser.open("/en/q/team"), answered(browser)
    with installation.database_away():
        statuses = [browser.press(page).status for page in (introduction, check)]
    assert statuses == [503, 503]
    assert browser.press(check).url.endswith("/result")


def test_a_database_somebody_else_writes_to_for_too_long(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.store.database, "LOCK_SECONDS", 0)
    browser = Browser(installation.app())
    page = first_page(browser)
    with installation.database_locked():
        locked = browser.press(page, ABOUT)
        assert browser.open(page.url).status == 200
    assert (locked.status, locked.headers["Retry-After"], locked.typed("learner")) == (503, "30", "Siân Llŵyd")
    assert browser.press(locked).url.endswith("/page/work")


def test_a_full_disk_loses_nothing_that_was_typed(app: Flask, installation: Installation) -> None:
    browser = Browser(app)
    page = browser.press(first_page(browser), ABOUT)
    store = site_of(app).store
    with full_disk(store):
        full = browser.press(page, {**WORK, "story": "ŵ" * 2000})
    assert (full.status, full.headers["Retry-After"]) == (503, "30")
    assert full.typed("story") == "ŵ" * 2000
    assert "work" not in installation.stored()
    assert browser.press(full).url.endswith("/page/last")


class full_disk:  # noqa: N801  # read like a function
    """While this lasts, the database file cannot grow."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.engine = store._engine  # noqa: SLF001  # there is no other way to fill a disk

    def __enter__(self) -> None:
        self.store.close()
        with closing(sqlite3.connect(str(self.engine.url.database))) as connection:
            connection.execute("VACUUM")  # migrations leave pages behind that could still be filled
        event.listen(self.engine, "connect", self.limit)

    def limit(self, connection: object, _entry: object) -> None:
        connection.execute("VACUUM")  # type: ignore[attr-defined]  # no page is left from what was migrated
        connection.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]  # SQLite makes it the size it has

    def __exit__(self, *_: object) -> None:
        event.remove(self.engine, "connect", self.limit)
        self.store.close()


def test_the_centre_waits_for_the_database(browser: Browser, installation: Installation) -> None:
    submitted(browser)
    signed_in(browser)
    with installation.database_away():
        pages = [browser.open(f"/centre/{place}") for place in ("", "team/1.0.0", "team/1.0.0/results.csv")]
    assert {page.status for page in pages} == {503}


def test_who_signs_in_meanwhile_is_not_led_away_from_there(browser: Browser, installation: Installation) -> None:
    shown = browser.open("/centre/sign-in")
    with installation.database_away():
        away = browser.press(shown, {"password": "open sesame"})
    assert (away.status, "Try again in a minute." in away.words) == (503, True)
    with pytest.raises(AssertionError, match="no link says"):
        away.link("Try again")


# --- the way back --------------------------------------------------------------------------------------------------


def test_whoever_loses_the_way_in_a_sitting_is_shown_the_way_back(browser: Browser) -> None:
    page = browser.press(first_page(browser), ABOUT)
    lost = browser.open(page.url.replace("/work", "/nowhere"))
    assert lost.status == 404
    assert browser.follow(lost, "Continue with your answers").url == page.url


def test_answers_that_were_not_sent_for_want_of_a_token_are_not_said_to_be_lost(browser: Browser) -> None:
    check = answered(browser)
    expired = browser.press(check, {"_csrf": ""})
    assert (expired.status, "is not kept" in expired.words) == (400, False)
    assert browser.follow(expired, "Back to the page").url == check.url

"""What every address lets whom do, by the map of addresses itself: one that is new has to say here who may come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from werkzeug.routing import Rule

from engine.web.security import HEADERS
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation, answered, begin, signed_in, submitted, token_of

MINE = "Siân Llŵyd"
NEVER, OWN, LONG = "no-store", "private, no-cache", "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may come to an address, and how long what it shows may be kept.

    `whose` is `anybody`, `link` (whoever has the personal link) or `centre` (whoever has its password). A form's
    token is made of the personal link (`link`), belongs to a cookie (`cookie`), or there is none (`none`).
    """

    whose: str
    kept: str = NEVER
    form: str = ""


ANYBODY, LINK, CENTRE = Policy("anybody"), Policy("link"), Policy("centre")
POLICIES = {
    "GET public.welcome": ANYBODY,
    "GET public.home": ANYBODY,
    "GET public.introduction": ANYBODY,
    "GET public.record": ANYBODY,
    "POST public.start": Policy("anybody", form="none"),
    "GET reading.choose": ANYBODY,
    "POST reading.keep": Policy("anybody", form="cookie"),
    "GET statement.read": ANYBODY,
    "GET returning.ask_somewhere": ANYBODY,
    "GET returning.ask": ANYBODY,
    "POST returning.look_up": Policy("anybody", form="none"),
    "GET assets.theme_file": Policy("anybody", LONG),
    "GET assets.browsers_guess": Policy("anybody", ""),
    "GET returning.resume": LINK,
    "GET returning.link": LINK,
    "POST returning.send": Policy("link", form="link"),
    "GET returning.welcome": LINK,
    "GET respond.page": Policy("link", OWN),
    "POST respond.answer": Policy("link", OWN, form="link"),
    "GET respond.check": LINK,
    "POST respond.submit": Policy("link", form="link"),
    "GET tasks.overview": LINK,
    "GET results.result": LINK,
    "POST results.again": Policy("link", form="link"),
    "GET results.report": LINK,
    "GET results.certificate": LINK,
    "POST results.show_or_hide": Policy("link", form="link"),
    "GET verify.ask_somewhere": ANYBODY,
    "GET verify.printed": ANYBODY,
    "GET verify.ask": ANYBODY,
    "GET verify.certificate": ANYBODY,
    "GET uploads.file": LINK,
    "GET centre.sign_in": ANYBODY,
    "POST centre.check_password": Policy("anybody", form="cookie"),
    "POST centre.sign_out": Policy("anybody", form="cookie"),
    "GET centre.overview": CENTRE,
    "GET centre.finished": CENTRE,
    "GET centre.results_csv": CENTRE,
    "GET centre.slips": CENTRE,
    "GET groups.group_report": CENTRE,
    "GET groups.group_report_pdf": CENTRE,
    "POST centre.slips_pdf": Policy("centre", form="cookie"),
    "GET register.ask": CENTRE,
    "GET register.entry": CENTRE,
    "GET register.confirm": CENTRE,
    "POST register.act": Policy("centre", form="cookie"),
    "GET run_start.ask": CENTRE,
    "POST run_start.go_on": Policy("centre", form="cookie"),
    "GET runs.history": CENTRE,
    "GET runs.run": CENTRE,
    "GET runs.listed": CENTRE,
    "GET runs.confirm_cancel": CENTRE,
    "POST runs.cancel": Policy("centre", form="cookie"),
    "POST runs.resume": Policy("centre", form="cookie"),
    "GET runs.reprints": CENTRE,
    "GET runs.reprints_csv": CENTRE,
    "GET run_again.ask": CENTRE,
    "POST run_again.start": Policy("centre", form="cookie"),
    "GET run_files.pdf": CENTRE,
    "GET run_files.zip_of_all": CENTRE,
    "GET run_files.part": CENTRE,
    "GET run_files.cover": CENTRE,
    "GET run_files.manifest_csv": CENTRE,
}
PLACES = {
    "language": "en", "questionnaire_id": "team", "version": "1.0.0", "page_id": "about", "item_id": "proof",
    "content_hash": "0" * 64, "theme": "default", "name": "nothing.woff2", "number": "0000000000000",
    "action": "withdraw", "run_id": "000000000000",
}  # fmt: skip


def rules(app: Flask, *, whose: str = "", form: str = "", method: str = "") -> Iterator[tuple[str, str, Policy, Rule]]:
    """The addresses with such a policy: name, method, what is said of it, and the rule itself."""
    for rule in app.url_map.iter_rules():
        for each in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            policy = POLICIES[f"{each} {rule.endpoint}"]
            if whose in {"", policy.whose} and form in {"", policy.form} and method in {"", each}:
                yield rule.endpoint, each, policy, rule


def address(app: Flask, rule: Rule, token: str) -> str:
    values = {**PLACES, "token": token}
    return app.url_map.bind("localhost").build(rule.endpoint, {name: values[name] for name in rule.arguments})


@pytest.fixture
def mine(app: Flask) -> tuple[str, str]:
    """Two personal links of somebody: to answers that can still be changed, and to some that were sent."""
    open_link = token_of(answered(Browser(app)))
    return open_link, token_of(submitted(Browser(app)))


def test_every_address_has_a_policy(app: Flask) -> None:
    found = {f"{method} {rule.endpoint}" for rule in app.url_map.iter_rules() for method in rule.methods or ()}
    assert {each for each in found if not each.startswith(("HEAD ", "OPTIONS "))} == set(POLICIES)


def test_every_answer_is_guarded_and_kept_as_its_policy_says(app: Flask, mine: tuple[str, str]) -> None:
    browser = Browser(app)
    signed_in(browser)
    for token in mine:
        for name, method, policy, rule in rules(app):
            answer = browser.open(address(app, rule, token), method, follow=False)
            assert {header: answer.headers.getlist(header) for header in HEADERS} == {
                h: [v] for h, v in HEADERS.items()
            }
            assert answer.status < 500, name
            kept = answer.headers.get("Cache-Control", "")
            plainly = answer.status < 400 and "Location" not in answer.headers
            assert kept == (
                policy.kept if plainly or (policy.kept == OWN and "Location" not in answer.headers) else NEVER
            ), name


def test_without_the_personal_link_nobody_comes_to_answers(app: Flask, mine: tuple[str, str]) -> None:
    browser = Browser(app)
    signed_in(browser)
    made_up = "A" * 32
    for name, method, _, rule in rules(app, whose="link"):
        for token in (made_up, mine[0][::-1], mine[0].swapcase(), mine[0][:-1], "%2e%2e", " "):
            answer = browser.open(address(app, rule, token), method, follow=False)
            assert answer.status == (404 if method == "GET" else 400), (name, token)
            assert MINE not in answer.html, name


def test_with_a_personal_link_of_ones_own_one_sees_nothing_of_anothers(app: Flask, mine: tuple[str, str]) -> None:
    del mine
    browser = Browser(app)
    for token in (token_of(begin(browser)), token_of(submitted(browser, about={"learner": "Eve"}))):
        for name, method, _, rule in rules(app, whose="link", method="GET"):
            answer = browser.open(address(app, rule, token), method, follow=False)
            assert MINE.encode() not in answer.body, name


def test_without_the_password_nobody_comes_to_the_centres_pages(app: Flask, mine: tuple[str, str]) -> None:
    del mine
    for browser in (Browser(app), with_forged_cookie(app)):
        for name, method, policy, rule in rules(app, whose="centre"):
            answer = browser.open(address(app, rule, ""), method, follow=False)
            refused = answer.status == 400 if policy.form else answer.headers.get("Location") == "/centre/sign-in"
            assert refused, name
            assert MINE.encode() not in answer.body, name


def with_forged_cookie(app: Flask) -> Browser:
    """Somebody who has made up a cookie, with the key of another installation."""
    other = Flask("other")
    other.secret_key = "guessed"  # noqa: S105  # nobody's
    serializer = other.session_interface.get_signing_serializer(other)  # type: ignore[attr-defined]  # Flask's own
    browser = Browser(app)
    browser.client.set_cookie("session", str(serializer.dumps({"centre": "x"})))
    return browser


@pytest.mark.parametrize("sent", [{}, {"_csrf": ""}, {"_csrf": "forged"}, {"_csrf": "0" * 64}, {"x_csrf": "0" * 64}])
def test_no_form_counts_without_its_token(
    app: Flask, mine: tuple[str, str], installation: Installation, sent: dict[str, str]
) -> None:
    browser = Browser(app)
    signed_in(browser)
    before = (installation.stored(), installation.count("sitting"), installation.count("result"))
    for token in mine:
        for name, method, policy, rule in rules(app, method="POST"):
            if policy.form != "none":
                answer = browser.open(address(app, rule, token), method, data={**sent, "learner": "Eve"}, follow=False)
                assert answer.status == 400, name
    assert (installation.stored(), installation.count("sitting"), installation.count("result")) == before


def test_the_token_of_one_sitting_is_worth_nothing_in_another(app: Flask, mine: tuple[str, str]) -> None:
    browser = Browser(app)
    own = browser.open(f"/en/s/{token_of(begin(browser))}/page/about").typed("_csrf")
    for name, method, _, rule in rules(app, form="link"):
        answer = browser.open(address(app, rule, mine[0]), method, data={"_csrf": own}, follow=False)
        assert answer.status == 400, name


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_page_of_another_site_sends_a_form(
    app: Flask, mine: tuple[str, str], installation: Installation, site: str
) -> None:
    browser = Browser(app)
    signed_in(browser)
    before = installation.count("sitting")
    good = browser.open(f"/en/s/{mine[0]}/page/about").typed("_csrf")
    for name, method, _, rule in rules(app, method="POST"):
        sent = {"data": {"_csrf": good}, "headers": {"Sec-Fetch-Site": site}}
        answer: Shown = sending(browser, address(app, rule, mine[0]), method, sent)
        assert answer.status == 400, name
    assert installation.count("sitting") == before


def sending(browser: Browser, url: str, method: str, more: dict[str, dict[str, str]]) -> Shown:
    answer = browser.client.open(url, method=method, buffered=True, **more)  # type: ignore[arg-type]  # werkzeug's
    return Shown(url, answer.status_code, answer.headers, answer.data)


def test_cookies_are_set_where_a_policy_needs_them_and_nowhere_else(app: Flask, mine: tuple[str, str]) -> None:
    for token in mine:
        for name, method, _, rule in rules(app, method="GET"):
            answer = Browser(app).open(address(app, rule, token), method, follow=False)
            expected = name in {"centre.sign_in", "reading.choose"}
            assert ("Set-Cookie" in answer.headers) is expected, name
            for cookie in answer.headers.getlist("Set-Cookie"):
                assert re.search("; HttpOnly; .*SameSite=Lax", cookie), name

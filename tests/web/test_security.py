from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from flask import Flask

from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, APPRENTICE, MENTOR, TEAM, WORK
from tests.web.installation import Installation, answered, begin, first_page, signed_in, submitted, token_of

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HOSTILE = """<script>alert(1)</script>"><img src=x onerror=alert(1)>'{{7*191}}{%x%} &amp; </title>"""


def assert_guarded(page: Shown) -> None:
    headers = page.headers
    assert headers.getlist("Content-Security-Policy") == [POLICY]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def assert_harmless(page: Shown) -> None:
    """No script, no style, nothing from elsewhere, nothing an author or respondent wrote as HTML."""
    for element in page.tree.iter():
        assert element.tag not in {"script", "style", "iframe", "object", "embed", "img", "base"}
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
        for name in ("href", "src", "action"):
            assert re.match(r"(/(?!/)|#|https?://localhost/s/|$)", element.get(name, "")), element.attrib
    assert "1337" not in page.words


def everywhere(browser: Browser) -> Iterator[Shown]:
    """Every kind of page there is."""
    for path in (
        "/en/",
        "/en/q/team",
        "/en/q/team/1.0.0/record",
        "/nowhere",
        "/en/<script>",
        "/centre/sign-in",
        "/en/return",
    ):
        yield browser.open(path)
    link = begin(browser)
    yield link
    page = browser.open(f"/en/s/{token_of(link)}/page/about")
    yield page
    yield browser.press(page, {"learner": HOSTILE * 3, "months": HOSTILE})
    yield browser.press(page, {"learner": HOSTILE, "_csrf": HOSTILE})
    page = browser.press(page, {**APPRENTICE, "learner": HOSTILE, "route": "other", "route-other": HOSTILE})
    page = browser.press(page, {**WORK, "story": HOSTILE})
    check = browser.press(page, {"agreed": "yes"})
    yield check
    yield browser.press(check)
    yield browser.press(browser.open("/centre/sign-in"), {"password": HOSTILE})
    yield signed_in(browser)
    yield browser.open("/centre/team/1.0.0")
    yield browser.open("/centre/team/1.0.0/slips")
    yield browser.press(browser.open("/en/return"), {"code": HOSTILE})


def hostile(text: str) -> str:
    """A questionnaire whose every wording attacks."""
    written = HOSTILE.replace("{", "{{").replace("}", "}}")  # as an author writes braces of no placeholder
    texts = re.sub(r"\ben: ([^,}]+)", lambda found: f"en: {json.dumps(found[1] + written)}", text)
    return texts.replace("body: Example Body", f"body: {json.dumps(written)}").replace(
        "by: the authors", f"by: {json.dumps(HOSTILE)}, note: {json.dumps(HOSTILE)}"
    )


def test_every_page_is_guarded_and_has_no_script_and_no_style(browser: Browser) -> None:
    for page in everywhere(browser):
        assert_guarded(page)
        assert_harmless(page)
        assert page.headers["Cache-Control"] in {"no-store", "private, no-cache"}


def test_what_an_author_wrote_is_shown_as_text(installation: Installation) -> None:
    installation.write(hostile(TEAM).replace("max_length: 80", "max_length: 200"))
    browser = Browser(installation.app())
    pages = list(everywhere(browser))
    for page in pages:
        assert_harmless(page)
    assert sum(HOSTILE in page.words for page in pages) >= 8


def test_what_a_respondent_wrote_is_shown_as_text(installation: Installation) -> None:
    installation.write(TEAM.replace("max_length: 80", "max_length: 200"))
    browser = Browser(installation.app())
    page = browser.press(first_page(browser), {"learner": HOSTILE, "months": HOSTILE, "route": "degree"})
    assert (page.status, page.typed("learner"), page.typed("months")) == (422, HOSTILE, HOSTILE)
    check = answered(browser, about={"learner": HOSTILE, "route": "other", "route-other": HOSTILE})
    assert check.words.count(HOSTILE) >= 2
    result = browser.press(check)
    signed_in(browser)
    listed = browser.open("/centre/team/1.0.0")
    for shown in (page, check, result, listed):
        assert_harmless(shown)
    assert HOSTILE in listed.words


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "=cmd|' /C calc'!A0", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_answer_is_a_formula_in_a_spreadsheet(browser: Browser, begins: str) -> None:
    typed = f"{begins}1+1"
    submitted(browser, about={"learner": typed, "route": "other", "route-other": typed})
    signed_in(browser)
    exported = browser.open("/centre/team/1.0.0/results.csv").body.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(exported))
    assert (row["learner"], row["route.other"]) == (f"'{typed}", f"'{typed}")


def addresses(app: Flask, token: str) -> Iterator[tuple[str, str]]:
    """Every rule of the app, with something in its places."""
    places = {
        "language": "en", "questionnaire_id": "team", "version": "1.0.0", "token": token, "page_id": "about",
        "item_id": "proof", "content_hash": "0" * 64,
        "theme": "default", "name": "nothing.woff2", "number": "0000000000000", "action": "withdraw",
        "run_id": "000000000000",
    }  # fmt: skip
    adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods or ()):
            yield method, adapter.build(rule.endpoint, {name: places[name] for name in rule.arguments}, method)


def test_every_address_is_guarded_whatever_it_answers(app: Flask) -> None:
    browser = Browser(app)
    token = token_of(submitted(browser))
    signed_in(browser)
    tried = list(addresses(app, token))
    assert len(tried) > 50
    for method, path in tried:
        page = browser.open(path, method, follow=False)
        assert_guarded(page)
        assert page.status < 500, (method, path)
        kept = path.startswith(("/theme/", "/favicon.ico")) and page.status < 400
        own = "/page/" in path and "Location" not in page.headers
        assert ("no-store" in page.headers.get("Cache-Control", "")) is not (kept or own), (method, path)


def test_no_address_with_a_nul_comes_to_the_database(app: Flask) -> None:
    browser = Browser(app)
    signed_in(browser)
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.arguments:
            page = browser.open(re.sub("<[^>]+>", "a%00b", rule.rule))
            assert (page.status, page.heading) == (404, "Page not found")
            assert "Check that the address is complete." in page.words, rule.rule


def test_a_browser_may_keep_what_is_typed_until_it_is_sent(browser: Browser) -> None:
    page = first_page(browser)
    wrong = browser.press(page, {"learner": ""})
    assert (page.headers["Cache-Control"], wrong.headers["Cache-Control"]) == ("private, no-cache",) * 2
    check = answered(browser)
    assert (check.headers["Cache-Control"], check.headers.get("Clear-Site-Data")) == ("no-store", None)
    sent = browser.press(check, follow=False)
    assert (sent.headers["Cache-Control"], sent.headers["Clear-Site-Data"]) == ("no-store", '"cache"')


def sheet(browser: Browser) -> str:
    """The address of the one stylesheet of a page."""
    (link,) = [link for link in browser.open("/en/").tree.iter("link") if link.attrib["rel"] == "stylesheet"]
    return link.attrib["href"]


def test_a_page_has_one_stylesheet_which_may_be_kept_for_its_address_changes_with_it(browser: Browser) -> None:
    address = sheet(browser)
    assert re.fullmatch(r"/theme/default/[0-9a-f]{12}\.css", address)
    style = browser.open(address)
    assert "max-age=31536000" in style.headers["Cache-Control"]
    assert style.headers["Content-Type"] == "text/css; charset=utf-8"
    assert not re.search(r"url\(\W?(?:https?:|//|data:)|@import", style.html)
    for part in ("--q-font-body", ".fw-body", ".q-report-strip"):
        assert part in style.html, "tokens, our own sheets and the look of a report are all in it"


def test_the_stylesheet_travels_packed_to_whoever_can_unpack_it(app: Flask) -> None:
    browser = app.test_client()
    address = sheet(Browser(app))
    plain = browser.get(address)
    packed = browser.get(address, headers={"Accept-Encoding": "gzip, br"})
    refused = browser.get(address, headers={"Accept-Encoding": "gzip;q=0"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data == refused.data
    assert len(packed.data) < len(plain.data) / 3
    assert {answer.headers["Vary"] for answer in (plain, packed, refused)} == {"Accept-Encoding"}


def test_everything_a_stylesheet_names_is_served_and_may_be_kept(browser: Browser) -> None:
    address = sheet(browser)
    named = re.findall(r'url\("([^"]+)"\)', browser.open(address).html)
    assert len(named) == 2
    for name in named:
        answer = browser.open(urljoin(address, name))
        assert answer.status == 200
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_the_cookie_is_out_of_reach(browser: Browser) -> None:
    cookie = browser.open("/centre/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "Strict-Transport-Security" not in browser.open("/en/").headers


def test_behind_https_cookies_and_links_are_too(installation: Installation) -> None:
    browser = Browser(installation.app(address="https://skills.example.org"))
    assert "; Secure" in browser.open("/centre/sign-in").headers["Set-Cookie"]
    introduction = browser.open("/en/q/team")
    assert introduction.headers["Strict-Transport-Security"] == "max-age=31536000"
    page = browser.press(introduction)
    assert f"https://skills.example.org/s/{token_of(page)}" in page.words


def test_what_anybody_may_keep_has_no_cookie_with_it(browser: Browser) -> None:
    signed_in(browser)
    style = browser.open(sheet(browser))
    assert style.headers["Cache-Control"].startswith("public")
    assert "Set-Cookie" not in style.headers


def test_reading_needs_no_cookie(browser: Browser) -> None:
    for path in ("/en/", "/en/q/team", "/en/q/team/1.0.0/record"):
        assert "Set-Cookie" not in browser.open(path).headers


def test_a_page_of_answers_never_tells_the_token_to_another_address(browser: Browser) -> None:
    page = browser.press(browser.press(first_page(browser), {**ABOUT, "route": "apprenticeship"}), MENTOR)
    links = [link.attrib.get("href", "") for link in page.tree.iter() if "href" in link.attrib]
    assert all(link.startswith(("/", "#")) for link in links)

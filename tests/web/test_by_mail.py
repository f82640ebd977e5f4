"""The personal link by e-mail, sent to a real mail server on this machine."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from urllib.parse import urlsplit

import pytest

from engine.clock import supposing_now
from engine.config import MailServer
from engine.mail import Postman
from engine.wording import wording
from tests.mail.serving import HOST, Box, free_port, mail_server, silent_server
from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, LAST, TEAM, WORK
from tests.web.installation import Installation, begin, site_of, token_of

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SIAN = "sian@example.com"
SENT = "The email with your link has been sent. If it is not there in ten minutes, look among unwanted mail."
BRAKED = "We have sent as many emails as we may for now. Note the link or the code, or ask again tomorrow"
FAILED = "We cannot send emails at the moment. Note the link or the code, or try again later"


def writing_to(installation: Installation, port: int, address: str = "203.0.113.7") -> Browser:
    """Somebody whose site sends through this mail server."""
    sender = Address("", addr_spec="skills@example.org")
    mail = MailServer(host=HOST, port=port, encrypted=False, user="", password="", sender=sender)
    browser = Browser(installation.app(mail=mail, address="https://skills.example.org"))
    browser.client.environ_base["REMOTE_ADDR"] = address
    return browser


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def port(box: Box) -> Iterator[int]:
    with mail_server(box) as listening:
        yield listening


@pytest.fixture
def writer(installation: Installation, port: int) -> Browser:
    return writing_to(installation, port)


def ask(browser: Browser, address: str = SIAN, language: str = "en") -> Shown:
    return again(browser, begin(browser, language=language), address)


def again(browser: Browser, link: Shown, address: str = SIAN) -> Shown:
    return browser.press(link, {"email": address})


def text_of(box: Box) -> str:
    body = box.letters[-1].get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_the_link_in_the_letter_opens_the_answers_in_another_browser(
    installation: Installation, writer: Browser, box: Box
) -> None:
    link = begin(writer)
    at_work = writer.press(writer.follow(link, "Go to the first question"), ABOUT)
    page = again(writer, link)
    assert (page.status, page.tree.findtext(".//title", "")[:10]) == (200, "Email sent")
    assert SENT in page.words
    [received] = [line for line in text_of(box).splitlines() if "/s/" in line]
    assert received.startswith("https://skills.example.org/s/")
    assert Browser(installation.app()).open(urlsplit(received).path).url == at_work.url
    assert box.envelopes == [("skills@example.org", [SIAN])]


def test_the_letter_has_the_code_too_and_the_body_signs_it(writer: Browser, box: Box) -> None:
    page = ask(writer)
    code = next(line for line in text_of(box).splitlines() if line.count("-") == 3 and len(line) == 15)
    assert code in page.words
    assert "https://skills.example.org/return" in text_of(box)
    assert text_of(box).splitlines()[-1] == "Example Body"
    assert box.letters[0]["From"] == "Example Body <skills@example.org>"


def test_the_letter_speaks_the_language_of_the_page(writer: Browser, box: Box) -> None:
    page = ask(writer, language="cy")
    assert page.language == "cy"
    assert box.letters[0]["Content-Language"] == "cy"
    assert wording("cy").say("Here is your personal link to “{questionnaire}”.", questionnaire="Cydweithio") in text_of(
        box
    )


def test_the_address_is_not_kept(installation: Installation, writer: Browser) -> None:
    page = ask(writer)
    assert SIAN not in page.html
    assert SIAN.encode() not in b"".join(file.read_bytes() for file in installation.database.parent.glob("store*"))


def test_without_a_mail_server_nothing_is_offered(browser: Browser) -> None:
    assert not list(begin(browser).tree.iter("form"))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter the email address to send your link to"),
        ("sian", "Enter an email address in full, such as name@example.com"),
        ("a@example.com, b@example.com", "Enter an email address in full, such as name@example.com"),
        ("a@example.com\r\nBcc: b@example.com", "Enter an email address in full, such as name@example.com"),
        ("sian @example.com", "Enter the email address without spaces"),
        (f"sian@{'a' * 70}.example.com", "There is nobody with this email address. Check it for mistakes"),
    ],
)
def test_what_is_no_address_is_told_and_nothing_is_sent(writer: Browser, box: Box, typed: str, says: str) -> None:
    page = ask(writer, typed)
    assert page.status == 422
    assert page.errors == [says]
    assert box.letters == []


def test_an_address_that_the_server_refuses_is_told_and_stays_to_be_put_right(writer: Browser, box: Box) -> None:
    box.refused["sain@example.com"] = 550
    page = ask(writer, "sain@example.com")
    assert page.status == 422
    assert page.errors == ["There is nobody with this email address. Check it for mistakes"]
    assert page.typed("email") == "sain@example.com"
    assert SENT in again(writer, page).words


def test_where_the_server_is_down_the_page_says_what_to_do_and_has_link_and_code(installation: Installation) -> None:
    with supposing_now(NOON):
        writer = writing_to(installation, free_port())
        page = ask(writer)
        assert page.status == 503
        assert page.errors == [FAILED]
        assert f"https://skills.example.org/s/{token_of(page)}" in page.words
        assert page.typed("email") == SIAN
        assert {again(writer, page).status for _ in range(10)} == {503}, "what was not sent is not counted"


def test_a_slow_server_is_not_waited_for(installation: Installation, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    with silent_server() as port:
        writer = writing_to(installation, port)
        site = site_of(writer.client.application)
        assert site.settings.mail is not None
        vars(site)["postman"] = Postman(site.settings.mail, wait_seconds=0.01)
        page = ask(writer)
    assert page.status == 200
    assert "The email is on its way, but it may take some time." in page.words


def test_a_sitting_sends_a_few_letters_and_then_has_to_wait(writer: Browser, box: Box) -> None:
    with supposing_now(NOON):
        link = begin(writer)
        said = [again(writer, link, f"somebody-{number}@example.com") for number in range(8)]
        assert [page.status for page in said] == [200] * 5 + [429] * 3
        assert said[-1].errors == [BRAKED]
    with supposing_now(NOON + timedelta(hours=5)):
        assert again(writer, link).status == 200
    assert len(box.letters) == 6


def test_nobody_is_flooded_with_letters(writer: Browser, box: Box) -> None:
    with supposing_now(NOON):
        said = [ask(writer, SIAN.upper() if number % 2 else SIAN).status for number in range(8)]
    assert said == [200] * 5 + [429] * 3
    assert len(box.letters) == 5


def test_a_class_in_one_room_is_served(writer: Browser, box: Box) -> None:
    with supposing_now(NOON):
        assert {ask(writer, f"learner-{number}@example.com").status for number in range(30)} == {200}
    assert len(box.letters) == 30


def test_once_the_answers_are_sent_the_link_is_sent_all_the_same(writer: Browser, box: Box) -> None:
    link = begin(writer)
    page = writer.follow(link, "Go to the first question")
    for typed in (ABOUT, WORK, LAST):
        page = writer.press(page, typed)
    done = writer.press(page)
    sent = again(writer, link)
    assert "The email with your link has been sent." in sent.words
    assert writer.follow(sent, "Go to your results").url == done.url
    assert len(box.letters) == 1


def test_without_a_body_the_letter_is_signed_by_the_theme_that_is_worn(
    installation: Installation, port: int, box: Box
) -> None:
    installation.write(TEAM.replace("body: Example Body\n", ""))
    ask(writing_to(installation, port))
    assert text_of(box).splitlines()[-1] == "Formwright"
    assert box.letters[0]["From"] == "Formwright <skills@example.org>"


def test_scripts_in_a_title_are_text_in_the_letter(installation: Installation, port: int, box: Box) -> None:
    installation.write(TEAM.replace("en: Working together", "en: '<script>alert(1)</script>'"))
    ask(writing_to(installation, port))
    body = box.letters[0].get_body(("html",))
    assert body is not None
    assert "&lt;script&gt;" in body.get_content()
    assert "<script" not in body.get_content()

"""The letter with the personal link: what it says, and what nobody can make it say."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage

import pytest

from engine.mail import LinkLetter, letter_of
from engine.wording import wording
from tests.forms.page_tree import one, tree
from tests.fuzz.scripts import texts

SENDER = Address("", addr_spec="skills@example.org")
LETTER = LinkLetter(
    language="en",
    questionnaire="Working together",
    link="https://skills.example.org/s/" + "A" * 32,
    code="7K3-M9Q-WD2-RX0",
    type_it_at="https://skills.example.org/return",
    signed="Example Body",
    signed_in="en",
)


def received(letter: EmailMessage) -> EmailMessage:
    """As it comes out of the post."""
    found = message_from_bytes(letter.as_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def part(letter: EmailMessage, kind: str) -> str:
    body = received(letter).get_body((kind,))
    assert body is not None
    return str(body.get_content())


def elements(letter: EmailMessage) -> list[tuple[str, list[str]]]:
    """What a reader makes of the page in a letter: elements with their attributes, in their order."""
    return [(str(each.tag), sorted(each.attrib)) for each in one(tree(part(letter, "html")), "html").iter()]


def test_it_says_what_it_is_about_and_who_sends_it() -> None:
    letter = received(letter_of(LETTER, SENDER, "sian@example.com"))
    assert letter["Subject"] == "Your personal link: Working together"
    assert letter["From"] == "Example Body <skills@example.org>"
    assert letter["To"] == "sian@example.com"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].endswith("@example.org>")
    assert letter["Date"]


def test_a_name_in_the_settings_comes_before_the_bodys() -> None:
    letter = received(letter_of(LETTER, Address("Skills desk", addr_spec="skills@example.org"), "sian@example.com"))
    assert letter["From"] == "Skills desk <skills@example.org>"


def test_link_and_code_stand_on_lines_of_their_own() -> None:
    lines = part(letter_of(LETTER, SENDER, "sian@example.com"), "plain").splitlines()
    assert LETTER.link in lines
    assert LETTER.code in lines


def test_without_a_code_none_is_spoken_of() -> None:
    letter = letter_of(replace(LETTER, code=None), SENDER, "sian@example.com")
    for kind in ("plain", "html"):
        assert "code" not in part(letter, kind)


def test_the_page_says_the_same_as_the_text_and_fetches_nothing() -> None:
    letter = letter_of(LETTER, SENDER, "sian@example.com")
    html = one(tree(part(letter, "html")), "html")
    said = [" ".join("".join(each.itertext()).split()) for each in html.iter("p")]
    assert said == [line for line in part(letter, "plain").splitlines() if line]
    assert html.attrib["lang"] == "en"
    assert {each.tag for each in html.iter()} <= {"html", "head", "meta", "title", "body", "p", "a", "strong"}
    assert [each.get("href") for each in html.iter("a")] == [LETTER.link]
    assert not [each for each in html.iter() if {"src", "style"} & each.attrib.keys()]


def test_it_is_in_the_language_of_the_page() -> None:
    letter = received(letter_of(replace(LETTER, language="cy"), SENDER, "sian@example.com"))
    assert letter["Content-Language"] == "cy"
    say = wording("cy").say
    assert letter["Subject"] == say("Your personal link: {questionnaire}", questionnaire="Working together")


def test_what_an_author_wrote_is_text_and_adds_no_line_to_the_head() -> None:
    title = "<script>alert(1)</script>\r\nBcc: everybody@example.com\n\nŵ"
    letter = letter_of(replace(LETTER, questionnaire=title, signed=title), SENDER, "sian@example.com")
    found = received(letter)
    assert found["Bcc"] is None
    assert found["Subject"].endswith("<script>alert(1)</script> Bcc: everybody@example.com ŵ")
    assert found["From"].addresses[0].addr_spec == "skills@example.org"
    assert "<script" not in part(letter, "html")


def test_no_script_of_an_author_runs_in_a_letter() -> None:
    as_it_is = elements(letter_of(LETTER, SENDER, "sian@example.com"))
    for text in texts():
        letter = letter_of(replace(LETTER, questionnaire=text, signed=text), SENDER, "sian@example.com")
        assert elements(letter) == as_it_is, text
        assert received(letter)["Bcc"] is None


def test_a_letter_that_forgets_to_escape_would_be_noticed() -> None:
    letter = letter_of(LETTER, SENDER, "sian@example.com")
    careless = EmailMessage()
    careless.set_content(part(letter, "html").replace("Example Body", "<script>canary()</script>"), subtype="html")
    assert elements(careless) != elements(letter)


@pytest.mark.parametrize(
    "recipient",
    [
        "sian@example.com\r\nBcc: everybody@example.com",
        "sian@example.com\nX: y",
        "sian\r@example.com",
        f"sian@{'a' * 70}.example.com",
        "sian@a..b",
        "@",
        "",
    ],
)
def test_what_is_no_single_address_gets_no_letter(recipient: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whoever finds it first says it in their own words
        letter_of(LETTER, SENDER, recipient)


def test_a_domain_of_other_letters_is_written_as_mail_servers_know_it() -> None:
    assert received(letter_of(LETTER, SENDER, "sian@bücher.example"))["To"] == "sian@xn--bcher-kva.example"


def test_who_signs_in_another_language_is_marked_with_it() -> None:
    letter = letter_of(replace(LETTER, language="cy"), SENDER, "sian@example.org")
    html = letter.get_body(("html",))
    assert html is not None
    assert '<p lang="en">Example Body</p>' in html.get_content()
    own = letter_of(LETTER, SENDER, "sian@example.org").get_body(("html",))
    assert own is not None
    assert "<p>Example Body</p>" in own.get_content()

from __future__ import annotations

import pytest

from engine.expressions import TextType
from engine.items.email import MESSAGES, Email, build
from tests.items.asking import EN, asked, keys


def read(typed: str) -> str:
    """The address that is kept."""
    answers, faults = Email().read(asked(Email()), {"": [typed]})
    assert not faults
    return str(answers["it"])


def fault(typed: str) -> tuple[str, str]:
    """What is wrong, by its name and in words."""
    answers, faults = Email().read(asked(Email()), {"": [typed]})
    assert not answers
    return faults[0].about, faults[0].sentence


@pytest.mark.parametrize(
    "address",
    [
        "name@example.com",
        "siân.o'brien+forms@mail.example.co.uk",
        "Ŵyn@tŷ.cymru",
        "a@b.c",
        "x_y%z!#@123.example",
        '"quoted"@example.com',
    ],
)
def test_an_address_of_any_look_is_kept_as_it_is(address: str) -> None:
    assert read(address) == address


def test_only_the_domain_is_put_into_small_letters() -> None:
    assert read("Ann.Jones@Example.COM") == "Ann.Jones@example.com"


@pytest.mark.parametrize(
    "pasted",
    [
        " ann@example.com ",
        "<ann@example.com>",
        "Ann Lee <ann@example.com>",
        "mailto:ann@example.com",
        "ann@example.com,",
        "ann@example.com.",
        "Lee <mailto:ann@example.com>;",
        "\u202aann@\u200bexample.com\u202c",
    ],
)
def test_what_a_mail_program_puts_round_an_address_is_taken_off(pasted: str) -> None:
    assert read(pasted) == "ann@example.com"


@pytest.mark.parametrize(
    "typed", ["ann", "ann@", "@example.com", "ann@example", "ann@@example.com", "a@b@c.de", "ann@.com", "ann@a..com"]
)
def test_what_is_no_address_is_sent_back_with_an_example(typed: str) -> None:
    assert fault(typed) == ("no_address", "Enter an email address in full, such as name@example.com")


@pytest.mark.parametrize(
    "typed",
    [
        '"<script>"@example.com.',
        "ann@example.com>, <eve@example.org",
        "ann,eve@example.com",
        "mailto:ann@example.com?bcc=eve",
        "ann@[127.0.0.1]",
        "ann:eve@example.com;",
        "a(comment)@example.com",
        'a"b@example.com',
        "ann@example.com\\r\\nBcc: eve",
        "<" * 100_000 + "@",
    ],
)
def test_what_a_message_would_go_elsewhere_for_is_refused(typed: str) -> None:
    assert fault(typed)[0] in {"no_address", "spaces", "too_long"}


def test_what_was_stored_before_this_was_asked_is_still_loaded() -> None:
    assert Email().load("ann,eve@example.com") == "ann,eve@example.com"


def test_spaces_within_are_told_apart() -> None:
    assert fault("ann jones@example.com") == ("spaces", "Enter the email address without spaces")


def test_an_address_longer_than_mail_can_be_sent_to_is_refused() -> None:
    assert read("a" * 242 + "@example.com")
    assert fault("a" * 243 + "@example.com")[0] == "too_long"


def test_nothing_typed_is_no_answer() -> None:
    assert Email().read(asked(Email()), {"": ["  "]}) == ({}, ())
    assert Email().required_fault.sentence == "Enter an email address"


def test_the_kind_is_made_from_its_keys() -> None:
    assert build(keys(), (), EN) == Email(own=True)
    assert build(keys(own="no"), (), EN) == Email(own=False)
    assert Email().type == TextType()
    assert "no_address" in MESSAGES


@pytest.mark.parametrize("stored", ["", "ann", "a b@c.de", 1, None, ["a@b.c"]])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        Email().load(stored)

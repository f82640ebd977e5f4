"""One wording in each language."""

from __future__ import annotations

from engine.document import Mapping, Source
from engine.document.reader import read
from engine.questionnaire import Language, Text, read_text

ENGLISH, WELSH = Language("en"), Language("cy")


def read_entry(text: str) -> Text | None:
    document, _ = read(Source("words.yaml", text))
    assert isinstance(document, Mapping)
    return read_text(document.find("words"), ENGLISH)


def test_a_wording_is_said_in_the_language_asked_for() -> None:
    text = Text({ENGLISH: "Hello", WELSH: "Helo"})
    assert (text.say(ENGLISH), text.say(WELSH)) == ("Hello", "Helo")


def test_what_is_missing_is_said_as_the_author_wrote_it() -> None:
    assert Text({ENGLISH: "Hello"}).say(WELSH) == "Hello"


def test_equal_wordings_are_equal_wherever_they_stand() -> None:
    one, other = read_entry("words: Hello"), read_entry("\n\nwords: {en: Hello}")
    assert one == other
    assert hash(one) == hash(other)
    assert one is not None
    assert other is not None
    assert one.span != other.span


def test_plain_words_are_in_the_language_the_author_writes_in() -> None:
    assert read_entry("words:  Hello there ") == Text({ENGLISH: "Hello there"})


def test_nothing_written_is_no_wording() -> None:
    assert read_entry("words:") is None
    assert read_entry("words: {en: '', cy: ' '}") is None
    assert read_entry("words: [Hello]") is None
    assert read_entry("other: Hello") is None


def test_a_language_left_empty_is_left_out() -> None:
    assert read_entry("words: {en: Hello, cy: ''}") == Text({ENGLISH: "Hello"})

"""Places in a wording that hold what was answered before."""

from __future__ import annotations

import pytest

from engine.questionnaire import Language, Placeholder, Text
from engine.questionnaire.placeholders import placeholders, stray_brace

EN, CY = Language("en"), Language("cy")


def named(placeholder: Placeholder) -> str:
    return f"<{placeholder.name}>"


def test_a_wording_is_said_with_what_stands_in_its_placeholders() -> None:
    assert Text({EN: "Hello {name}, {team.band}!"}).say(EN, named) == "Hello <name>, <team.band>!"


def test_where_nobody_has_answered_the_words_for_it_stand_there_or_an_ellipsis() -> None:
    assert Text({EN: "Hello {name|there}, how is {job}{hours|}?"}).say(EN) == "Hello there, how is …?"


def test_a_brace_that_is_meant_as_one_is_written_twice() -> None:
    words = "{{name}} is {name}, {{ and }}"
    assert Text({EN: words}).say(EN, named) == "{name} is <name>, { and }"
    assert stray_brace(words) is None


@pytest.mark.parametrize("words", ["{", "a { b", "{Name}", "{na me}", "{name", "{1st}", "{}", "{name||{x}"])
def test_any_other_opening_brace_belongs_to_nothing(words: str) -> None:
    assert stray_brace(words) == words[words.index("{") :]


@pytest.mark.parametrize("words", ["}", "{name}}", "{{name}"])
def test_so_does_any_other_closing_brace(words: str) -> None:
    assert stray_brace(words) == "}"


def test_the_words_for_no_answer_may_be_any_without_braces() -> None:
    assert list(placeholders("{job|what you do (or did) | as *you* like}")) == [
        Placeholder("job", "what you do (or did) | as *you* like")
    ]


def test_what_was_told_for_good_is_said_as_it_is() -> None:
    text = Text({EN: "Hello {name}, {{", CY: "Helo {name}"})
    told = text.told(lambda _: "{job} }}")
    assert told.say(EN) == "Hello {job} }}, {"
    assert told.say(CY) == "Helo {job} }}"


def test_a_wording_without_placeholders_stays_the_same() -> None:
    text = Text({EN: "Hello"})
    assert text.told(named) is text

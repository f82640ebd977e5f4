"""An author's own words for mistakes: what they can name, and that they are translated."""

from __future__ import annotations

import pytest

from tests.making import HEAD, found, problems


def months(messages: str) -> str:
    return (
        "pages:\n"
        "  - id: one\n"
        "    title: One\n"
        "    items:\n"
        "      - id: months\n"
        "        kind: number\n"
        "        ask: How many?\n"
        "        at_most: 60\n"
        f"        messages: {messages}\n"
    )


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        ("{moist} is it", 'The message "too_great" cannot name "moist".', 'Did you mean "most"?'),
        ("{fewest} is it", 'The message "too_great" cannot name "fewest".', "It can name {most}."),
        ("{most!r} is it", 'The message "too_great" cannot name "most".', 'Did you mean "most"?'),
        ("{most is it", 'In the message "too_great", { or } is alone.', "It can name {most}."),
    ],
)
def test_a_message_names_only_what_is_known_of_the_mistake(said: str, message: str, hint: str) -> None:
    [problem] = problems(months(f"{{too_great: '{said}'}}"))
    assert (problem.code, problem.message, problem.hint) == ("item.message-place", message, hint)


def test_a_message_about_nothing_names_nothing() -> None:
    [problem] = problems(months("{required: 'Enter {most}'}"))
    assert problem.hint == "Write it without { and }: there is nothing it could name."


def test_braces_that_stand_for_themselves_are_written_twice() -> None:
    assert problems(months("{too_great: 'No more than {{{most}}}'}")) == []


def test_a_kind_has_only_its_own_messages() -> None:
    assert found(months("{too_early: Enter a day}")) == [("key.unknown", 9, 20)]


def test_a_message_is_there_in_every_language() -> None:
    head = HEAD.replace("[en]", "[en, cy]\ntranslations: {cy: {status: draft}}")
    codes = {problem.code for problem in problems(months("{required: {en: Enter it}}"), head)}
    assert ("text.missing-translation", 9, 20) in found(months("{required: {en: Enter it}}"), head)
    assert codes == {"text.missing-translation"}

from __future__ import annotations

import pytest

from tests.compiler.advice.asking import HOW_OFTEN, asked, codes, options
from tests.making import HEAD, advice


def words(count: int) -> str:
    return " ".join(["Say", *["it"] * (count - 1)])


def test_a_sentence_of_more_than_20_words_is_told() -> None:
    assert codes(asked(words(20) + "?")) == set()
    assert codes(asked(words(21) + "?")) == {"Q12"}


def test_a_question_of_more_than_25_words_is_told_however_many_sentences_it_has() -> None:
    assert codes(asked(f"{words(13)}. {words(12)}?")) == set()
    assert codes(asked(f"{words(13)}. {words(13)}?")) == {"Q12"}


def test_brackets_slashes_and_abbreviations_are_not_counted_apart() -> None:
    assert codes(asked(f"{words(18)} (e.g. BA/BSc)?")) == set()


def test_what_sets_the_scene_on_the_page_is_not_counted() -> None:
    text = f"pages: [{{id: one, title: One, intro: {words(40)}, items: [{{id: a, kind: text, ask: What?}}]}}]\n"
    assert advice(text) == []


HARD = (
    "Notwithstanding considerable organisational responsibilities, participating professionals demonstrating "
    "appropriate developmental characteristics throughout transitional employment arrangements understand "
    "interdisciplinary collaboration requirements, including accountability, documentation, administration, "
    "communication, representation, consultation, specialisation, implementation and standardisation."
)
EASY = "You can stop when you like. We keep what you have said. Come back and go on. It takes as long as you need. "


def test_words_that_are_hard_to_read_all_in_all_are_told_at_the_title() -> None:
    item = "items: [{id: a, kind: text, ask: What?}]"
    hard = f"pages: [{{id: one, title: One, intro: '{' '.join([HARD] * 4)}', {item}}}]\n"
    assert advice(hard) == [("Q12", "title")]
    assert advice(hard.replace(HARD, EASY * 2)) == []


@pytest.mark.parametrize(
    "hint",
    [
        "It is on your card. Write it in full",
        "See [the list](https://example.org)",
        "The list is at www.example.org",
        "Write it in full. Do not use letters only.",
    ],
)
def test_a_hint_with_a_link_or_more_than_one_sentence_is_told(hint: str) -> None:
    assert codes(asked("Which course?", more=f"        hint: '{hint}'\n")) == {"Q14"}


@pytest.mark.parametrize(
    "hint",
    ["For example, 31 3 1980", "As on your card, e.g. Level 3", "Write it in full.", "What does it say? Copy it"],
)
def test_a_hint_of_one_sentence_is_fine(hint: str) -> None:
    expected = {"Q14"} if "?" in hint else set()
    assert codes(asked("Which course?", more=f"        hint: '{hint}'\n")) == expected


def grid(rows: int, minutes: str = "") -> list[tuple[str, str]]:
    listed = ", ".join(f"{{id: r{number}, ask: Thing {number}}}" for number in range(rows))
    return advice(
        f"{minutes}pages:\n  - id: one\n    title: One\n    items:\n"
        f"      - {{kind: grid, ask: How often this week?, options: {options(HOW_OFTEN)}, rows: [{listed}]}}\n"
    )


def test_a_grid_of_more_than_seven_rows_is_told() -> None:
    assert grid(7) == []
    assert grid(8) == [("Q20", "rows")]


def many(count: int, *, condition: str = "") -> str:
    """Long texts on a page of their own."""
    items = ", ".join(f"{{id: t{number}, kind: long_text, ask: Thing {number}?}}" for number in range(count))
    return (
        "pages:\n  - {id: first, title: One, items: [{id: more, kind: consent, ask: More, label: Ask me more}]}\n"
        f"  - {{id: second, title: Two, {condition}items: [{items}]}}\n"
    )


def test_more_than_twelve_minutes_for_everybody_is_told() -> None:
    assert advice(many(9)) == []
    assert advice(many(13)) == [("Q20", "title")]


def test_what_only_some_are_asked_does_not_count_for_everybody() -> None:
    assert advice(many(13, condition="shown_when: more, ")) == []


def test_minutes_far_from_the_estimate_are_told() -> None:
    assert grid(7, "minutes: 2\n") == []
    assert grid(7, "minutes: 30\n") == [("Q20", "minutes")]
    assert advice("minutes: 2\n" + many(9)) == [("Q20", "minutes")]
    assert advice("minutes: 8\n" + many(9)) == []
    assert advice("minutes: 5\n" + many(9, condition="shown_when: more, ")) == []


def test_length_is_told_in_every_language() -> None:
    assert codes(asked(words(26) + "?", head=HEAD.replace("[en]", "[cy]"))) == {"Q12"}

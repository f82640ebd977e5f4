from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.items.received import only, only_figures, only_lines, tidy, too_long
from engine.questionnaire import Fault


def test_space_around_an_answer_is_dropped_even_where_it_cannot_be_seen() -> None:
    assert only({"": ["\u00a0 \ufeff Mair Jones\u200b\r\n"]}) == "Mair Jones"


def test_letters_typed_with_separate_accents_become_single_letters() -> None:
    assert only({"": ["Sia\u0302n"]}) == "Si\u00e2n"


def test_nothing_is_an_empty_text() -> None:
    assert only({}) == ""
    assert only({"": []}) == ""
    assert only({"": [" \t "]}) == ""


def test_two_values_for_one_part_are_a_fault_in_that_part() -> None:
    assert only({"year": ["2026", "2027"]}, "year") == Fault("Give one answer only", part="year")


def test_control_characters_null_and_halves_of_characters_are_refused() -> None:
    for character in ("\x00", "\x1b", "\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\uffff", "\ufffd", "\U0001fffe"):
        assert isinstance(only({"": [f"a{character}b"]}), Fault), ascii(character)


def test_joiners_emoji_and_writing_from_right_to_left_are_kept() -> None:
    for typed in ("👩\u200d🔧", "\u0645\u06cc\u200c\u062e\u0648", "עברית", "\u202a1\u202c"):
        assert only({"": [typed]}) == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("\u0663\u0667\u066b\u0665", "37.5"),
        ("\u0661\u066c\u0665\u0660\u0660", "1,500"),
        ("\uff12\uff10", "20"),
        ("\u0968\u0966", "20"),
        ("\u202a+44 29 2018\u202c", "+44 29 2018"),
        ("12 hours", "12 hours"),
        ("\u00b2", "\u00b2"),
    ],
)
def test_figures_of_any_writing_are_read_and_unseen_marks_left_out(typed: str, read: str) -> None:
    assert only_figures({"": [typed]}) == read
    assert only_figures({"7": [typed]}, "7") == read


def test_tabs_and_line_breaks_pasted_into_one_line_become_spaces() -> None:
    assert only({"": ["Mair\tJones\r\nBangor"]}) == "Mair Jones Bangor"


def test_several_lines_keep_their_breaks_as_single_newlines() -> None:
    assert only_lines({"": ["one\r\ntwo\rthree\n\nfour"]}) == "one\ntwo\nthree\n\nfour"


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\u2028", "\u2029"])
def test_the_line_ends_of_other_programs_are_line_ends(end: str) -> None:
    assert only_lines({"": [f"one{end}two"]}) == "one\ntwo"
    assert only({"": [f"one{end}two"]}) == "one two"


@pytest.mark.parametrize(
    "unseen", ["\u00ad", "\u115f\u3164", "\u2800", "\u200d", "\u2066\u2067", "\ufe0f", "\u061c \u200e", "\U000e0020"]
)
def test_what_nobody_can_see_is_nothing(unseen: str) -> None:
    assert only({"": [unseen]}) == ""
    assert only({"": [f"{unseen}Mair{unseen}"]}) == f"{unseen}Mair{unseen}"


def test_marks_are_kept_until_they_are_a_heap() -> None:
    assert only({"": ["Z" + "\u0351" * 30]}) == "Z" + "\u0351" * 30
    assert isinstance(only({"": ["Z" + "\u0351" * 31]}), Fault)


@pytest.mark.parametrize(
    "heap",
    [
        "a" + "\u0300\u0316" * 100_000,
        "\u0f73" * 200_000,
        "a" + "\u200b" * 200_000 + "a",
        "a" + " " * 200_000 + "a",
        "\ufdfa" * 200_000,
        "\x1c" * 200_000 + "\0",
    ],
)
def test_no_text_takes_much_longer_than_another_of_its_length(heap: str) -> None:
    """Sorting marks, or looking for the end of space, would take minutes."""
    assert cost(heap) < 200 * cost("\u0175" * len(heap))


def cost(text: str) -> float:
    begun = time.process_time()
    only({"": [text]})
    return time.process_time() - begun


def test_a_text_that_is_too_long_is_told_its_length() -> None:
    assert too_long("abc", 3) is None
    fault = too_long("abcd", 3, "other")
    assert fault is not None
    assert fault.values == {"most": 3, "count": 4}
    assert fault.part == "other"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)

from __future__ import annotations

import pytest

from engine.document.near import nearest
from tests.counting import calls_of


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("txet", "text"),
        ("titel", "title"),
        ("Title", "title"),
        ("shown-when", "shown_when"),
        ("Shown When", "shown_when"),
        ("di", "id"),
        ("optons", "options"),
    ],
)
def test_the_word_that_was_meant(word: str, meant: str) -> None:
    assert nearest(word, ["id", "text", "title", "shown_when", "options"]) == meant


@pytest.mark.parametrize(("word", "known"), [("looks", "works"), ("none", "no"), ("date", "data"), ("yess", "yes")])
def test_a_short_word_is_near_with_one_letter_wrong(word: str, known: str) -> None:
    assert (nearest(word, [known]) is not None) is (word in {"date", "yess"})


def test_nothing_is_offered_where_nothing_is_near() -> None:
    assert nearest("colour", ["id", "text", "title"]) is None
    assert nearest("colour", []) is None


def test_of_very_many_words_those_that_begin_or_end_alike_are_compared() -> None:
    many = [f"item_{number}" for number in range(10_000)]
    assert nearest("teamwrok", [*many, "teamwork"]) == "teamwork"
    assert nearest("teamwork2", [*many, "teamwork"]) == "teamwork"
    assert nearest("eamwork", [*many, "teamwork"]) == "teamwork"


def test_what_is_too_long_for_a_word_is_near_to_none_but_itself() -> None:
    assert nearest("ab" * 50_000, ["ba" * 50_000, "AB" * 49_999]) is None
    assert nearest("ab" * 50_000, ["AB" * 50_000]) == "AB" * 50_000


@pytest.mark.parametrize("many", [30, 2_000])
@pytest.mark.parametrize("written", ["how_oftn_did_you_help_017", "how_often_did_you_hlep_x17", "x" * 300])
def test_it_takes_no_longer_to_look_among_many_words_that_are_all_alike(many: int, written: str) -> None:
    alike = [f"how_often_did_you_help_{number:03}" for number in range(many)]
    nearest("made once", alike)
    assert calls_of(lambda: nearest(written, alike)) < 1_000


@pytest.mark.parametrize("written", ["itme_1234", "tiem_1234", "iem_1234"])
def test_the_word_that_was_meant_is_found_among_many(written: str) -> None:
    assert nearest(written, [f"item_{number:04}" for number in range(2_000)]) == "item_1234"

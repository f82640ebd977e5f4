"""Entries read as what their place demands."""

from __future__ import annotations

from decimal import Decimal

from engine.document import Mapping, Source
from engine.document.entries import as_number, child, entries, listed, number, scalars, whole, words, yes
from engine.document.reader import read


def document(text: str) -> Mapping:
    mapping, problems = read(Source("entries.yaml", text))
    assert mapping is not None, problems
    return mapping


def test_words_lose_the_space_around_them() -> None:
    assert words(document("a: '  so  '"), "a") == "so"
    assert words(document("a: ''"), "a") is None
    assert words(document("a: [x]"), "a") is None
    assert words(document("a: x"), "b") is None


def test_numbers_are_exact() -> None:
    assert number(document("a: 0.10"), "a") == Decimal("0.10")
    assert number(document("a: -3"), "a") == -3
    assert number(document("a: 1e3"), "a") is None
    assert number(document("a: {b: 1}"), "a") is None
    assert as_number(None) is None


def test_a_whole_number_has_nothing_behind_the_point() -> None:
    assert whole(document("a: 3"), "a") == 3
    assert whole(document("a: 3.0"), "a") == 3
    assert whole(document("a: 3.5"), "a") is None


def test_yes_and_no() -> None:
    said = document("a: yes\nb: no\nc: true\nd: false\ne: maybe\nf: [yes]")
    assert [yes(said, key, default=False) for key in "abcdefg"] == [True, False, True, False, False, False, False]
    assert yes(said, "e", default=True)


def test_lists_give_what_fits_and_leave_out_the_rest() -> None:
    said = document("a: [x, {b: 1}, [y]]\nc: z")
    assert scalars(said, "a") == ["x"]
    assert entries(said, "a") == [{"b": "1"}]
    assert len(listed(said, "a")) == 3
    assert list(listed(said, "c")) == []


def test_a_missing_mapping_is_an_empty_one() -> None:
    said = document("a: {b: 1}\nc: z")
    assert child(said, "a") == {"b": "1"}
    assert child(said, "c") == {}
    assert child(said, "c").span == said.span

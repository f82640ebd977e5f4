from __future__ import annotations

from engine.compiler.asked import asked, option_lists, written
from engine.document import Mapping, Source
from engine.document.reader import read


def document(text: str) -> Mapping:
    tree, problems = read(Source("sample.yaml", text))
    assert tree is not None, problems
    return tree


GRID = document("pages: [{items: [{id: a}, {kind: grid, rows: [{id: b}, {id: c}]}]}, {items: [{id: d}]}]\n")


def test_items_are_the_rows_of_a_grid_and_not_the_grid() -> None:
    assert [item.find("id") for item in asked(GRID)] == ["a", "b", "c", "d"]


def test_a_grid_is_written_as_one_entry() -> None:
    assert [entry.find("id") for entry in written(GRID)] == ["a", None, "d"]


def test_lists_of_options_are_the_sets_and_those_written_at_an_item() -> None:
    text = "option_sets: {x: [{code: 1}], y: wrong}\npages: [{items: [{options: x}, {options: [{code: 2}, odd]}]}]\n"
    assert [[option.find("code") for option in options] for options in option_lists(document(text))] == [["1"], ["2"]]


def test_what_is_built_wrong_is_passed_over() -> None:
    wrong = document("pages: [odd, {items: odd}, {items: [odd, {rows: odd}]}]\noption_sets: odd\n")
    assert list(asked(wrong)) == []
    assert list(option_lists(wrong)) == []

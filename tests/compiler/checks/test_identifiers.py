from __future__ import annotations

import pytest

from tests.making import found, problems

OPTIONS = "options: [{code: yes, label: Yes}, {code: no, label: No}]"


def asking(*items: str) -> str:
    return "pages:\n  - id: one\n    title: One\n    items:\n" + "".join(f"      - {item}\n" for item in items)


CALLS = "{id: calls, kind: number, ask: How many calls?, at_least: 0, at_most: 9}"


def test_a_page_an_item_a_band_and_an_option_may_share_a_name() -> None:
    scale = "scales:\n  - {id: s, label: S, items: [calls], scorer: sum, missing: all_required,\n"
    scale += "     bands: [{id: one, label: One, at_least: 0}]}\n"
    item = "{id: one, kind: single_choice, ask: Which?, options: [{code: one, label: One}]}"
    assert found(asking(CALLS, item) + scale) == []


def test_options_of_different_items_may_share_codes() -> None:
    items = [f"{{id: {name}, kind: single_choice, ask: Do you?, {OPTIONS}}}" for name in ("a", "b")]
    assert found(asking(*items)) == []


def test_a_second_page_of_a_name() -> None:
    text = asking(CALLS) + "  - {id: one, title: Two, items: [{id: b, kind: text, ask: B?}]}\n"
    assert found(text) == [("id.duplicate", 6, 10)]


def test_a_second_item_of_a_name_even_on_another_page_and_a_third() -> None:
    text = asking(CALLS, "{kind: text, id: calls, ask: B?}")
    text += "  - {id: two, title: Two, items: [{id: calls, kind: text, ask: C?}]}\n"
    assert found(text) == [("id.duplicate", 6, 26), ("id.duplicate", 7, 40)]
    assert problems(text)[0].message == 'There is another item or scale named "calls" in line 12.'


def test_the_rows_of_a_grid_are_items() -> None:
    grid = f"{{kind: grid, ask: How often?, {OPTIONS}, rows: [{{id: a, ask: A}}, {{id: a, ask: B}}]}}"
    column = len("      - ") + grid.rindex("id: a") + len("id: ") + 1
    assert found(asking(grid)) == [("id.duplicate", 5, column)]


def test_a_scale_cannot_be_called_as_an_item_is() -> None:
    scale = "scales:\n  - {id: calls, label: S, items: [calls], scorer: sum, missing: all_required}\n"
    assert found(asking(CALLS) + scale) == [("id.duplicate", 7, 10)]


def test_two_bands_of_a_scale() -> None:
    scale = "scales:\n  - {id: s, label: S, items: [calls], scorer: sum, missing: all_required,\n"
    scale += "     bands: [{id: low, label: Low, at_least: 0}, {id: low, label: High, at_least: 5}]}\n"
    assert found(asking(CALLS) + scale) == [("id.duplicate", 8, 55)]


def test_two_outcomes_of_a_table() -> None:
    scale = (
        "scales:\n"
        "  - id: s\n"
        "    label: S\n"
        "    items: [a]\n"
        "    scorer: decision_table\n"
        "    missing: all_required\n"
        "    outcomes: [{code: x, label: X}, {code: x, label: Y}]\n"
        "    rules: [{when: {}, outcome: x}]\n"
    )
    item = f"{{id: a, kind: single_choice, ask: Do you?, {OPTIONS}}}"
    assert found(asking(item) + scale) == [("id.duplicate", 12, 44)]


TWICE = "[{code: yes, label: Yes}, {code: yes, label: No}]"


def test_two_options_are_told_once_for_each_list() -> None:
    sets = f"option_sets:\n  mine: {TWICE}\n"
    items = [f"{{id: {name}, kind: single_choice, ask: Do you?, options: {TWICE}}}" for name in ("a", "b")]
    items += [f"{{id: {name}, kind: single_choice, ask: Do you?, options: mine}}" for name in ("c", "d")]
    codes = [(code, line) for code, line, _ in found(sets + asking(*items))]
    assert codes == [("id.duplicate", 2), ("id.duplicate", 7), ("id.duplicate", 8)]


def test_options_of_a_set_that_nobody_uses_are_looked_at_as_well() -> None:
    told = found(f"option_sets:\n  mine: {TWICE}\n" + asking(CALLS))
    assert told == [("option.unused-set", 2, 3), ("id.duplicate", 2, 42)]


@pytest.mark.parametrize("name", ["and", "or", "not", "in", "true", "null", "completed"])
def test_words_of_conditions_are_not_free(name: str) -> None:
    assert found(asking(f"{{id: {name}, kind: text, ask: What?}}")) == [("id.reserved", 5, 14)]


@pytest.mark.parametrize("name", ["date", "android", "completed_on", "notes"])
def test_words_that_only_look_like_them_are(name: str) -> None:
    assert found(asking(f"{{id: {name}, kind: text, ask: What?}}")) == []


def test_a_page_may_be_called_anything() -> None:
    assert found(asking(CALLS).replace("id: one", "id: completed")) == []


def test_an_id_that_is_missing_is_told_once() -> None:
    assert [code for code, _, _ in found(asking("{kind: text, ask: A?}", "{kind: text, ask: B?}"))] == [
        "key.missing"
    ] * 2

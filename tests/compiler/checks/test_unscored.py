"""Items that are worth something and that no scale counts."""

from __future__ import annotations

import pytest

from tests.making import found, problems

OPTIONS = "options: [{code: yes, label: Yes, score: 1}, {code: no, label: No, score: 0}]"
FIRST = f"""\
pages:
  - id: one
    title: One
    items:
      - {{id: a, kind: single_choice, ask: A?, {OPTIONS}}}
"""
SCALE = "scales: [{id: s, label: S, items: [a], scorer: sum, missing: all_required}]\n"
PLACE = 7


def told(more: str, scale: str = SCALE) -> list[tuple[str, int, int]]:
    return found(f"{FIRST}      - {more}\n{scale}")


def test_what_has_scores_that_no_scale_counts_is_a_warning() -> None:
    [problem] = problems(f"{FIRST}      - {{id: b, kind: single_choice, ask: B?, {OPTIONS}}}\n{SCALE}")
    assert (problem.code, problem.severity) == ("item.unscored", "warning")
    assert problem.message == '"b" is worth something, but no scale counts it.'


@pytest.mark.parametrize("kind", ["ranking", "allocation"])
def test_scores_of_a_shared_set_go_for_nothing_where_numbers_are_given(kind: str) -> None:
    assert told(f"{{id: b, kind: {kind}, ask: B?, {OPTIONS}}}") == []


def test_scores_inside_a_repeated_group_are_counted_by_no_scale() -> None:
    group = (
        f"{{id: g, kind: repeated_group, ask: G, entry: E, items: [{{id: i, kind: single_choice, ask: I, {OPTIONS}}}]}}"
    )
    [problem] = problems(f"{FIRST}      - {group}\n{SCALE}")
    assert problem.message == '"i" is worth something, but no scale counts it.'
    assert problem.hint == "Remove the scores of its options: no scale counts what is asked about each entry."


@pytest.mark.parametrize(
    "item",
    [
        "{id: b, kind: number, ask: How old are you?}",
        "{id: b, kind: text, ask: Anything else?}",
        "{id: b, kind: single_choice, ask: Where?, options: [{code: x, label: X}, {code: y, label: Y}]}",
    ],
)
def test_what_has_no_scores_may_be_asked_all_the_same(item: str) -> None:
    assert told(item) == []


def test_a_questionnaire_without_scales_may_have_scores() -> None:
    assert told(f"{{id: b, kind: single_choice, ask: B?, {OPTIONS}}}", scale="") == []


def test_what_decides_what_is_shown_is_of_use() -> None:
    page = '  - {id: two, title: Two, shown_when: b = "yes", items: [{id: c, kind: text, ask: C?}]}\n'
    assert told(f"{{id: b, kind: single_choice, ask: B?, {OPTIONS}}}\n{page}") == []


def test_a_grid_of_which_no_row_counts_is_one_problem() -> None:
    rows = "rows: [{id: b, ask: B?}, {id: c, ask: C?}]"
    assert told(f"{{kind: grid, ask: How?, {OPTIONS}, {rows}}}") == [("item.unscored", 6, 9)]


def test_a_row_that_was_forgotten_is_told_by_itself() -> None:
    rows = "rows: [{id: b, ask: B?}, {id: c, ask: C?}]"
    scale = SCALE.replace("[a]", "[a, b]")
    [(code, line, column)] = told(f"{{kind: grid, ask: How?, {OPTIONS}, {rows}}}", scale)
    assert (code, line) == ("item.unscored", 6)
    assert column > len("      - {kind: grid")

from __future__ import annotations

import pytest

from tests.making import found, problems

SETS = """\
option_sets:
  yes_no: [{code: yes, label: Yes}, {code: no, label: No}]
"""


def asking(*options: str) -> str:
    items = "".join(
        f"      - {{id: i{number}, kind: single_choice, ask: Do you?, options: {each}}}\n"
        for number, each in enumerate(options)
    )
    return f"pages:\n  - id: one\n    title: One\n    items:\n{items}"


def test_a_set_that_an_item_or_a_grid_uses_is_fine() -> None:
    grid = "pages: [{id: p, title: P, items: [{kind: grid, ask: A?, options: yes_no, rows: [{id: r, ask: R}]}]}]\n"
    assert found(SETS + asking("yes_no", "yes_no")) == []
    assert found(SETS + grid) == []


def test_a_set_that_nobody_uses_is_a_warning_at_its_name() -> None:
    text = SETS + asking("[{code: a, label: A}]")
    [problem] = problems(text)
    assert found(text) == [("option.unused-set", 2, 3)]
    assert problem.severity == "warning"


def test_a_misspelt_set_is_one_problem() -> None:
    assert found(SETS + asking("yes_on")) == [("option.unknown-set", 7, 62)]


@pytest.mark.parametrize("other", ["how_often", "[{code: a, label: A, colour: B}]"])
def test_no_set_is_called_unused_while_something_else_is_wrong(other: str) -> None:
    codes = [code for code, _, _ in found(SETS + asking(other))]
    assert "option.unused-set" not in codes


def test_a_name_that_breaks_the_rules_and_is_near_another_is_one_problem() -> None:
    [problem] = problems(SETS + asking("yes-no"))
    assert (problem.code, problem.hint) == ("option.unknown-set", 'Did you mean "yes_no"?')


def test_each_item_can_have_one_box_to_write_in() -> None:
    other = "[{code: a, label: A}, {code: b, label: B, specify: Say}]"
    assert found(asking(other, other)) == []


def test_a_second_box_is_told_at_its_key_in_every_list() -> None:
    both = "[{code: a, label: A, specify: Say}, {code: b, label: B, specify: Say}]"
    text = asking(both, both)
    column = text.splitlines()[4].rindex("specify") + 1
    assert found(text) == [("option.second-specify", 5, column), ("option.second-specify", 6, column)]
    assert problems(text)[0].message.startswith('"a" has a box')


def test_where_nothing_is_named_only_that_is_told() -> None:
    assert [code for code, _, _ in found(asking(""))] == ["value.empty"]

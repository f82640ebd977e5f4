"""Decision tables that derive, are written as a grid, and go by other scales."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page, reason, scored, told

TABLE = """
items: [a, b, c]
scorer: decision_table
missing: all_required
outcomes: [{code: low, label: Low}, {code: high, label: High}]
derive:
  - id: side
    label: Side
    values: [{code: left, label: Left}, {code: right, label: Right}]
    rules:
      - {when: {b: yes}, is: left}
      - {when: {b: [no, partly]}, is: right}
  - id: corner
    label: Corner
    values: [{code: inner, label: Inner}, {code: outer, label: Outer}]
    rules:
      - {when: {side: left, c: yes}, is: inner}
      - {when: {side: left, c: [no, partly]}, is: outer}
      - {when: {side: right}, is: outer}
grid:
  rows: a
  columns: corner
  header: [inner, outer]
  cells:
    yes: [high, high]
    partly: [high, low]
rules:
  - {when: {a: no}, unscored: It is about those who agree.}
"""


def table(*swaps: tuple[str, str]) -> str:
    """The table with words of it swapped for others."""
    text = TABLE
    for before, after in swaps:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return one_page(agreeing("a", "b", "c"), text)


@pytest.mark.parametrize(
    ("a", "b", "c", "outcome"),
    [
        ("yes", "yes", "yes", "high"),
        ("partly", "yes", "yes", "high"),
        ("partly", "yes", "no", "low"),
        ("partly", "no", "yes", "low"),
        ("no", "yes", "yes", None),
    ],
)
def test_the_cell_decides_where_a_row_meets_what_is_derived(a: str, b: str, c: str, outcome: str | None) -> None:
    assert codes(table()) == []
    assert scored(drafted(table()), {"a": a, "b": b, "c": c}).value == outcome


def test_it_is_told_what_was_derived_and_which_cell_decided() -> None:
    result = scored(drafted(table()), {"a": "partly", "b": "yes", "c": "no"})

    assert told(result)[3:] == [
        "These answers lead to “Side”: Left. This is rule 1 of 2 for it.",
        "These answers lead to “Corner”: Outer. This is rule 2 of 3 for it.",
        "In the table, the row “Partly” and the column “Outer” meet at: Low.",
    ]
    assert [dict(step.values)["code"] for step in result.explanation[3:5]] == ["left", "outer"]
    assert result.explanation[5].values["cell"] == "partly / outer"


def test_a_confidential_answer_is_not_told_by_the_row_it_leads_to() -> None:
    result = scored(drafted(table().replace("ask: Is a so?", "ask: Is a so?, confidential: yes")), {
        "a": "yes", "b": "yes", "c": "yes",
    })  # fmt: skip

    assert [step.item for step in result.explanation[3:]] == [None, None, "a"]


@pytest.mark.parametrize(
    ("before", "after", "code", "message", "at"),
    [
        ("is: inner}", "is: iner}", "table.unknown-outcome", 'There is no value "iner" of "corner".', "iner}"),
        ("{b: yes}", "{bb: yes}", "table.unknown-item", '"bb" is not an item of this scale.', "bb: yes"),
        ("{b: yes}", "{corner: inner}", "table.unknown-item", '"corner" is not an item of this scale.', "{corner: inn"),
        ("side: right}", "side: rigt}", "table.unknown-option", '"side" has no option "rigt".', "side: rigt"),
        ("rows: a", "rows: aa", "table.unknown-item", '"aa" is not an item of this scale.', "rows: aa"),
        ("columns: corner", "columns: a", "table.uneven", 'The rows and the columns are both "a".', "columns: a"),
        ("[inner, outer]", "[inner, oter]", "table.unknown-option", '"corner" has no option "oter".', "oter]"),
        ("[inner, outer]", "[inner, inner]", "table.duplicate", 'There are two columns "inner".', "inner, inner"),
        ("partly: [high", "prtly: [high", "table.unknown-option", '"a" has no option "prtly".', "prtly: ["),
        ("[high, low]", "[high, lwo]", "table.unknown-outcome", 'There is no outcome "lwo" in this table.', "lwo]"),
        (
            "[high, low]",
            "[high]",
            "table.uneven",
            'The row "partly" has 1 cell, but the header has 2 columns',
            "partly: [h",
        ),
        ("id: side", "id: a", "id.duplicate", 'There is something named "a" in this table already.', "- id: a"),
        ("code: right", "code: left", "id.duplicate", 'There is another value "left" of "side".', "code: left"),
        ("code: right", "code: any", "table.unknown-option", '"side" has a value with the code "any"', "code: any"),
    ],
)
def test_what_a_table_names_has_to_be_there(before: str, after: str, code: str, message: str, at: str) -> None:
    text = table((before, after))

    found = [complaint for complaint in complained(text) if complaint.code == code]

    assert found[0].message.startswith(message)
    assert found[0].span.line == line(at.strip(), text)


def test_what_is_derived_has_to_follow_from_all_answers() -> None:
    [complaint] = complained(table(("{b: [no, partly]}", "{b: no}")))

    assert complaint.code == "table.incomplete"
    assert complaint.message.startswith('Nothing says what "side" is for a: ')
    assert "b: partly" in complaint.message


def test_what_is_derived_follows_from_one_rule_only() -> None:
    text = table(("{b: [no, partly]}", "{b: any}"))

    [complaint] = complained(text)

    assert complaint.code == "table.overlap"
    assert complaint.message.startswith(f"Rule 2 of side and rule 1 of side (line {line('{b: yes}', text)}) both cover")


def test_a_value_nothing_says_asks_for_a_second_look() -> None:
    more = "{code: right, label: Right}, {code: middle, label: Middle}]"

    [complaint] = complained(table(("{code: right, label: Right}]", more)))

    assert (complaint.code, complaint.severity) == ("table.never-reached", "warning")
    assert complaint.message == 'No rule says that "side" is "middle".'


def test_something_derived_that_nothing_goes_by_asks_for_a_second_look() -> None:
    text = table(("columns: corner", "columns: side"), ("header: [inner, outer]", "header: [left, right]"))

    [complaint] = complained(text)

    assert (complaint.code, complaint.severity) == ("table.never-reached", "warning")
    assert complaint.message == 'Nothing in the table goes by "corner".'


def test_a_rule_and_a_cell_may_not_cover_the_same_answers() -> None:
    text = table(("{a: no}", "{a: [no, partly]}"))

    first, second = complained(text)

    assert {first.code, second.code} == {"table.overlap"}
    assert first.message.startswith(f"The cell partly / inner and rule 1 (line {line('[no, partly]}, un', text)}) both")


def test_with_first_rules_are_looked_at_before_the_grid() -> None:
    text = table(
        ("{a: no}", "{a: [no, partly], c: no}"), ("missing: all_required", "missing: all_required\nhit: first")
    )
    text = text.replace("rules:\n      - {when: {a:", "otherwise: {outcome: low}\n    rules:\n      - {when: {a:")

    assert codes(text) == []
    assert scored(drafted(text), {"a": "partly", "b": "yes", "c": "no"}).value is None
    assert scored(drafted(text), {"a": "partly", "b": "yes", "c": "yes"}).value == "high"
    otherwise = scored(drafted(text), {"a": "no", "b": "yes", "c": "yes"})
    assert otherwise.value == "low"
    assert told(otherwise)[-1] == "Neither a rule nor the table covers these answers. The result is then: Low."


def test_a_row_no_answers_lead_to_is_a_problem_and_a_cell_is_not() -> None:
    """Published tables are written down whole: with c never asked where b is no, some cells are met by nobody."""
    met_by_nobody = table(("{side: right}, is: outer", "{side: right, a: yes}, is: inner"))
    met_by_nobody = met_by_nobody.replace(
        "is: inner}\n    grid", "is: inner}\n          - {when: {side: right, a: [no, partly]}, is: outer}\n    grid"
    )
    assert codes(met_by_nobody) == []

    row = table(("{a: no}", "{a: [no, partly]}"), ("missing: all_required", "missing: all_required\nhit: first"))
    [complaint] = complained(row)
    assert complaint.code == "table.never-reached"
    assert complaint.message == 'No answers lead to the row "partly".'
    assert complaint.span.line == line("partly: [high", row)


def test_a_code_that_is_no_row_needs_a_rule() -> None:
    text = table(("    partly: [high, low]\n", ""))

    complaint = next(each for each in complained(text) if each.code == "table.incomplete")

    assert complaint.message.startswith("Neither a rule nor a cell covers a: partly, b: ")
    assert complaint.span.line == line("rows: a", text)


def test_what_is_said_otherwise_must_be_left_to_say() -> None:
    text = table(("  - {when: {a: no}", "  - {when: {a: no}")) + "    otherwise: {outcome: low}\n"

    [complaint] = complained(text)

    assert (complaint.code, complaint.span.line) == ("table.never-reached", line("otherwise:", text))


def test_a_table_without_rules_and_grid_decides_nothing() -> None:
    keys = "items: [a]\nscorer: decision_table\nmissing: all_required\noutcomes: [{code: x, label: X}]"

    assert "table.undecided" in codes(one_page(agreeing("a"), keys))


# Two scales, one with bands and one that decides, and a table that goes by both.
RISK = """
pages:
  - id: one
    title: One
    items:
      - {id: calls, kind: number, ask: How many calls?, at_least: 0, at_most: 9}
      - {id: a, kind: single_choice, ask: Is a so?, options: agree}
scales:
  - id: calling
    label: Calling
    items: [calls]
    scorer: sum
    missing: all_required
    bands: [{id: few, label: Few, at_least: 0}, {id: many, label: Many, at_least: 5}]
  - id: agreeing
    label: Agreeing
    items: [a]
    scorer: decision_table
    missing: all_required
    outcomes: [{code: agrees, label: Agrees}, {code: does_not, label: Does not agree}]
    rules: [{when: {a: yes}, outcome: agrees}, {when: {a: [no, partly]}, outcome: does_not}]
  - id: s
    label: Risk
    scales: [calling, agreeing]
    scorer: decision_table
    missing: all_required
    outcomes: [{code: low, label: Low}, {code: high, label: High}]
    grid:
      rows: calling
      columns: agreeing
      header: [agrees, does_not]
      cells:
        few: [low, low]
        many: [low, high]
"""


def test_a_table_may_go_by_the_bands_and_outcomes_of_other_scales() -> None:
    assert codes(RISK) == []
    result = scored(drafted(RISK), {"calls": Decimal(7), "a": "no"})

    assert result.value == "high"
    assert told(result) == [
        "“Calling” scored 7.",
        "“Agreeing”: Does not agree.",
        "“Calling” is in the band “Many”.",
        "In the table, the row “Many” and the column “Does not agree” meet at: High.",
    ]
    assert "some are missing" in reason(scored(drafted(RISK), {"a": "no"}))


def test_a_scale_to_go_by_has_outcomes_or_bands() -> None:
    text = RISK.replace("    bands: [{id: few, label: Few, at_least: 0}, {id: many, label: Many, at_least: 5}]\n", "")

    complaint = complained(text)[0]

    assert (complaint.code, complaint.span.line) == ("table.unfit-scale", line("scales: [calling", text))


def test_a_table_is_made_of_something() -> None:
    text = RISK.replace("    scales: [calling, agreeing]\n", "")

    assert "scale.made-of-nothing" in codes(text)

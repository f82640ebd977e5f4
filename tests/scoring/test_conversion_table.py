from __future__ import annotations

from decimal import Decimal

import pytest

from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page, reason, scored, told

# Two items worth 1 to 3: the sum goes from 2 to 6. The scores are made up, with decimals as norm tables have them.
TABLE = """
items: [a, b]
scorer: conversion_table
missing: all_required
from: sum
table:
  - {raw: 2, score: 10.25}
  - {raw: 3, score: 20.5}
  - {raw: 4, score: 31}
  - {raw: 5, score: 39.996}
  - {raw: 6, score: 50}
"""


def body(keys: str = TABLE, *names: str) -> str:
    return one_page(agreeing(*(names or ("a", "b"))), keys)


def test_the_sum_is_looked_up() -> None:
    result = scored(drafted(body()), {"a": "yes", "b": "partly"})  # 3 + 2 = 5

    assert str(result.value) == "40.00"  # 39.996 in the table, rounded half up at the end
    assert result.possible == (Decimal("10.25"), Decimal(50))
    assert told(result)[2:5] == [
        "The answers that count add up to 5.",
        "The table turns 5 into 39.996.",
        "Rounded half up, the score is 40.",
    ]


def test_a_complete_table_is_no_cause_for_complaint() -> None:
    assert codes(body()) == []


def test_reversed_items_are_turned_before_they_are_added() -> None:
    questionnaire = drafted(body(f"{TABLE}reverse: [b]"))

    assert scored(questionnaire, {"a": "yes", "b": "no"}).value == Decimal(50)  # 3 + (1 + 3 - 1) = 6


def test_a_raw_value_without_a_row_has_no_score() -> None:
    result = scored(drafted(body(TABLE.replace("  - {raw: 5, score: 39.996}\n", ""))), {"a": "yes", "b": "partly"})

    assert reason(result) == "The table has no row for 5, so there is no score."


def test_a_raw_value_that_is_possible_and_not_in_the_table_is_a_problem() -> None:
    holed = body(TABLE.replace("  - {raw: 3, score: 20.5}\n", "").replace("  - {raw: 5, score: 39.996}\n", ""))

    [complaint] = complained(holed)

    assert complaint.code == "table.hole"
    assert complaint.message == "Answers can lead to a sum that has no row: 3, 5."
    assert complaint.span.line == line("raw: 2", holed)  # where the table begins


def test_a_sum_that_no_options_make_is_no_hole() -> None:
    # Scores 0, 2 and 4 as in AUDIT's items 9 and 10: sums are even.
    even = "[{code: c0, label: A, score: 0}, {code: c2, label: B, score: 2}, {code: c4, label: C, score: 4}]"
    rows = "table: [{raw: 0, score: 1}, {raw: 2, score: 2}, {raw: 4, score: 3}, {raw: 6, score: 4}, {raw: 8, score: 5}]"
    keys = f"items: [a, b]\nscorer: conversion_table\nmissing: all_required\n{rows}"

    assert codes(one_page(agreeing("a", "b", options=even), keys)) == []


def test_a_raw_value_beyond_the_possible_range_is_a_problem() -> None:
    beyond = body(TABLE.replace("raw: 6", "raw: 7"))

    hole, never = complained(beyond)

    assert (hole.code, never.code) == ("table.hole", "table.never-reached")
    assert never.message == "No answers lead to the sum 7: it goes from 2 to 6."
    assert never.span.line == line("raw: 7", beyond)


def test_a_raw_value_with_two_rows_is_a_problem() -> None:
    twice = body(TABLE.replace("raw: 6, score: 50}", "raw: 6, score: 50}\n  - {raw: 6.0, score: 51}"))

    [complaint] = complained(twice)

    assert complaint.code == "table.duplicate"
    assert complaint.message == f"The sum 6 has a row already, in line {line('raw: 6,', twice)}."
    assert complaint.span.line == line("raw: 6.0", twice)
    assert scored(drafted(twice), {"a": "yes", "b": "yes"}).value == Decimal(50)  # the first of the two


def test_items_left_out_together_are_left_out_together() -> None:
    # b and c are shown together or not at all, so the sum of all that apply is 1 to 3 or 3 to 9.
    items = agreeing("b", "c").replace("options: agree", "options: agree, shown_when: a != null").splitlines()
    extra = "".join(f"      - {item}\n" for item in items)
    keys = "items: [a, b, c]\nscorer: conversion_table\nmissing: all_required\ntable:\n"
    rows = "".join(f"  - {{raw: {raw}, score: {raw}}}\n" for raw in range(1, 10))
    draft = one_page(agreeing("a"), keys + rows).replace(
        "scales:", f"  - id: later\n    title: Later\n    items:\n{extra}scales:"
    )

    assert codes(draft) == []
    assert codes(draft.replace("      - {raw: 1, score: 1}\n", "")) == ["table.hole"]


PRORATED = (
    TABLE.replace("all_required", "{answered_at_least: 2, otherwise: no_score}")
    .replace("[a, b]", "[a, b, c]")
    .replace("from: sum", "from: prorated_sum")
)


def test_a_prorated_sum_that_is_not_whole_needs_to_be_rounded_explicitly() -> None:
    # With a = 3, b = 2 and c missing: 3 * 5 / 2 = 7.5.
    rows = "".join(f"  - {{raw: {raw}, score: {raw}0}}\n" for raw in range(3, 10))
    keys = PRORATED[: PRORATED.index("table:")] + "table:\n" + rows
    strict = body(keys, "a", "b", "c")

    [complaint] = complained(strict)
    assert complaint.message == "Answers can lead to a prorated sum that has no row: 4.5, 7.5."
    assert "raw_decimals: 0" in complaint.hint
    assert reason(scored(drafted(strict), {"a": "yes", "b": "partly"})).startswith("The table has no row for 7.5")

    rounding = body(f"{keys}raw_decimals: 0", "a", "b", "c")
    result = scored(drafted(rounding), {"a": "yes", "b": "partly"})
    assert codes(rounding) == []
    assert (result.value, result.prorated) == (Decimal(80), True)  # 7.5 is 8, half up


def test_a_sum_of_only_some_of_the_answers_is_not_looked_up() -> None:
    rows = "".join(f"  - {{raw: {raw}, score: {raw}0}}\n" for raw in range(3, 10))
    keys = PRORATED[: PRORATED.index("from:")] + "from: sum\ntable:\n" + rows

    [complaint] = complained(body(keys, "a", "b", "c"))

    assert complaint.code == "scale.partial-sum"
    assert "Write from: prorated_sum" in complaint.hint


def test_the_mean_can_be_looked_up_instead() -> None:
    rows = "".join(f"  - {{raw: {raw}, score: {score}}}\n" for score, raw in enumerate(("1.0", "1.5", "2", "2.5", "3")))
    keys = TABLE[: TABLE.index("from:")] + "from: mean\ntable:\n" + rows

    assert codes(body(keys)) == []
    assert scored(drafted(body(keys)), {"a": "yes", "b": "partly"}).value == Decimal(3)  # 2.5 is the fourth row


def test_a_number_without_bounds_cannot_be_looked_up() -> None:
    keys = "items: [n]\nscorer: conversion_table\nmissing: all_required\ntable: [{raw: 1, score: 1}]"

    [complaint] = complained(one_page("{id: n, kind: number, ask: How many?}", keys))

    assert complaint.code == "table.hole"
    assert complaint.message == '"s" has no lowest or no highest sum, so no table can have a row for each.'


def test_where_raw_values_are_too_many_to_list_their_ends_are_checked_all_the_same() -> None:
    item = "{id: n, kind: number, ask: How many?, at_least: 0, at_most: 1000000}"
    keys = (
        "items: [n]\nscorer: conversion_table\nmissing: all_required\ntable: [{raw: 1, score: 1}, {raw: -1, score: 1}]"
    )

    assert codes(one_page(item, keys)) == ["table.never-reached"]


@pytest.mark.parametrize(("decimals", "expected"), [("0", []), ("1", ["table.hole"])])
def test_how_many_decimals_a_number_has_is_part_of_what_is_possible(decimals: str, expected: list[str]) -> None:
    item = f"{{id: n, kind: number, ask: How many?, at_least: 0, at_most: 2, decimals: {decimals}}}"
    keys = "items: [n]\nscorer: conversion_table\nmissing: all_required\n"
    rows = "table: [{raw: 0, score: 0}, {raw: 1, score: 1}, {raw: 2, score: 3}]"

    assert codes(one_page(item, keys + rows)) == expected


# Conversion of a sum from 2 to 6 by three rows. Between them: 10 + (3 - 2) / 2 * 20 = 20; 30 + (5 - 4) / 2 * 15 = 37.5.
BETWEEN = """
items: [a, b]
scorer: conversion_table
missing: all_required
mode: interpolate
table:
  - {raw: 2, score: 10}
  - {raw: 4, score: 30}
  - {raw: 6, score: 45}
"""


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [
        ("no", "no", "10.00"),
        ("no", "partly", "20.00"),
        ("no", "yes", "30.00"),
        ("partly", "yes", "37.50"),
        ("yes", "yes", "45.00"),
    ],
)
def test_between_two_rows_the_score_is_on_the_line_between_them(a: str, b: str, score: str) -> None:
    assert codes(body(BETWEEN)) == []
    assert str(scored(drafted(body(BETWEEN)), {"a": a, "b": b}).value) == score


def test_the_rows_on_either_side_are_told() -> None:
    result = scored(drafted(body(BETWEEN)), {"a": "partly", "b": "yes"})

    assert told(result)[3] == (
        "The table turns 4 into 30 and 6 into 45. On the straight line between them 5 is turned into 37.5."
    )
    assert result.possible == (Decimal(10), Decimal(45))


def test_outside_the_table_there_is_no_score() -> None:
    narrow = body(BETWEEN.replace("{raw: 6, score: 45}", "{raw: 5, score: 45}"))

    [complaint] = complained(narrow)

    assert (complaint.code, complaint.severity) == ("table.hole", "warning")
    assert complaint.message == "The table goes from 2 to 5, but a sum can be 6, and then there is no score."
    result = scored(drafted(narrow), {"a": "yes", "b": "yes"})
    assert reason(result) == "The table goes from 2 to 5. 6 lies outside, so there is no score."


@pytest.mark.parametrize(
    ("before", "after", "code", "at"),
    [
        ("{raw: 4, score: 30}", "{raw: 4, score: 3}", "table.turns-back", "raw: 6"),
        ("{raw: 4, score: 30}", "{raw: 2, score: 30}", "table.duplicate", "raw: 2, score: 30"),
        ("{raw: 6, score: 45}", "{raw: 6, score: 45}\n  - {raw: 8, score: 60}", "table.never-reached", "raw: 8"),
    ],
)
def test_what_is_wrong_between_rows_is_told_at_the_row(before: str, after: str, code: str, at: str) -> None:
    text = body(BETWEEN.replace(before, after))

    [complaint] = complained(text)

    assert (complaint.code, complaint.span.line) == (code, line(at, text))


def test_a_row_beyond_the_last_sum_is_of_use_where_the_last_sum_lies_before_it() -> None:
    text = body(BETWEEN.replace("{raw: 6, score: 45}", "{raw: 8, score: 50}"))

    assert codes(text) == []
    result = scored(drafted(text), {"a": "yes", "b": "yes"})  # 30 + (6 - 4) / 4 * 20
    assert (result.value, result.possible) == (Decimal(40), (Decimal(10), Decimal(40)))


def from_scale(keys: str) -> str:
    made_of = "scorer: mean\nitems: [a, b]\nmissing: all_required"
    inner = (
        one_page(agreeing("a", "b"), made_of).replace("id: s\n", "id: inner\n").replace("label: Score", "label: Inner")
    )
    return inner + "  - id: s\n    label: Score\n" + "".join(f"    {key}\n" for key in keys.strip().splitlines())


CONVERTED = """
scales: [inner]
scorer: conversion_table
missing: all_required
mode: interpolate
table: [{raw: 1, score: 0}, {raw: 3, score: 100}]
"""


def test_the_score_of_another_scale_can_be_turned_into_another() -> None:
    questionnaire = drafted(from_scale(CONVERTED))

    assert codes(from_scale(CONVERTED)) == []
    result = scored(questionnaire, {"a": "no", "b": "partly"})
    assert (result.value, result.possible) == (Decimal(25), (Decimal(0), Decimal(100)))
    assert told(result)[0] == "“Inner” scored 1.5."
    assert scored(questionnaire, {"a": "no"}).value is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("scales: [inner]", "scales: [inner]\nitems: [a]"),
        ("scales: [inner]\n", ""),
        ("mode: interpolate", "mode: interpolate\nfrom: mean"),
    ],
)
def test_one_score_is_turned_into_another(before: str, after: str) -> None:
    assert "table.made-of" in codes(from_scale(CONVERTED.replace(before, after)))

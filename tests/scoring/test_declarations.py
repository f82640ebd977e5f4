from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import AllRequired, AnsweredAtLeast, UnansweredAtMost
from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page

ITEMS = agreeing("a", "b", "c")
REFERENCE = "item_values: {a: 2, b: 2.5, c: 3}, item_values_from: Pilot, "


def keys(missing: str, more: str = "") -> str:
    return f"items: [a, b, c]\nscorer: mean\nmissing: {missing}\n{more}"


def with_instead(instead: str) -> str:
    return keys(f"{{answered_at_least: 1, instead: {instead}, otherwise: no_score}}")


# --- how many answers are enough ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "items", "needed"),
    [
        ("25", 8, 6),  # a quarter of 8 is 2
        ("25", 7, 6),  # a quarter of 7 is 1.75: a second one missing would be 28.6 %
        ("25", 4, 3),
        ("25", 3, 3),  # a third is more than a quarter
        ("50", 3, 2),
        ("33.3", 3, 3),  # one of three is 33.33... %
        ("33.4", 3, 2),
        ("0", 5, 5),
        ("99", 5, 1),
        ("99.9", 1000, 1),
        ("10", 10, 9),  # not 8: a tenth of ten is exactly one
    ],
)
def test_no_more_than_the_stated_part_may_be_missing(percent: str, items: int, needed: int) -> None:
    assert UnansweredAtMost(Decimal(percent)).needed(items) == needed


def test_however_few_items_count_an_answer_is_needed() -> None:
    assert [AnsweredAtLeast(0).needed(5), UnansweredAtMost(Decimal(99)).needed(1)] == [1, 1]


def test_all_required_is_all_of_those_that_count() -> None:
    assert [AllRequired().needed(items) for items in (1, 5)] == [1, 5]


@pytest.mark.parametrize(
    ("missing", "read"),
    [
        ("all_required", AllRequired()),
        ("{answered_at_least: 2, otherwise: no_score}", AnsweredAtLeast(2)),
        ("{unanswered_at_most: 25%, otherwise: no_score}", UnansweredAtMost(Decimal(25))),
        ("{unanswered_at_most: 12.5%, otherwise: no_score}", UnansweredAtMost(Decimal("12.5"))),
    ],
)
def test_a_policy_is_read_as_it_is_written(missing: str, read: object) -> None:
    [scale] = drafted(one_page(ITEMS, keys(missing))).scales
    assert scale.missing == read
    assert codes(one_page(ITEMS, keys(missing))) == []


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("{otherwise: no_score}", 'It is not clear when "s" has answers enough.'),
        (
            "{answered_at_least: 2, unanswered_at_most: 25%, otherwise: no_score}",
            '"s" says twice when it has answers enough.',
        ),
        ("{answered_at_least: 4, otherwise: no_score}", '"s" needs 4 answers, but has 3 items.'),
    ],
)
def test_a_policy_says_once_how_many_answers_are_enough(missing: str, message: str) -> None:
    body = one_page(ITEMS, keys(missing))

    [complaint] = complained(body)

    assert (complaint.code, complaint.message) == ("scale.missing", message)
    assert complaint.span.line == line("missing:", body)


# --- what stands in -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "instead", ["mean_of_answered", f"item_mean, {REFERENCE}".rstrip(", "), f"item_median, {REFERENCE}".rstrip(", ")]
)
def test_each_kind_of_stand_in_is_without_a_problem(instead: str) -> None:
    assert codes(one_page(ITEMS, with_instead(instead))) == []


@pytest.mark.parametrize(
    ("instead", "message"),
    [
        (
            "item_mean, item_values: {a: 2, b: 2, c: 2}",
            "Nothing says which reference group the values are from that stand in for missing answers.",
        ),
        (
            "item_mean, item_values: {a: 2, c: 2}, item_values_from: Pilot",
            'Nothing stands in for "b" where it is missing.',
        ),
        (
            "item_median, item_values: {a: 2, b: 2, c: 3.5}, item_values_from: Pilot",
            '3.5 cannot stand in for "c", which is worth 1 to 3.',
        ),
        (
            "item_mean, item_values: {a: 2, b: 2, c: 2, d: 2}, item_values_from: Pilot",
            '"d" is not an item of "s".',
        ),
    ],
)
def test_a_value_of_a_reference_group_is_known_for_each_item_and_could_be_its_own(instead: str, message: str) -> None:
    [complaint] = complained(one_page(ITEMS, with_instead(instead)))

    assert (complaint.code, complaint.message) == ("scale.stand-in", message)


def test_the_mean_of_others_says_nothing_about_an_item_that_is_worth_something_else() -> None:
    items = agreeing("a", "b") + "\n{id: c, kind: number, ask: How many?, at_least: 0, at_most: 10}"
    body = one_page(items, with_instead("mean_of_answered") + "ranges_differ: yes")

    [complaint] = complained(body)

    assert (complaint.code, complaint.span.line) == ("scale.stand-in", line("items: [a, b, c]", body))
    assert complaint.message == (
        'The mean of the answers given cannot stand in for "c": it is worth 0 to 10, but "a" 1 to 3.'
    )


def test_nothing_stands_in_for_a_score() -> None:
    body = one_page(ITEMS, keys("all_required")) + (
        "  - id: t\n    label: T\n    scales: [s]\n    scorer: composite\n"
        "    missing: {answered_at_least: 1, instead: mean_of_answered, otherwise: no_score}\n"
    )

    [complaint] = complained(body)

    assert (complaint.code, complaint.span.line) == ("scale.stand-in", line("instead", body))
    assert complaint.message == "Nothing can stand in for a score that is missing."


def test_no_number_stands_in_for_a_choice() -> None:
    body = one_page(
        agreeing("a"),
        """
        items: [a]
        scorer: decision_table
        missing: {answered_at_least: 1, instead: mean_of_answered, otherwise: no_score}
        outcomes: [{code: one, label: One}]
        rules: [{when: {a: any}, outcome: one}]
        """,
    )

    [complaint] = complained(body)

    assert complaint.code == "scale.stand-in"
    assert complaint.message.startswith("decision_table goes by the options chosen")


# --- what answers may be worth ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ("[5, 1]", "The range of s goes from 5 to 1, which is nothing."),
        ("[2, 2]", "The range of s goes from 2 to 2, which is nothing."),
    ],
)
def test_a_declared_range_goes_from_the_least_to_the_greatest(declared: str, message: str) -> None:
    [complaint] = complained(one_page(ITEMS, keys("all_required", f"range: {declared}")))

    assert (complaint.code, complaint.message) == ("scale.out-of-range", message)


def test_an_option_outside_the_declared_range_is_told_where_it_stands() -> None:
    body = one_page(agreeing("a"), "items: [a]\nscorer: mean\nmissing: all_required\nrange: [1, 2]")

    [complaint] = complained(body)

    assert (complaint.code, complaint.span.line) == ("scale.out-of-range", line("code: yes", body))
    assert complaint.message == 'The option "yes" is worth 3, outside the range of "s" (1 to 2).'


def test_an_option_that_means_no_answer_has_no_place_in_the_range() -> None:
    options = "[{code: x, label: X, score: 1}, {code: y, label: Y, score: 2}, {code: n, label: N, means: dont_know}]"

    assert (
        codes(
            one_page(agreeing("a", options=options), "items: [a]\nscorer: mean\nmissing: all_required\nrange: [1, 2]")
        )
        == []
    )


@pytest.mark.parametrize(("most", "expected"), [(5, []), (6, ["scale.out-of-range"])])
def test_the_limits_of_a_number_lie_within_the_declared_range(most: int, expected: list[str]) -> None:
    item = f"{{id: n, kind: number, ask: How many?, at_least: 1, at_most: {most}}}"

    assert codes(one_page(item, "items: [n]\nscorer: mean\nmissing: all_required\nrange: [1, 5]")) == expected


def test_several_choices_together_lie_within_the_declared_range() -> None:
    options = "[{code: x, label: X, score: 2}, {code: y, label: Y, score: 4}]"
    item = f"{{id: m, kind: multiple_choice, ask: Which?, options: {options}}}"
    rule = "items: [m]\nscorer: mean\nmissing: all_required\nrange: "

    assert codes(one_page(item, f"{rule}[2, 6]")) == []
    assert codes(one_page(item, f"{rule}[2, 5]")) == ["scale.out-of-range"]  # 2 + 4 is 6


def test_items_of_one_declared_range_are_worth_the_same_whatever_options_they_offer() -> None:
    few = "[{code: x, label: X, score: 1}, {code: y, label: Y, score: 2}]"
    items = agreeing("a") + "\n" + agreeing("b", options=few)
    rule = "items: [a, b]\nscorer: mean\nmissing: all_required"

    assert codes(one_page(items, rule)) == ["scale.mixed-ranges"]
    assert codes(one_page(items, f"{rule}\nrange: [1, 3]")) == []

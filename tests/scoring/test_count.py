from __future__ import annotations

from decimal import Decimal

import pytest

from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page, scored, told

PLAIN = (
    "[{code: often, label: Often}, {code: rarely, label: Rarely}, {code: pnts, label: No, means: prefer_not_to_say}]"
)
BY_CODE = "items: [a, b, c]\nscorer: count\nanswers: [often]\nmissing: MISSING"
BY_WORTH = "items: [a, b, c]\nscorer: count\nworth_at_least: 2\nmissing: MISSING"
SOME = "{answered_at_least: 1, otherwise: no_score}"


def by_code(missing: str = "all_required") -> str:
    return one_page(agreeing("a", "b", "c", options=PLAIN), BY_CODE.replace("MISSING", missing))


def by_worth(missing: str = "all_required", more: str = "") -> str:
    return one_page(agreeing("a", "b", "c", options="agree_or_not"), BY_WORTH.replace("MISSING", missing) + more)


def test_it_is_counted_how_many_answers_are_among_those_looked_for_though_none_has_a_score() -> None:
    # SPSS: COUNT n = a b c ('often').
    assert codes(by_code()) == []
    result = scored(drafted(by_code()), {"a": "often", "b": "rarely", "c": "often"})

    assert (result.value, result.possible) == (Decimal(2), (Decimal(0), Decimal(3)))
    assert told(result)[:4] == [
        "“Is a so?”: Often. This counts 1.",
        "“Is b so?”: Rarely. This counts 0.",
        "“Is c so?”: Often. This counts 1.",
        "Number of answers among those looked for: 2.",
    ]


def test_none_of_them_is_a_score_of_0_and_no_answers_are_no_score() -> None:
    assert scored(drafted(by_code()), {"a": "rarely", "b": "rarely", "c": "rarely"}).value == Decimal(0)
    assert scored(drafted(by_code(SOME)), {"a": "pnts"}).value is None


def test_a_wish_not_to_say_is_no_answer_unless_it_is_looked_for() -> None:
    looked_for = by_code().replace("answers: [often]", "answers: [pnts]")

    result = scored(drafted(looked_for), {"a": "often", "b": "pnts", "c": "pnts"})
    assert (result.value, result.n_answered) == (Decimal(2), 3)

    result = scored(drafted(by_code(SOME)), {"a": "often", "b": "pnts", "c": "pnts"})
    assert (result.value, result.n_answered) == (Decimal(1), 1)


def test_what_is_missing_is_not_counted_unless_something_stands_in_for_it() -> None:
    answers = {"a": "often", "b": "rarely"}

    plain = scored(drafted(by_code(SOME)), dict(answers))
    assert (plain.value, plain.prorated) == (Decimal(1), False)

    made_up_for = scored(drafted(by_code(SOME.replace("1,", "1, instead: mean_of_answered,"))), dict(answers))
    assert (made_up_for.value, made_up_for.prorated) == (Decimal("1.50"), True)  # 1 + 0 + 1/2


def test_answers_can_be_counted_by_what_they_are_worth() -> None:
    result = scored(drafted(by_worth()), {"a": "yes", "b": "partly", "c": "no"})

    assert result.value == Decimal(2)  # 3 and 2
    assert "Answers worth 2 or more are counted." in told(result)


def test_reversed_items_are_turned_before_their_worth_is_looked_at() -> None:
    result = scored(drafted(by_worth(more="\nreverse: [c]")), {"a": "yes", "b": "no", "c": "no"})

    assert result.value == Decimal(2)  # 3, and 1 + 3 - 1 = 3
    assert "Answers to questions scored in reverse are turned round first." in told(result)


def test_with_both_limits_a_worth_lies_between_them_inclusively() -> None:
    between = by_worth(more="\nworth_at_most: 2")

    assert scored(drafted(between), {"a": "yes", "b": "partly", "c": "no"}).value == Decimal(1)
    assert codes(between.replace("agree_or_not", "agree")) == []


def test_a_code_and_a_worth_must_both_fit() -> None:
    both = by_worth(more="\nanswers: [partly, no]")

    assert scored(drafted(both), {"a": "yes", "b": "partly", "c": "no"}).value == Decimal(1)  # partly, worth 2


def test_an_option_without_a_score_has_no_worth_to_go_by() -> None:
    result = scored(drafted(by_worth(SOME)), {"a": "yes", "b": "other"})

    assert (result.value, result.n_answered, result.n_items) == (Decimal(1), 1, 3)


@pytest.mark.parametrize(
    ("given", "expected"), [((), None), (("x",), 1), (("x", "y"), 2), (("z",), 0), (("y", "z"), 1)]
)
def test_of_several_choices_as_many_count_as_are_looked_for(given: tuple[str, ...], expected: int | None) -> None:
    item = (
        "{id: m, kind: multiple_choice, ask: Which?, options: [{code: x, label: X}, {code: y, label: Y}, "
        "{code: z, label: Z}]}"
    )
    body = one_page(item, "items: [m]\nscorer: count\nanswers: [x, y]\nmissing: all_required")

    result = scored(drafted(body), {"m": given})

    assert result.value == (None if expected is None else Decimal(expected))
    assert result.possible == (Decimal(0), Decimal(2))
    assert codes(body) == []


def test_no_more_of_several_choices_count_than_may_be_chosen() -> None:
    item = (
        "{id: m, kind: multiple_choice, ask: Which?, at_most: 2, options: [{code: x, label: X}, "
        "{code: y, label: Y}, {code: z, label: Z}]}"
    )
    body = one_page(item, "items: [m]\nscorer: count\nanswers: [x, y, z]\nmissing: all_required")

    assert scored(drafted(body), {"m": ("x",)}).possible == (Decimal(1), Decimal(2))  # one has to be chosen


def test_numbers_are_counted_by_what_they_are() -> None:
    items = "\n".join(f"{{id: {name}, kind: number, ask: How {name}?, at_least: 0, at_most: 9}}" for name in "abc")
    body = one_page(items, BY_WORTH.replace("MISSING", SOME).replace("least: 2", "least: 5"))

    result = scored(drafted(body), {"a": Decimal(5), "b": Decimal(4), "c": Decimal(99)})

    assert (result.value, result.n_answered) == (Decimal(1), 2)  # 99 is not on offer, and counts as unanswered
    assert result.possible == (Decimal(0), Decimal(3))
    assert "“How a?”: 5. This counts 1." in told(result)


def test_a_number_is_turned_before_its_worth_is_looked_at() -> None:
    items = "\n".join(f"{{id: {name}, kind: number, ask: How {name}?, at_least: 0, at_most: 9}}" for name in "abc")
    body = one_page(items, BY_WORTH.replace("MISSING", SOME).replace("least: 2", "least: 5") + "\nreverse: [a]")

    assert codes(body) == []
    assert scored(drafted(body), {"a": Decimal(4), "b": Decimal(4)}).value == Decimal(1)  # 0 + 9 - 4 = 5


@pytest.mark.parametrize(
    ("keys", "message", "hint"),
    [
        ("", 'Nothing says which answers "s" counts.', "Add the codes, such as answers: [yes], or a limit"),
        (
            "answers: [oftn]",
            '"oftn" is counted, but is not an answer to any of the items of "s".',
            'Did you mean "often"?',
        ),
        (
            "answers: [xyz]",
            '"xyz" is counted, but is not an answer to any of the items of "s".',
            "They are: often, rar",
        ),
        (
            "worth_at_least: 4\nworth_at_most: 2",
            "No answer is worth at least 4 and at most 2.",
            "Write the smaller number with worth_at_least",
        ),
    ],
)
def test_what_cannot_be_counted_is_a_problem(keys: str, message: str, hint: str) -> None:
    body = one_page(agreeing("a", options=PLAIN), f"items: [a]\nscorer: count\n{keys}\nmissing: all_required")

    [complaint] = [each for each in complained(body) if each.code == "scale.count"]

    assert complaint.message == message
    assert complaint.hint.startswith(hint)


def test_an_item_none_of_whose_answers_is_counted_is_a_problem() -> None:
    items = agreeing("a", options=PLAIN) + "\n" + agreeing("b")
    body = one_page(items, "items: [a, b]\nscorer: count\nanswers: [often]\nmissing: all_required")

    [complaint] = complained(body)

    assert (complaint.code, complaint.message) == ("scale.count", 'No answer to "b" is ever counted.')
    assert complaint.span.line == line("items: [a, b]", body)


def test_a_number_has_no_code_to_be_counted_by() -> None:
    item = "{id: a, kind: number, ask: How many?, at_least: 0, at_most: 9}"
    body = one_page(item, "items: [a]\nscorer: count\nanswers: [often]\nmissing: all_required")

    [complaint] = complained(body)

    assert complaint.hint == "Its items have no options. Write worth_at_least or worth_at_most instead."


def test_by_codes_there_is_nothing_to_reverse() -> None:
    assert codes(by_code() + "    reverse: [a]\n") == ["scale.reverse"]


def test_bands_do_not_fit_where_an_item_may_not_apply() -> None:
    bands = "\nbands: [{id: few, label: Few, at_least: 0}, {id: all, label: All, at_least: 3}]"

    [complaint] = [each for each in complained(by_worth(more=bands)) if each.code != "scale.unscored-option"]

    assert complaint.code == "band.shrinking-sum"
    assert "the count is smaller by one item" in complaint.message
    assert complaint.hint == "Use options without not_applicable."


def test_bands_between_the_counts_there_are_cannot_be_reached() -> None:
    bands = "[{id: a, label: A, at_least: 0}, {id: b, label: B, at_least: 1.2}, {id: c, label: C, at_least: 2}]"

    assert codes(f"{by_code()}    bands: {bands}\n") == ["band.never-reached"]
    assert codes(f"{by_code()}    bands: {bands.replace('1.2', '1')}\n") == []

"""What becomes of a score where answers are missing: none, with its reason, or something that stands in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import Value
from tests.scoring.drafting import agreeing, drafted, one_page, reason, rule, scored, told

AT_MOST_A_QUARTER = "{unanswered_at_most: 25%, otherwise: no_score}"


@pytest.mark.parametrize(("items", "missing", "scores"), [(8, 2, True), (8, 3, False), (7, 1, True), (7, 2, False)])
def test_no_more_than_the_stated_part_may_be_missing(items: int, missing: int, *, scores: bool) -> None:
    # 25 % of 8 items are 2; of 7 items 2 would be 28.6 %.
    names = [f"i{number}" for number in range(items)]
    questionnaire = drafted(one_page(agreeing(*names), rule("mean", AT_MOST_A_QUARTER, names=", ".join(names))))

    result = scored(questionnaire, dict.fromkeys(names[missing:], "yes"))

    assert (result.value == Decimal(3)) is scores
    if not scores:
        assert reason(result) == (
            f"There are not enough answers for this score. Answers needed: 6. Answered: {items - missing}."
        )


def test_the_part_that_may_be_missing_is_one_of_the_items_that_apply() -> None:
    names = [f"i{number}" for number in range(8)]
    keys = rule("mean", AT_MOST_A_QUARTER, names=", ".join(names))
    questionnaire = drafted(one_page(agreeing(*names, options="agree_or_not"), keys))

    with_one_not_applying = dict.fromkeys(names[3:], "yes") | {"i0": "na"}  # 5 of the 7 others: 28.6 % are missing

    assert scored(questionnaire, with_one_not_applying).value is None
    assert scored(questionnaire, with_one_not_applying | {"i1": "yes"}).value == Decimal(3)  # 6 of 7


def test_why_there_is_no_score_is_told_by_kind_of_non_answer() -> None:
    names = ["a", "b", "c", "d", "e", "f"]
    answers: dict[str, Value] = {"a": "yes", "b": "pnts", "c": "dk", "d": "na", "e": "other"}
    kinds = "Left unanswered: 1. Prefer not to say: 1. Do not know: 1. Answers without a score: 1."
    items = agreeing(*names, options="agree_or_not")

    least = rule("mean", "{answered_at_least: 3, otherwise: no_score}", names=", ".join(names))
    assert reason(scored(drafted(one_page(items, least)), answers)) == (
        f"There are not enough answers for this score. Answers needed: 3. Answered: 1. {kinds}"
    )

    every = rule("mean", "all_required", names=", ".join(names))
    assert reason(scored(drafted(one_page(items, every)), answers)) == (
        f"This score needs an answer to each of its questions. Questions: 5. Answered: 1. {kinds}"
    )


def test_what_does_not_apply_is_no_reason_for_no_score() -> None:
    questionnaire = drafted(one_page(agreeing("a", "b", "c", options="agree_or_not"), rule("mean", "all_required")))

    result = scored(questionnaire, {"a": "yes", "b": "na"})

    assert reason(result) == "This score needs an answer to each of its questions. Questions: 2. Answered: 1."
    assert scored(questionnaire, {"a": "yes", "b": "na", "c": "yes"}).value == Decimal(3)


INSTEAD = "{answered_at_least: 1, instead: INSTEAD, otherwise: no_score}"
MEANS = "item_mean, item_values: {a: 2.5, b: 1.25, c: 2}, item_values_from: 'Pilot, 2025, 120 learners'"


def instead(which: str) -> str:
    return INSTEAD.replace("INSTEAD", which)


def test_the_mean_of_the_answers_given_stands_in_for_each_that_is_missing() -> None:
    questionnaire = drafted(one_page(agreeing("a", "b", "c"), rule("sum", instead("mean_of_answered"))))

    result = scored(questionnaire, {"a": "yes", "b": "partly"})

    assert (result.value, result.prorated, result.n_answered, result.n_items) == (Decimal("7.50"), True, 2, 3)
    assert scored(questionnaire, {"a": "yes", "b": "partly", "c": "no"}).prorated is False


def test_a_mean_that_no_decimal_number_holds_stands_in_exactly() -> None:
    # 0.25 of three answers, so as much for the other three: 0.5 altogether, which is 1 half up. With 28 digits of
    # 0.08333... it would be 0.4999..., and 0.
    names = [f"n{number}" for number in range(6)]
    items = "\n".join(
        f"{{id: {name}, kind: number, ask: How is {name}?, at_least: 0, at_most: 9, decimals: 2}}" for name in names
    )
    keys = rule("sum", instead("mean_of_answered"), "decimals: 0", ", ".join(names))

    result = scored(drafted(one_page(items, keys)), dict(zip(names, map(Decimal, ("0", "0", "0.25")), strict=False)))

    assert result.value == Decimal(1)


def test_the_mean_that_stands_in_is_of_answers_that_are_reversed_already() -> None:
    # a counts 3 and b, reversed, 1 + 3 - 1 = 3: so does c, though it is not reversed.
    questionnaire = drafted(one_page(agreeing("a", "b", "c"), rule("sum", instead("mean_of_answered"), "reverse: [b]")))

    assert scored(questionnaire, {"a": "yes", "b": "no"}).value == Decimal(9)


def test_values_of_a_reference_group_stand_in_and_say_where_they_are_from() -> None:
    result = scored(drafted(one_page(agreeing("a", "b", "c"), rule("sum", instead(MEANS)))), {"a": "yes"})

    assert (result.value, result.prorated) == (Decimal("6.25"), True)  # 3 + 1.25 + 2
    assert told(result)[3:5] == [
        "For “Is b so?” the mean of a reference group stands in: 1.25 (Pilot, 2025, 120 learners).",
        "For “Is c so?” the mean of a reference group stands in: 2 (Pilot, 2025, 120 learners).",
    ]
    assert result.possible == (Decimal(3), Decimal(9))


def test_the_value_of_a_reversed_item_is_reversed_like_an_answer() -> None:
    # Values are as the item is worth before it is reversed: 1 + 3 - 1.25 = 2.75 for b.
    keys = rule("sum", instead(MEANS.replace("item_mean", "item_median")), "reverse: [b]")

    result = scored(drafted(one_page(agreeing("a", "b", "c"), keys)), {"a": "yes", "c": "yes"})

    assert result.value == Decimal("8.75")  # 3 + 2.75 + 3
    assert "For “Is b so?” the median of a reference group stands in: 2.75 (Pilot, 2025, 120 learners)." in told(result)


@pytest.mark.parametrize("answer", [None, "pnts", "dk", "other"])
def test_something_stands_in_for_every_kind_of_non_answer(answer: str | None) -> None:
    questionnaire = drafted(one_page(agreeing("a", "b", "c", options="agree_or_not"), rule("sum", instead(MEANS))))
    given = {"a": "yes", "c": "yes"} | ({} if answer is None else {"b": answer})

    result = scored(questionnaire, dict(given))

    assert (result.value, result.n_answered, result.n_items) == (Decimal("7.25"), 2, 3)  # 3 + 1.25 + 3


def test_nothing_stands_in_for_what_does_not_apply() -> None:
    questionnaire = drafted(one_page(agreeing("a", "b", "c", options="agree_or_not"), rule("sum", instead(MEANS))))

    result = scored(questionnaire, {"a": "yes", "b": "na", "c": "yes"})

    assert (result.value, result.prorated, result.n_items) == (Decimal(6), False, 2)
    assert result.possible == (Decimal(2), Decimal(6))


def test_where_too_few_are_answered_nothing_stands_in_either() -> None:
    keys = rule("sum", instead(MEANS).replace("at_least: 1", "at_least: 2"))

    result = scored(drafted(one_page(agreeing("a", "b", "c"), keys)), {"a": "yes"})

    assert (result.value, result.prorated) == (None, False)
    assert not any("stands in" in each for each in told(result))

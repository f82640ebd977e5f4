from __future__ import annotations

from decimal import Decimal

import pytest

from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page, scored, told

ALL = "items: [a, b]\nscorer: proportion_of_maximum\nmissing: all_required"
MIXED = agreeing("a") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"


def test_the_score_says_how_far_the_answers_lie_from_the_least_to_the_greatest() -> None:
    # 100 (x - min) / (max - min) = 100 * (5 - 2) / (6 - 2) = 75.
    result = scored(drafted(one_page(agreeing("a", "b"), ALL)), {"a": "yes", "b": "partly"})

    assert (result.value, result.possible) == (Decimal(75), (Decimal(0), Decimal(100)))
    assert (
        "The answers that count add up to 5; they could add up to anything from 2 to 6. "
        "From 0 to 100 this is 100 × (5 - 2) ÷ (6 - 2)." in told(result)  # noqa: RUF001  # the sign of multiplication
    )


def test_the_physical_functioning_of_rand_36_is_the_mean_of_its_items_from_0_to_100() -> None:
    # RAND-36 recodes 1, 2, 3 as 0, 50, 100 and takes the mean of the answers given: (100 * 6 + 50 * 3) / 9 = 83.33.
    names = [f"p{number}" for number in range(10)]
    missing = "{answered_at_least: 1, otherwise: no_score}"
    keys = f"items: [{', '.join(names)}]\nscorer: proportion_of_maximum\nrescale: each_item\nmissing: {missing}"
    answers = dict.fromkeys(names[:6], "yes") | dict.fromkeys(names[6:9], "partly")

    assert scored(drafted(one_page(agreeing(*names), keys)), dict(answers)).value == Decimal("83.33")


@pytest.mark.parametrize(("rescale", "expected"), [("total", "33.33"), ("each_item", "60")])
def test_items_of_different_ranges_weigh_alike_only_if_each_is_rescaled(rescale: str, expected: str) -> None:
    # a = 3 of 1 to 3, n = 2 of 0 to 10. Together 100 * (5 - 1) / (13 - 1) = 33.33; each: (100 + 20) / 2 = 60.
    keys = f"{ALL.replace('[a, b]', '[a, n]')}\nranges_differ: yes\nrescale: {rescale}"

    assert scored(drafted(one_page(MIXED, keys)), {"a": "yes", "n": Decimal(2)}).value == Decimal(expected)


def test_what_does_not_apply_shrinks_both_ends() -> None:
    keys = ALL.replace("[a, b]", "[a, b, c]")
    questionnaire = drafted(one_page(agreeing("a", "b", "c", options="agree_or_not"), keys))

    result = scored(questionnaire, {"a": "yes", "b": "yes", "c": "na"})

    assert (result.value, result.n_items, result.possible) == (Decimal(100), 2, (Decimal(0), Decimal(100)))


def test_what_is_missing_is_not_taken_for_the_least() -> None:
    keys = ALL.replace("all_required", "{answered_at_least: 1, otherwise: no_score}")

    assert scored(drafted(one_page(agreeing("a", "b"), keys)), {"a": "yes"}).value == Decimal(100)


def test_a_declared_range_is_the_least_and_the_greatest() -> None:
    # On 1 to 5 of which the options only offer 1 to 3: 100 * (3 - 1) / (5 - 1) = 50.
    questionnaire = drafted(one_page(agreeing("a", "b"), f"{ALL}\nrange: [1, 5]\nreverse: [b]"))

    assert scored(questionnaire, {"a": "yes", "b": "yes"}).value == Decimal(50)  # 3 and 1 + 5 - 3 = 3
    assert scored(questionnaire, {"a": "no", "b": "no"}).value == Decimal(50)  # 1 and 5


def test_an_item_without_a_least_or_a_greatest_is_a_problem() -> None:
    body = one_page("{id: n, kind: number, ask: How many?, at_least: 0}", ALL.replace("[a, b]", "[n]"))

    [complaint] = complained(body)

    assert (complaint.code, complaint.span.line) == ("scale.unbounded", line("items: [n]", body))


def test_so_is_one_whose_answers_are_all_worth_the_same() -> None:
    same = "[{code: x, label: X, score: 2}, {code: y, label: Y, score: 2}]"

    [complaint] = complained(one_page(agreeing("a", options=same), ALL.replace("[a, b]", "[a]")))

    assert complaint.code == "scale.unbounded"
    assert complaint.message == 'Every answer to "a" is worth 2, so none is nearer to the greatest.'


def test_items_worth_different_amounts_are_told_unless_each_is_rescaled() -> None:
    keys = ALL.replace("[a, b]", "[a, n]")

    assert codes(one_page(MIXED, keys)) == ["scale.mixed-ranges"]
    assert codes(one_page(MIXED, f"{keys}\nrescale: each_item")) == []


def test_bands_between_the_values_there_are_cannot_be_reached() -> None:
    # Of two items worth 1 to 3 come 0, 25, 50, 75 and 100: nothing lies from 30 to below 40.
    bands = "bands: [{id: a, label: A, at_least: 0}, {id: b, label: B, at_least: 30}, {id: c, label: C, at_least: 40}]"

    assert codes(one_page(agreeing("a", "b"), f"{ALL}\n{bands}")) == ["band.never-reached"]
    assert codes(one_page(agreeing("a", "b"), f"{ALL}\n{bands.replace('30', '25')}")) == []

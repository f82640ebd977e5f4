from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.scoring.drafting import agreeing, complained, drafted, line, one_page, scored, told

NUMBERS = "\n".join(f"{{id: {name}, kind: number, ask: How is {name}?, at_least: 0, at_most: 100}}" for name in "abc")
KEYS = "items: [a, b, c]\nscorer: weighted_mean\nweights: {a: 5, b: 0.1}\nmissing: MISSING\n"
ALL = KEYS.replace("MISSING", "all_required")
SOME = KEYS.replace("MISSING", "{answered_at_least: 1, otherwise: no_score}")


def test_each_answer_counts_by_its_weight_and_one_without_a_weight_weighs_1() -> None:
    # sum(w x) / sum(w) = (5 * 70 + 0.1 * 20 + 1 * 40) / (5 + 0.1 + 1) = 392 / 6.1 = 64.262...
    result = scored(drafted(one_page(NUMBERS, ALL)), {"a": Decimal(70), "b": Decimal(20), "c": Decimal(40)})

    assert str(result.value) == "64.26"
    assert result.possible == (Decimal(0), Decimal(100))
    assert told(result)[3:7] == [
        "“How is a?” weighs 5, so it counts 5 × 70 = 350.",  # noqa: RUF001  # the sign of multiplication
        "“How is b?” weighs 0.1, so it counts 0.1 × 20 = 2.",  # noqa: RUF001  # the sign of multiplication
        "“How is c?” weighs 1, so it counts 1 × 40 = 40.",  # noqa: RUF001  # the sign of multiplication
        "Together this is 392. It is divided by the sum of the weights: 392 ÷ 6.1.",
    ]


def test_a_missing_answer_does_not_weigh() -> None:
    # (0.1 * 20 + 1 * 40) / (0.1 + 1) = 42 / 1.1 = 38.1818...
    questionnaire = drafted(one_page(NUMBERS, SOME))

    assert scored(questionnaire, {"b": Decimal(20), "c": Decimal(40)}).value == Decimal("38.18")
    assert scored(questionnaire, {"a": Decimal(70), "b": Decimal(20)}, hidden=frozenset({"b"})).value == Decimal(70)


def test_a_raw_workload_of_the_task_load_index_is_exact() -> None:
    # NASA-TLX: sum(w * r) / 15 over six ratings with weights that come to 15. 5*55 + 4*60 + 3*25 + 2*80 + 1*10 = 760.
    names = [f"t{number}" for number in range(6)]
    items = "\n".join(f"{{id: {name}, kind: number, ask: How {name}?, at_least: 0, at_most: 100}}" for name in names)
    weights = "{t0: 5, t1: 4, t2: 3, t3: 2, t4: 1}"
    keys = f"items: [{', '.join(names[:5])}]\nscorer: weighted_mean\nweights: {weights}\nmissing: all_required"
    ratings = dict(zip(names, map(Decimal, (55, 60, 25, 80, 10)), strict=False))

    assert scored(drafted(one_page(items, keys)), dict(ratings)).value == Decimal("50.67")  # 760 / 15


def test_weights_that_no_binary_number_holds_are_exact() -> None:
    # 0.1 + 0.2 weigh exactly as much as 0.3: the mean of 0 and 10 is 5, not 5.000000000000001.
    keys = "items: [a, b, c]\nscorer: weighted_mean\nweights: {a: 0.1, b: 0.2, c: 0.3}\nmissing: all_required"
    answers = {"a": Decimal(0), "b": Decimal(0), "c": Decimal(10)}

    [scale] = drafted(one_page(NUMBERS, keys)).scales
    assert scored(drafted(one_page(NUMBERS, keys)), dict(answers)).value == Decimal(5)
    assert sum(Fraction(str(weight)) for weight in dict(scale.settings["weights"]).values()) == Fraction(6, 10)


@pytest.mark.parametrize(
    ("missing", "least", "greatest"),
    [
        # a, worth 1 to 3, weighs 3; n, worth 0 to 10, weighs 1: (3 * 1 + 0) / 4 to (3 * 3 + 10) / 4.
        ("all_required", "0.75", "4.75"),
        ("{answered_at_least: 1, otherwise: no_score}", "0", "10"),
    ],
)
def test_its_range_takes_the_weights_into_account(missing: str, least: str, greatest: str) -> None:
    items = agreeing("a") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"
    keys = f"items: [a, n]\nscorer: weighted_mean\nweights: {{a: 3}}\nranges_differ: yes\nmissing: {missing}"

    result = scored(drafted(one_page(items, keys)), {"a": "yes", "n": Decimal(2)})

    assert result.possible == (Decimal(least), Decimal(greatest))


def test_a_weight_of_what_is_not_in_the_scale_is_a_problem() -> None:
    body = one_page(NUMBERS, ALL.replace("b: 0.1", "hours: 0.1"))

    [complaint] = complained(body)

    assert (complaint.code, complaint.span.line) == ("scale.weight", line("hours: 0.1", body))
    assert complaint.message == '"hours" has a weight, but is not one of the items of "s".'
    assert complaint.hint == "Its items are: a, b, c."


def test_items_worth_different_amounts_are_told() -> None:
    items = agreeing("a") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"
    [complaint] = complained(
        one_page(items, "items: [a, n]\nscorer: weighted_mean\nweights: {a: 2}\nmissing: all_required")
    )

    assert complaint.code == "scale.mixed-ranges"

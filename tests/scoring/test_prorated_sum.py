from __future__ import annotations

from decimal import Decimal

import pytest

from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page, scored, told

TWO = "items: [a, b, c]\nscorer: prorated_sum\nmissing: {answered_at_least: 2, otherwise: no_score}"


def test_a_partly_answered_sum_is_prorated_and_says_so() -> None:
    result = scored(drafted(one_page(agreeing("a", "b", "c"), TWO)), {"a": "yes", "b": "partly"})

    assert result.value == Decimal("7.50")  # 3 items * (3 + 2) / 2 answered = 7.5
    assert result.prorated
    assert (
        "Where answers are missing, the mean of those given stands in: 5 ÷ 2 × 3."  # noqa: RUF001  # the sign of multiplication
        in told(result)
    )


def test_the_general_self_efficacy_scale_is_scored_with_up_to_three_answers_missing() -> None:
    # Schwarzer & Jerusalem: 10 items, 1-4, sum 10-40, scored if at most 3 are missing (their SPSS MEAN.7).
    names = [f"g{number}" for number in range(1, 11)]
    options = "[{code: c1, label: A, score: 1}, {code: c2, label: B, score: 2}, {code: c4, label: C, score: 4}]"
    scale = f"items: [{', '.join(names)}]\nscorer: prorated_sum\nmissing: {{answered_at_least: 7, otherwise: no_score}}"
    questionnaire = drafted(one_page(agreeing(*names, options=options), scale))
    seven = dict.fromkeys(names[:6], "c4") | {names[6]: "c1"}

    assert scored(questionnaire, seven).value == Decimal("35.71")  # 10 * (6 * 4 + 1) / 7 = 35.714...
    assert scored(questionnaire, seven).possible == (Decimal(10), Decimal(40))
    assert scored(questionnaire, dict.fromkeys(names[:6], "c4")).value is None


def test_the_possible_range_holds_even_if_only_the_widest_item_is_answered() -> None:
    items = agreeing("a") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"
    scale = "items: [a, n]\nscorer: prorated_sum\nmissing: {answered_at_least: 1, otherwise: no_score}"

    result = scored(drafted(one_page(items, scale)), {"n": Decimal(10)})

    assert result.value == Decimal(20)  # 2 items * 10 / 1 answered
    assert result.possible == (Decimal(0), Decimal(20))  # 2 * the least worth of either, 2 * the greatest of either


def test_a_full_set_of_answers_is_simply_added_up() -> None:
    result = scored(drafted(one_page(agreeing("a", "b", "c"), TWO)), {"a": "yes", "b": "partly", "c": "no"})

    assert (result.value, result.prorated) == (Decimal(6), False)
    assert codes(one_page(agreeing("a", "b", "c"), TWO)) == []


def test_core_10_with_one_answer_missing_is_ten_times_the_mean_of_nine() -> None:
    # CORE-10: n_items x sum / n_answered. 10 items worth 0 to 4, nine of them answered: 10 * 18 / 9 = 20.
    names = [f"c{number}" for number in range(1, 11)]
    options = "[{code: c0, label: A, score: 0}, {code: c2, label: B, score: 2}, {code: c4, label: C, score: 4}]"
    scale = (
        f"items: [{', '.join(names)}]\nscorer: prorated_sum\nmissing: {{unanswered_at_most: 10%, otherwise: no_score}}"
    )
    questionnaire = drafted(one_page(agreeing(*names, options=options), scale))

    assert scored(questionnaire, dict.fromkeys(names[:9], "c2")).value == Decimal(20)
    assert scored(questionnaire, dict.fromkeys(names[:8], "c2")).value is None


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("all_required", "There is nothing to prorate: every item must be answered."),
        (
            "{answered_at_least: 2, instead: mean_of_answered, otherwise: no_score}",
            "There is nothing to prorate: something stands in for each answer that is missing.",
        ),
    ],
)
def test_where_nothing_can_be_missing_there_is_nothing_to_prorate(missing: str, message: str) -> None:
    body = one_page(agreeing("a", "b", "c"), f"items: [a, b, c]\nscorer: prorated_sum\nmissing: {missing}")

    [complaint] = complained(body)

    assert (complaint.code, complaint.message) == ("scale.nothing-to-prorate", message)
    assert complaint.hint.startswith("Write scorer: sum, or let answers be missing")
    assert complaint.span.line == line("missing:", body)

from __future__ import annotations

from decimal import Decimal

from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page, reason, scored, told

ALL = "items: [a, b, c]\nscorer: sum\nmissing: all_required"
TWO = "items: [a, b, c]\nscorer: sum\nmissing: {answered_at_least: 2, instead: mean_of_answered, otherwise: no_score}"


def test_answers_are_added_up() -> None:
    result = scored(drafted(one_page(agreeing("a", "b", "c"), ALL)), {"a": "yes", "b": "partly", "c": "no"})

    assert result.value == Decimal(6)  # 3 + 2 + 1
    assert result.possible == (Decimal(3), Decimal(9))  # three items worth 1 to 3
    assert (result.n_answered, result.n_items, result.prorated) == (3, 3, False)
    assert (result.scorer, result.scorer_version, result.reason) == ("sum", 1, None)


def test_a_reversed_item_counts_least_plus_greatest_minus_its_worth() -> None:
    # A public example recodes 1-5 as 5 - x; the declared range gives 1 + 3 - 1 = 3 for the lowest answer.
    questionnaire = drafted(one_page(agreeing("a", "b", "c"), f"{ALL}\nreverse: [c]"))

    assert scored(questionnaire, {"a": "no", "b": "no", "c": "no"}).value == Decimal(5)  # 1 + 1 + 3
    assert scored(questionnaire, {"a": "no", "b": "no", "c": "yes"}).value == Decimal(3)  # 1 + 1 + 1


def test_with_all_required_one_missing_answer_leaves_no_score() -> None:
    result = scored(drafted(one_page(agreeing("a", "b", "c"), ALL)), {"a": "yes", "b": "yes"})

    assert reason(result) == "This score needs an answer to each of its questions. Questions: 3. Answered: 2."


def test_a_number_counts_as_it_is_and_several_choices_count_together() -> None:
    options = "[{code: x, label: X, score: 2}, {code: y, label: Y, score: 5}, {code: z, label: Z}]"
    items = f"""
        {{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}}
        {{id: m, kind: multiple_choice, ask: Which?, options: {options}}}
    """
    questionnaire = drafted(one_page(items, "items: [n, m]\nscorer: sum\nmissing: all_required"))

    result = scored(questionnaire, {"n": Decimal(4), "m": ("x", "y", "z")})

    assert result.value == Decimal(11)  # 4 + 2 + 5; z has no score
    assert result.possible == (Decimal(2), Decimal(17))  # 0 + 2 to 10 + 7


def test_work_and_social_adjustment_is_out_of_32_for_who_does_not_work() -> None:
    # WSAS: 5 items 0-8, out of 40; who answers that work does not apply is scored out of 32.
    options = (
        "[{code: c0, label: A, score: 0}, {code: c8, label: B, score: 8}, {code: na, label: N, means: not_applicable}]"
    )
    scale = "items: [w1, w2, w3, w4, w5]\nscorer: sum\nmissing: all_required"
    questionnaire = drafted(one_page(agreeing("w1", "w2", "w3", "w4", "w5", options=options), scale))
    answers = dict.fromkeys(["w2", "w3", "w4", "w5"], "c8")

    result = scored(questionnaire, answers | {"w1": "na"})

    assert (result.value, result.possible, result.n_items) == (Decimal(32), (Decimal(0), Decimal(32)), 4)
    assert scored(questionnaire, answers | {"w1": "c8"}).possible == (Decimal(0), Decimal(40))


def test_items_worth_different_amounts_are_told_unless_that_is_meant() -> None:
    items = agreeing("a", "b") + "\n{id: n, kind: number, ask: How many?, at_least: 0, at_most: 10}"
    [complaint] = complained(one_page(items, "items: [a, b, n]\nscorer: sum\nmissing: all_required"))

    assert complaint.code == "scale.mixed-ranges"
    assert '"a" is worth 1 to 3, "n" is worth 0 to 10' in complaint.message
    assert codes(one_page(items, "items: [a, b, n]\nscorer: sum\nranges_differ: yes\nmissing: all_required")) == []
    assert codes(one_page(agreeing("a", "b"), "items: [a, b]\nscorer: sum\nmissing: all_required")) == []


def test_a_sum_of_only_some_of_the_answers_is_a_problem_unless_something_stands_in_for_the_others() -> None:
    partial = one_page(agreeing("a", "b", "c"), TWO.replace("instead: mean_of_answered, ", ""))

    [complaint] = complained(partial)

    assert complaint.code == "scale.partial-sum"
    assert complaint.span.line == line("answered_at_least", partial)
    assert complaint.hint == (
        "Write scorer: prorated_sum to make up for missing answers by the mean of those given, or scorer: mean, or "
        "say in missing what stands in (instead: mean_of_answered)."
    )
    assert codes(one_page(agreeing("a", "b", "c"), TWO)) == []


def test_the_mean_of_those_answered_stands_in_for_what_is_missing() -> None:
    result = scored(drafted(one_page(agreeing("a", "b", "c"), TWO)), {"a": "yes", "b": "partly"})

    assert (result.value, result.prorated, result.n_answered) == (Decimal("7.50"), True, 2)  # 3 + 2 + 5/2
    assert result.possible == (Decimal(3), Decimal(9))
    assert "For “Is c so?” the mean of the answers given stands in: 2.5." in told(result)

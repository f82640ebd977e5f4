from __future__ import annotations

from decimal import Decimal

import pytest

from tests.scoring.drafting import codes, drafted, reason, scored, told
from tests.scoring.norming.writing import ATTRIBUTES, COUNTED, NORMS, body, counted, plain, two_scales


@pytest.mark.parametrize(
    ("attributes", "t"),
    [
        ({"sex": "female", "age": Decimal(16)}, "70.00"),  # 50 + 10 * (5 - 4) / 0.5
        ({"sex": "female", "age": Decimal(24)}, "70.00"),
        ({"sex": "female", "age": Decimal(25)}, "50.00"),  # (5 - 5) / 0.8
        ({"sex": "male", "age": Decimal(24)}, "63.33"),  # (5 - 3) / 1.5
        ({"sex": "male"}, "63.33"),  # for men age makes no difference
        ({"sex": "female"}, "58.33"),  # the fallback: (5 - 4) / 1.2
        ({"sex": "rather_not", "age": Decimal(20)}, "58.33"),
        ({}, "58.33"),
    ],
)
def test_a_score_is_compared_with_those_of_the_same_group(attributes: dict[str, str | Decimal], t: str) -> None:
    result = scored(drafted(body()), {"a": "yes", "b": "partly", **attributes})

    assert str(result.value) == t


def test_the_explanation_names_the_group_why_it_is_that_one_and_the_formula() -> None:
    result = scored(drafted(body()), {"a": "yes", "b": "partly", "sex": "male", "age": Decimal(30)})

    assert told(result)[2:] == [
        "The answers that count add up to 5.",
        "“Sex?”: Male. Which people this score is compared with depends on this.",
        "“Age?”: 30. Which people this score is compared with depends on this.",
        "It is compared with the scores of this group: Men. People in the group: 100.",
        "The scores it is compared with are from Manual: Learners in Wales, 2014-05. People asked in all: 300.",
        (
            "The mean of the group is 3. Its standard deviation, which says how far apart the scores are, is 1.5. "
            "The z score says how many of these the score is above the mean (below it, if less than 0): "
            "(5 - 3) ÷ 1.5 = 1.333333."
        ),
        "The T score is 50 + 10 × z = 63.333333.",  # noqa: RUF001  # the sign of multiplication
        "Rounded half up, the score is 63.33.",
        "The lowest possible score is 10 and the highest is 90.",  # young women: 50 + 10 * (2 - 4) / 0.5
    ]


def test_the_explanation_says_that_an_attribute_was_withheld_and_what_was_done() -> None:
    lines = told(scored(drafted(body()), {"a": "yes", "b": "partly", "sex": "rather_not"}))

    assert "“Age?” was not answered. Which people this score is compared with depends on this." in lines
    assert (
        "There is no group for exactly these answers, so it is compared with the scores of this group: Everybody. "
        "People in the group: 300."
    ) in lines


def test_where_the_fallback_is_no_score_its_reason_is_given() -> None:
    keys = NORMS[: NORMS.index("fallback")] + "fallback: {no_score: There are norms for women and men only.}"
    questionnaire = drafted(body(keys))

    assert codes(body(keys)) == []
    assert reason(scored(questionnaire, {"a": "yes", "b": "partly"})) == "There are norms for women and men only."
    assert scored(questionnaire, {"a": "yes", "b": "partly", "sex": "male"}).value is not None


def test_what_gives_a_confidential_attribute_away_is_a_step_of_that_item() -> None:
    secret = ATTRIBUTES.replace("ask: Sex?", "ask: Sex?, confidential: yes")
    result = scored(drafted(body(NORMS, secret)), {"a": "yes", "b": "partly", "sex": "male", "age": Decimal(30)})

    shown = [step.say(next(iter(drafted(body()).languages))) for step in result.explanation if step.item != "sex"]

    assert result.value is not None
    assert not [each for each in shown if "Men" in each or "Male" in each or "1.5" in each]


def test_missing_answers_are_the_policys_business() -> None:
    keys = NORMS.replace("all_required", "{answered_at_least: 1, otherwise: no_score}").replace("sum", "prorated_sum")
    result = scored(drafted(body(keys)), {"a": "yes", "sex": "male"})

    assert str(result.value) == "70.00"  # 3 of one item, 6 of two: 50 + 10 * (6 - 3) / 1.5
    assert result.prorated
    assert scored(drafted(body()), {"a": "yes"}).value is None


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("gives: z", "1.00"),
        ("gives: sten", "8.00"),
        ("gives: stanine", "7.00"),
        ("gives: percentile\nmethod: normal", "84.13"),
        ("gives: percentile\nmethod: normal\nfloor: 1\nceiling: 80", "80.00"),
        ("gives: converted\nconvert: {of: z, polynomial: [100, 15]}\nfloor: 55\nceiling: 145", "115.00"),
        ("gives: converted\nconvert: {of: t, polynomial: [0, 1], at_most: 59}\nfloor: 1\nceiling: 99", "99.00"),
        ("gives: converted\nconvert: {of: z, points: [{at: -4, gives: 0}, {at: 4, gives: 20}]}", "12.50"),
    ],
)
def test_every_kind_of_score(keys: str, value: str) -> None:
    assert codes(plain(keys)) == []
    assert str(scored(drafted(plain(keys)), {"a": "yes", "b": "partly"}).value) == value  # z is (5 - 4) / 1


@pytest.mark.parametrize(
    ("answers", "percentile"),
    [
        ({"a": "no", "b": "no"}, "10.00"),  # nobody of 10 below, 2 at it
        ({"a": "no", "b": "partly"}, "35.00"),  # 2 below, 3 at it
        ({"a": "partly", "b": "partly"}, "50.00"),  # 5 below, nobody at it
        ({"a": "yes", "b": "yes"}, "95.00"),  # 9 below, 1 at it
    ],
)
def test_an_empirical_percentile_is_those_below_and_half_of_those_at_the_score(
    answers: dict[str, str], percentile: str
) -> None:
    assert codes(counted()) == []
    assert str(scored(drafted(counted()), answers).value) == percentile


def test_the_explanation_of_an_empirical_percentile_counts_the_people() -> None:
    result = scored(drafted(counted()), {"a": "no", "b": "partly"})

    half = "100 × (2 + 3 ÷ 2) ÷ 10 = 35"  # noqa: RUF001  # the sign of multiplication
    assert f"Of 10 people in the group, 2 had a lower score and 3 the same one: {half}." in told(result)


def test_a_score_beyond_the_table_is_complained_about_and_has_no_score() -> None:
    short = counted(9, COUNTED.replace(", {score: 6, people: 1}", ""))

    assert codes(short) == ["norm.table"]
    assert reason(scored(drafted(short), {"a": "yes", "b": "yes"})) == (
        "Nobody in the group scored as low or as high as 6, so there is no score."
    )


def test_the_scores_of_another_scale_can_be_compared() -> None:
    text = two_scales("scales: [raw]\nscorer: norms\nmissing: all_required\ngives: z")
    result = scored(drafted(text), {"a": "yes", "b": "partly"})

    assert codes(text) == []
    assert str(result.value) == "1.00"
    assert result.possible == (Decimal("-2.00"), Decimal("2.00"))
    assert told(result)[0] == "“Raw” scored 5."

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.document import Severity
from engine.scoring import COMMON_KEYS
from engine.scoring.scorers.norms import Norms
from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page, reason, scored, told

SOURCE = "source: {name: Manual, population: Learners in Wales, date: 2014-05, people: 300}"
NORMS = f"""
items: [a, b]
scorer: norms
missing: all_required
from: sum
gives: t
{SOURCE}
groups:
  - {{label: Young women, when: {{sex: female, age: {{at_most: 24}}}}, mean: 4, sd: 0.5, people: 100}}
  - {{label: Women, when: {{sex: female, age: {{at_least: 25}}}}, mean: 5, sd: 0.8, people: 100}}
  - {{label: Men, when: {{sex: [male]}}, mean: 3, sd: 1.5, people: 100}}
fallback: {{label: Everybody, mean: 4, sd: 1.2, people: 300}}
"""
ATTRIBUTES = """
{id: sex, kind: single_choice, ask: Sex?, options: [{code: female, label: Female}, {code: male, label: Male}, {code: rather_not, label: Rather not say, means: prefer_not_to_say}]}
{id: age, kind: number, ask: Age?, at_least: 16, at_most: 99}
{id: words, kind: text, ask: Words?}
"""  # noqa: E501  # one line for each item
EVERYBODY = "groups: [{label: Everybody, mean: 4, sd: 1, people: 300}]"
COUNTED = "frequencies: [{score: 2, people: 2}, {score: 3, people: 3}, {score: 5, people: 4}, {score: 6, people: 1}]"


def body(keys: str = NORMS, attributes: str = ATTRIBUTES) -> str:
    return one_page(agreeing("a", "b") + attributes, keys)


def plain(keys: str, groups: str = EVERYBODY) -> str:
    return body(f"items: [a, b]\nscorer: norms\nmissing: all_required\n{SOURCE}\n{groups}\n{keys}")


def counted(people: int = 10, table: str = COUNTED) -> str:
    return plain("gives: percentile\nmethod: empirical", f"groups: [{{label: All, people: {people}, {table}}}]")


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


def two_scales(keys: str, first: str = "items: [a, b], scorer: sum, missing: all_required") -> str:
    return body(f"{keys}\n{SOURCE}\n{EVERYBODY}") + f"  - {{id: raw, label: Raw, {first}}}\n"


COMPARED = "scorer: norms\nmissing: all_required\ngives: z"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            two_scales(f"scales: [raw]\n{COMPARED}", "items: [a], scorer: sum, missing: all_required, do_not: [norm]"),
            "scale.declined",
            'The scores of "raw" are not to be compared with those of other people.',
        ),
        (plain("gives: z\ndo_not: [norm]"), "scale.declined", '"s" gives norms, though it says do_not: [norm].'),
        (
            two_scales(COMPARED),
            "norm.made-of",
            'It is not clear which score "s" compares with norms.',
        ),
        (
            two_scales(f"items: [a]\nscales: [raw]\n{COMPARED}"),
            "norm.made-of",
            'It is not clear which score "s" compares with norms.',
        ),
        (plain("gives: percentile"), "norm.method", '"s" gives percentile, but does not say method.'),
        (
            plain("gives: z\nmethod: normal"),
            "norm.method",
            "method goes with gives: percentile, and this gives z.",
        ),
        (
            plain("gives: z\nfloor: 3\nceiling: 3"),
            "norm.conversion",
            "The floor is 3, which is not below the ceiling, 3.",
        ),
        (
            plain("gives: converted\nconvert: {of: z, polynomial: [1]}"),
            "norm.conversion",
            "A polynomial goes up and down without end, so its scores need limits.",
        ),
        (
            plain("gives: converted\nconvert: {of: z}"),
            "norm.conversion",
            "It is not clear how scores are converted.",
        ),
        (
            plain("gives: converted\nconvert: {of: z, points: [{at: 2, gives: 1}, {at: 1, gives: 5}]}"),
            "norm.conversion",
            "The point at 1 comes after the point at 2.",
        ),
        (plain("gives: z", "groups: [{label: All, people: 3, mean: 1}]"), "norm.group", '"All" has no mean and sd.'),
        (counted(11), "norm.people", 'The rows of "All" come to 10 people, but it says 11.'),
        (
            counted(10, COUNTED.replace("score: 5", "score: 3")),
            "norm.table",
            'The scores of "All" do not rise from row to row.',
        ),
        (
            plain("gives: z", EVERYBODY.replace("300", "301")),
            "norm.people",
            "The groups come to 301 people, but only 300 were asked in all.",
        ),
        (
            body(NORMS.replace("fallback", "do_not: [band]\n#")),
            "norm.hole",
            "No group is for these answers: sex: rather_not.",
        ),
        (
            body(NORMS.replace("at_least: 25", "at_least: 24")),
            "norm.overlap",
            'Somebody can be in two groups: "Young women" and "Women".',
        ),
        (body(NORMS.replace("[male]", "mael")), "table.unknown-option", '"sex" has no option "mael".'),
        (body(NORMS.replace("sex: [male]", "gender: male")), "scale.unknown-item", 'There is no item "gender".'),
        (
            body(NORMS.replace("sex: [male]", "age: male")),
            "norm.attribute",
            '"age" is a number, and a group says from where to where.',
        ),
        (
            body(NORMS.replace("sex: [male]", "words: male")),
            "norm.attribute",
            '"words" is an item of kind text; groups go by single_choice and numbers.',
        ),
        (body(NORMS.replace("at_most: 24", "at_most: 15")), "norm.attribute", 'Nobody answers "age" like this.'),
    ],
)
def test_what_is_wrong_with_norms_is_told(text: str, code: str, message: str) -> None:
    [complaint] = complained(text)

    assert (complaint.code, complaint.message) == (code, message)


def test_ages_between_two_groups_are_a_hole() -> None:
    gap = NORMS.replace("at_least: 25", "at_least: 30").replace("fallback", "do_not: [band]\n#")
    told_sex = ATTRIBUTES.replace(", {code: rather_not, label: Rather not say, means: prefer_not_to_say}", "")

    [complaint] = complained(body(gap, told_sex))

    assert complaint.message == "No group is for these answers: sex: female, age: 25."
    assert complaint.span.line == line("Young women", body(gap, told_sex))
    assert codes(body(gap.replace("at_least: 30", "at_least: 25"), told_sex)) == []


def test_ages_between_two_groups_are_told_even_where_a_fallback_takes_them() -> None:
    gap = body(NORMS.replace("at_least: 25", "at_least: 26"))

    [complaint] = complained(gap)

    assert (complaint.code, complaint.severity) == ("norm.hole", Severity.WARNING)
    assert complaint.message == (
        "Only the fallback is for these answers, though they lie between groups: sex: female, age: 25."
    )
    assert complaint.span.line == line("Young women", gap)


def test_what_lies_beyond_all_groups_is_what_a_fallback_is_for() -> None:
    assert codes(body(NORMS.replace("at_least: 25", "at_least: 25, at_most: 60"))) == []
    assert codes(body(NORMS.replace("{sex: [male]}", "{sex: male, age: {at_least: 40}}"))) == []


def test_whoever_need_not_tell_an_attribute_needs_a_fallback() -> None:
    may_leave_out = ATTRIBUTES.replace(", {code: rather_not, label: Rather not say, means: prefer_not_to_say}", "")
    may_leave_out = may_leave_out.replace("ask: Age?", "ask: Age?, required: no")

    [complaint] = complained(body(NORMS.replace("fallback", "do_not: [band]\n#"), may_leave_out))

    assert complaint.message == "No group is for these answers: sex: female, age: no answer."


def test_an_ipsative_scale_is_not_compared_between_people() -> None:
    own = "items: [a], scorer: ipsative, against: [a, b], missing: all_required"
    text = two_scales(f"scales: [raw]\n{COMPARED}", own)

    [complaint] = complained(text)

    assert complaint.code == "scale.declined"
    assert complaint.span.line == line("scales: [raw]", text)
    assert "Scores that only rank what is in one person mean nothing beside another's." in complaint.hint


def test_a_polynomial_that_turns_back_within_its_limits_is_warned_of() -> None:
    cubic = "polynomial: [210.335958661391, -16.7379362643389, 0.405936512733332, -0.00270624341822222]"
    limits = "floor: 1\nceiling: 99\ndecimals: 0"
    everywhere = plain(f"gives: converted\nconvert: {{of: t, {cubic}}}\n{limits}")
    as_published = plain(f"gives: converted\nconvert: {{of: t, {cubic}, at_least: 32, at_most: 73}}\n{limits}")

    [complaint] = complained(everywhere)

    assert (complaint.code, complaint.severity) == ("norm.turns-back", Severity.WARNING)
    assert complaint.message == "The polynomial turns back: it turns 0 into 99, 31 into 1 and 73 into 99."
    assert codes(as_published) == []


def test_sums_that_may_lack_an_item_are_no_match_for_norms() -> None:
    items = agreeing("a") + "\n" + agreeing("b", options="agree_or_not") + ATTRIBUTES
    keys = f"items: [a, b]\n{COMPARED}\n{SOURCE}\n{EVERYBODY}"

    found = [
        complaint.code for complaint in complained(one_page(items, keys)) if complaint.code != "scale.unscored-option"
    ]

    assert found == ["scale.partial-sum"]


def test_the_sum_of_another_scale_may_not_lack_an_item_either() -> None:
    items = agreeing("a") + "\n" + agreeing("b", options="agree_or_not") + ATTRIBUTES
    raw = "  - {id: raw, label: Raw, items: [a, b], scorer: sum, missing: all_required}\n"
    text = one_page(items, f"scales: [raw]\n{COMPARED}\n{SOURCE}\n{EVERYBODY}") + raw

    assert [each.code for each in complained(text) if each.code != "scale.unscored-option"] == ["scale.partial-sum"]
    assert codes(text.replace("scorer: sum", "scorer: mean")) == ["scale.unscored-option"]


def test_its_keys_are_none_of_those_every_scale_has() -> None:
    assert COMMON_KEYS.isdisjoint(Norms.schema["properties"])

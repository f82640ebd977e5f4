"""What is wrong with norms is told where they are written."""

from __future__ import annotations

import pytest

from engine.document import Severity
from engine.scoring import COMMON_KEYS
from engine.scoring.scorers.norms import Norms
from tests.scoring.drafting import agreeing, codes, complained, line, one_page
from tests.scoring.norming.writing import (
    ATTRIBUTES,
    COUNTED,
    EVERYBODY,
    NORMS,
    SOURCE,
    body,
    counted,
    plain,
    two_scales,
)

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

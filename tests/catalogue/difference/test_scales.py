from __future__ import annotations

import pytest

from engine.catalogue.versions import Weight
from tests.catalogue.difference.comparing import TABLE, TEAM, between, changed, told
from tests.making import HEAD


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("reverse: [alone]", "reverse: [asked]", "asked and alone are reversed in one version only."),
        ("reverse: [alone]\n    ", "", "alone is reversed in one version only."),
        ("answered_at_least: 2", "answered_at_least: 3", "missing answers are treated in another way."),
        (
            "missing: {answered_at_least: 2, otherwise: no_score}",
            "missing: all_required",
            "missing answers are treated",
        ),
    ],
)
def test_what_makes_another_score_of_the_same_answers_breaks_the_series(before: str, after: str, line: str) -> None:
    found = changed((before, after))
    assert [each[: len(line) + 19] for each in told(found)] == [f"breaking teamwork: {line}"]
    assert found.effects == ("Scores of teamwork before and after cannot be compared.",)
    assert found.answers == ()


def test_an_item_taken_out_of_a_scale() -> None:
    found = changed(("items: [listened, asked, alone]", "items: [listened, alone]"))
    assert told(found) == ["breaking teamwork: asked no longer scored in it."]


def test_another_scorer() -> None:
    found = changed(
        ("scorer: mean", "scorer: prorated_sum"), ("at_least: 1}", "at_least: 3}"), ("at_least: 2.5", "at_least: 7")
    )
    assert told(found)[0] == "breaking teamwork: the scorer is prorated_sum instead of mean."


def test_another_cut_off_changes_the_bands_and_leaves_the_scores() -> None:
    found = changed(("at_least: 2.5", "at_least: 2.6"))
    assert told(found) == ['breaking teamwork: the band "strong" begins at 2.6 instead of 2.5.']
    assert found.effects == (
        "Bands of teamwork before and after cannot be compared; where only they changed, its scores can.",
        "Scores of teamwork before and after can be compared.",
    )


def test_the_name_of_a_band_is_comparable() -> None:
    found = changed(("label: Strong", "label: Very strong"))
    assert told(found) == ['comparable teamwork: the label of the band "strong" reads differently.']


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("      - {id: strong, label: Strong, at_least: 2.5}\n", "", ['breaking teamwork: the band "strong" is gone.']),
        (
            "at_least: 2.5}",
            "at_least: 2.5}\n      - {id: best, label: Best, at_least: 2.9}",
            ['breaking teamwork: the band "best" is new.'],
        ),
        (
            "scorer: mean",
            "decimals: 1\n    scorer: mean",
            ["breaking teamwork: scores have 1 decimal places instead of 2."],
        ),
        (
            "scorer: mean",
            "shown: no\n    scorer: mean",
            ["comparable teamwork: respondents are not told the score now."],
        ),
        ("scorer: mean", "about: It is.\n    scorer: mean", ["wording teamwork: what is said about the scale is new."]),
    ],
)
def test_what_becomes_of_a_score(before: str, after: str, lines: list[str]) -> None:
    assert told(changed((before, after))) == lines


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        (
            [("label: High", "label: Very high")],
            ['comparable group: the label of the outcome "high" reads differently.'],
        ),
        ([("label: High", "label: Blue")], ['breaking group: the outcome "high" reads as another one.']),
        (
            [(", {code: low, label: Low}", ""), ("{job: b}, outcome: low", "{job: b}, outcome: high")],
            ['breaking group: "rules" is not what it was.', 'breaking group: the outcome "low" is gone.'],
        ),
        (
            [
                ("{code: low,", "{code: mid, label: Mid}, {code: low,"),
                ("{job: a}, outcome: high", "{job: a}, outcome: mid"),
            ],
            ['breaking group: "rules" is not what it was.', 'breaking group: the outcome "mid" is new.'],
        ),
    ],
)
def test_what_becomes_of_outcomes(changes: list[tuple[str, str]], lines: list[str]) -> None:
    later = TABLE
    for before, after in changes:
        assert before in later
        later = later.replace(before, after)
    assert told(between(TABLE, later)) == lines


def test_numbers_in_a_scorers_settings_are_numbers() -> None:
    table = """\
pages:
  - id: one
    title: One
    items:
      - id: job
        kind: single_choice
        ask: Which?
        options: [{code: a, label: First, score: 1}, {code: b, label: Second, score: 2}]
scales:
  - id: points
    label: Points
    items: [job]
    scorer: conversion_table
    missing: all_required
    table: [{raw: 1, score: 10}, {raw: 2, score: 20}]
"""
    assert told(between(table, table.replace("score: 20", "score: 20.0"))) == []
    assert told(between(table, table.replace("score: 20", "score: 25"))) == [
        'breaking points: "table" is not what it was.'
    ]


def test_a_scale_more_and_a_scale_less() -> None:
    another = TEAM + "  - {id: more, label: More, items: [asked], scorer: mean, missing: all_required}\n"
    assert told(between(TEAM, another)) == ["comparable more: the scale is new."]
    found = between(another, TEAM)
    assert told(found) == ["breaking more: the scale is gone."]
    assert found.effects == (
        "Scores of more end with version 1.0.0.",
        "Scores of teamwork before and after can be compared.",
    )


def test_another_rule_of_a_table_is_another_score() -> None:
    later = TABLE.replace("{job: a}, outcome: high", "{job: a}, outcome: x").replace(
        "{job: b}, outcome: low", "{job: b}, outcome: high"
    )
    found = between(TABLE, later.replace("outcome: x", "outcome: low"))
    assert told(found) == ['breaking group: "rules" is not what it was.']
    [change] = found.changes
    assert change.before is not None
    assert change.before.line == HEAD.count("\n") + 14


def test_a_default_written_out_is_no_change() -> None:
    assert told(between(TABLE, TABLE.replace("    rules:", "    hit: unique\n    rules:"))) == []


def test_the_reason_for_no_score_is_words() -> None:
    before = TABLE.replace("{job: b}, outcome: low", "{job: b}, unscored: Nobody knows").replace(
        ", {code: low, label: Low}", ""
    )
    found = between(before, before.replace("Nobody knows", "Nobody can know"))
    assert told(found) == ['wording group: the wording in "rules" reads differently.']


def test_the_whole_weighs_as_much_as_its_heaviest_change() -> None:
    found = changed(("label: Strong", "label: Very strong"), ("title: About you", "title: You"))
    assert [change.weight for change in found.changes] == [Weight.COMPARABLE, Weight.WORDING]
    assert found.weight is Weight.COMPARABLE


STAND_IN = (
    "answered_at_least: 2, instead: item_mean, item_values: {listened: 2, asked: 2, alone: 1.5}, item_values_from: P"
)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("scorer: mean", "range: [1, 4]\n    scorer: mean", 'breaking teamwork: "range" is not what it was.'),
        (
            "answered_at_least: 2",
            "answered_at_least: 2, instead: mean_of_answered",
            "breaking teamwork: missing answers are treated in another way.",
        ),
        (
            "answered_at_least: 2",
            "unanswered_at_most: 34%",
            "breaking teamwork: missing answers are treated in another way.",
        ),
        (
            "scorer: mean",
            "do_not: [norm]\n    scorer: mean",
            "comparable teamwork: what must not be done with its scores is declared in another way.",
        ),
        (
            "scorer: mean",
            "ranges_differ: yes\n    scorer: mean",
            "comparable teamwork: whether its items are meant to weigh differently is said in another way.",
        ),
    ],
)
def test_what_a_scale_declares_of_itself(before: str, after: str, line: str) -> None:
    assert told(changed((before, after))) == [line]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("item_mean", "item_median", "breaking teamwork: missing answers are treated in another way."),
        ("alone: 1.5", "alone: 1.6", "breaking teamwork: missing answers are treated in another way."),
        (
            "values_from: P",
            "values_from: Pilot",
            "comparable teamwork: the source of what stands in for missing answers is called something else.",
        ),
    ],
)
def test_what_stands_in_for_missing_answers(before: str, after: str, line: str) -> None:
    text = TEAM.replace("answered_at_least: 2", STAND_IN)
    assert told(changed((before, after), text=text)) == [line]
    assert told(changed(("alone: 1.5", "alone: 1.50"), text=text)) == []


UPON = """\
  - {id: whole, label: Whole, scales: [teamwork], scorer: composite, missing: all_required}
  - id: progress
    label: Progress
    scales: [whole]
    scorer: change
    sd: 0.5
    reliability: 0.8
    source: Pilot, 2025
    missing: all_required
  - {id: asking, label: Asking, items: [asked], scorer: mean, missing: all_required}
"""


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("reverse: [alone]", "reverse: [asked]", ("asking",)),
        ("sd: 0.5", "sd: 0.6", ("teamwork", "whole", "asking")),
    ],
)
def test_a_score_breaks_with_the_scores_it_is_made_of(before: str, after: str, kept: tuple[str, ...]) -> None:
    old = TEAM.replace("feedback:", UPON + "feedback:") if "feedback:" in TEAM else TEAM + UPON
    assert before in old

    assert between(old, old.replace(before, after)).kept == kept


RATED = """\
pages:
  - id: one
    title: One
    items:
      - id: raters
        kind: repeated_group
        ask: Who says what?
        entry: Person
        at_least: 0
        confidential: yes
        items:
          - id: relation
            kind: single_choice
            ask: Which group?
            required: no
            options: [{code: peer, label: Peer}, {code: lead, label: Lead}]
          - id: says
            kind: single_choice
            ask: What?
            required: no
            options: [{code: little, label: Little, score: 1}, {code: much, label: Much, score: 2}]
scales:
  - {id: others, label: Others, scorer: multi_rater, raters: raters, group: relation, rated_by: [says],
     missing: all_required}
"""


def test_what_raters_say_breaks_the_score_when_it_is_worth_something_else() -> None:
    found = between(RATED, RATED.replace("score: 2}", "score: 3}"))

    assert found.scores == ("others",)

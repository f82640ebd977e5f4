"""What is asked about each entry of a repeated group is advised on like any other question."""

from __future__ import annotations

import json

import pytest

from engine.questionnaire import Language
from tests.compiler.advice.asking import codes
from tests.making import HEAD, advice, problems, questionnaire

WAIVE = "waive: {Q01: The wording is published}"
YES_NO = "[{code: yes, label: Yes}, {code: no, label: No}]"
DOUBLE = f"{{id: course, kind: single_choice, ask: Was it clear and useful?, options: {YES_NO}%s}}"


def group(*items: str, settings: str = "", top: str = "") -> str:
    return (
        f"{top}\npages:\n  - id: one\n    title: One\n    items:\n      - id: courses\n        kind: repeated_group\n"
        f"        ask: Which courses did you take?\n        entry: Course\n        {settings}\n        items:\n"
        + "".join(f"          - {item}\n" for item in items)
    )


def choice(*labels: str) -> str:
    options = [{"code": f"c{number}", "label": label} for number, label in enumerate(labels)]
    return f"{{id: level, kind: single_choice, ask: Which level was it?, options: {json.dumps(options)}}}"


def test_a_question_about_each_entry_is_looked_at() -> None:
    assert advice(group(DOUBLE % "")) == [("Q01", "clear and useful")]


@pytest.mark.parametrize(
    "text",
    [
        group(DOUBLE % f", {WAIVE}"),
        group(DOUBLE % "", settings=WAIVE),
        group(DOUBLE % "", top=WAIVE),
    ],
    ids=["at the item", "at the group", "at the top"],
)
def test_it_is_waived_at_the_item_its_group_or_above(text: str) -> None:
    assert advice(text) == []
    assert problems(text) == []


def test_a_waiver_inside_a_group_that_sets_nothing_aside_is_told() -> None:
    [problem] = problems(group("{id: level, kind: text, ask: Which level was it?, waive: {Q01: We know}}"))
    assert problem.code == "waiver.unused"


def test_a_waiver_inside_a_group_is_in_the_public_record() -> None:
    [waiver] = questionnaire(group(DOUBLE % f", {WAIVE}")).waivers
    assert (waiver.rule, waiver.place, waiver.words and waiver.words.say(Language("en"))) == (
        "Q01",
        "item",
        "Was it clear and useful?",
    )


def test_options_that_only_a_group_offers_are_looked_at() -> None:
    long = choice(*(f"Level {letter}" for letter in "ABCDEFGHIJK"))
    assert codes(advice(group(long))) == {"Q08"}


def test_a_confidential_group_is_advised_on_item_by_item() -> None:
    told = "confidential: yes\n        why: It tells us what helps."
    text = group("{id: level, kind: text, ask: Which level was it?}", settings=told)
    assert advice(text) == [("Q10", "Which level was it?")]
    assert advice(text.replace("kind: text", "kind: text, required: no")) == []
    assert advice(text.replace("entry: Course", "entry: Course\n        at_least: 0")) == []


def test_the_same_question_about_the_entries_of_two_groups_is_not_asked_twice() -> None:
    one = group("{id: hours, kind: text, ask: How many weekly hours do people spend?}")
    two = one[one.index("      - id: courses") :].replace("id: courses", "id: jobs").replace("courses", "jobs")
    assert advice(one + two) == []


def test_what_is_asked_about_more_entries_takes_longer() -> None:
    items = [f"{{id: i{number}, kind: long_text, ask: Tell us more}}" for number in range(3)]
    head = HEAD + "minutes: 4\n"
    assert codes(advice(group(*items, settings="at_least: 1"), head)) == set()
    assert codes(advice(group(*items, settings="at_least: 10"), head)) == {"Q20"}

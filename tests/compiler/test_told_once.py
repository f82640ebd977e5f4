"""One mistake is one problem: what follows from it is not told as another."""

from __future__ import annotations

import pytest

from tests.making import problems

PAGES = """
pages:
  - id: one
    title: One
    items:
      - id: name
        kind: text
        ask: What is your name?
      - id: way
        kind: single_choice
        ask: Which way?
        options:
          - {code: left, label: Left, score: 1}
          - {code: right, label: Right, score: 2}
      - id: order
        kind: ranking
        ask: Which order?
        options: [{code: first, label: First}, {code: last, label: Last}]
      - id: work_months
        kind: number
        ask: How many months?
        at_least: 0
        at_most: 60
  - id: two
    title: Two
    intro: "You go {way}, {name}."
    shown_when: way = "left" and order.first = 1 and work_months > 3
    items:
      - id: why
        kind: single_choice
        ask: Why?
        confidential: yes
        options: [{code: so, label: So}, {code: no, label: Prefer not to say, means: prefer_not_to_say}]
scales:
  - {id: all_of_it, label: All, items: [way], scorer: mean, missing: all_required}
certificate:
  template: self_assessment
  name: name
  title: Certificate
  statement: has come to the end.
  awarded_when: completed
"""


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("kind: single_choice\n        ask: Which", "kind: radio\n        ask: Which", "value.not-allowed"),
        ("kind: text", "kind: txt", "value.not-allowed"),
        ("kind: ranking", "kind: rankin", "value.not-allowed"),
        ("pages:", "page:", "key.unknown"),
        ("code: left", "kode: left", "key.unknown"),
        ("{code: left, label: Left, score: 1}", "Left", "value.type"),
        ("id: way", "id: 'way '", "value.pattern"),
        ("means: prefer_not_to_say", "means: prefer-not-to-say", "value.not-allowed"),
        ("means: prefer_not_to_say", "meaning: prefer_not_to_say", "key.unknown"),
        ("id: work_months", "id: work-months", "value.pattern"),
        ("work_months > 3", "work-months > 3", "condition.unknown-name"),
    ],
)
def test_a_mistake_is_told_once(right: str, wrong: str, code: str) -> None:
    assert problems(PAGES) == []
    assert [problem.code for problem in problems(PAGES.replace(right, wrong, 1))] == [code]


def test_options_that_are_only_words_are_each_told_and_their_codes_are_not_missed() -> None:
    words = PAGES.replace("{code: left, label: Left, score: 1}", "Left").replace(
        "{code: right, label: Right, score: 2}", "Right"
    )
    assert [problem.code for problem in problems(words)] == ["value.type", "value.type"]


def test_a_name_with_a_hyphen_is_told_how_it_has_to_be() -> None:
    [problem] = problems(PAGES.replace("work_months > 3", "work-months > 3"))
    assert problem.message == 'There is nothing called "work-months".'
    assert problem.hint == "Did you mean work_months? A hyphen subtracts; the words of a name are joined by _."


@pytest.mark.parametrize("calculation", ["work_months-months > 3", "months-3 > 3"])
def test_a_calculation_with_an_unknown_name_is_not_taken_for_a_name(calculation: str) -> None:
    [problem] = problems(PAGES.replace("work_months > 3", calculation))
    assert problem.message == 'There is nothing called "months".'


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("radio", "single_choice"),
        ("Checkboxes", "multiple_choice"),
        ("drop-down", "look_up"),
        ("Likert", "grid"),
        ("upload", "file"),
    ],
)
def test_what_other_tools_call_a_kind_is_understood(kind: str, meant: str) -> None:
    [problem] = problems(PAGES.replace("kind: text", f"kind: {kind}"))
    assert problem.hint == f'Did you mean "{meant}"?'


def test_an_unknown_kind_is_told_all_there_are() -> None:
    [problem] = problems(PAGES.replace("kind: text", "kind: zzz"))
    assert '"grid"' in problem.hint
    assert '"rating"' in problem.hint
    assert "…" not in problem.hint


def test_a_ranking_is_asked_for_a_number() -> None:
    [problem] = problems(PAGES.replace("order.first = 1", 'order = "first"'))
    assert problem.message.startswith("order is choices in order among first and last") or problem.message.startswith(
        '"order" is choices in order among first and last'
    )
    assert problem.hint == "Ask for the number that was given: order.first = 1."


def test_a_list_where_a_text_is_wanted_is_told_to_be_a_text() -> None:
    [problem] = problems(PAGES + "closing:\n  - Thank you.\n")
    assert problem.hint.startswith("Write the text after the colon.")


def test_the_example_of_an_id_is_one() -> None:
    head = "format: 1\nid: My Skills\nversion: 1.0.0\ntitle: A\nlanguages: [en]\npurpose: A.\nwho_sees_it: B.\n"
    [problem] = problems(PAGES, head)
    assert problem.hint.endswith('For example "my-skills".')

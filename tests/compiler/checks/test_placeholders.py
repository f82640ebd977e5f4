"""Placeholders: each names what is known where it stands, and the same in every language."""

from __future__ import annotations

import pytest

from tests.making import HEAD, found, problems

ASKED = """\
pages:
  - id: one
    title: One
    items:
      - {id: job, kind: text, ask: Job?}
      - {id: hours, kind: number, ask: Hours?, required: no}
      - id: route
        kind: single_choice
        ask: Route?
        options:
          - {code: degree, label: a degree}
          - {code: pnts, label: I would rather not say, means: prefer_not_to_say}
"""
SECOND = "  - id: two\n    title: Two\n    items:\n      - "
ABOVE = ASKED.count("\n") + SECOND.count("\n") + 1


def asking(words: str, more: str = "") -> list[tuple[str, int]]:
    """What is wrong with a question on the second page: codes and columns."""
    told = found(ASKED + SECOND + f'{{id: liked, kind: text, ask: "{words}"{more}}}\n')
    assert all(line == ABOVE for _, line, _ in told)
    return [(code, column) for code, _, column in told]


@pytest.mark.parametrize(
    "words", ["{job}", "{job|your job} and {job}", "{hours|some hours}", "{route|}", "{{job}}", "a"]
)
def test_what_everybody_answered_and_what_has_words_for_the_others_can_be_told(words: str) -> None:
    assert asking(words) == []


@pytest.mark.parametrize("name", ["hours", "route"])
def test_what_can_be_left_out_or_declined_needs_words_for_that(name: str) -> None:
    assert asking(f"For {{{name}}}?") == [("placeholder.not-everyone", 43)]


@pytest.mark.parametrize("condition", ["hours > 3", "hours in [1..5]", '3 < hours and job != "None"', "hours = 3"])
def test_a_condition_that_needs_the_answer_sees_to_it(condition: str) -> None:
    assert asking("For {hours}?", f", shown_when: '{condition}'") == []


@pytest.mark.parametrize("condition", ["hours != 3", "not(hours = 3)", "hours > 3 or hours < 2", "hours + 1 > 3"])
def test_so_does_one_that_only_those_who_answered_can_meet(condition: str) -> None:
    assert asking("For {hours}?", f", shown_when: '{condition}'") == []


@pytest.mark.parametrize("condition", ['route = "degree"', 'route != "pnts"', 'not(route = "pnts") and job != "None"'])
def test_or_only_those_who_did_not_decline(condition: str) -> None:
    assert asking("For {route}?", f", shown_when: '{condition}'") == []


@pytest.mark.parametrize(
    "condition", ['hours = 3 or job = "Nurse"', "hours = null", 'not(hours = 3 and job = "Nurse")']
)
def test_any_other_condition_does_not(condition: str) -> None:
    assert [code for code, _ in asking("For {hours}?", f", shown_when: '{condition}'")] == ["placeholder.not-everyone"]


FOLLOWED = """\
pages:
  - {id: one, title: One, items: [{id: age, kind: number, ask: Age?}]}
  - id: two
    title: Two
    shown_when: age > 18
    items:
      - {id: job, kind: text, ask: Job?}
  - id: three
    title: "At {job}"
"""


def test_who_is_shown_a_page_only_if_they_were_shown_the_other_has_answered() -> None:
    items = "    items:\n      - {id: liked, kind: text, ask: What?}\n"
    assert found(FOLLOWED + "    shown_when: age > 18\n" + items) == []
    assert found(FOLLOWED + items) == [("placeholder.not-everyone", 9, 16)]


@pytest.mark.parametrize(("condition", "told"), [("age >= 21", []), ("age > 17", ["placeholder.not-everyone"])])
def test_what_some_were_asked_can_be_told_to_those_of_them_who_come_further(condition: str, told: list[str]) -> None:
    more = f"    shown_when: {condition}\n    items:\n      - {{id: liked, kind: text, ask: What?}}\n"
    assert [code for code, _, _ in found(FOLLOWED + more)] == told


@pytest.mark.parametrize(("words", "code"), [("{jub}", "unknown-name"), ("{liked}", "later-name"), ("{Job}", "brace")])
def test_what_is_not_there_cannot_be_told(words: str, code: str) -> None:
    assert asking(words) == [(f"placeholder.{code}", 39)]


def test_a_misspelt_name_is_met_with_the_one_that_was_meant() -> None:
    [problem] = problems(ASKED + SECOND + '{id: liked, kind: text, ask: "What about {jobb}?"}\n')
    assert problem.hint == 'Did you mean "job"?'


def test_an_answer_on_the_same_page_is_not_known_yet() -> None:
    assert found(ASKED.replace("ask: Hours?", 'ask: "Hours as {job}?"')) == [("placeholder.later-name", 6, 50)]


def test_nothing_is_known_before_the_start() -> None:
    assert found(ASKED, HEAD.replace("Sample", '"{job}"')) == [("placeholder.later-name", -3, 9)]


SCALE = """\
scales:
  - id: work
    label: "At {job}"
    items: [route]
    scorer: sum
    missing: all_required
    bands: [{id: only, label: Only, at_least: 0}]
"""


def scored(text: str) -> list[str]:
    asked = ASKED.replace("label: a degree", "label: a degree, score: 1").replace("at_least: 0", "at_least: 1")
    return [code for code, _, _ in found(asked + SCALE.replace("at_least: 0", "at_least: 1") + text)]


@pytest.mark.parametrize("words", ["{work}", "{work.band}", "{job}"])
def test_results_and_closing_can_tell_scores_and_every_answer(words: str) -> None:
    assert scored(f'results: {{intro: "{words}"}}\nclosing: "{words}"\n') == []


@pytest.mark.parametrize("name", ["wrk", "work.bnd", "job.band"])
def test_but_none_that_are_not_there(name: str) -> None:
    assert scored(f'results: {{intro: "{{{name}}}"}}\n') == ["placeholder.unknown-name"]


def test_a_page_cannot_tell_a_score() -> None:
    assert scored("").count("placeholder.later-name") == 0
    told = found(ASKED.replace("title: One", 'title: "{work}"') + SCALE)
    assert ("placeholder.later-name", 3, 13) in told


def test_results_cannot_tell_what_is_confidential_nor_a_score_of_it_but_pages_can() -> None:
    secret = ASKED.replace("ask: Route?", "ask: Route?\n        confidential: yes").replace(
        "label: a degree", "label: a degree, score: 1"
    )
    page = SECOND + '{id: liked, kind: text, ask: "How is {route|it}?"}\n'
    scale = SCALE.replace("at_least: 0", "at_least: 1")
    assert found(secret + page) == []
    for name in ("route|it", "work", "work.band"):
        told = [code for code, _, _ in found(secret + page + scale + f'results: {{caveat: "{{{name}}}"}}\n')]
        assert told == ["placeholder.confidential"]


SETS = """\
option_sets:
  sure: [{code: yes, label: "Yes, {job}"}, {code: no, label: No}]
"""


def test_an_option_set_can_tell_what_is_known_wherever_it_is_used() -> None:
    second = SECOND + "{id: liked, kind: single_choice, ask: Sure?, options: sure}\n"
    assert found(SETS + ASKED + second) == []
    early = ASKED.replace("{id: job,", "{id: early, kind: single_choice, ask: Sure?, options: sure}\n      - {id: job,")
    assert found(SETS + early + second) == [("placeholder.later-name", 2, 35)]


def test_a_place_in_a_text_over_several_lines_is_found() -> None:
    text = ASKED + "  - id: two\n    title: Two\n    intro: |\n      Hello\n      {jub}\n    items:\n      - "
    told = found(text + "{id: liked, kind: text, ask: What?}\n")
    assert told == [("placeholder.unknown-name", ASKED.count("\n") + 5, 7)]


def test_a_number_is_read_with_its_unit_so_that_cannot_change() -> None:
    unit = SECOND + '{id: pay, kind: number, ask: Pay?, unit: "per {job}"}\n'
    assert found(ASKED + unit) == [("placeholder.not-here", ABOVE, 55)]


TWO = """\
format: 1
id: sample
version: 1.0.0
title: {en: Sample, cy: Enghraifft}
languages: [en, cy]
translations: {cy: {status: draft}}
purpose: {en: To see., cy: I weld.}
who_sees_it: {en: Nobody., cy: Neb.}
"""


@pytest.mark.parametrize(
    ("english", "welsh", "code"),
    [
        ("At {job}", "Yn {job}", []),
        ("At {job}", "Yn y gwaith", ["placeholder.translation"]),
        ("At work", "Yn {job}", ["placeholder.translation"]),
        ("At {jub}", "Yn y gwaith", ["placeholder.unknown-name"]),
        ("At {job|work}", "Yn {job|y gwaith}", []),
    ],
)
def test_every_language_tells_the_same(english: str, welsh: str, code: list[str]) -> None:
    text = f"""\
pages:
  - id: one
    title: {{en: One, cy: Un}}
    items: [{{id: job, kind: text, ask: {{en: Job?, cy: Swydd?}}}}]
  - id: two
    title: {{en: "{english}", cy: "{welsh}"}}
    items: [{{id: liked, kind: text, ask: {{en: What?, cy: Beth?}}}}]
"""
    assert [each for each, _, _ in found(text, TWO)] == code


def test_where_pages_are_taken_in_any_order_nobody_is_sure_to_have_answered_another() -> None:
    second = SECOND + '{id: liked, kind: text, ask: "What do you like, {job}?"}\n'
    assert found(ASKED + second) == []
    assert [code for code, _, _ in found("order: free\n" + ASKED + second)] == ["placeholder.not-everyone"]
    asked_for = second.replace("title: Two", "title: Two\n    shown_when: answered(job)")
    assert found("order: free\n" + ASKED + asked_for) == []
    assert [code for code, _, _ in found(ASKED + asked_for)] == ["condition.always-true"]
    assert found("order: free\n" + ASKED + 'closing: "Thank you, {job}."\n') == []

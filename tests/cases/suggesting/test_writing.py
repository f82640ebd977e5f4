from __future__ import annotations

from engine.cases import Trial, run
from engine.cases.suggesting import appended
from tests.cases.sample import asked, case
from tests.cases.suggesting.making import suggested
from tests.making import questionnaire

ONE = """\
    pages:
      - id: one
        title: One
        items:
          - id: route
            kind: single_choice
            ask: Where to?
            options: [{code: "1", label: Out}, {code: other, label: Elsewhere, specify: Where?}]
          - {id: agreed, kind: consent, ask: Do you agree?, label: I agree}
      - id: two
        title: Two
        shown_when: route = "other"
        items: [{id: why, kind: long_text, ask: Why?, required: no}]
"""


def test_a_case_is_written_as_an_author_would() -> None:
    assert (
        suggested(questionnaire(ONE)).text
        == """\
# Suggested. What is expected is what came out, right or wrong: check it by hand, then give the case a name of its own.
- name: 'To confirm: route = "other" being true, page one and 4 more'
  answers:
    route: other
    route.other: A sample answer.
    agreed: yes
  expect:
    pages: [one, two]

# Suggested. What is expected is what came out, right or wrong: check it by hand, then give the case a name of its own.
- name: 'To confirm: route = "other" being not true'
  answers:
    route: 1
    agreed: yes
  expect:
    pages: [one]
"""
    )


def test_scores_feedback_and_the_certificate_are_expected_as_they_came() -> None:
    [_, block, *_] = suggested(asked()).text.split("\n\n")
    assert "      standing: " in block
    assert "    scores:\n      teamwork: {value: " in block
    assert "    feedback: {teamwork: " in block
    assert "    certificate: " in block


def test_that_there_is_no_score_is_written_with_its_reason() -> None:
    text = suggested(asked()).text
    assert 'standing: {value: no_score, reason: "We cannot tell"}' in text


def test_names_differ_from_each_other_and_from_those_that_are_taken() -> None:
    first = suggested(asked()).trial.runs[0].case
    before = Trial(questionnaire=asked(), source=None, problems=(), runs=())
    names = [each.case.name for each in suggested(asked(), before).trial.runs]
    assert len(set(names)) == len(names)
    named = case(f"- name: '{first.name}'\n  answers: {{full_name: Ama}}")
    again = suggested(asked(), Trial(questionnaire=asked(), source=None, problems=(), runs=(run(asked(), named),)))
    names = [each.case.name for each in again.trial.runs]
    assert len(set(names)) == len(names)


def test_cases_are_added_below_those_that_are_there() -> None:
    before = "# A remark\n- {name: One, answers: {}}  # kept\n\n\n"
    assert appended(before, "- name: Two\n", "x") == "# A remark\n- {name: One, answers: {}}  # kept\n\n- name: Two\n"


def test_a_new_file_says_where_editors_find_the_keys() -> None:
    text = appended(None, "- name: One\n", "../cases-1.json")
    assert text.splitlines()[0] == "# yaml-language-server: $schema=../cases-1.json"
    assert text.endswith("\n\n- name: One\n")

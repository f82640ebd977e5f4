from __future__ import annotations

import pytest

from tests.making import HEAD, found, problems

CONFIDENTIAL = HEAD + "confidential: yes\n"
TWO = "options: [{code: yes, label: Yes}, {code: no, label: No}]"
DECLINING = TWO.replace("}]", "}, {code: pnts, label: Rather not, means: prefer_not_to_say}]")


def asking(item: str) -> str:
    return f"pages:\n  - id: one\n    title: One\n    items:\n      - {item}\n"


@pytest.mark.parametrize("more", ["", "confidential: no, "])
def test_what_is_not_confidential_may_have_to_be_answered(more: str) -> None:
    assert found(asking(f"{{id: ill, kind: single_choice, ask: Were you ill?, {more}{TWO}}}")) == []


def test_whoever_is_asked_something_confidential_can_decline() -> None:
    item = f"{{id: ill, kind: single_choice, ask: Were you ill?, confidential: yes, {TWO}}}"
    assert found(asking(item)) == [("confidential.no-way-out", 5, 9)]


@pytest.mark.parametrize("way_out", [f"required: no, {TWO}", DECLINING])
def test_leaving_it_out_or_preferring_not_to_say_is_a_way_out(way_out: str) -> None:
    assert found(asking(f"{{id: ill, kind: single_choice, ask: Were you ill?, confidential: yes, {way_out}}}")) == []


def test_not_knowing_is_no_way_out() -> None:
    options = DECLINING.replace("prefer_not_to_say", "dont_know")
    item = f"{{id: ill, kind: multiple_choice, ask: What have you had?, confidential: yes, {options}}}"
    assert found(asking(item)) == [("confidential.no-way-out", 5, 9)]


def test_in_a_confidential_questionnaire_every_choice_is_confidential() -> None:
    items = asking(f"{{id: ill, kind: single_choice, ask: Were you ill?, {TWO}}}")
    items += "      - {id: work, kind: text, ask: Where do you work?}\n"
    assert found(items, head=CONFIDENTIAL) == [("confidential.no-way-out", 5, 9)]


def test_a_grid_is_one_problem_however_many_rows_it_has() -> None:
    grid = f"{{kind: grid, ask: How was it?, {TWO}, rows: [{{id: a, ask: A}}, {{id: b, ask: B}}]}}"
    [problem] = problems(asking(grid), head=CONFIDENTIAL)
    assert (problem.code, problem.span.line) == ("confidential.no-way-out", CONFIDENTIAL.count("\n") + 5)
    assert problem.message.startswith("What this grid asks is confidential")


def test_steps_are_one_problem_too_and_not_called_a_grid() -> None:
    [problem] = problems(
        asking("{kind: steps, ask: How far?, steps: [{id: a, ask: A}, {id: b, ask: B}]}"), CONFIDENTIAL
    )
    assert problem.message.startswith("What these steps ask is confidential")


@pytest.mark.parametrize("kind", ["ranking", "allocation"])
def test_where_no_option_can_decline_none_is_proposed(kind: str) -> None:
    [problem] = problems(asking(f"{{id: ill, kind: {kind}, ask: What is worst?, {TWO}}}"), CONFIDENTIAL)
    assert problem.hint == "Write required: no."


GROUP = "{id: jobs, kind: repeated_group, ask: Jobs?, entry: Job, at_least: %s, confidential: yes, items: [%s]}"


@pytest.mark.parametrize(("at_least", "way_out"), [(0, TWO), (1, f"required: no, {TWO}"), (1, DECLINING)])
def test_what_a_confidential_group_asks_can_be_declined(at_least: int, way_out: str) -> None:
    inner = f"{{id: ill, kind: single_choice, ask: Were you ill there?, {way_out}}}"
    assert found(asking(GROUP % (at_least, inner))) == []


def test_a_confidential_group_that_has_to_be_answered_to_the_last_item_has_no_way_out() -> None:
    text = asking(GROUP % (1, f"{{id: ill, kind: single_choice, ask: Were you ill there?, {TWO}}}"))
    [problem] = problems(text)
    assert problem.code == "confidential.no-way-out"
    assert problem.message.startswith('"ill" is confidential')
    assert problem.span.column == text.splitlines()[4].index("{id: ill") + 1


CERTIFICATE = """\
certificate:
  {template: self_assessment, name: who, title: T, statement: S, awarded_when: %s}
"""


@pytest.mark.parametrize(("awarded_when", "others"), [("completed", []), ("finished", ["condition.unknown-name"])])
def test_a_confidential_questionnaire_has_no_certificate(awarded_when: str, others: list[str]) -> None:
    text = asking("{id: who, kind: text, ask: Who are you?}") + CERTIFICATE % awarded_when
    told = found(text, head=CONFIDENTIAL)
    assert told[0] == ("confidential.certificate", 6, 1)
    assert [code for code, _, _ in told[1:]] == others
    assert found(text.replace("finished", "completed")) == []


ILL = "{id: ill, kind: number, ask: How ill were you?, confidential: yes, required: no}"
FOLLOW_UP = """\
pages:
  - {{id: one, title: One, items: [{ill}]}}
  - id: two
    title: Two
    {page}
    items:
      - {{id: help, kind: text, ask: What would help?, confidential: {confidential}, {item}}}
      - {{id: note, kind: information, ask: Thank you, body: We read it all.}}
"""


@pytest.mark.parametrize(
    ("page", "item"), [("shown_when: ill > 3", "required: no"), ("intro: Nearly there.", "shown_when: ill > 3")]
)
def test_what_is_asked_because_of_a_confidential_answer_is_confidential_too(page: str, item: str) -> None:
    told = FOLLOW_UP.format(ill=ILL, page=page, item=item, confidential="no")
    assert found(told) == [("confidential.follow-up", 7, 9)]
    assert found(told.replace("confidential: no,", "confidential: yes,")) == []
    assert found(told.replace("confidential: yes,", "confidential: no,")) == []


@pytest.mark.parametrize(
    ("confidential", "told"), [("", [("confidential.follow-up", 6, 9)]), (", confidential: yes", [])]
)
def test_a_value_that_is_made_of_a_confidential_answer_is_confidential_too(
    confidential: str, told: list[tuple[str, int, int]]
) -> None:
    ill = "{id: days, kind: number, ask: How many days were you ill?, confidential: yes, required: no}"
    value = f"{{id: weeks, kind: calculated, ask: Weeks, value: days / 7, shown: no{confidential}}}"
    assert found(asking(ill) + f"      - {value}\n") == told

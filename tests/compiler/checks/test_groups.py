"""Repeated groups: what can be asked about each entry."""

from __future__ import annotations

import pytest

from tests.making import found, questionnaire

GROUP = """\
pages:
  - id: work
    title: Work
    items:
      - id: jobs
        kind: repeated_group
        ask: Which jobs?
        entry: Job
        at_most: 3
        items:
          - {id: title, kind: text, ask: Title?}
          - {id: hours, kind: number, ask: Hours?, at_least: 0, at_most: 60}
"""
NEXT = "  - id: next\n    title: Next\n    items: [{id: more, kind: text, ask: More?}]\n    shown_when: "


@pytest.mark.parametrize(
    "condition",
    [
        "count(jobs) > 1",
        "sum(jobs.hours) >= 16",
        "some job in jobs satisfies job.hours > 40",
        'every job in jobs satisfies job.title != "Chef"',
        "max(jobs.hours) < 10",
    ],
)
def test_conditions_count_and_look_into_entries(condition: str) -> None:
    assert found(GROUP + NEXT + condition + "\n") == []


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("jobs > 1", "condition.type"),
        ("sum(jobs.wage) > 1", "condition.unknown-name"),
        ("some job in jobs satisfies job.wage > 1", "condition.unknown-name"),
        ("some job in jobs satisfies job.title > 1", "condition.type"),
        ("hours > 1", "condition.unknown-name"),
    ],
)
def test_what_is_in_no_entry_cannot_be_looked_into(condition: str, code: str) -> None:
    assert [each for each, line, _ in found(GROUP + NEXT + condition + "\n") if line == 16] == [code]


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("{kind: grid, ask: Sure?, options: [{code: a, label: A}], rows: [{id: b, ask: B}]}", ["group.kind"]),
        ("{id: sum, kind: calculated, ask: Sum, value: 1 + 1}", ["group.kind"]),
        ("{id: more, kind: text, ask: More?, shown_when: count(jobs) > 1}", ["group.key"]),
        ("{id: title, kind: text, ask: More?}", ["id.duplicate"]),
        ("{id: not, kind: text, ask: More?}", ["id.reserved"]),
        ("{id: jobs, kind: text, ask: More?}", []),
        ("{id: paid, kind: number, ask: Paid?, at_least: 9, at_most: 1}", ["item.limits"]),
        ("{id: kind_of, kind: single_choice, ask: Kind?, options: kinds}", ["option.unknown-set"]),
        ('{id: paid, kind: text, ask: "Paid as {title}?"}', ["placeholder.unknown-name"]),
        ("{id: paid, kind: numbr, ask: Paid?}", ["value.not-allowed"]),
        ("{id: paid, kind: text, ask: Paid?, messages: {required: 'Say {least}'}}", ["item.message-place"]),
    ],
)
def test_each_item_of_a_group_is_checked_like_any_other(item: str, codes: list[str]) -> None:
    assert [code for code, line, _ in found(GROUP + f"          - {item}\n") if line == 13] == codes


def test_options_may_come_from_a_set_and_a_group_that_can_be_left_out_is_not_required() -> None:
    sets = "option_sets: {kinds: [{code: a, label: A}, {code: b, label: B}]}\n"
    item = "          - {id: kind_of, kind: single_choice, ask: Kind?, options: kinds}\n"
    asked = questionnaire(sets + GROUP.replace("at_most: 3", "at_least: 0") + item)
    [group] = asked.items.values()
    assert not group.required
    assert asked.items.keys() == {"jobs"}

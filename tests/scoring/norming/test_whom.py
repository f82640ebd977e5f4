from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import Value
from engine.scoring.norming.groups import Group, read_groups
from engine.scoring.norming.whom import between, for_both, for_nobody
from engine.scoring.plan import materials
from tests.scoring.drafting import drafted, one_page


def groups(when: str, *items: str) -> tuple[Group, ...]:
    return read_groups(next(materials(drafted(body(when, *items)))).scale)


def body(when: str, *items: str) -> str:
    rows = "\n".join(f"  - {{label: Some, when: {each}, mean: 1, sd: 1, people: 1}}" for each in when.split(" | "))
    keys = f"items: [x]\nscorer: norms\nmissing: all_required\ngives: z\ngroups:\n{rows}"
    return one_page("\n".join(("{id: x, kind: number, ask: X?, at_least: 0, at_most: 9}", *items)), keys)


def nobody(when: str, *items: str) -> dict[str, Value | None] | None:
    material = next(materials(drafted(body(when, *items))))
    found = for_nobody(read_groups(material.scale), material.others)
    return None if found is None else dict(found)


AGE = "{id: age, kind: number, ask: Age?, at_least: 16, at_most: 99}"
LENGTH = "{id: length, kind: number, ask: How long?, at_least: 0, at_most: 2, decimals: 1}"


@pytest.mark.parametrize(
    ("when", "item", "expected"),
    [
        ("{age: {at_most: 24}} | {age: {at_least: 25}}", AGE, None),
        ("{age: {at_most: 24}} | {age: {at_least: 26}}", AGE, {"age": Decimal(25)}),
        ("{age: {at_least: 17}}", AGE, {"age": Decimal(16)}),
        ("{age: {at_least: 16, at_most: 98}}", AGE, {"age": Decimal(99)}),
        # Of lengths there is 0.5 between 0.4 and 0.6, and nothing between 0.4 and 0.5.
        ("{length: {at_most: 0.4}} | {length: {at_least: 0.5}}", LENGTH, None),
        ("{length: {at_most: 0.4}} | {length: {at_least: 0.6}}", LENGTH, {"length": Decimal("0.5")}),
    ],
)
def test_numbers_that_no_group_is_for_are_found(when: str, item: str, expected: dict[str, Value] | None) -> None:
    assert nobody(when, item) == expected


def test_two_groups_meet_only_where_everything_they_ask_for_does() -> None:
    sex = "{id: sex, kind: single_choice, ask: Sex?, options: [{code: f, label: F}, {code: m, label: M}]}"

    assert for_both(groups("{sex: f, age: {at_most: 40}} | {sex: m, age: {at_least: 30}}", sex, AGE)) is None
    assert for_both(groups("{sex: f, age: {at_most: 40}} | {sex: f, age: {at_least: 41}}", sex, AGE)) is None
    assert for_both(groups("{sex: f, age: {at_most: 40}} | {sex: [f, m], age: {at_least: 40}}", sex, AGE)) is not None
    assert for_both(groups("{sex: f} | {age: {at_least: 40}}", sex, AGE)) is not None


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{age: {at_most: 24}} | {age: {at_least: 26}}", {"age": Decimal(25)}),
        ("{age: {at_least: 17, at_most: 98}}", None),  # beyond all groups, and between none
        ("{sex: f, age: {at_most: 24}} | {sex: m, age: {at_least: 26}}", None),  # either goes to one end only
        ("{sex: f, age: {at_most: 24}} | {age: {at_least: 26}}", {"sex": "f", "age": Decimal(25)}),
    ],
)
def test_numbers_between_groups_are_told_from_those_beyond_them(when: str, expected: dict[str, Value] | None) -> None:
    sex = "{id: sex, kind: single_choice, ask: Sex?, options: [{code: f, label: F}, {code: m, label: M}]}"
    material = next(materials(drafted(body(when, sex, AGE))))
    found = between(read_groups(material.scale), material.others)

    assert (None if found is None else dict(found)) == expected

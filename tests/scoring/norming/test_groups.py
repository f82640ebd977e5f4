from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.questionnaire import Value
from engine.scoring.norming.groups import Between, Frequencies, Group, for_both, for_nobody, read_groups
from engine.scoring.plan import materials
from tests.scoring.drafting import drafted, one_page

TABLES = st.lists(st.integers(min_value=0, max_value=50), min_size=2, max_size=12).filter(any)


def frequencies(people: list[int]) -> Frequencies:
    """So many people with a score of 0, 1, 2 and so on."""
    return Frequencies(scores=tuple(map(Fraction, range(len(people)))), up_to=tuple(accumulate(people)))


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


@given(TABLES)
def test_an_empirical_percentile_never_falls_while_the_score_rises(people: list[int]) -> None:
    table = frequencies(people)
    found = [table.percentile(Fraction(half, 2)) for half in range(2 * len(people) - 1)]

    assert all(low is not None and high is not None and low <= high for low, high in pairwise(found))


@given(TABLES)
def test_the_mean_of_everybodys_own_percentile_is_50(people: list[int]) -> None:
    table = frequencies(people)
    own = [(table.percentile(Fraction(score)) or Fraction(0)) * number for score, number in enumerate(people)]

    assert sum(own, Fraction(0)) / sum(people) == 50


def test_beyond_the_ends_of_a_table_there_is_no_percentile() -> None:
    assert frequencies([2, 1]).percentile(Fraction(-1, 10)) is None
    assert frequencies([2, 1]).percentile(Fraction(11, 10)) is None


def test_both_ends_of_a_range_are_in_it() -> None:
    ages = Between(Decimal(16), Decimal(24))

    assert [ages.holds(Decimal(age)) for age in (15, 16, 24, 25)] == [False, True, True, False]
    assert not ages.holds(None)


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

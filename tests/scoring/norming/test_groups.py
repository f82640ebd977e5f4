from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.scoring.norming.groups import Between, Frequencies

TABLES = st.lists(st.integers(min_value=0, max_value=50), min_size=2, max_size=12).filter(any)


def frequencies(people: list[int]) -> Frequencies:
    """So many people with a score of 0, 1, 2 and so on."""
    return Frequencies(scores=tuple(map(Fraction, range(len(people)))), up_to=tuple(accumulate(people)))


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

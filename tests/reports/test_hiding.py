"""Nothing small can be worked out: here somebody has every table there is, and tries."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from engine.reports.hiding import Cells, Told, counted_in, told_of

LEAST = 10


def whole_of(groups: Mapping[str, Cells], others: Cells) -> Cells:
    return tuple(map(sum, zip(*groups.values(), others, strict=True)))


def published(groups: Mapping[str, Cells], others: Cells, told: Told[str]) -> Iterator[tuple[frozenset[str], int]]:
    """Every number that is told, and whom it counts: each place is a group (or the others) and a cell."""
    rows = {**groups, "": others}
    for first, end in told.everybody:
        places = frozenset(f"{name} {cell}" for name in rows for cell in range(first, end))
        yield places, counted_in(whole_of(groups, others), (first, end))
    for name, runs in told.groups.items():
        for first, end in runs:
            yield frozenset(f"{name} {cell}" for cell in range(first, end)), counted_in(groups[name], (first, end))


def worked_out(numbers: list[tuple[frozenset[str], int]]) -> Iterator[tuple[frozenset[str], int]]:
    """Every number of people that adding and subtracting what is told leads to."""
    for signs in product((-1, 0, 1), repeat=len(numbers)):
        sums: dict[str, int] = {}
        total = 0
        for sign, (places, number) in zip(signs, numbers, strict=True):
            total += sign * number
            for place in places:
                sums[place] = sums.get(place, 0) + sign
        left = {place: sign for place, sign in sums.items() if sign}
        if left and set(left.values()) == {1}:
            yield frozenset(left), total


def drawn(seed: int) -> tuple[dict[str, Cells], Cells]:
    """Groups of every size that may be told, and others who are none or enough."""
    chance = random.Random(seed)  # noqa: S311  # numbers for a test
    cells, count = chance.randint(2, 4), chance.randint(1, 3)

    def one() -> Cells:
        while True:
            found = tuple(chance.choice((0, 1, 3, 9, 10, 12, 20)) for _ in range(cells))
            if sum(found) >= LEAST:
                return found

    others = one() if chance.random() < 0.5 else (0,) * cells
    return {f"g{each}": one() for each in range(count)}, others


@pytest.mark.parametrize("seed", range(60))
def test_no_small_number_can_be_worked_out(seed: int) -> None:
    groups, others = drawn(seed)
    told = told_of(groups, others, LEAST)
    numbers = list(published(groups, others, told))
    if len(numbers) > 9:
        numbers = numbers[:9]
    for places, number in worked_out(numbers):
        assert number == 0 or number >= LEAST, (groups, others, told, places, number)


def test_most_of_these_are_told_of_something() -> None:
    found = [told_of(*drawn(seed), LEAST) for seed in range(60)]
    assert sum(bool(told.everybody) for told in found) > 30
    assert sum(bool(told.groups) for told in found) > 10


def test_a_hidden_number_could_be_another_one() -> None:
    """All tables that fit what is told, for groups so small that they can be listed."""
    groups, others, least = {"a": (1, 3, 4), "b": (4, 4, 3)}, (0, 0, 0), 3
    told = told_of(groups, others, least)
    numbers = dict(published(groups, others, told))
    assert told.groups, "this is about groups that are told"
    sizes = {name: sum(cells) for name, cells in groups.items()}
    fitting = [
        table
        for table in product(range(9), repeat=6)
        if sum(table[:3]) == sizes["a"]
        and sum(table[3:]) == sizes["b"]
        and all(_count(table, places) == number for places, number in numbers.items())
    ]
    assert len({table[0] for table in fitting}) > 1, "the one person in the lowest band of a stays hidden"


def _count(table: tuple[int, ...], places: frozenset[str]) -> int:
    rows = {"a": table[:3], "b": table[3:], "": (0, 0, 0)}
    return sum(rows[name][int(cell)] for name, cell in (place.rsplit(" ", 1) for place in places))


def test_a_band_of_few_is_told_together_with_its_neighbour() -> None:
    assert told_of({}, (4, 12, 30), LEAST).everybody == ((0, 2), (2, 3))


def test_bands_of_many_are_told_one_by_one() -> None:
    assert told_of({}, (10, 12, 30), LEAST).everybody == ((0, 1), (1, 2), (2, 3))


@pytest.mark.parametrize("cells", [(0, 50, 0), (9, 9, 1), (5, 14, 0)])
def test_that_all_are_in_one_place_is_never_told(cells: Cells) -> None:
    assert told_of({}, cells, LEAST).everybody == ()


def test_the_rest_of_the_people_cannot_be_got_by_subtraction() -> None:
    """The others are 3 and 17: with the group's 12 and 20 told beside everybody's 15 and 37, the 3 would be out."""
    told = told_of({"a": (12, 20)}, (3, 17), LEAST)
    assert told.everybody == ((0, 1), (1, 2))
    assert told.groups == {}


def test_a_group_that_is_told_gives_way_where_another_would_be_left_alone() -> None:
    told = told_of({"large": (30, 30), "middle": (11, 12), "few": (2, 20)}, (0, 0), LEAST)
    assert set(told.groups) == {"large"}
    left = (43 - 30, 62 - 30)
    assert min(left) >= LEAST


def test_a_group_may_tell_finer_bands_than_everybody() -> None:
    told = told_of({"a": (10, 10, 20), "b": (2, 12, 20)}, (0, 0, 0), LEAST)
    assert told.everybody == ((0, 2), (2, 3))
    assert told.groups == {"a": ((0, 1), (1, 2), (2, 3)), "b": ((0, 2), (2, 3))}


def test_of_many_cells_some_way_is_still_found_at_once() -> None:
    assert len(told_of({"a": (3,) * 40}, (0,) * 40, LEAST).everybody) == 3

"""What may be told of groups so that no small number can be worked out: not from one table, nor from several.

The people of a questionnaire are in groups, and each is in one of several cells in order, such as bands. Two kinds of
table can be asked for, of everybody and of each group, and whoever has all of them may subtract one from another. So
cells are told in runs of neighbours, and the runs are chosen for all tables at once:

- The runs of everybody are the same for all groups, or a group tells finer ones inside of them. So everybody's runs
  less those of the groups leave one number for each run, that of the people whose own table is not told.
- Whatever is told, and whatever is left over by subtraction, is nobody, or at least so many people.

That everybody is in one run is told of nobody, because that would tell it of each.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Generic, TypeAlias, TypeVar

Group = TypeVar("Group", bound=Hashable)
Cells: TypeAlias = tuple[int, ...]
"""How many people are in each cell, in order."""

Run: TypeAlias = tuple[int, int]
"""Neighbouring cells: from the first of them to before another."""

ALL_WAYS = 10
"""Of so many cells every way to make runs is tried; of more only those with few runs."""
FEW = 3


@dataclass(frozen=True, slots=True)
class Told(Generic[Group]):
    """The runs that may be told of everybody, or none, and those of each group that is told."""

    everybody: tuple[Run, ...]
    groups: Mapping[Group, tuple[Run, ...]]


def counted_in(cells: Cells, run: Run) -> int:
    """How many people are in a run."""
    return sum(cells[run[0] : run[1]])


def told_of(groups: Mapping[Group, Cells], others: Cells, least: int) -> Told[Group]:
    """What may be told of groups, each of them large enough, and of everybody: them and the `others`, who have none.

    Everybody comes first; among the ways to tell that, the one in which most groups are told, and then the finest.
    """
    whole = tuple(map(sum, zip(*groups.values(), others, strict=True)))
    best: Told[Group] = Told((), {})
    for runs in _ways(len(whole)):
        if all(counted_in(whole, run) >= least for run in runs):
            found = Told(runs, _groups_told(groups, others, runs, least))
            if _worth(found) > _worth(best):
                best = found
    return best


def _worth(told: Told[Group]) -> tuple[bool, int, int]:
    return bool(told.everybody), len(told.groups), len(told.everybody)


def _groups_told(
    groups: Mapping[Group, Cells], others: Cells, runs: Sequence[Run], least: int
) -> Mapping[Group, tuple[Run, ...]]:
    """The groups that can be told beside these runs of everybody, so that those left over are nobody or enough."""
    told = {
        group: _finest(cells, runs, least)
        for group, cells in groups.items()
        if all(counted_in(cells, run) >= least for run in runs)
    }
    hidden = tuple(map(sum, zip(others, *(cells for group, cells in groups.items() if group not in told), strict=True)))
    while told and any(hidden) and any(counted_in(hidden, run) < least for run in runs):
        smallest = min(told, key=lambda group: sum(groups[group]))
        del told[smallest]
        hidden = tuple(map(sum, zip(hidden, groups[smallest], strict=True)))
    return told


def _finest(cells: Cells, runs: Sequence[Run], least: int) -> tuple[Run, ...]:
    """The runs, each divided into as many as have enough people."""
    found: list[Run] = []
    for first, end in runs:
        start = first
        for cut in range(first + 1, end):
            if counted_in(cells, (start, cut)) >= least and counted_in(cells, (cut, end)) >= least:
                found.append((start, cut))
                start = cut
        found.append((start, end))
    return tuple(found)


def _ways(cells: int) -> Iterator[tuple[Run, ...]]:
    """Every way to divide cells into two runs or more."""
    most = cells if cells <= ALL_WAYS else FEW
    for number in range(1, most):
        for cuts in combinations(range(1, cells), number):
            edges = (0, *cuts, cells)
            yield tuple(pairwise(edges))

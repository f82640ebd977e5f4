"""The groups of a table of norms: for whom each is, whom none of them is for, and whom two of them are for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, combinations, pairwise
from math import floor
from typing import Protocol, TypeAlias, runtime_checkable

from engine.document import Mapping as MappingNode
from engine.document import Node, Scalar, Span
from engine.document import Sequence as SequenceNode
from engine.document.entries import child, entries, number, whole
from engine.expressions import Number
from engine.questionnaire import Answers, ItemId, Scale, Text, Value, read_text
from engine.scoring.complaint import place
from engine.scoring.key import Key
from engine.scoring.rounding import Exact

Told: TypeAlias = Value | None
"""An answer, or None where there is none."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these options has to be chosen. `written` has their codes with their places."""

    written: tuple[Scalar, ...]
    codes: frozenset[str]

    def holds(self, value: Told) -> bool:
        """Whether it was."""
        return value in self.codes


@dataclass(frozen=True, slots=True)
class Between:
    """A number from one to another, both included; without limit where one is missing."""

    least: Decimal | None
    most: Decimal | None

    def holds(self, value: Told) -> bool:
        """Whether the answer is such a number."""
        return (
            isinstance(value, Decimal)
            and (self.least is None or value >= self.least)
            and (self.most is None or value <= self.most)
        )


Asked: TypeAlias = OneOf | Between


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """How many people of a group had each of these scores or a lower one, from the lowest score up."""

    scores: tuple[Fraction, ...]
    up_to: tuple[int, ...]

    def below(self, score: Exact) -> int:
        """How many had a lower score."""
        before = bisect_left(self.scores, score)
        return self.up_to[before - 1] if before else 0

    def at(self, score: Exact) -> int:
        """How many had this very score."""
        after = bisect_right(self.scores, score)
        return (self.up_to[after - 1] if after else 0) - self.below(score)

    @property
    def everybody(self) -> int:
        """How many there are."""
        return self.up_to[-1]

    def percentile(self, score: Exact) -> Fraction | None:
        """How many in a hundred had a lower score, with half of those at it; None where nobody was so low or high."""
        if not self.everybody or not self.scores[0] <= score <= self.scores[-1]:
            return None
        return Fraction(100 * (2 * self.below(score) + self.at(score)), 2 * self.everybody)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People whom a respondent is compared with: all of whom hold what is asked under `when`."""

    label: Text
    when: tuple[tuple[Scalar, Asked], ...]
    people: int
    mean: Fraction | None
    sd: Fraction | None
    frequencies: Frequencies | None
    span: Span

    def fits(self, answers: Answers) -> bool:
        """Whether it is the group of somebody with these answers."""
        return all(asked.holds(answers.get(ItemId(name))) for name, asked in self.when)


def read_groups(scale: Scale) -> tuple[Group, ...]:
    """The groups of a scale, as its document has them."""
    rows = scale.settings.get("groups")
    return tuple(_group(scale, row) for row in rows or () if isinstance(row, MappingNode))


def read_fallback(scale: Scale) -> Group | Text | None:
    """The group of those whom no other is for, or why there is no score for them; None where nothing is said."""
    node = scale.settings.get("fallback")
    if not isinstance(node, MappingNode):
        return None
    why = read_text(node.find("no_score"), next(iter(scale.label.words)))
    return _group(scale, node) if why is None else why


def _group(scale: Scale, node: MappingNode) -> Group:
    author = next(iter(scale.label.words))
    return Group(
        label=read_text(node.find("label"), author) or Text({author: ""}),
        when=tuple((name, _asked(asked)) for name, asked in child(node, "when").items()),
        people=whole(node, "people") or 0,
        mean=_fraction(node, "mean"),
        sd=_fraction(node, "sd"),
        frequencies=_frequencies(node),
        span=place(node, scale.span),
    )


def _fraction(node: MappingNode, key: str) -> Fraction | None:
    written = number(node, key)
    return None if written is None else Fraction(written)


def _asked(node: Node) -> Asked:
    if isinstance(node, MappingNode):
        return Between(number(node, "at_least"), number(node, "at_most"))
    written = tuple(code for code in (node if isinstance(node, SequenceNode) else (node,)) if isinstance(code, Scalar))
    return OneOf(written, frozenset(map(str, written)))


def _frequencies(node: MappingNode) -> Frequencies | None:
    rows = [
        (Fraction(score), people)
        for row in entries(node, "frequencies")
        if (score := number(row, "score")) is not None and (people := whole(row, "people")) is not None
    ]
    if not rows:
        return None
    up_to = tuple(accumulate(people for _, people in rows))
    return Frequencies(scores=tuple(score for score, _ in rows), up_to=up_to)


@runtime_checkable
class Precise(Protocol):
    """A kind of item whose numbers have only so many decimal places."""

    @property
    def decimals(self) -> int:
        """How many."""


def for_nobody(groups: Sequence[Group], keys: Mapping[str, Key]) -> Mapping[str, Told] | None:
    """Answers to the items the groups go by that none of them is for; None where there are none."""
    names = list(dict.fromkeys(str(name) for group in groups for name, _ in group.when))
    return _search(names, {name: tuple(_telling(name, keys[name], groups)) for name in names}, tuple(groups))


def for_both(groups: Sequence[Group]) -> tuple[Group, Group] | None:
    """Two groups that somebody could be in at once, the one written later last; None where there are none."""
    return next(((one, other) for one, other in combinations(groups, 2) if _meet(one, other)), None)


def _search(
    names: list[str], values: Mapping[str, Sequence[Told]], fitting: tuple[Group, ...]
) -> Mapping[str, Told] | None:
    if not fitting:
        return {}
    if not names:
        return None
    name, *others = names
    for value in values[name]:
        still = tuple(group for group in fitting if _allows(group, name, value))
        found = _search(others, values, still)
        if found is not None:
            return {name: value, **found}
    return None


def _allows(group: Group, name: str, value: Told) -> bool:
    return all(asked.holds(value) for each, asked in group.when if each == name)


def _telling(name: str, key: Key, groups: Sequence[Group]) -> Iterator[Told]:
    """Answers that stand for all: every option, or a number of each stretch that groups tell apart; and none."""
    if isinstance(key.type, Number):
        asked = [asked for group in groups for each, asked in group.when if each == name]
        yield from _numbers(key, key.type, [each for each in asked if isinstance(each, Between)])
    else:
        yield from key.worths
    if key.conditions or not key.item.required:
        yield None


def _numbers(key: Key, number: Number, asked: Sequence[Between]) -> Iterator[Decimal]:
    step = Decimal(1).scaleb(-key.item.kind.decimals) if isinstance(key.item.kind, Precise) else None
    ends = {end for each in asked for end in (each.least, each.most) if end is not None}
    lowest = number.least if number.least is not None else min(ends, default=Decimal(0)) - 1
    highest = number.most if number.most is not None else max(ends, default=Decimal(0)) + 1
    points = sorted({lowest, highest, *(end for end in ends if lowest < end < highest)})
    yield points[0]
    for low, high in pairwise(points):
        within = (low + high) / 2 if step is None else (floor(low / step) + 1) * step
        if low < within < high:
            yield within
        yield high


def _meet(one: Group, other: Group) -> bool:
    asked = dict(other.when)
    return all(_agree(each, asked[name]) for name, each in one.when if name in asked)


def _agree(one: Asked, other: Asked) -> bool:
    if isinstance(one, OneOf) and isinstance(other, OneOf):
        return not one.codes.isdisjoint(other.codes)
    if isinstance(one, Between) and isinstance(other, Between):
        return _starts_before_end(one, other) and _starts_before_end(other, one)
    return False


def _starts_before_end(one: Between, other: Between) -> bool:
    return one.least is None or other.most is None or one.least <= other.most

"""The groups of a table of norms, and for whom each is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import TypeAlias

from engine.document import Mapping as MappingNode
from engine.document import Node, Scalar, Span
from engine.document import Sequence as SequenceNode
from engine.document.entries import child, entries, number, whole
from engine.questionnaire import Answers, ItemId, Scale, Text, Value, read_text
from engine.scoring.complaint import place
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

    @property
    def called(self) -> str:
        """What an author calls it."""
        return f'"{next(iter(self.label.words.values()), "")}"'

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

"""The syntax tree: what an expression says, and where in its text each part stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

Constant: TypeAlias = str | bool | Decimal | date | None


class Place(NamedTuple):
    """A stretch of an expression's text; counts from 0, the end is exclusive."""

    start: int
    end: int

    def __or__(self, other: Place) -> Place:
        """From the beginning of this one to the end of the other."""
        return Place(self.start, other.end)

    def meets(self, other: Place) -> bool:
        """Whether both have something in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Literal:
    """A value written out."""

    value: Constant
    place: Place = field(compare=False)


@dataclass(frozen=True)
class Name:
    """An item or a scale, possibly with a part of it: `teamwork.band`, also written `band(teamwork)`."""

    name: str
    place: Place = field(compare=False)
    through: str = field(default="", compare=False)
    """`score` or `band`, where the name was given to one of these: it must be a scale's."""


@dataclass(frozen=True)
class Comparison:
    """`=`, `!=`, `<`, `<=`, `>` or `>=` between two parts."""

    operator: str
    left: Node
    right: Node
    at: Place = field(compare=False)

    @property
    def place(self) -> Place:
        """The whole comparison; `at` is its operator alone."""
        return self.left.place | self.right.place


@dataclass(frozen=True)
class Logic:
    """Two or more conditions joined by the same `and` or `or`."""

    operator: str
    parts: tuple[Node, ...]

    @property
    def place(self) -> Place:
        """From the first part to the last."""
        return self.parts[0].place | self.parts[-1].place


@dataclass(frozen=True)
class Not:
    """The opposite of a condition."""

    part: Node
    place: Place = field(compare=False)


@dataclass(frozen=True)
class Range:
    """From one value to another, each end with or without the value itself."""

    low: Node
    high: Node
    with_low: bool
    with_high: bool
    place: Place = field(compare=False)


@dataclass(frozen=True)
class Listed:
    """Values and ranges written one after the other."""

    parts: tuple[Node, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True)
class Among:
    """`part in whole`."""

    part: Node
    whole: Node

    @property
    def place(self) -> Place:
        """The whole test."""
        return self.part.place | self.whole.place


@dataclass(frozen=True)
class Call:
    """A function with what it is given."""

    function: str
    arguments: tuple[Node, ...]
    at: Place = field(compare=False)
    place: Place = field(compare=False)


@dataclass(frozen=True)
class Arithmetic:
    """`+`, `-`, `*`, `/` or `**` between two parts; `+` also puts two texts together. `at` is the sign alone."""

    operator: str
    left: Node
    right: Node
    at: Place = field(compare=False)
    place: Place = field(compare=False)


@dataclass(frozen=True)
class Negative:
    """A minus before a part. Before a number written out it is part of the literal."""

    part: Node
    place: Place = field(compare=False)


@dataclass(frozen=True)
class Conditional:
    """`if … then … else …`: one of two values."""

    condition: Node
    then: Node
    otherwise: Node
    place: Place = field(compare=False)


@dataclass(frozen=True)
class Between:
    """`part between low and high`, both ends included."""

    part: Node
    low: Node
    high: Node

    @property
    def place(self) -> Place:
        """The whole test."""
        return self.part.place | self.high.place


@dataclass(frozen=True)
class Quantified:
    """`some` or `every` row of a repeated group, or value of a list, for which a condition holds."""

    quantifier: str
    variable: str
    whole: Node
    condition: Node
    place: Place = field(compare=False)


Node: TypeAlias = (
    Literal
    | Name
    | Comparison
    | Logic
    | Not
    | Range
    | Listed
    | Among
    | Call
    | Arithmetic
    | Negative
    | Conditional
    | Between
    | Quantified
)


def children(node: Node) -> tuple[Node, ...]:  # noqa: PLR0911  # one return for each kind of node
    """The parts a node is made of, from left to right."""
    match node:
        case Comparison() | Arithmetic():
            return node.left, node.right
        case Logic() | Listed():
            return node.parts
        case Not() | Negative():
            return (node.part,)
        case Range():
            return node.low, node.high
        case Between():
            return node.part, node.low, node.high
        case Among():
            return node.part, node.whole
        case Call():
            return node.arguments
        case Conditional():
            return node.condition, node.then, node.otherwise
        case Quantified():
            return node.whole, node.condition
    return ()


def walk(node: Node) -> Iterator[Node]:
    """A node and everything below it, from left to right."""
    yield node
    for child in children(node):
        yield from walk(child)


def free_names(tree: Node) -> frozenset[str]:
    """Every name in a tree that does not stand for one row or one value of a list."""
    found: set[str] = set()
    left: list[tuple[Node, frozenset[str]]] = [(tree, frozenset())]
    while left:
        node, rows = left.pop()
        if isinstance(node, Name):
            found |= {node.name} if node.name.partition(".")[0] not in rows else set()
        elif isinstance(node, Quantified):
            left += (node.whole, rows), (node.condition, rows | {node.variable})
        else:
            left += [(child, rows) for child in children(node)]
    return frozenset(found)

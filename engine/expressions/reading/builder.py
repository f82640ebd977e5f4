"""What the grammar's rules build: one method per rule, each giving a part of the syntax tree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from lark import Transformer

from engine.expressions.functions import NAMING, TODAY, UNTIL_TODAY
from engine.expressions.functions.dates import day
from engine.expressions.numbers import CONTEXT, number
from engine.expressions.reading.token import Token
from engine.expressions.tree import (
    Among,
    Arithmetic,
    Between,
    Call,
    Comparison,
    Conditional,
    Listed,
    Literal,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Place,
    Quantified,
    Range,
)

WORDS = {"TRUE": True, "FALSE": False, "NULL": None}

Built: TypeAlias = "Node | tuple[Node, ...] | OpenTest | Entries"


@dataclass(frozen=True, slots=True)
class OpenTest:
    """`< 5` after `in`: what stands before `in` is compared with it."""

    operator: str
    right: Node
    at: Place


@dataclass(frozen=True, slots=True)
class Entries:
    """What stands in round brackets after `in`."""

    parts: tuple[Node | OpenTest, ...]
    place: Place


class Builder(Transformer[Token, Built]):
    """Makes syntax tree nodes while the parser reads: one method for each rule, given its parts in order."""

    def any(self, parts: list[Any]) -> Node:
        """`a or b or c` side by side, so that long chains are not deep trees."""
        return Logic("or", tuple(parts[::2]))

    def all(self, parts: list[Any]) -> Node:
        """`a and b and c`."""
        return Logic("and", tuple(parts[::2]))

    def comparison(self, parts: list[Any]) -> Node:
        """Two operands with a sign between them."""
        left, sign, right = parts
        return Comparison(SIGNS[sign.kind], left, right, sign.place)

    def open_test(self, parts: list[Any]) -> OpenTest:
        """`< 5` after `in`."""
        sign, right = parts
        return OpenTest(SIGNS[sign.kind], right, sign.place)

    def entries(self, parts: list[Any]) -> Entries:
        """What stands in round brackets after `in`."""
        return Entries(tuple(parts[1:-1:2]), _around(parts))

    def among(self, parts: list[Any]) -> Node:
        """`part in whole`; `x in (1, > 5)` is `x in (1) or x > 5`."""
        part, _, whole = parts
        if isinstance(whole, OpenTest):
            return _compared(part, whole)
        if not isinstance(whole, Entries):
            return Among(part, whole)
        listed = tuple(entry for entry in whole.parts if not isinstance(entry, OpenTest))
        tests = tuple(_compared(part, entry) for entry in whole.parts if isinstance(entry, OpenTest))
        if listed:
            tests = (Among(part, Listed(listed, whole.place)), *tests)
        return tests[0] if len(tests) == 1 else Logic("or", tests)

    def between(self, parts: list[Any]) -> Node:
        """`part between low and high`."""
        return Between(*parts[::2])

    def conditional(self, parts: list[Any]) -> Node:
        """`if … then … else …`."""
        word, condition, _, then, _, otherwise = parts
        return Conditional(condition, then, otherwise, word.place | otherwise.place)

    def quantified(self, parts: list[Any]) -> Node:
        """`some row in rows satisfies …`."""
        quantifier, variable, _, whole, _, condition = parts
        return Quantified(str(quantifier), str(variable), whole, condition, quantifier.place | condition.place)

    def arithmetic(self, parts: list[Any]) -> Node:
        """Two operands with one of `+ - * / **` between them."""
        left, sign, right = parts
        return Arithmetic(SIGNS[sign.kind], left, right, sign.place, left.place | right.place)

    def negative(self, parts: list[Any]) -> Node:
        """A minus; before a number written out it belongs to the number."""
        sign, part = parts
        place = sign.place | part.place
        if isinstance(part, Literal) and isinstance(part.value, Decimal):
            return Literal(CONTEXT.minus(part.value), place)
        return Negative(part, place)

    def name(self, parts: list[Any]) -> Node:
        """An item, a scale, or a part of it."""
        return Name(str(parts[0]), parts[0].place)

    def arguments(self, parts: list[Any]) -> tuple[Node, ...]:
        """What a function is given."""
        return tuple(parts[::2])

    def call(self, parts: list[Any]) -> Node:
        """A function and what it is given; `band(teamwork)` is `teamwork.band`, `age(born)` is `age(born, today())`."""
        name, _, *between, _ = parts
        function, place = " ".join(name.split()), _around(parts)
        given: tuple[Node, ...] = next(iter(between), ())
        if function in NAMING and len(given) == 1 and isinstance(given[0], Name):
            return Name(NAMING[function].format(given[0].name), place, function)
        if function in UNTIL_TODAY and len(given) == 1:
            given = (*given, Call(TODAY, (), name.place, name.place))
        return Call(function, given, name.place, place)

    def negation(self, parts: list[Any]) -> Node:
        """`not( … )`."""
        return Not(parts[2], _around(parts))

    def group(self, parts: list[Any]) -> Node:
        """Brackets leave no trace: the tree has the order."""
        node: Node = parts[1]
        return node

    def listed(self, parts: list[Any]) -> Node:
        """Values and ranges between brackets."""
        return Listed(tuple(parts[1:-1:2]), _around(parts))

    def range(self, parts: list[Any]) -> Node:
        """`[18..25]`: a round bracket leaves that end out."""
        opened, low, _, high, closed = parts
        return Range(low, high, opened.kind == "OPEN_LIST", closed.kind == "CLOSE_LIST", _around(parts))

    def literal(self, parts: list[Any]) -> Node:
        """A value written out."""
        (token,) = parts
        match token.kind:
            case "TEXT":
                return Literal(token.unquoted, token.place)
            case "NUMBER":
                return Literal(number(token), token.place)
            case "DAY":
                return Literal(day(token[2:-1]), token.place)
        return Literal(WORDS[token.kind], token.place)


SIGNS = {
    "EQUAL": "=",
    "UNEQUAL": "!=",
    "LESS": "<",
    "LESS_EQUAL": "<=",
    "MORE": ">",
    "MORE_EQUAL": ">=",
    "PLUS": "+",
    "MINUS": "-",
    "TIMES": "*",
    "DIVIDE": "/",
    "POWER": "**",
}
"""The signs by their terminals: a slip has the terminal of what it stands for."""


def _compared(part: Node, test: OpenTest) -> Node:
    return Comparison(test.operator, part, test.right, test.at)


def _around(parts: list[Any]) -> Place:
    first, last = parts[0].place, parts[-1].place
    return Place(first.start, last.end)

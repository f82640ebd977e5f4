"""What the grammar's rules build: one method per rule, each giving a part of the syntax tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from lark import Token, Transformer

from engine.expressions.functions import NAMING, TODAY, UNTIL_TODAY
from engine.expressions.functions.dates import day
from engine.expressions.numbers import CONTEXT, number
from engine.expressions.reading.slips import place_of
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

ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
WORDS = {"TRUE": True, "FALSE": False, "NULL": None}

Part: TypeAlias = Node | Token
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
    """Makes syntax tree nodes while the parser reads; lark calls the methods by the names of the rules."""

    def any(self, parts: list[Part]) -> Node:
        """`a or b or c` side by side, so that long chains are not deep trees."""
        return Logic("or", _nodes(parts))

    def all(self, parts: list[Part]) -> Node:
        """`a and b and c`."""
        return Logic("and", _nodes(parts))

    def comparison(self, parts: list[Part]) -> Node:
        """Two operands with a sign between them."""
        (left, right), (sign,) = _nodes(parts), _tokens(parts)
        return Comparison(SIGNS[sign.type], left, right, place_of(sign))

    def open_test(self, parts: list[Part]) -> OpenTest:
        """`< 5` after `in`."""
        (sign,), (right,) = _tokens(parts), _nodes(parts)
        return OpenTest(SIGNS[sign.type], right, place_of(sign))

    def entries(self, parts: list[Part | OpenTest]) -> Entries:
        """What stands in round brackets after `in`."""
        tokens = [part for part in parts if isinstance(part, Token)]
        return Entries(tuple(part for part in parts if not isinstance(part, Token)), _around(tokens))

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

    def between(self, parts: list[Part]) -> Node:
        """`part between low and high`."""
        return Between(*_nodes(parts))

    def conditional(self, parts: list[Part]) -> Node:
        """`if … then … else …`."""
        condition, then, otherwise = _nodes(parts)
        return Conditional(condition, then, otherwise, place_of(_tokens(parts)[0]) | otherwise.place)

    def quantified(self, parts: list[Part]) -> Node:
        """`some row in rows satisfies …`."""
        (quantifier, variable, *_), (whole, condition) = _tokens(parts), _nodes(parts)
        return Quantified(str(quantifier), str(variable), whole, condition, place_of(quantifier) | condition.place)

    def arithmetic(self, parts: list[Part]) -> Node:
        """Two operands with one of `+ - * / **` between them."""
        (left, right), (sign,) = _nodes(parts), _tokens(parts)
        return Arithmetic(str(sign), left, right, place_of(sign), left.place | right.place)

    def negative(self, parts: list[Part]) -> Node:
        """A minus; before a number written out it belongs to the number."""
        (sign,), (part,) = _tokens(parts), _nodes(parts)
        place = place_of(sign) | part.place
        if isinstance(part, Literal) and isinstance(part.value, Decimal):
            return Literal(CONTEXT.minus(part.value), place)
        return Negative(part, place)

    def name(self, parts: list[Token]) -> Node:
        """An item, a scale, or a part of it."""
        return Name(str(parts[0]), place_of(parts[0]))

    def arguments(self, parts: list[Part]) -> tuple[Node, ...]:
        """What a function is given."""
        return _nodes(parts)

    def call(self, parts: list[Token | tuple[Node, ...]]) -> Node:
        """A function and what it is given; `band(teamwork)` is `teamwork.band`, `age(born)` is `age(born, today())`."""
        name, *_ = tokens = [part for part in parts if isinstance(part, Token)]
        given = next((part for part in parts if not isinstance(part, Token)), ())
        function, at, place = " ".join(name.split()), place_of(name), _around(tokens)
        if function in NAMING and len(given) == 1 and isinstance(given[0], Name):
            return Name(NAMING[function].format(given[0].name), place, function)
        if function in UNTIL_TODAY and len(given) == 1:
            given = (*given, Call(TODAY, (), at, at))
        return Call(function, given, at, place)

    def negation(self, parts: list[Part]) -> Node:
        """`not( … )`."""
        return Not(_nodes(parts)[0], _around(_tokens(parts)))

    def group(self, parts: list[Part]) -> Node:
        """Brackets leave no trace: the tree has the order."""
        return _nodes(parts)[0]

    def listed(self, parts: list[Part]) -> Node:
        """Values and ranges between brackets."""
        return Listed(_nodes(parts), _around(_tokens(parts)))

    def range(self, parts: list[Part]) -> Node:
        """`[18..25]`: a round bracket leaves that end out."""
        (low, high), tokens = _nodes(parts), _tokens(parts)
        return Range(low, high, tokens[0].type == "OPEN_LIST", tokens[-1].type == "CLOSE_LIST", _around(tokens))

    def literal(self, parts: list[Token]) -> Node:
        """A value written out."""
        (last,) = parts
        if last.type == "TEXT":
            return Literal(ESCAPE.sub(_unescape, last[1:-1]), place_of(last))
        if last.type == "NUMBER":
            return Literal(number(last), place_of(last))
        if last.type == "DAY":
            return Literal(day(last[2:-1]), place_of(last))
        return Literal(WORDS[last.type], place_of(last))


SIGNS = {"EQUAL": "=", "UNEQUAL": "!=", "LESS": "<", "LESS_EQUAL": "<=", "MORE": ">", "MORE_EQUAL": ">="}


def _compared(part: Node, test: OpenTest) -> Node:
    return Comparison(test.operator, part, test.right, test.at)


def _nodes(parts: list[Part]) -> tuple[Node, ...]:
    return tuple(part for part in parts if not isinstance(part, Token))


def _tokens(parts: list[Part]) -> list[Token]:
    return [part for part in parts if isinstance(part, Token)]


def _around(tokens: list[Token]) -> Place:
    return place_of(tokens[0]) | place_of(tokens[-1])


def _unescape(match: re.Match[str]) -> str:
    sign = match[1]
    return chr(int(sign[1:], 16)) if len(sign) > 1 else ESCAPED.get(sign, sign)

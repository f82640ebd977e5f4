"""What the grammar's rules build: one method per rule, each giving a part of the syntax tree."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

from lark import Token, Transformer

from engine.expressions.slips import place_of
from engine.expressions.tree import Among, Call, Comparison, Listed, Literal, Logic, Name, Node, Not, Place, Range

ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
WORDS = {"TRUE": True, "FALSE": False, "NULL": None}

Part: TypeAlias = Node | Token
Built: TypeAlias = Node | tuple[Node, ...]


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

    def among(self, parts: list[Part]) -> Node:
        """`part in whole`."""
        part, whole = _nodes(parts)
        return Among(part, whole)

    def name(self, parts: list[Token]) -> Node:
        """An item, a scale, or a part of it."""
        return Name(str(parts[0]), place_of(parts[0]))

    def arguments(self, parts: list[Part]) -> tuple[Node, ...]:
        """What a function is given."""
        return _nodes(parts)

    def call(self, parts: list[Token | tuple[Node, ...]]) -> Node:
        """A function and what it is given."""
        function, *_ = tokens = [part for part in parts if isinstance(part, Token)]
        given = next((part for part in parts if not isinstance(part, Token)), ())
        return Call(str(function), given, place_of(function), _around(tokens))

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
        last = parts[-1]
        if last.type == "TEXT":
            return Literal(ESCAPE.sub(_unescape, last[1:-1]), place_of(last))
        if last.type == "NUMBER":
            return Literal(Decimal("".join(parts)), _around(parts))
        return Literal(WORDS[last.type], place_of(last))


SIGNS = {"EQUAL": "=", "UNEQUAL": "!=", "LESS": "<", "LESS_EQUAL": "<=", "MORE": ">", "MORE_EQUAL": ">="}


def _nodes(parts: list[Part]) -> tuple[Node, ...]:
    return tuple(part for part in parts if not isinstance(part, Token))


def _tokens(parts: list[Part]) -> list[Token]:
    return [part for part in parts if isinstance(part, Token)]


def _around(tokens: list[Token]) -> Place:
    return place_of(tokens[0]) | place_of(tokens[-1])


def _unescape(match: re.Match[str]) -> str:
    sign = match[1]
    return chr(int(sign[1:], 16)) if len(sign) > 1 else ESCAPED.get(sign, sign)

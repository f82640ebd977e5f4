"""Text becomes a syntax tree, or findings that say what is wrong with it.

Length, number of parts and depth are limited, so that no text takes long or nests deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from lark import Lark, Token, UnexpectedToken
from lark.lark import PostLex

from engine.expressions.finding import Finding
from engine.expressions.functions import FUNCTIONS
from engine.expressions.functions.dates import day
from engine.expressions.numbers import number
from engine.expressions.reading.builder import Builder
from engine.expressions.reading.explaining import explain
from engine.expressions.reading.lexer import Lexer
from engine.expressions.reading.slips import TERMINALS, UNREADABLE, place_of, put_right, unreadable
from engine.expressions.tree import Node, Place, Quantified, children

LONGEST = 2_000
MOST_PARTS = 150
DEEPEST = 30
DEEPEST_TREE = 80


class _WithSlips(PostLex):
    """Keeps the terminals that no rule uses: slips are replaced before the rules see them."""

    always_accept = TERMINALS

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """The tokens as they come."""
        return stream


@cache
def grammar() -> Lark:
    """The parser, made when it is first needed."""
    rules = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    phrases = "|".join(name.replace(" ", r"\s+") for name in FUNCTIONS if " " in name)
    return Lark(
        f"{rules}\nPHRASE.1: /(?:{phrases})(?=\\s*\\()/\n",
        parser="lalr",
        lexer="basic",
        postlex=_WithSlips(),
        transformer=Builder(),
        maybe_placeholders=False,
    )


@cache
def _lexer() -> Lexer:
    return Lexer(terminal for terminal in grammar().terminals if terminal.name not in grammar().ignore_tokens)


def parse(text: str) -> tuple[Node | None, list[Finding]]:
    """The syntax tree of an expression. Slips are findings, but leave a tree to be checked."""
    if len(text) > LONGEST:
        return None, [_too_long(Place(0, len(text)), f"has {len(text)} characters; the most is {LONGEST}")]
    tokens = list(islice(_lexer().tokens(text), MOST_PARTS + 1))
    if len(tokens) > MOST_PARTS:
        return None, [_too_long(Place(0, len(text)), f"has more than {MOST_PARTS} words and signs")]
    if not tokens:
        hint = 'Write what must hold, for example route = "degree", or leave the whole entry out.'
        return None, [Finding(Place(0, len(text)), "condition.syntax", "The condition is empty.", hint)]
    tokens, findings = put_right(tokens)
    if any(token.type in UNREADABLE for token in tokens):
        return None, findings + unreadable(tokens)
    read = _too_deep(tokens) or _no_such(tokens) or _read(tokens)
    if isinstance(read, Finding):
        told = any(finding.place == read.place for finding in findings)
        return None, findings if told else [*findings, read]
    too_deep = None if read is None else _nests_too_deep(read)
    return (None, [*findings, too_deep]) if too_deep else (read, findings)


def _read(tokens: list[Token]) -> Node | Finding | None:
    reading = grammar().parse_interactive()
    end = Token.new_borrow_pos("$END", "", tokens[-1])
    tree: Node | None = None
    for index, token in enumerate((*tokens, end)):
        try:
            tree = reading.feed_token(token)
        except UnexpectedToken:
            return explain(tokens, index)
    return tree


def _too_deep(tokens: list[Token]) -> Finding | None:
    depth = 0
    for token in tokens:
        depth += (token.type in {"OPEN", "OPEN_LIST"}) - (token.type in {"CLOSE", "CLOSE_LIST"})
        if depth > DEEPEST:
            return _too_long(place_of(token), f"has more than {DEEPEST} brackets inside one another")
    return None


def _no_such(tokens: list[Token]) -> Finding | None:
    """A number or a day that is written as one, and is none."""
    for token in tokens:
        if token.type == "NUMBER" and number(token) is None:
            return _too_long(place_of(token), "has a number that is too large")
        if token.type == "DAY" and day(token[2:-1]) is None:
            message = f"{token} is not a day in the calendar."
            hint = 'Write year, month and day with four, two and two digits: date("2026-01-31").'
            return Finding(place_of(token), "condition.syntax", message, hint)
    return None


def _nests_too_deep(tree: Node) -> Finding | None:
    """A tree that nests too deep to be gone through, or asks about each row once more for each row."""
    left: list[tuple[Node, int, bool]] = [(tree, 1, False)]
    while left:
        node, depth, quantified = left.pop()
        if depth > DEEPEST_TREE:
            return _too_long(node.place, f"has more than {DEEPEST_TREE} calculations inside one another")
        if isinstance(node, Quantified):
            if quantified:
                return _too_long(node.place, "has some or every inside another some or every")
            quantified = True
        left += [(child, depth + 1, quantified) for child in children(node)]
    return None


def _too_long(place: Place, what: str) -> Finding:
    hint = "Make it simpler, or split it: a page and its items can each have a condition of their own."
    return Finding(place, "condition.too-long", f"The condition {what}.", hint)

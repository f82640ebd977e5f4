"""Text becomes a syntax tree, or findings that say what is wrong with it.

Length, number of parts and depth are limited, so that no text takes long or nests deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from lark import Lark
from lark import Token as LarkToken
from lark.lark import PostLex

from engine.expressions.finding import Finding
from engine.expressions.functions import FUNCTIONS
from engine.expressions.reading.builder import Builder
from engine.expressions.reading.driver import Driver
from engine.expressions.reading.explaining import explain
from engine.expressions.reading.lexer import Lexer
from engine.expressions.reading.limits import LONGEST, MOST_PARTS, no_such, too_deep, too_long, too_much
from engine.expressions.reading.slips import TERMINALS, UNREADABLE, put_right, unreadable
from engine.expressions.reading.token import Token
from engine.expressions.tree import Node, Place

HERE = Path(__file__).parent
TABLES = HERE / "__pycache__" / "grammar-tables"
"""What lark makes of the grammar, kept as Python keeps compiled modules; made anew when either changes."""


class _WithSlips(PostLex):
    """Keeps the terminals that no rule uses: slips are replaced before the rules see them."""

    always_accept = TERMINALS

    def process(self, stream: Iterator[LarkToken]) -> Iterator[LarkToken]:
        """The tokens as they come; our own lexer makes them, and this is never called."""
        return stream


@cache
def grammar() -> Lark:
    """The parser, made when it is first needed."""
    rules = (HERE / "grammar.lark").read_text(encoding="utf-8")
    phrases = "|".join(name.replace(" ", r"\s+") for name in FUNCTIONS if " " in name)
    return Lark(
        f"{rules}\nPHRASE.1: /(?:{phrases})(?=\\s*\\()/\n",
        parser="lalr",
        lexer="basic",
        postlex=_WithSlips(),
        transformer=Builder(),
        maybe_placeholders=False,
        cache=str(TABLES),
    )


@cache
def _lexer() -> Lexer:
    return Lexer(terminal for terminal in grammar().terminals if terminal.name not in grammar().lexer_conf.ignore)


@cache
def _driver() -> Driver:
    return Driver(grammar())


def parse(text: str) -> tuple[Node | None, list[Finding]]:
    """The syntax tree of an expression. Slips are findings, but leave a tree to be checked."""
    if len(text) > LONGEST:
        return None, [too_long(Place(0, len(text)), f"has {len(text)} characters; the most is {LONGEST}")]
    tokens = list(islice(_lexer().tokens(text), MOST_PARTS + 1))
    if len(tokens) > MOST_PARTS:
        return None, [too_long(Place(0, len(text)), f"has more than {MOST_PARTS} words and signs")]
    if not tokens:
        hint = 'Write what must hold, for example route = "degree", or leave the whole entry out.'
        return None, [Finding(Place(0, len(text)), "condition.syntax", "Nothing is written here.", hint)]
    tokens, findings = put_right(tokens)
    if any(token.kind in UNREADABLE for token in tokens):
        return None, findings + unreadable(tokens)
    read = too_deep(tokens) or no_such(tokens) or _read(tokens)
    if isinstance(read, Finding):
        told = any(finding.place == read.place for finding in findings)
        return None, findings if told else [*findings, read]
    fault = too_much(read)
    return (None, [*findings, fault]) if fault else (read, findings)


def _read(tokens: list[Token]) -> Node | Finding:
    tree, failed = _driver().read(tokens)
    return tree if failed is None else explain(tokens, failed)

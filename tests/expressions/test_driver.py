"""Our driver goes through lark's tables, and takes what lark takes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from copy import copy

import lark
import pytest
from lark.exceptions import UnexpectedInput

from engine.expressions.reading.driver import Driver
from engine.expressions.reading.parser import grammar
from engine.expressions.reading.token import Token
from engine.expressions.tree import Arithmetic, Comparison

CHANGED = f"""lark {lark.__version__} makes other tables than engine/expressions/reading/driver.py reads.
Stay with the lark that pyproject.toml asks for, or see what has changed in lark.parsers.lalr_analysis."""

WORDS = {
    "NAME": "age",
    "NUMBER": "3",
    "TEXT": '"a"',
    "OPEN": "(",
    "CLOSE": ")",
    "OPEN_LIST": "[",
    "CLOSE_LIST": "]",
    "PLUS": "+",
    "MINUS": "-",
    "POWER": "**",
    "LESS": "<",
    "EQUAL": "=",
    "AND": "and",
    "OR": "or",
    "NOT": "not",
    "IN": "in",
    "BETWEEN": "between",
    "COMMA": ",",
    "TO": "..",
    "IF": "if",
    "THEN": "then",
    "ELSE": "else",
    "SOME": "some",
    "SATISFIES": "satisfies",
}


def tokens(kinds: Sequence[str]) -> list[Token]:
    return [Token(kind, WORDS[kind], place, place + 1) for place, kind in enumerate(kinds)]


def taken_by_lark(kinds: Sequence[str]) -> int | None:
    """The index of the first that lark itself does not take, that of the end if they stop too early, or None."""
    reading = grammar().parse_interactive()
    reading.parser_state.parse_conf = copy(reading.parser_state.parse_conf)
    reading.parser_state.parse_conf.callbacks = {}
    for index, kind in enumerate([*kinds, "$END"]):
        try:
            reading.feed_token(lark.Token(kind, ""))
        except UnexpectedInput:
            return index
    return None


def likely(chance: random.Random) -> list[str]:
    """Kinds of tokens, each mostly one that fits after those before it."""
    reading, kinds = grammar().parse_interactive(), list[str]()
    reading.parser_state.parse_conf = copy(reading.parser_state.parse_conf)
    reading.parser_state.parse_conf.callbacks = {}
    for _ in range(chance.randrange(1, 20)):
        fitting = sorted(reading.accepts() & WORDS.keys())  # type: ignore[no-untyped-call]  # lark
        kinds.append(chance.choice(fitting))
        reading.feed_token(lark.Token(kinds[-1], ""))
    if chance.random() < 0.5:
        kinds[chance.randrange(len(kinds))] = chance.choice(sorted(WORDS))
    return kinds


@pytest.fixture(scope="module")
def driver() -> Driver:
    try:
        return Driver(grammar())
    except (AttributeError, TypeError, ValueError) as other:
        raise AssertionError(CHANGED) from other


def test_the_driver_takes_what_lark_takes(driver: Driver) -> None:
    chance = random.Random(22)  # noqa: S311  # nothing is secret here
    tried = [likely(chance) for _ in range(300)]
    told = {tuple(kinds): (driver.read(tokens(kinds))[1], taken_by_lark(kinds)) for kinds in tried}
    assert {kinds: both for kinds, both in told.items() if both[0] != both[1]} == {}, CHANGED
    assert len({ours is None for ours, _ in told.values()}) == 2, "some fit and some do not"


def test_the_driver_builds_what_the_rules_say(driver: Driver) -> None:
    tree, _ = driver.read(tokens(["NAME", "PLUS", "NUMBER", "LESS", "NAME"]))
    assert isinstance(tree, Comparison), CHANGED
    assert isinstance(tree.left, Arithmetic), CHANGED

"""How long, how deep and how laborious an expression may be, so that none takes long, whatever is written.

They are far beyond what anybody can follow who reads a questionnaire, and leave room for a list of forty-five codes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.expressions.finding import Finding
from engine.expressions.functions.dates import ADVICE, day
from engine.expressions.numbers import number
from engine.expressions.reading.token import Token
from engine.expressions.tree import Arithmetic, Listed, Node, Place, Quantified, children

HALF_A_SIGN = re.compile("[\ud800-\udfff]")
"""Some programs write a sign beyond the first 65,536 in two halves; one alone can be neither shown nor kept."""

LONGEST = 2_000
"""Characters."""
MOST_PARTS = 100
"""Words and signs."""
DEEPEST = 30
"""Brackets inside one another."""
DEEPEST_TREE = 40
"""Calculations inside one another, with or without brackets."""
MOST_STEPS = 1_000
"""Steps to evaluate it, where `some` and `every` take those of their condition once for each value."""

POWER = 100
"""How many steps a power is worth, which can take that much longer than a sum."""
ROWS = 10
"""How many values are expected where they are not written out."""


def too_deep(tokens: Sequence[Token]) -> Finding | None:
    """Brackets that nest too deep."""
    depth = 0
    for token in tokens:
        depth += (token.kind in {"OPEN", "OPEN_LIST"}) - (token.kind in {"CLOSE", "CLOSE_LIST"})
        if depth > DEEPEST:
            return too_long(token.place, f"has more than {DEEPEST} brackets inside one another")
    return None


def no_such(tokens: Sequence[Token]) -> Finding | None:
    """A number, a day or a text that is written as one, and is none."""
    for token in tokens:
        if token.kind == "NUMBER" and number(token) is None:
            return too_long(token.place, "has a number that is too large")
        if token.kind == "DAY" and day(token[2:-1]) is None:
            return Finding(token.place, "condition.syntax", f"{token} is not a day in the calendar.", ADVICE)
        if token.kind == "TEXT" and HALF_A_SIGN.search(token.unquoted):
            message = "There is half a sign in this text."
            return Finding(token.place, "condition.syntax", message, "Write the sign itself, not its number.")
    return None


def too_much(tree: Node) -> Finding | None:
    """A tree that nests too deep to be gone through, or takes too long to evaluate."""
    steps = 0
    left = [(tree, 1, 1)]
    while left:
        node, depth, times = left.pop()
        if depth > DEEPEST_TREE:
            return too_long(node.place, f"has more than {DEEPEST_TREE} calculations inside one another")
        steps += times * (POWER if isinstance(node, Arithmetic) and node.operator == "**" else 1)
        if steps > MOST_STEPS:
            return too_long(node.place, f"takes more than {MOST_STEPS} steps to work out")
        if isinstance(node, Quantified):
            values = len(node.whole.parts) if isinstance(node.whole, Listed) else ROWS
            left += (node.whole, depth + 1, times), (node.condition, depth + 1, times * values)
        else:
            left += [(child, depth + 1, times) for child in children(node)]
    return None


def too_long(place: Place, what: str) -> Finding:
    """What is wrong with an expression beyond a limit."""
    hint = "Make it simpler, or split it: a page and its items can each have a condition of their own."
    return Finding(place, "condition.too-long", f"This {what}.", hint)

"""Parts of a condition that are the same whatever is answered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from engine.expressions.evaluating import evaluator
from engine.expressions.tree import Call, Literal, Node

BY_THE_CLOCK = frozenset({"today", "age"})
"""What these give changes from day to day."""


def folded(node: Node) -> Node:
    """A call of a function on constants as the constant it gives: `date("2026-01-31")` is worked out once."""
    if not isinstance(node, Call) or node.function in BY_THE_CLOCK:
        return node
    if not all(isinstance(argument, Literal) for argument in node.arguments):
        return node
    value = evaluator(node)({})
    return Literal(value if isinstance(value, str | bool | Decimal | date) else None, node.place)

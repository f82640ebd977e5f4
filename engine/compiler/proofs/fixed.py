"""Parts of a condition that are the same whatever is answered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from engine.expressions.evaluating import Fixed, evaluator
from engine.expressions.tree import Literal, Name, Node


def folded(node: Node) -> Node:
    """A part without names as the constant it comes to: `date("2026-01-31")`, or `12 * 5`. Today is no constant."""
    if isinstance(node, Literal | Name):
        return node
    made = evaluator(node)
    value = made.value if isinstance(made, Fixed) else None
    return Literal(value, node.place) if isinstance(value, str | bool | Decimal | date) else node

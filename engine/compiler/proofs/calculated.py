"""Calculated items: which of them conditions go by, and how their values are rounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol, runtime_checkable

from engine.compiler.proofs.knowledge import NULL, OPEN, Knowledge, Known, Span, Vague
from engine.expressions import Expression
from engine.questionnaire import Item, Questionnaire


@runtime_checkable
class Following(Protocol):
    """A kind of item that is not asked: its value follows from other answers, numbers rounded."""

    @property
    def value(self) -> Expression | None:
        """How it follows."""

    def rounded(self, number: Decimal) -> Decimal | None:
        """A number as the value has it; None where it has no room for it."""


def rounding(kind: Following) -> Callable[[Knowledge], Knowledge]:
    """What becomes of a value: numbers are rounded, lists and the like are none."""

    def rounded(knowledge: Knowledge) -> Knowledge:
        match knowledge:
            case Known(Decimal() as number):
                return Known(kind.rounded(number))
            case Known(str() | bool() | date() | None):
                return knowledge
            case Known():
                return NULL
            case Vague():
                return OPEN
            case Span(Decimal() as low, Decimal() as high):
                ends = kind.rounded(low), kind.rounded(high)
                return OPEN if ends[0] is None or ends[1] is None else Span(ends[0], ends[1])
        return knowledge

    return rounded


def calculated_for(
    questionnaire: Questionnaire, conditions: Iterable[Expression]
) -> Sequence[tuple[Item, Following, Expression]]:
    """The items whose values some conditions, or one another, go by, with how these follow, in the order of items."""
    names = {name for condition in conditions for name in condition.names}
    found = []
    for item in reversed(questionnaire.items.values()):
        kind = item.kind
        if item.id in names and not kind.parts and isinstance(kind, Following) and kind.value is not None:
            names |= kind.value.names
            found.append((item, kind, kind.value))
    return found[::-1]

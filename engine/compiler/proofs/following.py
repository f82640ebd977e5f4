"""Values that follow from answers: what they can be wherever they are named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Protocol, runtime_checkable

from engine.compiler.proofs.ideas import NULL, OPEN, Idea, Known, Span, Vague
from engine.expressions import Expression


@runtime_checkable
class Following(Protocol):
    """A kind of item that is not asked: its value follows from other answers, numbers rounded."""

    @property
    def value(self) -> Expression | None:
        """How it follows."""

    def rounded(self, number: Decimal) -> Decimal | None:
        """A number as the value has it; None where it has no room for it."""


def rounding(kind: Following) -> Callable[[Idea], Idea]:
    """What becomes of a value: numbers are rounded, lists and the like are none."""

    def rounded(idea: Idea) -> Idea:
        match idea:
            case Known(Decimal() as number):
                return Known(kind.rounded(number))
            case Known(str() | bool() | date() | None):
                return idea
            case Known():
                return NULL
            case Vague():
                return OPEN
            case Span(Decimal() as low, Decimal() as high):
                ends = kind.rounded(low), kind.rounded(high)
                return OPEN if ends[0] is None or ends[1] is None else Span(ends[0], ends[1])
        return idea

    return rounded

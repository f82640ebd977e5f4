"""Highest answer: the greatest worth that was given at least so many times.

Formula: the greatest x such that at least `times` answers are worth x or more; with `times: 1` the maximum.
Units: those of the option scores. Missing data: answers that are missing are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from engine.document.entries import as_number
from engine.scoring import Complaint, Counting, Given, Result, Scorer, Step, shown


class HighestAnswer(Scorer):
    """The greatest worth that was given at least `times` times."""

    name = "highest_answer"
    version = 1
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "times": {
                "description": "How many answers have to be worth so much. If nothing is said: one.",
                "type": "integer",
                "minimum": 1,
                "default": 1,
            },
        },
        "required": [],
    }

    @property
    def times(self) -> int:
        """What the scale's own key `times` says."""
        return int(as_number(self.scale.settings.get("times")) or 1)

    def check(self) -> Iterator[Complaint]:
        """More answers than there are items can never be worth anything."""
        if self.times > len(self.keys):
            yield Complaint(
                "scale.highest-answer",
                f"{self.times} answers have to be worth as much, but there are {len(self.keys)} items.",
                "Lower times, or add items.",
                self.scale.span,
            )

    def possible(self, keys: Sequence[Counting]) -> tuple[Decimal, Decimal] | None:
        """From the lowest worth of any item to the highest."""
        ranges = [key.range for key in keys if key.range is not None]
        return (min(low for low, _ in ranges), max(high for _, high in ranges)) if ranges else None

    def score(self, given: Given) -> Result:
        """The worth in place `times`, counted from the top."""
        falling = sorted(given.worths.values(), reverse=True)
        if len(falling) < self.times:
            missing = Step(
                "Answers needed: {times}. Answered: {answered}.", {"times": self.times, "answered": len(falling)}
            )
            return Result(None, missing)
        worth = falling[self.times - 1]
        told = Step(
            "Answers that count {worth} or more: at least {times}.", {"worth": shown(worth), "times": self.times}
        )
        return Result(worth, steps=(told,))

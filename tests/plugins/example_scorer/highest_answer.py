"""Highest answer: the greatest worth that was given at least so many times.

Formula: the greatest x such that at least `times` answers are worth x or more; with `times: 1` the maximum.
Units: those of the option scores. Missing data: answers that are missing are left out.
It may be made of other scales as well; beside it stands what each item or scale was worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from engine.document.entries import as_number
from engine.scoring import Complaint, Counting, Given, Part, Result, Scorer, Step, Takes, shown


class HighestAnswer(Scorer):
    """The greatest worth that was given at least `times` times."""

    name = "highest_answer"
    version = 1
    takes = Takes.EITHER
    gives_parts = True
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
        there = len(self.keys) + len(self.members)
        if self.times > there:
            yield Complaint(
                "scale.highest-answer",
                f"{self.times} answers have to be worth as much, but there are {there} items.",
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
        lines = (Part(id=str(key.id), label=key.ask, value=given.worths.get(key.id)) for key in given.keys)
        return Result(worth, steps=(told,), parts=tuple(lines))

"""One scorer for each way in which a plug-in can go wrong."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.scoring import Given, Result, Scorer

NO_KEYS: dict[str, Any] = {"properties": {}, "required": []}


class Raising(Scorer):
    """Fails on every sitting."""

    name = "raising"
    version = 3
    schema: ClassVar[dict[str, Any]] = NO_KEYS

    def score(self, given: Given) -> Result:
        """Divides by what is not there."""
        return Result(given.total / (len(given.keys) - len(given.keys)))


class Nonsense(Scorer):
    """Gives back what is no result."""

    name = "nonsense"
    version = 1
    schema: ClassVar[dict[str, Any]] = NO_KEYS

    def score(self, given: Given) -> Result:
        """A number in place of a result."""
        return float(given.total)  # type: ignore[return-value]  # that is the point


class Mean(Raising):
    """Wants to take the place of a scorer that is built in."""

    name = "mean"


class Unfinished(Scorer):
    """Has neither schema nor score."""

    name = "unfinished"
    version = 0


class Greedy(Raising):
    """Takes a key that every scale has."""

    name = "greedy"
    schema: ClassVar[dict[str, Any]] = {"properties": {"items": {"type": "string"}}, "required": []}


def not_a_scorer() -> None:
    """Is a function."""

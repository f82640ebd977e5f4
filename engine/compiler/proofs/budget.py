"""How much work may go into proofs about one questionnaire: counted in steps, so that every machine says the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from engine.compiler.proofs.diagrams import Diagrams, TooLargeError

Made = TypeVar("Made")

MOST_STEPS = 30_000
"""After so many steps a single question is given up."""

LEAST_STEPS = 2_000
"""So many a question gets even where many before it were given up: most need fewer."""

PATIENCE = 200_000
"""So many steps go into questions that are given up; the less is left of them, the sooner the next one is."""

ALTOGETHER = 300_000
FOR_EACH_ITEM = 500
"""So many steps there are for all questions together: the first number, and this one for each item."""


class Budget:
    """Hands out steps, question by question."""

    def __init__(self, diagrams: Diagrams, items: int) -> None:
        """For a questionnaire with so many items."""
        self._diagrams = diagrams
        self._patience = PATIENCE
        self._left = ALTOGETHER + FOR_EACH_ITEM * items

    def spend(self, make: Callable[[], Made], otherwise: Made) -> Made:
        """What can be made within the steps of one question, which may lie within another; else something else."""
        before = self._diagrams.left
        granted = min(MOST_STEPS, max(LEAST_STEPS, self._patience // 2), self._left)
        self._diagrams.grant(granted)
        try:
            return make()
        except TooLargeError:
            self._patience = max(0, self._patience - granted)
            return otherwise
        finally:
            self._left -= granted - self._diagrams.left
            self._diagrams.grant(before)

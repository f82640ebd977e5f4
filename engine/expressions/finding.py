"""Something wrong in an expression, before it is known where in a file the expression stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from engine.expressions.tree import Place

MOST_GUESSES = 2
"""How many words of one expression are looked for among those there are: it takes long beside all else."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What will become a `Problem`: the place counts within the expression's text.

    `guess` is a better hint, if it finds one.
    """

    place: Place
    code: str
    message: str
    hint: str
    guess: Callable[[], str | None] | None = field(default=None, compare=False)


def hints(findings: list[Finding]) -> list[str]:
    """What to do about each finding."""
    guessing = [finding for finding in findings if finding.guess is not None][:MOST_GUESSES]
    guessed = {id(finding): finding.guess() for finding in guessing if finding.guess is not None}
    return [guessed.get(id(finding)) or finding.hint for finding in findings]

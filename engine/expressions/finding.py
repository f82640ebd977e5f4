"""Something wrong in an expression, before it is known where in a file the expression stands."""

from __future__ import annotations

from dataclasses import dataclass

from engine.expressions.tree import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """What will become a `Problem`: the place counts within the expression's text."""

    place: Place
    code: str
    message: str
    hint: str

"""A word or a sign of an expression, and where it stands."""

from __future__ import annotations

from typing import Self

from engine.expressions.tree import Place


class Token(str):
    """What is written, its kind (a terminal of the grammar) and its place."""

    __slots__ = ("end", "kind", "start")

    kind: str
    start: int
    end: int

    def __new__(cls, kind: str, written: str, start: int, end: int) -> Self:
        """A text with a kind and a place."""
        token = str.__new__(cls, written)
        token.kind, token.start, token.end = kind, start, end
        return token

    @property
    def place(self) -> Place:
        """Where it stands in the expression's text."""
        return Place(self.start, self.end)

    def taken_for(self, kind: str, written: str | None = None) -> Token:
        """Another token at the same place."""
        return Token(kind, str(self) if written is None else written, self.start, self.end)

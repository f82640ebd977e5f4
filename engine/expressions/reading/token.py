"""A word or a sign of an expression, and where it stands."""

from __future__ import annotations

import re
from typing import Self

from engine.expressions.tree import Place

ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}


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

    @property
    def unquoted(self) -> str:
        """The text between its quotes. A sign beyond the first 65,536 may be escaped in two halves."""
        text = ESCAPE.sub(_unescape, self[1:-1])
        return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")

    def taken_for(self, kind: str, written: str | None = None) -> Token:
        """Another token at the same place."""
        return Token(kind, str(self) if written is None else written, self.start, self.end)


def _unescape(match: re.Match[str]) -> str:
    sign = match[1]
    return chr(int(sign[1:], 16)) if len(sign) > 1 else ESCAPED.get(sign, sign)

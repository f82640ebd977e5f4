"""The tree: plain text, list and dict in which every key and value remembers its place.

The three are subclasses of `str`, `list` and `dict`, so that jsonschema and everyone else can read them as they are.
A scalar stays the text the author wrote; it is read as a number, a date or yes/no only where its place demands it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeAlias

from engine.document.source import Span


class Scalar(str):
    """A piece of text; `quoted` tells whether the author put quotes (or a block) around it."""

    __slots__ = ("quoted", "span")

    span: Span
    quoted: bool

    def __new__(cls, text: str, span: Span, *, quoted: bool = False) -> Self:
        """Text with its place."""
        scalar = super().__new__(cls, text)
        scalar.span = span
        scalar.quoted = quoted
        return scalar

    def __reduce__(self) -> tuple[Callable[[str, Span, bool], Scalar], tuple[str, Span, bool]]:
        """What copies and pickles are made from."""
        return _again, (str(self), self.span, self.quoted)


def _again(text: str, span: Span, quoted: bool) -> Scalar:  # noqa: FBT001  # pickle calls it
    return Scalar(text, span, quoted=quoted)


class Sequence(list["Node"]):
    """A list and where it begins."""

    __slots__ = ("span",)

    def __init__(self, span: Span) -> None:
        """An empty list at a place."""
        super().__init__()
        self.span = span


class Mapping(dict[Scalar, "Node"]):
    """Keys and values; iterating yields the keys with their places, look-ups take plain text."""

    __slots__ = ("span",)

    def __init__(self, span: Span) -> None:
        """An empty mapping at a place."""
        super().__init__()
        self.span = span

    def find(self, name: str) -> Node | None:
        """The value of an entry, by the plain text of its key."""
        return self.get(name)  # type: ignore[call-overload,no-any-return]  # a Scalar is its text

    def key(self, name: str) -> Scalar:
        """The key as the author wrote it, with its place. Raises KeyError where there is none."""
        for key in self:
            if key == name:
                return key
        raise KeyError(name)


Node: TypeAlias = Scalar | Sequence | Mapping

"""Long lists, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

AT_ONCE = 50
MOST_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A page of a long list: which, of how many, and how many stand before it."""

    number: int
    of: int
    total: int

    @property
    def offset(self) -> int:
        """How many come before."""
        return (self.number - 1) * AT_ONCE

    @property
    def first(self) -> int:
        """The place of its first."""
        return self.offset + 1 if self.total else 0

    @property
    def last(self) -> int:
        """The place of its last."""
        return min(self.offset + AT_ONCE, self.total)


def part(total: int, asked: str) -> Part:
    """The page of a list that is asked for, or the nearest there is."""
    pages = max(1, -(-total // AT_ONCE))
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS else 1
    return Part(number=min(max(number, 1), pages), of=pages, total=total)


def part_here(total: int) -> Part:
    """The page that the address asks for."""
    return part(total, request.args.get("page", ""))

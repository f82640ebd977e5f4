"""Answers that come back from where they were kept: each must be of its kind."""

from __future__ import annotations

from typing import TypeVar

Expected = TypeVar("Expected")


def expect(value: object, expected: type[Expected]) -> Expected:
    """The value, which only a bug can make something else than expected."""
    if not isinstance(value, expected):
        message = f"a {type(value).__name__} is no {expected.__name__}"  # never the value: it may be an answer
        raise TypeError(message)
    return value


def unfit(stored: object) -> ValueError:
    """The error to raise for something stored that this kind could not have stored."""
    return ValueError(f"a stored {type(stored).__name__} is no answer to an item of this kind")

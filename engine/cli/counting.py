"""How commands speak of numbers."""

from __future__ import annotations


def counted(number: int, name: str) -> str:
    """A number of things in words."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"

"""The words of the language that cannot be names."""

from __future__ import annotations

RESERVED = frozenset(
    {
        *("and", "or", "not", "in", "is", "equals", "true", "false", "null"),
        *("between", "if", "then", "else", "some", "every", "satisfies", "for", "return", "instance"),
    }
)
"""Words that cannot be the name of an item or a scale, because conditions read them otherwise, or will."""

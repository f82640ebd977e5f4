"""Cells of a table that somebody will open in a spreadsheet."""

from __future__ import annotations

FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are as wide as an ideograph: where people write so, spreadsheets take them for the same."""


def harmless(text: str) -> str:
    """Text as it is, or behind an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(FORMULA_BEGINS) else text

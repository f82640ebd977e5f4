"""Symbols that are written on paper and read aloud, with one at the end that shows mistakes."""

from __future__ import annotations

import unicodedata

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U to be misread."""

_MEANT = str.maketrans("OIL", "011")
_FIELD = 0b100101  # x⁵ + x² + 1: symbols are the elements of GF(32)


def symbols_of(typed: str) -> str:
    """The symbols that somebody typed or pasted, whatever case, spaces and dashes it has."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(letter for letter in plain if not _between(letter)).translate(_MEANT)


def symbols_for(number: int, length: int) -> str:
    """So many symbols for a number, five bits each."""
    return "".join(SYMBOLS[number >> place & 31] for place in range(5 * (length - 1), -1, -5))


def checked(symbols: str) -> str:
    """The symbols with one more, which shows mistakes."""
    return symbols + SYMBOLS[_doubled(_sum(symbols))]


def is_whole(symbols: str) -> bool:
    """Whether the last one fits the others: then none, of up to 31, is wrong, and no two have changed places."""
    return set(symbols) <= set(SYMBOLS) and _sum(symbols) == 0


def grouped(symbols: str, size: int) -> str:
    """The symbols in groups of a size, with dashes between them."""
    return "-".join(symbols[start : start + size] for start in range(0, len(symbols), size))


def _sum(symbols: str) -> int:
    """A sum in which every place has a weight of its own; that of whole symbols is 0."""
    total = 0
    for symbol in symbols:
        total = _doubled(total) ^ SYMBOLS.index(symbol)
    return total


def _doubled(element: int) -> int:
    twice = element << 1
    return twice ^ _FIELD if twice > 31 else twice  # noqa: PLR2004  # the largest of 32


def _between(letter: str) -> bool:
    """Whether somebody wrote it to keep the groups apart: a space, a dash, a dot, or nothing to be seen."""
    return letter in "._\N{MINUS SIGN}" or unicodedata.category(letter) in {"Zs", "Pd", "Cc", "Cf"}

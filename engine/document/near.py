"""The word an author may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

SHORT = 6
"""Below so many letters a word has few others near it: one letter may be wrong, not two."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a written one: other capitals, `-` for `_`, a letter lost, added or swapped."""
    plain = {_plain(each): each for each in known}
    written = _plain(word)
    if written in plain:
        return plain[written]
    letters = sorted(written)
    swapped = next((each for each in plain if sorted(each) == letters), None)
    if swapped is not None:
        return plain[swapped]
    near = difflib.get_close_matches(written, plain, n=1, cutoff=0.7 if len(written) < SHORT else 0.6)
    return plain[near[0]] if near else None


def _plain(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")

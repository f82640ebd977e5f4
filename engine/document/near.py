"""The word an author may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import islice

SHORT = 6
"""Below so many letters a word has few others near it: one letter may be wrong, not two."""

LONG = 100
"""Above so many letters it is no word any more, and comparing it takes its time."""

MOST = 500
"""Where more words are known, only those that begin like the written one are compared with it."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a written one: other capitals, `-` for `_`, a letter lost, added or swapped."""
    plain = {_plain(each): each for each in known}
    written = _plain(word)
    if written in plain:
        return plain[written]
    if len(written) > LONG:
        return None
    letters = sorted(written)
    swapped = next((each for each in plain if len(each) == len(written) and sorted(each) == letters), None)
    if swapped is not None:
        return plain[swapped]
    begun = plain if len(plain) <= MOST else islice((each for each in plain if each[:2] == written[:2]), MOST)
    words = [each for each in begun if len(each) <= LONG]
    near = difflib.get_close_matches(written, words, n=1, cutoff=0.7 if len(written) < SHORT else 0.6)
    return plain[near[0]] if near else None


def _plain(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")

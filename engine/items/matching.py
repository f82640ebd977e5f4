"""The best matches for a few words in a long list: whatever the capitals, accents, order and small slips."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Places: TypeAlias = frozenset[int]
"""Entries of the list, by their place in it."""

MOST_WORDS = 8
LEAST_LETTERS = 4
"""A shorter word has too many others near it to be taken for one of them."""

NEARNESS = 0.75
MOST_NEAR = 8

EXACT, BEGINS, WITHIN, NEAR = 8, 6, 3, 2
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Index:
    """The words of a list's entries. `found` says in which entries a word stands, `lengths` how many words each has."""

    found: Mapping[str, Places]
    lengths: Sequence[int]

    def best(self, typed: str) -> list[int]:
        """The entries that match most of the words typed, the best first; equally good ones as they are listed.

        Where some have all of the words, no other is named; an entry with less than half of them never is.
        """
        wanted = words(typed)[:MOST_WORDS]
        matched: dict[int, list[int]] = {}
        for word in wanted:
            for place, worth in self._matches(word).items():
                matched.setdefault(place, []).append(worth)
        most = max(map(len, matched.values()), default=0)
        if not most or most * 2 < len(wanted):
            return []
        full = {place: sum(worths) for place, worths in matched.items() if len(worths) == most}
        return sorted(full, key=lambda place: (-full[place], self.lengths[place], place))

    def _matches(self, word: str) -> dict[int, int]:
        """By entry, how well its nearest word matches. A slip is looked for where nothing else is found."""
        worths: dict[int, int] = {}
        for known, places in self.found.items():
            if word not in known:
                continue
            worth = EXACT if word == known else BEGINS if known.startswith(word) else WITHIN
            if worth == WITHIN and len(word) < LEAST_LETTERS:
                continue
            for place in places:
                worths[place] = max(worth, worths.get(place, 0))
        if worths or len(word) < LEAST_LETTERS:
            return worths
        near = difflib.get_close_matches(word, self.found, n=MOST_NEAR, cutoff=NEARNESS)
        return {place: NEAR for known in near for place in self.found[known]}


def index(entries: Iterable[Iterable[str]]) -> Index:
    """The index of a list in which each entry can be found by some texts, of which the first tells its length."""
    found: dict[str, set[int]] = {}
    lengths: list[int] = []
    for place, texts in enumerate(entries):
        spoken = [words(text) for text in texts]
        lengths.append(len(spoken[0]) if spoken else 0)
        for word in {each for text in spoken for each in text}:
            found.setdefault(word, set()).add(place)
    return Index({word: frozenset(places) for word, places in found.items()}, lengths)


def words(text: str) -> list[str]:
    """The words of a text without capitals and accents, each once."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return list(dict.fromkeys(_WORD.findall(bare)))

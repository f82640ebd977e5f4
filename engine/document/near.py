"""The word an author may have meant."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

NEAR, SHORT_NEAR = 0.45, 0.55
"""How much of two words has to be alike."""
SHORT = 6
"""Below so many letters a word has few others near it: one letter may be wrong, not two."""
LONG = 100
"""Above so many letters it is no word any more, and comparing it takes its time."""
AROUND = 50
"""Of many words only so many are looked at that begin like the written one, and so many that end like it."""

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class _Known:
    """Words to look among, in their plain form: as they were written, and sorted by their beginnings and ends."""

    written: Mapping[str, str]
    by_letters: Mapping[str, str]
    forward: Sequence[str]
    backward: Sequence[str]

    def around(self, word: str) -> Iterable[str]:
        """The words that begin or end like this one; all of them if they are few."""
        if len(self.forward) <= 2 * AROUND:
            return self.forward
        return dict.fromkeys(
            (*_beside(self.forward, word), *(each[::-1] for each in _beside(self.backward, word[::-1])))
        )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a written one: other capitals, `-` for `_`, letters lost, added or swapped."""
    words, written = _known(tuple(known)), _plain(word)
    if written in words.written:
        return words.written[written]
    if len(written) > LONG:
        return None
    found = words.by_letters.get(_letters(written))
    if found is None:
        pairs = _pairs(written)
        likeness, found = max(
            ((_likeness(pairs, _pairs(each)), each) for each in words.around(written)), default=(0, "")
        )
        if likeness < (SHORT_NEAR if len(written) < SHORT else NEAR):
            return None
    return words.written[found]


@lru_cache(maxsize=16)
def _known(words: tuple[str, ...]) -> _Known:
    written = {_plain(each): each for each in words}
    compared = [each for each in written if len(each) <= LONG]
    return _Known(
        written=written,
        by_letters={_letters(each): each for each in reversed(compared)},
        forward=sorted(compared),
        backward=sorted(each[::-1] for each in compared),
    )


def _beside(words: Sequence[str], word: str) -> Sequence[str]:
    """The words around the place where this one would stand."""
    place = bisect(words, word)
    return words[max(0, place - AROUND // 2) : place + AROUND // 2]


def _likeness(one: Pairs, other: Pairs) -> float:
    """The share of pairs of letters that two words have in common, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other))


@lru_cache(maxsize=4096)
def _pairs(word: str) -> Pairs:
    """The letters that stand beside one another; the first and the last stand beside the word's edge."""
    return frozenset(zip(f" {word}", f"{word} ", strict=True))


def _letters(word: str) -> str:
    return "".join(sorted(word))


def _plain(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")

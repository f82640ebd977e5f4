"""A number as it is typed, without the unit that may be typed with it: 12 hrs, 12 awr, £12, 12 per cent."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.questionnaire import Text

_SIGNS = {
    "%": ("per cent", "percent", "y cant", "pc"),
    "\u00a3": ("pounds", "punt", "punnoedd", "gbp", "pounds sterling"),
    "\u20ac": ("euros", "ewro", "eur"),
    "$": ("dollars", "doleri", "usd"),
}
"""What is written in words for a unit that is a sign."""

_TYPED = re.compile(r"(?P<before>[^-+.0-9]*)(?P<figures>[-+.0-9].*?)(?P<after>[^0-9]*)", re.DOTALL)
_IDLE = " .\u00a0\u2009\u202f"
_HALVES = {"\u00bd": ".5", "\u00bc": ".25", "\u00be": ".75"}
_HALF = re.compile(r"(?<=[0-9])[ \u00a0\u202f][\u00bd\u00bc\u00be]|[\u00bd\u00bc\u00be]")


def without_unit(text: str, unit: Text | None) -> str:
    """The figures of a number, if nothing else was typed than its unit, in full or in short; else all of the text."""
    text = _HALF.sub(lambda half: _HALVES[half[0][-1]], text)
    for words in unit.words.values() if unit is not None else ():
        if text.casefold().endswith(words.casefold()):
            return text[: -len(words)].rstrip(_IDLE)
    found = _TYPED.fullmatch(text)
    if found is None or not all(_says(found[words].strip(_IDLE), unit) for words in ("before", "after")):
        return text
    return found["figures"].strip()


def _says(words: str, unit: Text | None) -> bool:
    if not words or unit is None:
        return not words
    return any(_is_short_for(words.casefold(), known) for known in _spellings(unit))


def _spellings(unit: Text) -> Iterable[str]:
    for words in unit.words.values():
        yield words.casefold()
        yield from _SIGNS.get(words, ())


def _is_short_for(words: str, full: str) -> bool:
    """Whether words are the others, or letters of them in order from the first on: h, hr, hrs and hour are hours."""
    if words == full:
        return True
    letters = iter(full)
    return words.isalpha() and words[0] == full[0] and all(letter in letters for letter in words)

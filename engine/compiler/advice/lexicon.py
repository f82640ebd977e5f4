"""The words that rules look for: lists in `words/<language>.yaml`, compiled once, at their first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from engine.document import Mapping, Scalar, Source
from engine.document.entries import child, scalars
from engine.document.reader import read

WORDS = Path(__file__).parent / "words"
CURLY = ("\u2019", "'")


def plain(text: str) -> str:
    """Words as the lists have them: in small letters and with straight apostrophes. As long as the text itself."""
    lowered = text.lower().replace(*CURLY)
    return lowered if len(lowered) == len(text) else text


@cache
def lists(language: str = "en") -> Mapping:
    """All lists of a language."""
    file = WORDS / f"{language}.yaml"
    document, problems = read(Source(file.name, file.read_text(encoding="utf-8")))
    if document is None:
        raise ValueError(problems)
    return document


@cache
def listed(name: str) -> tuple[str, ...]:
    """The entries of one list, as they are written."""
    return tuple(scalars(lists(), name))


@cache
def wordlist(name: str) -> re.Pattern[str]:
    """Any entry of a list, as whole words."""
    return any_of(listed(name))


@cache
def table(name: str) -> dict[str, re.Pattern[str]]:
    """A list of lists, each under its name."""
    below = child(lists(), name)
    return {str(key): any_of(tuple(scalars(below, key))) for key in below}


@cache
def families() -> dict[str, dict[str, re.Pattern[str]]]:
    """Answers that go from one end to the other: for each family of words its low and high end, and its middle."""
    below = child(lists(), "families")
    return {
        str(name): {str(end): any_of(tuple(scalars(ends, end))) for end in ends}
        for name, ends in below.items()
        if isinstance(ends, Mapping)
    }


def any_of(entries: tuple[str, ...] | tuple[Scalar, ...]) -> re.Pattern[str]:
    """One pattern for all entries. Within them, signs mean what they mean in a regular expression."""
    return re.compile(rf"(?<![\w'])(?:{'|'.join(entries)})(?![\w'])")


def found(name: str, text: str) -> Iterator[re.Match[str]]:
    """Where a text has entries of a list."""
    return wordlist(name).finditer(plain(text))

"""How large words can be set in their area: reckoned from how wide they are, so that nothing is ever clipped."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

from markupsafe import Markup

from engine.press import width
from engine.themes import Theme
from engine.themes.certificates import Place, Setting

POINTS = 72 / 25.4
STEP = 0.5
"""Sizes are tried from the largest down by so many points."""
SLACK = 1.01
"""Words take a little more than is reckoned where they are set."""
GAP, INDENT = 0.4, 1.4
"""Below a paragraph, and before what stands in a list, in em: as styles/certificate_sheet.css has it."""
BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "blockquote"})
LISTS = frozenset({"ul", "ol"})
BOLD = re.compile("<(strong|b|h[1-4])>")
SPACES = re.compile("[ \t\n\r]+")

WIDEST = 1.2
"""A letter, in em: what is left of a line before one that does not fit on it."""

Measure = Callable[[str], float]
"""How wide words are on one line, in em."""


@dataclass(frozen=True, slots=True)
class Word:
    """How wide a word is, and how wide with the space after it, in em: a space is as wide as its typeface has it."""

    alone: float
    spaced: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words between two breaks, and how far they are indented, in em."""

    words: tuple[Word, ...]
    indent: float = 0.0

    def lines(self, width: float, *, broken: bool) -> int | None:
        """How many lines they take in a width (em). None if a word has to be broken, and is not to be."""
        room = (width - self.indent) / SLACK
        lines, used = 1, 0.0
        for word in self.words:
            if used + word.alone > room:
                lines += bool(used)
                used = 0.0
            if word.alone > room:
                if not broken or room <= WIDEST:
                    return None
                lines += math.ceil(word.alone / (room - WIDEST)) - 1  # a line ends before a letter, not within it
                used = room
            else:
                used += word.spaced
        return lines


def fitting_size(text: str, place: Place, setting: Setting, least: float, theme: Theme) -> float | None:
    """The largest size, in points, at which words stay within their area; None if they do not at the least one.

    Words are broken only where they fit in no other way.
    """
    weight = 700 if BOLD.search(text) and isinstance(text, Markup) else setting.weight

    def measure(words: str) -> float:
        return _width(words, theme, weight, setting.style, None if isinstance(text, Markup) else text)

    paragraphs = list(_paragraphs(text, setting, measure))
    for broken in (False, True):
        size = setting.size
        while size >= min(least, setting.size):
            if _fit(paragraphs, place, setting, size, broken=broken):
                return size
            size -= STEP
    return None


@lru_cache(maxsize=20_000)
def _width(words: str, theme: Theme, weight: int, style: str, within: str | None) -> float:
    return width(words, theme, weight, style, within=within)


def _fit(paragraphs: Sequence[Paragraph], place: Place, setting: Setting, size: float, *, broken: bool) -> bool:
    room = place.height * POINTS / size
    used = -GAP if paragraphs else 0.0
    for each in paragraphs:
        lines = each.lines(place.width * POINTS / size, broken=broken)
        if lines is None:
            return False
        used += lines * setting.leading + GAP
        if used > room:
            return False
    return True


def _paragraphs(text: str, setting: Setting, measure: Measure) -> Iterator[Paragraph]:
    for words, indent in _blocks(text) if isinstance(text, Markup) else [(text, 0.0)]:
        shown = words.upper() if setting.upper else words
        split = [each for each in SPACES.split(shown) if each]
        spaces = (setting.spacing * len(each) for each in split)
        found = (
            Word(measure(each) + more, measure(f"{each} ") + more) for each, more in zip(split, spaces, strict=True)
        )
        yield Paragraph(tuple(found), indent)


def _blocks(markup: Markup) -> list[tuple[str, float]]:
    reader = _Blocks()
    reader.feed(markup)
    reader.close()
    return [("".join(words), indent) for words, indent in reader.found if "".join(words).strip()]


class _Blocks(HTMLParser):
    """The paragraphs of markup, and how far each is indented."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[list[str], float]] = [([], 0.0)]
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._depth += tag in LISTS
        if tag in BLOCKS or tag == "br":
            self.found.append(([], INDENT * self._depth))

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag in LISTS
        if tag in BLOCKS:
            self.found.append(([], INDENT * self._depth))

    def handle_data(self, data: str) -> None:
        self.found[-1][0].append(data)

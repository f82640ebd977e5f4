"""Which typefaces paper knows, and which letters they have: that is known before anything is printed.

The theme's come first, then those it names for other scripts, then ours. No typeface of the machine is ever used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont
from markupsafe import Markup, escape

from engine.themes import Asset, Cut, Font, Theme, address, face, rule

FACES = Path(__file__).parent / "faces"
MAIN = "noto-sans"  # Latin, Greek, Cyrillic: before those of single scripts, which have a few of its signs as well
HEADING, BODY = "font-heading", "font-body"
SOFT_HYPHEN, JOINERS, MARKS, WORD_JOINER = "\u00ad", "\u200b\u200c\u200d", "\u200e\u200f\u061c", "\u2060"
UNSEEN = frozenset(SOFT_HYPHEN + JOINERS + MARKS + WORD_JOINER + "".join(map(chr, range(0xFE00, 0xFE10))))
"""Signs that are not seen themselves and that names are rightly written with."""
SPACES = frozenset(" \t\n\r\N{NO-BREAK SPACE}")
NEVER = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Kinds of signs that no typeface makes printable: controls, overrides of direction, what has no meaning of its own."""
SEPARATE = re.compile("([ \t\n\r\N{NO-BREAK SPACE}]+)")


@dataclass(frozen=True)
class Family:
    """A typeface with all its weights."""

    name: str
    cuts: tuple[Cut, ...]

    @cached_property
    def letters(self) -> frozenset[str]:
        """What it can write in every weight; spaces any typeface can."""
        return frozenset.intersection(*(_letters(cut.print.path, cut.print.name) for cut in self.cuts))

    @property
    def css(self) -> str:
        """The rules that make it known."""
        return "".join(face(cut, f'url("{address(cut.print)}")') for cut in self.cuts)


@dataclass(frozen=True)
class Families:
    """The typefaces of a theme on paper: its own as one list names them, then all others."""

    own: tuple[Family, ...]
    others: tuple[Family, ...]

    @cached_property
    def plain(self) -> frozenset[str]:
        """Letters that are written in any of its own, so that nothing else need be looked at."""
        return frozenset.intersection(*(family.letters for family in self.own)) if self.own else frozenset()

    def of(self, word: str) -> Family | None:
        """The first typeface that has all letters of a word."""
        if self.own and self.own[0].letters.issuperset(word):
            return self.own[0]
        seen = set(word) - UNSEEN
        return next((each for each in (*self.own, *self.others) if each.letters.issuperset(seen)), None)

    def needed(self, html: str) -> tuple[Family, ...]:
        """Those that are not the theme's own and that a document needs."""
        strange = set(html) - self.plain
        found = {family for letter in strange if (family := self.of(letter)) is not None}
        return tuple(each for each in self.others if strange and (each in found or each.name in html))


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are written in one typeface; in none where there is none."""

    text: str
    family: Family | None


def unprintable(text: str, theme: Theme) -> str:
    """The letters of a text that cannot be printed, each once: there is no typeface with them."""
    families = families_of(theme)
    if families.plain.issuperset(text):
        return ""
    lost = (run.text for run in runs(text, theme) if run.family is None)
    return "".join(dict.fromkeys("".join(lost)))


def printable(text: str, theme: Theme) -> str:
    """A text as far as it can be printed: a question mark stands for each letter that cannot."""
    return text.translate({ord(letter): "?" for letter in unprintable(text, theme)})


def named(letters: str) -> str:
    """Letters with their numbers in Unicode, so that also those are told apart that cannot be seen."""
    return ", ".join(
        f"{letter} (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}" for letter in letters
    )


def lettered(text: str, theme: Theme, style: str = HEADING) -> Markup:
    """A text to print in one typeface: the theme's, or another that has all letters; at least each word in one."""
    first = families_of(theme, style).own[:1]
    return Markup().join(
        escape(run.text)
        if run.family is None or run.family in first
        else Markup('<span style="font-family: &quot;{}&quot;">{}</span>').format(run.family.name, run.text)
        for run in runs(text, theme, style)
    )


def runs(text: str, theme: Theme, style: str = HEADING) -> list[Run]:
    """A text as it is written: in one typeface if there is one with all its letters, or word by word."""
    families = families_of(theme, style)
    whole = families.of(text)
    if whole is not None:
        return [Run(text, whole)]
    found: list[tuple[str, Family | None]] = []
    for part in SEPARATE.split(text):
        if SPACES.issuperset(part):
            found.append((part, found[-1][1] if found and found[-1][1] else families.of("")))
        elif (family := families.of(part)) is not None:
            found.append((part, family))
        else:
            found += _letter_by_letter(part, families)
    return [Run("".join(part for part, _ in each), family) for family, each in groupby(found, lambda pair: pair[1])]


def families_of(theme: Theme, style: str = HEADING) -> Families:
    """All typefaces a theme has on paper, those first that its headings, or its body, are written in."""
    cuts = (*theme.fonts, *theme.printing.further)
    content = tuple(cut.print.name for cut in cuts)  # another one whenever the files are others
    return _families(theme.fonts, theme.printing.further, theme.shapes[style], content)


def lists(theme: Theme, *, further: bool) -> str:
    """Which typefaces come one after the other: the theme's alone, or all there are."""
    listed = {}
    for style in (HEADING, BODY):
        families = families_of(theme, style)
        chosen = (*families.own, *families.others) if further or not families.own else families.own
        listed[f"--q-{style}"] = ", ".join(f'"{family.name}"' for family in chosen)
    return rule(":root", listed)


@lru_cache(maxsize=64)
def _families(fonts: tuple[Font, ...], further: tuple[Cut, ...], listed: str, content: tuple[str, ...]) -> Families:
    del content
    names = [name.strip().strip('"') for name in listed.split(",")]
    own = {each.name: each for each in _grouped(fonts)}
    first = [own.pop(name) for name in names if name in own]
    taken = {font.family for font in (*fonts, *further)}
    others = [*_grouped(further), *(each for each in _grouped(_shipped()) if each.name not in taken)]
    return Families((*first, *own.values()), tuple(others))


def _grouped(cuts: Iterable[Cut]) -> Iterator[Family]:
    found: dict[str, list[Cut]] = {}
    for cut in cuts:
        found.setdefault(cut.family, []).append(cut)
    return (Family(name, tuple(each)) for name, each in found.items())


@lru_cache(maxsize=1)
def _shipped() -> tuple[Cut, ...]:
    """Ours, by the names of their files."""
    paths = sorted(FACES.glob("*.ttf"), key=lambda path: (not path.stem.startswith(f"{MAIN}-400"), path.name))
    found = []
    for path in paths:
        name, weight = path.stem.rsplit("-", 1)
        found.append(Cut(family=name.replace("-", " ").title(), weight=int(weight), print=Asset(path)))
    return tuple(found)


def _letter_by_letter(word: str, families: Families) -> Iterator[tuple[str, Family | None]]:
    """For a word that no typeface has all letters of. Marks stay in the typeface of the letter that they stand on."""
    last: Family | None = None
    for place, letter in enumerate(word):
        upon = place > 0 and (letter in UNSEEN or unicodedata.category(letter).startswith("M"))
        if not upon:
            last = families.of(_cluster(word, place)) or families.of(letter)
        yield letter, last if last is not None and (letter in UNSEEN or letter in last.letters) else None


def _cluster(word: str, start: int) -> str:
    end = start + 1
    while end < len(word) and (word[end] in UNSEEN or unicodedata.category(word[end]).startswith("M")):
        end += 1
    return word[start:end]


@lru_cache(maxsize=256)
def _letters(path: Path, content: str) -> frozenset[str]:
    del content
    with TTFont(path, lazy=True) as font:
        letters = map(chr, font.getBestCmap() or ())
        return SPACES.union(letter for letter in letters if unicodedata.category(letter) not in NEVER)

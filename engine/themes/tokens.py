"""The tokens of a theme: what there is to set, what follows from what, and what must stand out from what."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "brand": "The band at the top of each page, and headings and rules on paper.",
        "on-brand": "What is written on the band.",
        "action": "The button that goes on, the words on others, and the edge and mark of an answer that is chosen.",
        "on-action": "What is written on the button.",
        "page": "Behind everything.",
        "surface": "Behind what is to be filled in.",
        "text": "What is read.",
        "muted": "Hints and what else stands back.",
        "link": "Links.",
        "border": "Edges of what is to be filled in.",
        "rule": "Lines that only divide.",
        "chosen": "Behind an answer that is chosen.",
        "focus": "The outer ring round what the keyboard is at.",
        "focus-edge": "The inner edge of that ring.",
        "error": "What is wrong: its words and its edge.",
        "error-surface": "Behind the list of what is wrong.",
        "success": "The edge of what went well.",
    }
)
"""Every colour with what it is for."""

FONT_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "font-body": "The typefaces of texts, the first that is there; the last is a kind, such as sans-serif.",
        "font-heading": "The same for headings.",
    }
)
SHAPES: Mapping[str, str] = MappingProxyType(
    {"radius": "How round corners are: 0 for square ones, 0.5rem for round ones, 1.5rem at most."}
)
DEFAULT_RADIUS = "0.375rem"
DEFAULT_GROUND = "#ffffff"
"""Behind a logo, where nothing is said: most are drawn for white paper."""
REQUIRED = ("brand", "action", *FONT_LISTS)
"""What a theme has to say if it extends none; all else follows from it."""

FOLLOWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"brand": ("on-brand",), "action": ("on-action", "chosen", "link", "success")}
)
"""What is made anew where a theme changes what it has from another one."""

LIGHT, DARK, CREAM, PAPER = "light", "dark", "cream", "paper"
SCHEMES = (LIGHT, DARK, CREAM)
MORE = "more-"
"""Before the name of a scheme: the same for readers who ask for more contrast."""
PALETTES = (*SCHEMES, *(MORE + scheme for scheme in SCHEMES), PAPER)

TEXT, EDGE = "text", "edge"
NEEDS: Mapping[str, float] = MappingProxyType({TEXT: 7.0, EDGE: 3.0})
"""WCAG 2.2, level AAA: 7:1 for what is read, however large it is set, and 3:1 for what is only found."""
MORE_NEEDS: Mapping[str, float] = MappingProxyType({TEXT: 10.0, EDGE: 4.5})
"""The same for readers who ask for more contrast."""

PAIRS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("on-brand", ("brand",), TEXT),
    ("on-action", ("action",), TEXT),
    ("action", ("page", "surface"), TEXT),
    ("action", ("chosen",), EDGE),
    ("text", ("page", "surface", "chosen", "error-surface"), TEXT),
    ("muted", ("page", "surface", "chosen", "error-surface"), TEXT),
    ("link", ("page", "surface", "chosen", "error-surface"), TEXT),
    ("error", ("page", "surface", "chosen", "error-surface"), TEXT),
    ("success", ("page", "surface"), EDGE),
    ("border", ("page", "surface", "chosen"), EDGE),
    ("focus", ("page", "surface", "focus-edge"), EDGE),
)
"""What stands on what, as the stylesheets have it: tests look it up on every page, and in what is printed.

The rest is ground, or a line that only divides.
"""

PAPER_PAIRS = (*PAIRS, ("brand", ("page",), TEXT))
"""On paper, headings have the colour of the brand."""

RING_ON = ("brand", "action", "chosen", "error-surface")
"""Grounds on which one of the two colours of the focus ring has to be seen."""


def needs(palette: str) -> Mapping[str, float]:
    """The ratios that a palette has to reach."""
    return MORE_NEEDS if palette.startswith(MORE) else NEEDS


def pairs(palette: str) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """What stands on what in a palette."""
    return PAPER_PAIRS if palette == PAPER else PAIRS

"""The stylesheet for paper: the tokens, the typefaces at `asset:` addresses, the size of the sheet and of the words."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from engine.themes.stylesheet import face, properties, rule
from engine.themes.theme import Asset, Theme

SHEETS = {"A4": ("210mm", "297mm"), "letter": ("8.5in", "11in")}
"""Sizes of paper: the shorter edge and the longer one."""
SIZES = {"A4": "A4", "Letter": "letter"}
"""What themes call the sizes that may be asked for."""
PLAIN, LARGE = (
    {"--q-print": "10.5pt", "--q-number": "8.5pt"},
    {
        "--q-print": "18pt",
        "--q-number": "18pt",
        "--q-aside": "1rem",
    },
)
"""How large words and the number of the sheet are: as books have them; in large print none is smaller than the rest."""


@lru_cache(maxsize=32)
def on_paper(theme: Theme, paper: str | None = None, *, large: bool | None = None) -> Theme:
    """A theme on other paper ("A4" or "Letter") or in other print; the very same one where that changes nothing."""
    size = theme.printing.page_size if paper is None else SIZES[paper]
    words = theme.printing.large if large is None else large
    if (size, words) == (theme.printing.page_size, theme.printing.large):
        return theme
    return replace(theme, printing=replace(theme.printing, page_size=size, large=words))


def paper_css(theme: Theme) -> str:
    """The tokens as custom properties, with `--q-print` for the size of plain words."""
    short, long = SHEETS[theme.printing.page_size]
    sizes = {
        **(LARGE if theme.printing.large else PLAIN),
        "--q-short-edge": short,
        "--q-long-edge": long,
    }
    faces = (face(font, f'url("{address(font.print)}")') for font in theme.fonts)
    return "".join([*faces, rule(":root", {**properties(theme.paper), **sizes})])


def page_css(theme: Theme, *, landscape: bool) -> str:
    """The size of the sheet, which custom properties cannot say."""
    edges = SHEETS[theme.printing.page_size]
    return rule("@page", {"size": " ".join(reversed(edges) if landscape else edges)})


def address(asset: Asset) -> str:
    """Where the PDF writer finds a file of the theme."""
    return f"asset:{asset.name}"

"""The line of a score is seen: in every colour it is shown in, on paper, and where there is no colour at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from coloraide import Color
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.reports.line import BandPlace, Line
from engine.reports.pages import TEMPLATES_FOLDER
from engine.themes import open_wardrobe
from engine.themes.contrast import contrast
from engine.themes.tokens import EDGE, LIGHT, NEEDS, PALETTES, PAPER
from tests.forms.page_tree import tree

THEMES = Path(__file__).parents[2] / "themes"
GROUNDS = [(folder.name, palette) for folder in sorted(THEMES.iterdir()) for palette in PALETTES]
BANDS = (BandPlace(0, 0.4, reached=False), BandPlace(0.4, 0.8, reached=True), BandPlace(0.8, 1, reached=False))
NEED = NEEDS[EDGE]
STRIP = "{% from 'reports/report_body.html' import strip %}{{ strip(line) }}"


def drawn(*bands: BandPlace, zero: float | None = None) -> Element:
    line = Line(position=0.6, zero=zero, least="0", most="10", bands=bands, title="6 on a line from 0 to 10.")
    web = Environment(loader=FileSystemLoader(TEMPLATES_FOLDER), autoescape=True, undefined=StrictUndefined)
    return tree(web.from_string(STRIP).render(line=line))


def colours(theme: str, palette: str) -> tuple[str, str]:
    """In what it is drawn and on what: on screen that of buttons, on paper that of headings."""
    found = open_wardrobe(THEMES / theme).default.palettes[palette]
    return found["brand" if palette == PAPER else "action"], found["page"]


def grey(colour: str) -> str:
    return Color(colour).filter("grayscale").convert("srgb").to_string(hex=True)


def paints(shape: Element, ink: str, page: str) -> Iterator[str]:
    """The colours that a shape is seen in, its filling first: as far as they are see-through, the page is in them."""
    for part in ("fill", "stroke"):
        opacity = float(shape.get(f"{part}-opacity", shape.get("opacity", "1")))
        paint = {"currentColor": ink, "none": page}.get(shape.get(part, "none"), page)
        yield Color.layer([Color(paint).set("alpha", opacity), page], space="srgb").convert("srgb").to_string(hex=True)


def faint(strip: Element, ink: str, page: str) -> list[str]:
    """What of it is not seen on the page."""
    shapes = [*strip.iter("rect"), *strip.iter("circle")]
    return [str(each.attrib) for each in shapes if max(contrast(on, page) for on in paints(each, ink, page)) < NEED]


def alike(strip: Element, ink: str, page: str) -> list[str]:
    """The bands that the one that is reached does not stand out from."""
    first, reached, last = strip.iter("rect")
    filled = next(paints(reached, ink, page))
    return [str(each.attrib) for each in (first, last) if contrast(filled, next(paints(each, ink, page))) < NEED]


@pytest.mark.parametrize(("theme", "palette"), GROUNDS)
def test_all_of_a_line_is_seen(theme: str, palette: str) -> None:
    ink, page = colours(theme, palette)
    for pair in ((ink, page), (grey(ink), grey(page))):
        for strip in (drawn(*BANDS), drawn(), drawn(*BANDS, zero=0.5)):
            assert faint(strip, *pair) == []
        assert alike(drawn(*BANDS), *pair) == []


def test_the_band_that_is_reached_is_the_only_high_one() -> None:
    heights = [float(each.attrib["height"]) for each in drawn(*BANDS).iter("rect")]
    assert heights == [4.5, 12, 4.5]


@pytest.mark.parametrize(("band", "opacity"), [(0, "0.75"), (1, "0.42"), (2, "0.75")])
def test_what_is_too_faint_is_told(band: int, opacity: str) -> None:
    """A band that is reached and lets the page through, and others that are filled nearly as much."""
    strip = drawn(*BANDS)
    [*strip.iter("rect")][band].attrib.update({"fill": "currentColor", "fill-opacity": opacity})
    colour = colours("default", LIGHT)
    assert [*faint(strip, *colour), *alike(strip, *colour)]

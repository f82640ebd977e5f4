"""Whether what is on a sheet is seen there: its dots are held against the same sheet without it, and against it alone.

So it does not matter by what it could be hidden: covered, faint, turned, moved, in the colour of what is behind it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Pdf
from PIL import Image, ImageChops
from pypdfium2 import PdfDocument, PdfPage, raw

DOTS = 200 / 25.4
"""Dots a millimetre: the strokes of the smallest letters have some that are ink from edge to edge."""
POINTS = 72 / 25.4
INK, PAPER = 40, 250
"""Up to which a dot of black on white is ink, and from which it is paper, of 255."""
RATIO = 4.5
"""How much an inked dot has to stand out from what is there without it."""
MOST_UNSEEN = 0.04
"""Two printed lines that touch, or an edge that is drawn a little otherwise, hide nothing."""
FULL, BLACK = 254, 0.05
"""The lightest dot as it is reckoned with, and by how much a screen or paper is lighter than nothing at all."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millimetres from the upper left corner of a sheet. `code` if it is to be read by a telephone.

    `place` says which of the areas on the sheet stands there.
    """

    place: int
    left: float
    top: float
    width: float
    height: float
    code: bool = False


def unseen(sheet: bytes, alone: bytes, boxes: Sequence[Box]) -> list[Box] | None:
    """The boxes whose words or code cannot be seen on a sheet, the areas of which each have a tag.

    `alone` are the same areas without anything else, in black. None if they are not on one page each.
    """
    with PdfDocument(sheet) as drawn, PdfDocument(alone) as expected:
        owned, meant = _marks(sheet), _marks(alone)
        if len(drawn) != 1 or len(expected) != 1 or len(owned) != len(meant):
            return None
        there, by_itself = _Page(drawn[0]), _Page(expected[0])
        return [
            box
            for box in boxes
            if not _is_seen(
                box,
                there.dots(box),
                there.dots(box, without=owned[box.place]),
                by_itself.dots(box, only=meant[box.place]),
            )
        ]


class _Page:
    """A page of which some objects can be left out."""

    def __init__(self, page: PdfPage) -> None:
        self._page = page
        self._objects = [(raw.FPDFPageObj_GetMarkedContentID(each.raw), each) for each in page.get_objects()]

    def dots(self, box: Box, *, without: Collection[int] = (), only: Collection[int] | None = None) -> Image.Image:
        """A part of the page, without what has some of these marks or with nothing else."""
        for mark, each in self._objects:
            raw.FPDFPageObj_SetIsActive(each.raw, mark not in without and (only is None or mark in only))
        width, height = (edge / POINTS for edge in self._page.get_size())
        edges = (box.left, height - box.top - box.height, width - box.left - box.width, box.top)
        crop = tuple(max(0.0, edge) * POINTS for edge in edges)
        picture: Image.Image = self._page.render(scale=DOTS / POINTS, crop=crop).to_pil()
        return picture


def _marks(pdf: bytes) -> list[set[int]]:
    """The marks of what is in each area of a sheet."""
    with Pdf.open(BytesIO(pdf)) as document:
        parts = list(document.Root.StructTreeRoot.K[0].get("/K", Array()))
        return [set(_within(area)) for area in _each(parts[0].get("/K"))] if parts else []


def _within(tag: Any) -> Iterator[int]:  # noqa: ANN401  # a pikepdf object
    for kid in _each(tag.get("/K")):
        if isinstance(kid, int):
            yield kid
        else:
            yield from _within(kid)


def _each(kids: Any) -> list[Any]:  # noqa: ANN401  # one, several or none
    if kids is None:
        return []
    return [int(kid) if isinstance(kid, int) else kid for kid in (kids if isinstance(kids, Array) else [kids])]


def _is_seen(box: Box, there: Image.Image, without: Image.Image, alone: Image.Image) -> bool:
    lightness = alone.convert("L")
    ink = lightness.point(lambda level: 255 * (level <= INK))
    if not _count(ink, ink):
        return False
    there, without = _light(there), _light(without)
    far_enough = _far(ImageChops.darker(there, without), ImageChops.lighter(there, without))
    if _count(far_enough, ink) < (1 - MOST_UNSEEN) * _count(ink, ink):
        return False
    if not box.code:
        return True
    paper = lightness.point(lambda level: 255 * (level >= PAPER))
    clear = _far(Image.new("L", there.size), there)
    return _count(clear, paper) >= (1 - MOST_UNSEEN) * _count(paper, paper)


def _far(darker: Image.Image, lighter: Image.Image) -> Image.Image:
    """Which dots are far enough from each other to be told apart."""
    needed = darker.point(
        [min(FULL + 1, math.ceil(RATIO * level + (RATIO - 1) * BLACK * FULL)) for level in range(256)]
    )
    return ImageChops.subtract(needed, lighter).point(lambda short: 255 * (short == 0))


def _count(which: Image.Image, among: Image.Image) -> int:
    return which.histogram(among)[255]


def _light(picture: Image.Image) -> Image.Image:
    """How light each dot is to the eye, as WCAG reckons."""
    linear = [round(FULL * _linear(level / 255)) for level in range(256)]
    return picture.convert("RGB").point(linear * 3).convert("L", (0.2126, 0.7152, 0.0722, 0))


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # sRGB

"""The profile as one picture: a line for each score, with its bands, a dot, and a ring where it was last time.

Everything is laid out here in units of the drawing, so that a template has nothing to reckon. Labels are broken into
lines by their letters, because SVG does not wrap words. A picture that is too high for a
page goes on in another one.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.reports.line import Line
from engine.reports.skill import Skill
from engine.wording import Wording

STRIP = 22
"""How high a line with its dot is."""
ENDS = 18
"""How much its two ends in figures take below it."""
GAP, BESIDE_GAP = 8, 4
INSET = 12
"""How far a line keeps from the edges, so that a dot or a ring at its end is whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a picture is laid out: its width and type size, where lines begin, and how high it may become.

    `letters` fit beside or above a line; beside it where `beside`.
    """

    width: int
    size: int
    letters: int
    left: int
    beside: bool = False
    most: int | None = None


SCREEN = Shape(width=320, size=15, letters=38, left=INSET)
PAPER = Shape(width=640, size=14, letters=32, left=250, beside=True, most=400)
LARGE = Shape(width=320, size=13, letters=44, left=INSET, most=110)
SHAPES = {"screen": SCREEN, "paper": PAPER, "large": LARGE}
"""On paper a unit is 0.73 points, and in large print 1.46: so letters have 10 points, and 19."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One score as it is drawn: where each line of its label stands and where its line, whose `ends` may be named."""

    label: tuple[tuple[int, str], ...]
    y: int
    line: Line
    ends: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Rows below each other. `axis` is where the ends stand that all lines share, below the last."""

    shape: Shape
    height: int
    rows: tuple[Row, ...]
    axis: int | None
    title: str

    @property
    def right(self) -> int:
        """Where lines end."""
        return self.shape.width - INSET


def pictures_of(skills: Iterable[Skill], shape: Shape, words: Wording) -> tuple[Picture, ...]:
    """The pictures of all skills that have a line: one, or more where one would be higher than a page."""
    drawn = [(skill.label, skill.line) for skill in skills if skill.line]
    alike = len({(line.least, line.most) for _, line in drawn}) == 1
    return tuple(_picture(rows, shape, words) for rows in _pages(list(_rows(drawn, shape, alike=alike)), shape))


def _rows(drawn: Sequence[tuple[str, Line]], shape: Shape, *, alike: bool) -> Iterator[Row]:
    """Rows, each laid out as if it were the first."""
    for label, line in drawn:
        lines = _wrapped(label, shape.letters)
        pitch = shape.size + 3
        if shape.beside:
            middle = max(STRIP, pitch * len(lines)) // 2 + BESIDE_GAP // 2
            top = middle - pitch * len(lines) // 2 + shape.size
        else:
            middle = GAP + pitch * len(lines) + 3 + STRIP // 2
            top = GAP + shape.size
        label_lines = tuple((top + pitch * number, said) for number, said in enumerate(lines))
        yield Row(label=label_lines, y=middle, line=line, ends=not alike)


def _height(row: Row, shape: Shape) -> int:
    below = row.label[-1][0] + shape.size // 3 if shape.beside else 0
    gap = BESIDE_GAP if shape.beside else GAP
    return max(row.y + STRIP // 2 + (ENDS if row.ends else 0), below) + gap // 2


def _pages(rows: Sequence[Row], shape: Shape) -> Iterator[list[Row]]:
    """Rows moved below each other, as many at once as may stand in one picture."""
    page: list[Row] = []
    top = 0
    for row in rows:
        height = _height(row, shape)
        if page and shape.most is not None and top + height > shape.most:
            yield page
            page, top = [], 0
        page.append(replace(row, label=tuple((y + top, said) for y, said in row.label), y=row.y + top))
        top += height
    if page:
        yield page


def _picture(rows: Sequence[Row], shape: Shape, words: Wording) -> Picture:
    bottom = _height(rows[-1], shape)
    axis = None if rows[-1].ends else bottom + shape.size
    title = words.count(
        "One score as a dot on a line. The table says the same in numbers.",
        "{number} scores as dots on lines, the highest first. The table says the same in numbers.",
        len(rows),
    )
    height = bottom if axis is None else axis + shape.size // 2
    return Picture(shape=shape, height=height, rows=tuple(rows), axis=axis, title=title)


def _wrapped(label: str, letters: int) -> tuple[str, ...]:
    """A label on as many lines as it takes; letters of East Asia take the room of two."""
    wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in label)
    return tuple(textwrap.wrap(label, letters // 2 if wide else letters)) or (label,)

"""Woven lines as banknotes have them, in the colour of the theme: a band round a sheet, and a rosette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import cos, pi, sin

Point = tuple[float, float]
Curve = Callable[[float], Point]
"""Where a closed curve is after so much of its way, from 0 to 1."""

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" preserveAspectRatio="none">'
    '<g fill="none" stroke="{colour}" stroke-width="{thick}" stroke-linejoin="round">{paths}</g></svg>'
)
UNITS = 100  # to a millimetre, so that paths are written in whole numbers
BAND, WAVE, ROUND = 5.0, 11.0, 6.0
"""How wide the band is, how long one of its waves, and how round its corners are, in millimetres."""
STRANDS, OVERTONE = 5, 3
SAMPLES = 5
"""Points to a wave; between them the curve is smooth."""
ROSETTE = 60.0
RINGS: tuple[tuple[float, float, int, int], ...] = ((27.0, 2.6, 24, 4), (21.5, 3.6, 16, 4), (14.0, 5.0, 8, 5))
"""The rings of the rosette: how far out, how wide, of how many petals, of how many strands."""


def band(width: float, height: float, colour: str) -> bytes:
    """A band within the edges of a rectangle, in millimetres, with a fine line on both sides."""
    waves = round(2 * (width + height) / WAVE)
    paths = [_path(_strand(width, height, waves, each / STRANDS), waves * SAMPLES) for each in range(STRANDS)]
    paths += [_path(_rim(width, height, inset), 160) for inset in (0.2, BAND - 0.2)]
    return _svg(width, height, colour, 0.22, paths)


def rosette(colour: str) -> bytes:
    """A flower of woven rings in a square."""
    paths = [
        _path(_petals(radius, wide, petals, each / strands), petals * SAMPLES)
        for radius, wide, petals, strands in RINGS
        for each in range(strands)
    ]
    return _svg(ROSETTE, ROSETTE, colour, 0.2, paths)


def _strand(width: float, height: float, waves: int, phase: float) -> Curve:
    swing = BAND / 2 - 0.5

    def at(way: float) -> Point:
        turn = 2 * pi * (waves * way + phase)
        (x, y), (across, down) = _edge(width, height, BAND / 2, way)
        out = swing * (0.8 * cos(turn) + 0.2 * cos(OVERTONE * turn))
        return x + out * across, y + out * down

    return at


def _rim(width: float, height: float, inset: float) -> Curve:
    def at(way: float) -> Point:
        return _edge(width, height, inset, way)[0]

    return at


def _edge(width: float, height: float, inset: float, way: float) -> tuple[Point, Point]:
    """A point of a rectangle with round corners, after so much of its way, and which way is out from there."""
    radius = ROUND + BAND / 2 - inset
    wide, high = width - 2 * inset - 2 * radius, height - 2 * inset - 2 * radius
    corner = pi * radius / 2
    rest = (way % 1.0) * (2 * (wide + high) + 4 * corner)
    left, top = inset + radius, inset + radius
    centres = ((left + wide, top), (left + wide, top + high), (left, top + high), (left, top))
    for side, (x, y) in enumerate(centres):
        length = high if side % 2 else wide
        angle = (side - 1) * pi / 2
        across, down = cos(angle), sin(angle)
        if rest < length:
            back = length - rest
            return (x + radius * across + back * down, y + radius * down - back * across), (across, down)
        rest -= length
        if rest < corner:
            angle += rest / radius
            return (x + radius * cos(angle), y + radius * sin(angle)), (cos(angle), sin(angle))
        rest -= corner
    return (left, inset), (0.0, -1.0)


def _petals(radius: float, wide: float, petals: int, phase: float) -> Curve:
    def at(way: float) -> Point:
        turn = 2 * pi * way
        out = radius + wide * sin(petals * turn + 2 * pi * phase)
        return ROSETTE / 2 + out * cos(turn), ROSETTE / 2 + out * sin(turn)

    return at


def _path(curve: Curve, points: int) -> str:
    """A closed curve through so many of its points, smooth between them."""
    return f'<path d="{"".join(_pieces(curve, points))}"/>'


def _pieces(curve: Curve, points: int) -> Iterator[str]:
    step, tiny = 1 / points, 1e-5
    here = curve(0.0)
    yield "M{} {}".format(*_whole(here))
    leaving = _slope(curve, 0.0, tiny, step)
    for place in range(1, points + 1):
        there = curve(place * step)
        arriving = _slope(curve, place * step, tiny, step)
        first = here[0] + leaving[0], here[1] + leaving[1]
        second = there[0] - arriving[0], there[1] - arriving[1]
        start, *others = (_whole(each) for each in (here, first, second, there))
        yield "c" + " ".join(f"{x - start[0]} {y - start[1]}" for x, y in others)
        here, leaving = there, arriving


def _slope(curve: Curve, way: float, tiny: float, step: float) -> Point:
    (x, y), (ahead, down) = curve(way), curve(way + tiny)
    return (ahead - x) / tiny * step / 3, (down - y) / tiny * step / 3


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0] * UNITS), round(point[1] * UNITS)


def _svg(width: float, height: float, colour: str, thick: float, paths: list[str]) -> bytes:
    whole = {"width": round(width * UNITS), "height": round(height * UNITS), "thick": round(thick * UNITS)}
    return SVG.format(colour=colour, paths="".join(paths), **whole).encode()

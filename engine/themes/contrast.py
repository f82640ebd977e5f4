"""How far two colours stand out from each other, and the nearest colour that stands out far enough.

Lightness is moved in OKLCH, where hue and chroma stay what they are to the eye.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from coloraide import Color

BLACK, WHITE = "#000000", "#ffffff"
MARGIN = 0.02
"""What is proposed stands out by a little more than it must: other programs round luminance otherwise."""
STEPS = 12
"""Halvings of the way to black or white; each ends closer than the eye can tell."""

STEP = 0.01

Ground = tuple[str, float]
"""A colour that something stands on, and the ratio that it needs there."""


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """How much two colours (`#rrggbb`) stand out from each other, from 1 to 21, as WCAG 2 defines it."""
    return Color(one).contrast(other, method="wcag21")


def shade(colour: str, lightness: float, chroma: float) -> str:
    """The colour of the same hue that is so light (0 to 1), and no more colourful than this."""
    _, own, hue = _parts(colour)
    return _written(lightness, min(own, chroma), hue)


def no_lighter(colour: str, lightness: float, chroma: float) -> str:
    """The colour itself where it is dark enough already, or that shade of it."""
    return colour if _parts(colour)[0] <= lightness else shade(colour, lightness, chroma)


def nearest(colour: str, grounds: Sequence[Ground]) -> str | None:
    """The colour itself where it stands out enough from all grounds, or the nearest that does; None if none does."""
    if all(contrast(colour, ground) >= need for ground, need in grounds):
        return colour
    lightness = _parts(colour)[0]
    found = [each for each in (_towards(colour, 0.0, grounds), _towards(colour, 1.0, grounds)) if each]
    return min(found, key=lambda each: abs(each[0] - lightness))[1] if found else None


def _towards(colour: str, pole: float, grounds: Sequence[Ground]) -> tuple[float, str] | None:
    """The first colour on the way to black or white that passes on every ground, with its lightness."""
    bad, chroma, hue = _parts(colour)
    good, found = pole, WHITE if pole else BLACK
    if not _passes(found, pole, grounds):
        return None
    for _ in range(STEPS):
        middle = (good + bad) / 2
        tried = _written(middle, chroma, hue)
        if _passes(tried, pole, grounds):
            good, found = middle, tried
        else:
            bad = middle
    return good, found


def _passes(colour: str, pole: float, grounds: Sequence[Ground]) -> bool:
    """Whether a colour stands out from every ground, on the side of the pole: only there further is always better."""
    own = _luminance(colour)
    return all(
        contrast(colour, ground) >= need + MARGIN and (own >= _luminance(ground)) == bool(pole)
        for ground, need in grounds
    )


@lru_cache(maxsize=1024)
def _luminance(colour: str) -> float:
    return Color(colour).luminance()


@lru_cache(maxsize=1024)
def _parts(colour: str) -> tuple[float, float, float]:
    lightness, chroma, hue = Color(colour).convert("oklch").coords(nans=False)
    return lightness, chroma, hue


@lru_cache(maxsize=4096)
def _written(lightness: float, chroma: float, hue: float) -> str:
    made = Color("oklch", [lightness, chroma, hue]).convert("srgb")
    return made.fit(method="oklch-chroma").to_string(hex=True) if not made.in_gamut() else made.to_string(hex=True)


def around(colour: str) -> Iterator[str]:
    """Colours of the same hue, a little lighter and darker, and so on to white and black."""
    lightness, chroma, hue = _parts(colour)
    for step in range(1, 101):
        for other in (lightness - step / 100, lightness + step / 100):
            if -STEP < other < 1 + STEP:
                yield _written(min(max(other, 0.0), 1.0), chroma, hue)


def is_light(colour: str) -> bool:
    """Whether black can be read on a colour better than white."""
    return contrast(BLACK, colour) > contrast(WHITE, colour)

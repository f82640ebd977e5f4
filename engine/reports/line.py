"""A score as a place on a line: the picture of a result, with every edge in words as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from babel.numbers import format_decimal

from engine.questionnaire import Band, Language, Scale
from engine.scoring import standing
from engine.wording import Wording

MOST_KEPT = 4096
"""So many figures and places are kept: the same few stand in everybody's results."""


@dataclass(frozen=True, slots=True)
class BandWords:
    """A band as it is said: with its edges in words, and whether it is reached."""

    label: str
    edges: str
    reached: bool


@dataclass(frozen=True, slots=True)
class BandPlace:
    """A band as it is drawn: its place on the line from 0 to 1, and whether it is reached."""

    start: float
    end: float
    reached: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where a score lies between the least and the greatest value it could have had: `position` from 0 to 1.

    `zero` is the place of 0 where that lies within: what is below it and above it are two different things. `then` is
    the place of last time's score.
    """

    position: float
    zero: float | None
    least: str
    most: str
    bands: tuple[BandPlace, ...]
    title: str
    then: float | None = None


def figure(number: Decimal, scale: Scale, words: Wording) -> str:
    """A score in the language's number format; with all its decimal places only where its author asked for so many."""
    return _with_places(number, scale.places, words.language) if scale.places_said else words.number(number)


@lru_cache(maxsize=MOST_KEPT)
def _with_places(number: Decimal, places: int, language: str) -> str:
    """A number with so many decimal places. -0 is 0."""
    return format_decimal(number or 0, "#,##0" + ("." + "0" * places if places else ""), locale=language)


def score_words(
    value: Decimal, scale: Scale, possible: tuple[Decimal, Decimal] | None, words: Wording, *, counts_up: bool = True
) -> str:
    """A score with what it is out of: "3.4 out of 5", or with both ends where it does not count up from 0 or 1."""
    said = figure(value, scale, words)
    if possible is None:
        return said
    least, most = possible
    if counts_up and least in {0, 1}:
        return words.say("{score} out of {most}", score=said, most=most)
    return words.say("{score} on a scale from {least} to {most}", score=said, least=least, most=most)


def line_of(
    value: Decimal,
    scale: Scale,
    possible: tuple[Decimal, Decimal] | None,
    words: Wording,
    then: Decimal | None = None,
) -> Line | None:
    """The line of a score, with last time's where there is one, or None where there is no range to place it in."""
    if possible is None or possible[0] >= possible[1]:
        return None
    least, most = possible
    reached = scale.band_of(value)
    return Line(
        position=_place(value, least, most),
        then=None if then is None else _place(then, least, most),
        zero=_place(Decimal(0), least, most) if least < 0 < most else None,
        least=words.number(least),
        most=words.number(most),
        bands=tuple(
            BandPlace(
                _place(band.at_least, least, most),
                1.0 if upper is None else _place(upper, least, most),
                band is reached,
            )
            for band, upper in _within(scale, possible)
        ),
        title=_title(value, scale, possible, words, then),
    )


def _title(
    value: Decimal, scale: Scale, possible: tuple[Decimal, Decimal], words: Wording, then: Decimal | None
) -> str:
    told = {"score": figure(value, scale, words), "least": possible[0], "most": possible[1]}
    if then is None:
        return words.say("{score} on a line from {least} to {most}.", **told)
    earlier = figure(then, scale, words)
    return words.say("{score} on a line from {least} to {most}; last time {earlier}.", **told, earlier=earlier)


def bands_told(
    value: Decimal, scale: Scale, possible: tuple[Decimal, Decimal] | None, language: Language, words: Wording
) -> tuple[BandWords, ...]:
    """The bands within reach; the first begins and the last ends with the least and the greatest score there can be."""
    reached = scale.band_of(value)
    return tuple(
        BandWords(band.label.say(language), _edges(scale, band, upper, possible, words), band is reached)
        for band, upper in _within(scale, possible)
    )


def _within(scale: Scale, possible: tuple[Decimal, Decimal] | None) -> Iterator[tuple[Band, Decimal | None]]:
    """The bands within reach, each with where the next one begins."""
    for band, upper in zip_longest(scale.bands, [band.at_least for band in scale.bands[1:]]):
        if possible is None or (band.at_least <= possible[1] and (upper is None or upper > possible[0])):
            yield band, upper


def _edges(
    scale: Scale, band: Band, upper: Decimal | None, possible: tuple[Decimal, Decimal] | None, words: Wording
) -> str:
    """From where to where a band reaches: whole numbers to the last one in it, others to below the next band."""
    start, last = band.at_least, None if upper is None else scale.last_below(upper)
    if possible is not None:
        start = max(start, possible[0])
        if upper is None or upper > possible[1]:
            last = possible[1]
    if last is not None and last >= start:
        return words.number(start) if last == start else words.say("{least} to {most}", least=start, most=last)
    if upper is None:
        return words.say("from {least}", least=start)
    return words.say("{least} to below {most}", least=start, most=upper)


@lru_cache(maxsize=MOST_KEPT)
def _place(value: Decimal, least: Decimal, most: Decimal) -> float:
    return float(standing(value, (least, most)))

"""Bands of a scale."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.document import Span
from engine.questionnaire import Band, BandId, Language, Scale, ScaleId, Text

HERE = Span(1, 1, 1, 1)
NAME = Text({Language("en"): "Name"})


def band(name: str, at_least: str) -> Band:
    return Band(id=BandId(name), label=NAME, at_least=Decimal(at_least), span=HERE)


def scale(*bands: Band) -> Scale:
    return Scale(id=ScaleId("s"), label=NAME, scorer="mean", bands=bands, span=HERE)


@pytest.mark.parametrize(
    ("value", "expected"), [("1", "low"), ("2.49", "low"), ("2.5", "high"), ("4", "high"), ("0.99", None)]
)
def test_a_band_is_closed_below_and_ends_where_the_next_begins(value: str, expected: str | None) -> None:
    found = scale(band("low", "1"), band("high", "2.5")).band_of(Decimal(value))
    assert (found.id if found else None) == expected


def test_a_scale_without_bands_puts_nobody_in_one() -> None:
    assert scale().band_of(Decimal(3)) is None

"""Standard scores made of z, and what a published conversion turns one into: exact, but for the normal distribution."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from statistics import NormalDist

from engine.document import Mapping as MappingNode
from engine.document.entries import as_number, entries, listed, number
from engine.scoring.rounding import Exact

NORMAL_PLACES = 10
"""So many places of a percentile of the normal distribution are kept: far fewer than any machine gets right."""

_NORMAL = NormalDist()


def _sten(z: Exact) -> Fraction:
    return Fraction(min(max(floor(2 * Fraction(z) + 6), 1), 10))


def _stanine(z: Exact) -> Fraction:
    return Fraction(min(max(floor(2 * Fraction(z) + Fraction(11, 2)), 1), 9))


def normal_percentile(z: Exact) -> Decimal:
    """How many in a hundred of a normal distribution lie below; made a decimal once, with a fixed number of places."""
    return Decimal(f"{100 * _NORMAL.cdf(float(z)):.{NORMAL_PLACES}f}")


STANDARD: Mapping[str, Callable[[Exact], Exact]] = {
    "z": lambda z: z,
    "t": lambda z: 50 + 10 * z,
    "sten": _sten,
    "stanine": _stanine,
}
"""What is made of z = (x - mean) / sd, by the name authors write. None of them ever falls while z rises."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a score stands in a group: its z, the standard score made of it, what that is turned into, the score.

    `z` is None where a table of frequencies was counted, `turned` where the conversion is not made for such a score.
    """

    z: Fraction | None
    standard: Exact
    turned: Exact | None
    value: Exact


@dataclass(frozen=True, slots=True)
class Conversion:
    """A standard score turned into another: by a polynomial between its limits, or along straight lines."""

    of: str
    coefficients: tuple[Fraction, ...] = ()
    points: tuple[tuple[Fraction, Fraction], ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None

    def below(self, standard: Exact) -> bool:
        """Whether it is not made for scores so low."""
        return self.least is not None and standard < self.least

    def above(self, standard: Exact) -> bool:
        """Whether it is not made for scores so high."""
        return self.most is not None and standard > self.most

    def turned(self, standard: Exact) -> Fraction:
        """What the standard score is turned into; beyond the first and last point it is what it is there."""
        x = Fraction(standard)
        if not self.points:
            value = Fraction(0)
            for coefficient in reversed(self.coefficients):
                value = value * x + coefficient
            return value
        after = bisect_right(self.points, x, key=lambda point: point[0])
        if after in (0, len(self.points)):
            return self.points[max(after - 1, 0)][1]
        (low, start), (high, end) = self.points[after - 1 : after + 1]
        return start + (end - start) * (x - low) / (high - low)


def read_conversion(node: MappingNode) -> Conversion:
    """A conversion as its author wrote it."""
    coefficients = (as_number(each) for each in listed(node, "polynomial"))
    return Conversion(
        of=str(node.find("of") or ""),
        coefficients=tuple(Fraction(each) for each in coefficients if each is not None),
        points=tuple(_points(node)),
        least=number(node, "at_least"),
        most=number(node, "at_most"),
    )


def _points(node: MappingNode) -> Iterator[tuple[Fraction, Fraction]]:
    for entry in entries(node, "points"):
        at, gives = number(entry, "at"), number(entry, "gives")
        if at is not None and gives is not None:
            yield Fraction(at), Fraction(gives)

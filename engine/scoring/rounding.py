"""Rounding: half up (away from zero), once, at the end, and exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import TypeAlias

ZERO = Decimal(0)
EXACTLY = Context(prec=1000)
"""So many digits that nothing an author writes is rounded."""

Exact: TypeAlias = Decimal | Fraction
"""A number that is not rounded: a mean of three answers is a Fraction, no decimal number holds it."""


def total(numbers: Iterable[Exact]) -> Exact:
    """Numbers added up exactly, whichever kind they are."""
    added = ZERO
    fractions = []
    for number in numbers:
        if isinstance(number, Decimal):
            added = EXACTLY.add(added, number)
        else:
            fractions.append(number)
    return sum(fractions, Fraction(added)) if fractions else added


def weighed(numbers: Mapping[str, Exact], weights: Mapping[str, Decimal]) -> Exact:
    """Numbers added up exactly, each times its weight."""
    added = ZERO
    fractions = []
    for name, number in numbers.items():
        if isinstance(number, Decimal):
            added = EXACTLY.fma(weights[name], number, added)
        else:
            fractions.append(Fraction(weights[name]) * number)
    return sum(fractions, Fraction(added)) if fractions else added


def rounded(number: Exact, places: int) -> Decimal:
    """A number with that many decimal places; a half goes away from zero: 2.605 is 2.61, -2.605 is -2.61."""
    if isinstance(number, Decimal):
        short = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACTLY)
        return EXACTLY.plus(short)  # there is no minus zero
    above, below = number.numerator, number.denominator
    whole = (2 * abs(above) * 10**places + below) // (2 * below)
    return EXACTLY.scaleb(Decimal(whole if above >= 0 else -whole), -places)


def written(number: Decimal) -> str:
    """A number as an author writes it: 70.00 is 70."""
    return f"{number.normalize():f}" if number else "0"


SHOWN_PLACES = 6


def shown(number: Exact) -> Decimal:
    """A number for an explanation: exactly, or with six places where no decimal number holds it."""
    if isinstance(number, Decimal):
        return number
    short = EXACTLY.normalize(rounded(number, SHOWN_PLACES))
    return short.quantize(Decimal(1), context=EXACTLY) if short == short.to_integral_value() else short

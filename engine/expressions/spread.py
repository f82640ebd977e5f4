"""From which number to which a calculation can come, worked out from the limits of what it calculates with."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import reduce
from itertools import product
from typing import TypeAlias

from engine.expressions.numbers import CONTEXT, calculate
from engine.expressions.types import Number

Bound: TypeAlias = Decimal | None
"""The least or the most a number can be; None where it has no such limit."""

ZERO = Decimal(0)
SMALL_POWERS = frozenset(map(Decimal, range(10)))


def result(sign: str, left: Number, right: Number) -> Number:
    """The spread of a calculation with two numbers."""
    match sign:
        case "+":
            return Number(_added(left.least, right.least), _added(left.most, right.most))
        case "-":
            return result("+", left, opposite(right))
        case "*":
            return _corners(sign, left, right)
        case "/" if _apart_from_zero(right):
            return _corners(sign, left, right)
        case "**" if left.least is not None and left.least >= 0 and _is_power(right):
            return _corners(sign, left, right)
    return Number()


def opposite(number: Number) -> Number:
    """The spread with a minus before it."""
    least, most = (None if end is None else CONTEXT.minus(end) for end in (number.most, number.least))
    return Number(least, most)


def distance(number: Number) -> Number:
    """The spread without its sign."""
    back = opposite(number)
    if number.least is not None and number.least >= 0:
        return number
    if back.least is not None and back.least >= 0:
        return back
    return Number(ZERO, None if number.most is None or back.most is None else max(number.most, back.most))


def either(*numbers: Number) -> Number:
    """The spread of one of several numbers, whichever."""
    least, most = [each.least for each in numbers], [each.most for each in numbers]
    return Number(_outermost(min, least), _outermost(max, most))


def total(*numbers: Number) -> Number:
    """The spread of a sum."""
    return reduce(lambda left, right: result("+", left, right), numbers)


def through(function: Callable[[Decimal], Decimal | None], number: Number) -> Number:
    """The spread of a function that never falls where its number rises."""
    return Number(*(None if end is None else function(end) for end in (number.least, number.most)))


def _corners(sign: str, left: Number, right: Number) -> Number:
    """A calculation whose outermost results lie where its numbers are outermost."""
    if None in (left.least, left.most, right.least, right.most):
        return Number()
    ends = product((left.least, left.most), (right.least, right.most))
    found = [calculate(sign, one, other) for one, other in ends if one is not None and other is not None]
    return Number(_outermost(min, found), _outermost(max, found))


def _added(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else calculate("+", one, other)


def _outermost(choose: Callable[[list[Decimal]], Decimal], ends: list[Bound]) -> Bound:
    known = [end for end in ends if end is not None]
    return choose(known) if known and len(known) == len(ends) else None


def _apart_from_zero(number: Number) -> bool:
    return (number.least is not None and number.least > 0) or (number.most is not None and number.most < 0)


def _is_power(number: Number) -> bool:
    """A whole number written out, such as 2."""
    return number.least == number.most and number.least in SMALL_POWERS

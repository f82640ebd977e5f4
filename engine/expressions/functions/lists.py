"""Many values at once: a list, the rows of a repeated group, or values side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import reduce
from typing import Any

from engine.expressions import spread
from engine.expressions.functions.function import (
    A_CONDITION,
    A_NUMBER,
    CONDITION,
    MANY,
    NUMBER,
    ORDERED,
    Function,
    Given,
    always,
)
from engine.expressions.numbers import CONTEXT, finite
from engine.expressions.types import Choice, List, Number, TextType, Type

Numbers = tuple[Decimal, ...]


def _sum(values: Numbers) -> Decimal | None:
    return finite(reduce(CONTEXT.add, values)) if values else None


def _product(values: Numbers) -> Decimal | None:
    return finite(reduce(CONTEXT.multiply, values)) if values else None


def _mean(values: Numbers) -> Decimal | None:
    together = _sum(values)
    return None if together is None else CONTEXT.divide(together, Decimal(len(values)))


def _median(values: Numbers) -> Decimal | None:
    middle, odd = divmod(len(values), 2)
    return _mean(tuple(sorted(values)[middle - 1 + odd : middle + 1]))


def _mode(values: Numbers) -> Numbers:
    """The values that occur most often, the smallest first."""
    times = Counter(values)
    most = max(times.values(), default=0)
    return tuple(sorted(value for value, often in times.items() if often == most))


def _stddev(values: Numbers) -> Decimal | None:
    """How far values lie from their mean, as estimated from a sample: at least two are needed."""
    middle = _mean(values)
    if middle is None or len(values) == 1:
        return None
    apart = tuple(CONTEXT.subtract(value, middle) for value in values)
    squares = tuple(map(CONTEXT.multiply, apart, apart))
    return finite(CONTEXT.sqrt(CONTEXT.divide(reduce(CONTEXT.add, squares), Decimal(len(values) - 1))))


def _outermost(choose: Callable[[Any], object]) -> Callable[[tuple[object, ...]], object | None]:
    return lambda values: choose(values) if values and len(set(map(type, values))) == 1 else None


def _decided(values: tuple[object, ...], *, by: bool) -> bool | None:
    """One true decides `any` and one false `all`; otherwise a null leaves it open."""
    if any(value is by for value in values):
        return by
    return not by if all(value is not by and isinstance(value, bool) for value in values) else None


def _numbers(given: Given) -> list[Number]:
    return [each if isinstance(each, Number) else Number() for each in given]


def _one_of(given: Given) -> Type:
    """The type of one of several values; a code becomes a text beside others."""
    first = given[0] if given else None
    match first:
        case Number():
            return spread.either(*_numbers(given))
        case None | Choice():
            return TextType() if first else Number()
    return first


def _over_numbers(
    says: str, example: str, meaning: Callable[..., object | None], gives: Callable[[Given], Type]
) -> Function:
    return Function(over=NUMBER, gives=gives, meaning=meaning, says=says, example=example)


def _between(given: Given) -> Type:
    return spread.either(*_numbers(given)) if given else Number()


LISTS = {
    "count": Function(
        takes=((MANY,),),
        gives=always(Number(Decimal(0), None)),
        meaning=lambda values: Decimal(len(values)),
        says="How many there are: codes chosen, rows of a group, entries of a list.",
        example="count(interests)",
    ),
    "sum": _over_numbers(
        "All of them added up.",
        "sum(first, second)",
        _sum,
        lambda given: spread.total(*_numbers(given)) if len(given) > 1 else Number(),
    ),
    "product": _over_numbers("All of them multiplied.", "product(first, second)", _product, A_NUMBER),
    "mean": _over_numbers("The sum of them divided by how many they are.", "mean(first, second)", _mean, _between),
    "median": _over_numbers(
        "The one in the middle when they stand in order, or the mean of the two in the middle.",
        "median(first, second, third)",
        _median,
        _between,
    ),
    "mode": _over_numbers(
        "A list of those that occur most often, the smallest first.",
        "mode(first, second, third)",
        _mode,
        always(List(Number())),
    ),
    "stddev": _over_numbers(
        "How far they lie from their mean: the standard deviation, taking them for a sample.",
        "stddev(first, second, third)",
        _stddev,
        always(Number(Decimal(0), None)),
    ),
    "min": Function(
        over=ORDERED, gives=_one_of, meaning=_outermost(min), says="The least of them.", example="min(first, second)"
    ),
    "max": Function(
        over=ORDERED, gives=_one_of, meaning=_outermost(max), says="The greatest of them.", example="max(first, second)"
    ),
    "all": Function(
        over=CONDITION,
        gives=A_CONDITION,
        meaning=lambda values: _decided(values, by=False),
        says="Whether every one of them is true.",
        example="all(first, second)",
    ),
    "any": Function(
        over=CONDITION,
        gives=A_CONDITION,
        meaning=lambda values: _decided(values, by=True),
        says="Whether at least one of them is true.",
        example="any(first, second)",
    ),
}

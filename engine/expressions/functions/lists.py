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


def _over_numbers(example: str, meaning: Callable[..., object | None], gives: Callable[[Given], Type]) -> Function:
    return Function(over=NUMBER, gives=gives, meaning=meaning, example=example)


def _between(given: Given) -> Type:
    return spread.either(*_numbers(given)) if given else Number()


LISTS = {
    "count": Function(
        takes=((MANY,),),
        gives=always(Number(Decimal(0), None)),
        meaning=lambda values: Decimal(len(values)),
        example="count(interests)",
    ),
    "sum": _over_numbers(
        "sum(first, second)",
        _sum,
        lambda given: spread.total(*_numbers(given)) if len(given) > 1 else Number(),
    ),
    "product": _over_numbers("product(first, second)", _product, A_NUMBER),
    "mean": _over_numbers("mean(first, second)", _mean, _between),
    "median": _over_numbers("median(first, second, third)", _median, _between),
    "mode": _over_numbers("mode(first, second, third)", _mode, always(List(Number()))),
    "stddev": _over_numbers("stddev(first, second, third)", _stddev, always(Number(Decimal(0), None))),
    "min": Function(over=ORDERED, gives=_one_of, meaning=_outermost(min), example="min(first, second)"),
    "max": Function(over=ORDERED, gives=_one_of, meaning=_outermost(max), example="max(first, second)"),
    "all": Function(
        over=CONDITION,
        gives=A_CONDITION,
        meaning=lambda values: _decided(values, by=False),
        example="all(first, second)",
    ),
    "any": Function(
        over=CONDITION,
        gives=A_CONDITION,
        meaning=lambda values: _decided(values, by=True),
        example="any(first, second)",
    ),
}

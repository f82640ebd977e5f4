"""Values made of values: calculations, lists, choices between two, functions."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions.evaluating.values import Evaluate, Fixed, Names
from engine.expressions.functions import FUNCTIONS, Function
from engine.expressions.numbers import CONTEXT, OPERATIONS, finite


def calculation(sign: str, left: Evaluate, right: Evaluate) -> Evaluate:
    """Two numbers with a sign between them, or two texts put together."""
    operation, adds = OPERATIONS[sign], sign == "+"

    def value(names: Names) -> object | None:
        one, other = left(names), right(names)
        if type(one) is Decimal and type(other) is Decimal:
            return finite(operation(one, other))
        return one + other if adds and type(one) is str and type(other) is str else None

    return value


def negative(part: Evaluate) -> Evaluate:
    """A number with the other sign."""

    def value(names: Names) -> Decimal | None:
        given = part(names)
        return CONTEXT.minus(given) if isinstance(given, Decimal) else None

    return value


def conditional(condition: Evaluate, then: Evaluate, otherwise: Evaluate) -> Evaluate:
    """`if … then … else …`: what is not known to be true goes to `else`, as in FEEL."""
    return lambda names: then(names) if condition(names) is True else otherwise(names)


def several(parts: tuple[Evaluate, ...]) -> Evaluate:
    """Values one after the other."""
    return lambda names: tuple(part(names) for part in parts)


def called(name: str, arguments: tuple[Evaluate, ...]) -> Evaluate:
    """A function with what it is given; of something else than it takes it makes nothing."""
    function = FUNCTIONS.get(name)
    if function is None:
        return Fixed(None)
    if function.over is not None:
        return _over(function, function.over.values, arguments)
    wanted = next((form for form in function.takes if len(form) == len(arguments)), None)
    if wanted is None:
        return Fixed(None)
    meaning, kinds = function.meaning, [each.values for each in wanted]

    def value(names: Names) -> object | None:
        given = [argument(names) for argument in arguments]
        if all(type(each) in fits for each, fits in zip(given, kinds, strict=True)):
            return meaning(*given)
        return None

    return value


def _over(function: Function, fits: tuple[type, ...], arguments: tuple[Evaluate, ...]) -> Evaluate:
    """A function over a list, or over values side by side."""
    meaning = function.meaning

    def value(names: Names) -> object | None:
        given = tuple(argument(names) for argument in arguments)
        if len(given) == 1 and isinstance(given[0], tuple):
            given = given[0]
        elif not given or given == (None,):
            return None
        return meaning(given) if all(type(each) in fits for each in given) else None

    return value

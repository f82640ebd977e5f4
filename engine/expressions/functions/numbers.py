"""Numbers, one or two at a time, and how they are rounded."""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
)

from engine.expressions import spread
from engine.expressions.functions.function import A_CONDITION, A_NUMBER, NUMBER, Function, Given
from engine.expressions.numbers import CONTEXT, finite
from engine.expressions.types import Number, Type

LEAST_PLACES, MOST_PLACES = -6111, 6176
NONE, TWO = Decimal(0), Decimal(2)


def rounded(value: Decimal, places: Decimal, rounding: str) -> Decimal | None:
    """A number with so many decimal places; with -1 of them in tens, with -2 in hundreds."""
    if not LEAST_PLACES <= places <= MOST_PLACES:
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= int(places):
        return value
    return finite(value.quantize(Decimal((0, (1,), -int(places))), rounding, CONTEXT))


def modulo(value: Decimal, by: Decimal) -> Decimal | None:
    """What is left after dividing, with the sign of what it is divided by."""
    left = finite(CONTEXT.remainder(value, by))
    if left is None or not left or (left < 0) is (by < 0):
        return left
    return finite(CONTEXT.add(left, by))


def _leaves(left: int) -> Function:
    """Whether dividing by two leaves this."""
    name = "odd" if left else "even"
    return Function(
        takes=((NUMBER,),),
        gives=A_CONDITION,
        meaning=lambda value: modulo(value, TWO) == left,
        says=f"Whether dividing a number by 2 leaves {left}.",
        example=f"{name}(months)",
    )


def _rounding(example: str, rounding: str, says: str, *, alone: bool = False) -> Function:
    """One way to round; `alone` also without saying to how many places."""

    def meaning(value: Decimal, places: Decimal = NONE) -> Decimal | None:
        return rounded(value, places, rounding)

    def gives(given: Given) -> Type:
        value, places = given[0], given[1] if len(given) > 1 else Number(NONE, NONE)
        if not isinstance(value, Number) or not isinstance(places, Number) or places.least is None:
            return Number()
        to = places.least
        return spread.through(lambda end: meaning(end, to), value) if to == places.most else Number()

    takes = ((NUMBER,), (NUMBER, NUMBER)) if alone else ((NUMBER, NUMBER),)
    return Function(takes=takes, gives=gives, meaning=meaning, says=says, example=example)


NUMBERS = {
    "decimal": _rounding(
        "decimal(months / 7, 2)",
        ROUND_HALF_EVEN,
        "A number with so many decimal places; what lies in the middle goes to the even digit: 2.5 to 2, 3.5 to 4.",
    ),
    "floor": _rounding("floor(months / 12)", ROUND_FLOOR, "The next number below, whole or with places.", alone=True),
    "ceiling": _rounding(
        "ceiling(months / 12)", ROUND_CEILING, "The next number above, whole or with places.", alone=True
    ),
    "round up": _rounding("round up(months / 7, 2)", ROUND_UP, "Rounded to so many places, always away from 0."),
    "round down": _rounding("round down(months / 7, 2)", ROUND_DOWN, "Rounded to so many places, always towards 0."),
    "round half up": _rounding(
        "round half up(months / 7, 2)",
        ROUND_HALF_UP,
        "Rounded to so many places; what lies in the middle goes away from 0.",
    ),
    "round half down": _rounding(
        "round half down(months / 7, 2)",
        ROUND_HALF_DOWN,
        "Rounded to so many places; what lies in the middle goes towards 0.",
    ),
    "abs": Function(
        takes=((NUMBER,),),
        gives=lambda given: spread.distance(given[0]) if isinstance(given[0], Number) else Number(),
        meaning=CONTEXT.abs,
        says="A number without its sign.",
        example="abs(months - 12)",
    ),
    "modulo": Function(
        takes=((NUMBER, NUMBER),),
        gives=A_NUMBER,
        meaning=modulo,
        says="What is left of the first number after dividing it by the second.",
        example="modulo(months, 12)",
    ),
    "even": _leaves(0),
    "odd": _leaves(1),
}

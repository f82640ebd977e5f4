"""What a scorer gives back is looked at before it is believed: a plug-in can return anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import log2
from string import Formatter

from engine.questionnaire import Scale, Text
from engine.scoring.rounding import rounded
from engine.scoring.score import Part, Range, Step
from engine.scoring.scorer import Result

MOST_DIGITS = 900
"""A number with more of them is of no use to anybody, and cannot be written down."""

NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


class NonsenseError(Exception):
    """A scorer gave back something that is no result."""


def sensible(result: object) -> Result:
    """The result, if it is one, with a value or a reason and steps that can be told and stored."""
    if not isinstance(result, Result):
        message = f"not a result: {type(result).__name__}"
        raise NonsenseError(message)
    if result.value is None and result.reason is None:
        message = "neither a value nor a reason"
        raise NonsenseError(message)
    if not isinstance(result.steps, tuple):
        message = "its steps are no steps"
        raise NonsenseError(message)
    sensible_steps(result.steps)
    if result.reason is not None and not _tellable(result.reason):
        message = "its reason is no step"
        raise NonsenseError(message)
    if not isinstance(result.parts, tuple) or not all(_is_part(part) for part in result.parts):
        message = "its parts are no parts"
        raise NonsenseError(message)
    if result.counted is not None and not _is_count(result.counted):
        message = "what it counted are not two numbers"
        raise NonsenseError(message)
    return result


def sensible_steps(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, if each can be told."""
    told = tuple(steps)
    if not all(map(_tellable, told)):
        message = "its steps are no steps"
        raise NonsenseError(message)
    return told


def _is_count(counted: object) -> bool:
    match counted:
        case (int(answered), int(of)):
            return 0 <= answered <= of
    return False


def sensible_value(value: object, scale: Scale, possible: Range | None) -> Decimal | str | None:
    """The value as it is kept: rounded, one of the outcomes, or none."""
    if value is None:
        return None
    if isinstance(value, str):
        if value in {outcome.code for outcome in scale.outcomes}:
            return value
        message = "not one of the outcomes"
        raise NonsenseError(message)
    if not isinstance(value, Decimal | Fraction) or not _writable(value):
        message = f"not an exact number, or far too long a one: {type(value).__name__}"
        raise NonsenseError(message)
    number = rounded(value, scale.places)
    if possible is not None and not possible[0] <= number <= possible[1]:
        message = "outside the range it calls possible"
        raise NonsenseError(message)
    return number


def rounded_parts(parts: tuple[Part, ...], scale: Scale) -> tuple[Part, ...]:
    """The lines beside a value as they are kept: their numbers rounded like the value."""
    return tuple(
        part if part.value is None else replace(part, value=rounded(part.value, scale.places)) for part in parts
    )


def _is_part(part: object) -> bool:
    return (
        isinstance(part, Part)
        and isinstance(part.id, str)
        and _storable(part.id)
        and isinstance(part.label, Text)
        and bool(part.label.words)
        and (part.value is None or (isinstance(part.value, Decimal | Fraction) and _writable(part.value)))
        and (part.note is None or _tellable(part.note))
    )


def _writable(number: Decimal | Fraction | int) -> bool:
    if isinstance(number, Decimal):
        return number.is_finite() and number.adjusted() < MOST_DIGITS
    return number.numerator.bit_length() - number.denominator.bit_length() < MOST_DIGITS * log2(10)


def _tellable(step: object) -> bool:
    return (
        isinstance(step, Step)
        and isinstance(step.sentence, str)
        and _storable(step.sentence)
        and isinstance(step.values, Mapping)
        and all(map(_sayable, step.values.values()))
        and _places(step.sentence) <= step.values.keys()
    )


def _sayable(value: object) -> bool:
    if isinstance(value, Text):
        return bool(value.words)
    if isinstance(value, str):
        return _storable(value)
    return isinstance(value, Decimal | int) and _writable(value)


def _storable(text: str) -> bool:
    """Whether a database and a file take it: there is no such character as half a pair, or none at all."""
    return NO_CHARACTER.search(text) is None


@lru_cache(maxsize=1024)
def _places(sentence: str) -> frozenset[str]:
    """The values a sentence names; of one with a stray bracket a name that nobody can give."""
    try:
        return frozenset(
            f"{name}{form or ''}{turned or ''}"
            for _, name, form, turned in Formatter().parse(sentence)
            if name is not None
        )
    except ValueError:
        return frozenset({"{"})

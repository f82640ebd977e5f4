"""What a scorer gives back is looked at before it is believed: a plug-in can return anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from string import Formatter

from engine.questionnaire import Scale, Text
from engine.scoring.rounding import rounded
from engine.scoring.score import Part, Range, Step
from engine.scoring.scorer import Result


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
    if not isinstance(result.steps, tuple) or not all(_tellable(step) for step in result.steps):
        message = "its steps are no steps"
        raise NonsenseError(message)
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


def _is_count(counted: object) -> bool:
    return isinstance(counted, tuple) and len(counted) == 2 and all(isinstance(each, int) for each in counted)  # noqa: PLR2004  # answered, of how many


def sensible_value(value: object, scale: Scale, possible: Range | None) -> Decimal | str | None:
    """The value as it is kept: rounded, one of the outcomes, or none."""
    if value is None:
        return None
    if isinstance(value, str):
        if value in {outcome.code for outcome in scale.outcomes}:
            return value
        message = "not one of the outcomes"
        raise NonsenseError(message)
    if not isinstance(value, Decimal | Fraction) or not _finite(value):
        message = f"not an exact number: {type(value).__name__}"
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
        and isinstance(part.label, Text)
        and bool(part.label.words)
        and (part.value is None or (isinstance(part.value, Decimal | Fraction) and _finite(part.value)))
        and (part.note is None or _tellable(part.note))
    )


def _finite(number: Decimal | Fraction) -> bool:
    return isinstance(number, Fraction) or number.is_finite()


def _tellable(step: object) -> bool:
    return (
        isinstance(step, Step)
        and isinstance(step.sentence, str)
        and isinstance(step.values, Mapping)
        and all(map(_sayable, step.values.values()))
        and _places(step.sentence) <= step.values.keys()
    )


def _sayable(value: object) -> bool:
    if isinstance(value, Text):
        return bool(value.words)
    return value.is_finite() if isinstance(value, Decimal) else isinstance(value, str | int)


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

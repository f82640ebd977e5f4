"""What can be called by name in an expression: one entry per function, its types beside what it does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from engine.expressions.types import DateType, TextType, Type

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """What a function takes and gives, and its meaning, which gives null where there is none and never raises.

    `example` shows how it is written; `wrong` and `advice` are for constants that it makes nothing of.
    """

    takes: tuple[Type, ...]
    gives: Type
    example: str
    wrong: str
    advice: str
    meaning: Callable[..., object | None]


def day(text: object) -> date | None:
    """The day written as year-month-day, or null where there is no such day."""
    if not isinstance(text, str) or not DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


FUNCTIONS = {
    "date": Function(
        takes=(TextType(),),
        gives=DateType(),
        example='date("2026-01-31")',
        wrong="{} is not a day in the calendar.",
        advice='Write year, month and day with four, two and two digits: date("2026-01-31").',
        meaning=day,
    ),
}

"""Days in the calendar. What day it is today is told from outside, or the clock says it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from engine import clock
from engine.expressions.functions.function import A_DATE, DATE, NUMBER, TEXT_OR_DATE, Function, always
from engine.expressions.types import Number, plain

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TODAY = "today"
SAID_TODAY = "today()"
"""The name under which whoever evaluates an expression may say what day it is."""

UNTIL_TODAY = frozenset({"age"})
"""Functions that end today where no other end is given: they are always evaluated with one."""

ADVICE = 'Write year, month and day with four, two and two digits: date("2026-01-31").'


def day(written: str) -> date | None:
    """The day written as year-month-day, or null where there is no such day."""
    if not DAY.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def today(names: Mapping[str, object]) -> date:
    """What day it is."""
    said = names.get(SAID_TODAY)
    return said if isinstance(said, date) and not isinstance(said, datetime) else clock.today()


def _date(*parts: str | date | Decimal) -> date | None:
    """A date from its text, from year, month and day, or the date itself."""
    match parts:
        case (str() as written,):
            return day(written)
        case (date() as already,):
            return already
    year, month, number = (plain(part) for part in parts if isinstance(part, Decimal))
    return day(f"{year:0>4}-{month:0>2}-{number:0>2}")


def age(born: date, then: date) -> Decimal | None:
    """The whole years from one day to another; one born on 29 February is a year older on 1 March."""
    years = then.year - born.year - ((then.month, then.day) < (born.month, born.day))
    return Decimal(years) if years >= 0 else None


DATES = {
    "date": Function(
        takes=((TEXT_OR_DATE,), (NUMBER, NUMBER, NUMBER)),
        gives=A_DATE,
        meaning=_date,
        says="The day that a text writes, or that year, month and day make.",
        example='date("2026-01-31")',
        wrong="{} is not a day in the calendar.",
        advice=ADVICE,
    ),
    TODAY: Function(
        takes=((),),
        gives=A_DATE,
        meaning=lambda: None,
        says="The day on which the questionnaire is answered.",
        example="today()",
    ),
    "age": Function(
        takes=((DATE,), (DATE, DATE)),
        gives=always(Number(Decimal(0), None)),
        meaning=age,
        says="The whole years from a day of birth to another day, which is today where none is given.",
        example="age(born)",
    ),
}

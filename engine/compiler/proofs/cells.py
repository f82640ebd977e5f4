"""The answers to an item, divided into cells that no condition tells apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Protocol, TypeVar, runtime_checkable

from engine.clock import today
from engine.compiler.proofs.knowledge import Apart, Knowledge, Known, Span, Vague
from engine.compiler.proofs.mentions import Mention
from engine.expressions import Boolean, Choice, DateType, Number, TextType
from engine.questionnaire import Item, Value

MOST_POINTS = 100
"""A range of so few values is looked at value by value where a condition calculates with it, or compares two items."""

GREATEST = Decimal(10) ** 15
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(9999, 12, 31)
LIKELY = ("A sample answer", "a", "someone@example.org", "me@example.org", "020 7946 0018")
LIKELY_NUMBER, LIKELY_DAY = Decimal(1), date(2000, 1, 1)

DAY, LONGEST_MONTH = timedelta(days=1), 31
DAY_PART = "day"
"""What is typed of a date, and not of a month: that is answered by its first day."""

Point = TypeVar("Point", Decimal, date)


@dataclass(frozen=True, slots=True)
class Cell:
    """Answers that are alike to every condition, with one of them, unless it is not sure that one can be given."""

    knowledge: Knowledge
    example: Value | None


@runtime_checkable
class Exact(Protocol):
    """A kind of item whose numbers have so many decimal places."""

    @property
    def decimals(self) -> int:
        """How many."""


@runtime_checkable
class Dated(Protocol):
    """A kind of item whose dates have limits: a day, or a word for what moves on with the calendar."""

    @property
    def earliest(self) -> date | str | None:
        """The first day that is accepted."""

    @property
    def latest(self) -> date | str | None:
        """The last day that is accepted."""


def cells(item: Item, mention: Mention) -> tuple[Cell, ...]:
    """The cells of an item that has one answer; none where nothing can be answered at all."""
    match item.kind.type:
        case Choice(codes):
            return _codes(codes, mention)
        case Boolean():
            return tuple(Cell(Known(value), value) for value in (True, False) if _given(item, value) is not None)
        case Number() as number:
            return tuple(_numbers(item, number, mention))
        case DateType():
            return tuple(_days(item, mention))
        case TextType():
            return tuple(_texts(item, mention))
    return (Cell(Vague.ANSWERED, None),)


def _given(item: Item, *values: Value) -> Value | None:
    """The first of these answers that a respondent can give, as it is kept; the kind itself is asked."""
    for value in values:
        answers, faults = item.kind.read(item, item.kind.raw(value))
        if not faults and answers.get(item.id) == value:
            return answers[item.id]
    return None


def _codes(codes: tuple[str, ...], mention: Mention) -> tuple[Cell, ...]:
    named = [code for code in codes if mention.whole or code in mention.constants]
    rest = [code for code in codes if code not in named]
    found = {code: Cell(Known(code), code) for code in named}
    if rest:
        knowledge = Known(rest[0]) if len(rest) == 1 else Apart(frozenset(str(each) for each in mention.constants))
        found[rest[0]] = Cell(knowledge, rest[0])
    return tuple(found[code] for code in codes if code in found)


def _texts(item: Item, mention: Mention) -> Iterator[Cell]:
    named = sorted(text for text in mention.constants if isinstance(text, str) and text)
    for text in named:
        if _given(item, text) is not None:
            yield Cell(Known(text), text)
    yield Cell(Apart(frozenset(named)), _given(item, *(text for text in LIKELY if text not in named)))


def numbers(number: Number, places: int, mention: Mention) -> Iterator[tuple[Decimal, Decimal]]:
    """The ranges of a number with so many decimal places: the least and the greatest in each."""
    step = Decimal(1).scaleb(-places)
    least = (GREATEST.copy_negate() + step) if number.least is None else _rounded(number.least, step, ROUND_CEILING)
    most = (GREATEST - step) if number.most is None else _rounded(number.most, step, ROUND_FLOOR)
    marks = [mark for mark in mention.constants if isinstance(mark, Decimal)]
    if mention.whole and (most - least) / step < MOST_POINTS:
        marks += [least + step * place for place in range(int((most - least) / step) + 1)]
    floors = {_rounded(mark, step, ROUND_CEILING) for mark in marks}  # from here on it is the mark or more
    floors |= {_rounded(mark, step, ROUND_FLOOR) + step for mark in marks}  # from here on it is more
    yield from _parted(least, most, floors, lambda mark: mark - step)


def _numbers(item: Item, number: Number, mention: Mention) -> Iterator[Cell]:
    places = item.kind.decimals if isinstance(item.kind, Exact) else 0
    for place, (low, high) in enumerate(numbers(number, places, mention)):
        ends = [low, high] if place or number.least is not None else [high, low]
        likely = [min(max(low, LIKELY_NUMBER), high)] if number.least is None and number.most is None else []
        now = min(max(low, Decimal(today().year)), high)  # for a kind whose numbers are years
        yield Cell(between(low, high), _given(item, *map(_shortest, [*likely, *ends, now])))


def _shortest(value: Decimal) -> Decimal:
    """A number as it is read from a form: without idle zeros."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _rounded(value: Decimal, step: Decimal, way: str) -> Decimal:
    return value.quantize(step, rounding=way) if -GREATEST < value < GREATEST else value


def _days(item: Item, mention: Mention) -> Iterator[Cell]:
    kind = item.kind
    earliest, latest = (kind.earliest, kind.latest) if isinstance(kind, Dated) else (None, None)
    least = _day(earliest) if isinstance(earliest, date) else FIRST_DAY
    most = _day(latest) if isinstance(latest, date) else LAST_DAY
    marks = [mark for mark in mention.constants if isinstance(mark, date)]
    marks += _each_of(least, most, daily=DAY_PART in kind.parts) if mention.whole else ()
    floors = set(marks) | {mark + DAY for mark in marks if mark < LAST_DAY}
    for start, end in _parted(least, most, floors, lambda mark: mark - DAY):
        low, high = (start, end) if DAY_PART in kind.parts else (_month_from(start), _month(end))
        if low <= high:
            likely = [min(max(low, each), high) for each in (LIKELY_DAY, today(), _month(today()))]
            yield Cell(between(low, high), _given(item, *likely, low, high))


def _each_of(least: date, most: date, *, daily: bool) -> list[date]:
    """Every day or month between two, where there are few."""
    if (most - least).days >= MOST_POINTS * (1 if daily else LONGEST_MONTH):
        return []
    days = [least + DAY * each for each in range((most - least).days + 1)]
    return days if daily else [day for day in days if day.day == 1]


def _day(limit: date) -> date:
    """A limit as a plain day, also where it is a month."""
    return date(limit.year, limit.month, limit.day)


def _month_from(day: date) -> date:
    """The first day of a month that is this one or later."""
    if day.day == 1 or day > _month(LAST_DAY):
        return day
    return _month(_month(day) + timedelta(days=LONGEST_MONTH))


def _month(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def _parted(
    least: Point, most: Point, floors: set[Point], before: Callable[[Point], Point]
) -> Iterator[tuple[Point, Point]]:
    """A range, divided so that a new part begins at each floor."""
    if least > most:
        return
    starts: list[Point] = sorted({least} | {floor for floor in floors if least < floor <= most})
    ends = [*(before(start) for start in starts[1:]), most]
    yield from zip(starts, ends, strict=False)


def between(low: Point, high: Point) -> Knowledge:
    """A range, or the one value in it."""
    return Known(low) if low == high else Span(low, high)

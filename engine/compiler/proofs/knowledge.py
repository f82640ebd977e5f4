"""What is known of a value before anybody has answered: the value itself, the range it lies in, or less.

Every operation here agrees with `engine.expressions.evaluating`, and says OPEN where it cannot tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import Any, Final, TypeAlias

from engine.expressions.evaluating.comparing import EQUALITY, ORDERED, RELATIONS
from engine.expressions.tree import Constant


@dataclass(frozen=True, slots=True)
class Known:
    """Just this value; None is no answer."""

    value: Constant | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A number or a date from one to another, both included."""

    least: Decimal | date
    most: Decimal | date


@dataclass(frozen=True, slots=True)
class Apart:
    """A text or a code that is none of these."""

    mentioned: frozenset[str]


class Vague(Enum):
    """Nothing that can be told: ANSWERED is at least not null, OPEN may be anything."""

    ANSWERED = "answered"
    OPEN = "open"


Knowledge: TypeAlias = Known | Span | Apart | Vague

OPEN: Final = Vague.OPEN
TRUE, FALSE, NULL = Known(True), Known(False), Known(None)  # noqa: FBT003  # the values themselves


def truth(value: object) -> Known:
    """True, false or null as they are in conditions."""
    return TRUE if value is True else FALSE if value is False else NULL


def holds(knowledge: Knowledge) -> Knowledge:
    """Whether a condition counts as met: null is not."""
    return knowledge if knowledge is OPEN else truth(isinstance(knowledge, Known) and knowledge.value is True)


def fails(knowledge: Knowledge) -> Knowledge:
    """Whether a condition is false."""
    return knowledge if knowledge is OPEN else truth(isinstance(knowledge, Known) and knowledge.value is False)


def is_null(knowledge: Knowledge) -> Knowledge:
    """Whether there is no value."""
    return knowledge if knowledge is OPEN else truth(knowledge == NULL)


def negate(knowledge: Knowledge) -> Knowledge:
    """The opposite of a condition."""
    if not isinstance(knowledge, Known):
        return OPEN
    return truth(not knowledge.value if isinstance(knowledge.value, bool) else None)


def sure_only(knowledge: Knowledge) -> Knowledge:
    """The same where it rests on an answer of which it is not sure that it can be given."""
    return knowledge if knowledge == FALSE else OPEN


def both(one: Knowledge, other: Knowledge) -> Knowledge:
    """`and` in three-valued logic."""
    return _logic(one, other, decides=FALSE, otherwise=TRUE)


def either(one: Knowledge, other: Knowledge) -> Knowledge:
    """`or` in three-valued logic."""
    return _logic(one, other, decides=TRUE, otherwise=FALSE)


def _logic(one: Knowledge, other: Knowledge, *, decides: Known, otherwise: Known) -> Knowledge:
    if not isinstance(one, Known) or not isinstance(other, Known):
        return decides if decides in {one, other} else OPEN
    values = {one.value, other.value}
    if decides.value in values:
        return decides
    return otherwise if values == {otherwise.value} else NULL


def _compared(operator: str, one: Knowledge, other: Knowledge) -> Knowledge:
    if NULL in {one, other}:
        return NULL
    if isinstance(one, Known) and isinstance(other, Known):
        return _values(operator, one.value, other.value)
    if isinstance(one, Apart) and isinstance(other, Known):
        return _apart(operator, one, other.value)
    if isinstance(other, Apart) and isinstance(one, Known):
        return _apart(operator, other, one.value)
    ends = span_of(one), span_of(other)
    return OPEN if ends[0] is None or ends[1] is None else _spans(operator, ends[0], ends[1])


def _values(operator: str, one: Any, other: Any) -> Known:  # noqa: ANN401  # whatever conditions compare
    if type(one) is not type(other) or (operator not in EQUALITY and type(one) not in ORDERED):
        return NULL
    return truth(RELATIONS[operator](one, other))


def _apart(operator: str, knowledge: Apart, value: object) -> Knowledge:
    if operator not in EQUALITY or value not in knowledge.mentioned:
        return OPEN
    return truth(operator == "!=")


def span_of(knowledge: Knowledge) -> Span | None:
    """A number or date as the range it lies in."""
    if isinstance(knowledge, Known) and type(knowledge.value) in {Decimal, date}:
        return Span(knowledge.value, knowledge.value)  # type: ignore[arg-type]  # as the line before makes sure
    return knowledge if isinstance(knowledge, Span) else None


def _spans(operator: str, one: Span, other: Span) -> Knowledge:
    """Decided where it comes out alike for every value in the one and the other."""
    if type(one.least) is not type(other.least):
        return OPEN
    below, above = _values("<", one.most, other.least), _values(">", one.least, other.most)
    if TRUE in {below, above}:
        return truth(RELATIONS[operator](0, 1 if below == TRUE else -1))
    if operator in {"<", ">="} and one.least >= other.most:  # type: ignore[operator]  # of one type
        return truth(operator == ">=")
    if operator in {">", "<="} and one.most <= other.least:  # type: ignore[operator]  # of one type
        return truth(operator == "<=")
    return OPEN


def _matched(one: Knowledge, other: Knowledge) -> Knowledge:
    """Whether a value is an entry of a list; one of another type is just not it."""
    if isinstance(one, Known) and isinstance(other, Known) and NULL not in {one, other}:
        return truth(type(one.value) is type(other.value) and one.value == other.value)
    return _compared("=", one, other)


COMPARED = {operator: partial(_compared, operator) for operator in RELATIONS}
matched = _matched

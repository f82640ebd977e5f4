"""Calculating with what is known: with values where there are some, with the ends of their ranges otherwise.

The evaluator itself is asked, so that nothing can come out differently here. Its rounding never changes an order, so
what it makes of the ends of ranges bounds what it makes of all between them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType, NoneType

from engine.compiler.proofs.knowledge import NULL, OPEN, Knowledge, Known, Span, span_of
from engine.expressions.evaluating import evaluator
from engine.expressions.functions import FUNCTIONS
from engine.expressions.functions.function import ANYTHING, Function, Wanted
from engine.expressions.tree import Among, Arithmetic, Call, Name, Negative, Node, Place

NOWHERE = Place(0, 0)
ONE, OTHER = Name("one", NOWHERE), Name("other", NOWHERE)


def _calculated(operator: str) -> Callable[..., Knowledge]:
    """What `+`, `-`, `*`, `/` or `**` makes of two values."""
    work = _worked(Arithmetic(operator, ONE, OTHER, NOWHERE, NOWHERE), ("one", "other"))

    def calculated(one: Knowledge, other: Knowledge) -> Knowledge:
        if NULL in {one, other}:
            return NULL
        if isinstance(one, Known) and isinstance(other, Known):
            return work(one, other)
        ends = span_of(one), span_of(other)
        if ends[0] is None or ends[1] is None or operator == "**" or (operator == "/" and _holds_zero(ends[1])):
            return OPEN
        corners = [work(Known(a), Known(b)) for a in _ends(ends[0]) for b in _ends(ends[1])]
        values = [each.value for each in corners if isinstance(each, Known) and isinstance(each.value, Decimal)]
        return Span(min(values), max(values)) if len(values) == len(corners) else OPEN

    return calculated


def negative(knowledge: Knowledge) -> Knowledge:
    """What a minus before it makes of a value."""
    work = _worked(Negative(ONE, NOWHERE), ("one",))
    span = None if isinstance(knowledge, Known) else span_of(knowledge)
    if span is None or isinstance(span.least, date) or isinstance(span.most, date):
        return work(knowledge)
    return Span(-span.most, -span.least)


def belongs(part: Knowledge, whole: Knowledge) -> Knowledge:
    """Whether a value is one of several."""
    return NULL if NULL in {part, whole} else _worked(Among(ONE, OTHER), ("one", "other"))(part, whole)


@cache
def called(function: str, count: int) -> Callable[..., Knowledge]:
    """What a function makes of so many values."""
    names = tuple(str(place) for place in range(count))
    work = _worked(Call(function, tuple(Name(name, NOWHERE) for name in names), NOWHERE, NOWHERE), names)
    wanted = _wanted(FUNCTIONS[function], count)

    def call(*given: Knowledge) -> Knowledge:
        if any(
            knowledge == NULL and NoneType not in each.values for knowledge, each in zip(given, wanted, strict=True)
        ):
            return NULL
        spans = [span_of(knowledge) for knowledge in given]
        if all(isinstance(knowledge, Known) for knowledge in given) or function not in BETWEEN:
            return work(*given)
        return _outermost(work, [span for span in spans if span is not None]) if None not in spans else OPEN

    return call


BETWEEN = frozenset({"sum", "mean", "median", "min", "max"})
"""Functions that never fall where one of their numbers rises."""


def _outermost(work: Callable[..., Knowledge], spans: Sequence[Span]) -> Knowledge:
    least, most = work(*(Known(span.least) for span in spans)), work(*(Known(span.most) for span in spans))
    if not isinstance(least, Known) or not isinstance(most, Known):
        return OPEN
    if not isinstance(least.value, Decimal | date) or not isinstance(most.value, Decimal | date):
        return OPEN
    return Span(least.value, most.value)


def _wanted(function: Function, count: int) -> tuple[Wanted, ...]:
    """What each of so many values should be; nothing where the function does not take so many, and gives null."""
    if function.over is not None:
        return (function.over,) * count
    return next((form for form in function.takes if len(form) == count), (ANYTHING,) * count)


@cache
def _worked(node: Node, names: tuple[str, ...]) -> Callable[..., Knowledge]:
    evaluate = evaluator(node)

    def work(*given: Knowledge) -> Knowledge:
        known = {
            name: knowledge.value for name, knowledge in zip(names, given, strict=True) if isinstance(knowledge, Known)
        }
        return knowledge_of(evaluate(known)) if len(known) == len(names) else OPEN

    return work


def knowledge_of(value: object) -> Knowledge:
    """A value of the evaluator as it is."""
    if value is None or isinstance(value, str | bool | Decimal | date):
        return Known(value)
    if isinstance(value, tuple) and all(isinstance(code, str) for code in value):
        return Known(value)
    return OPEN


def _holds_zero(span: Span) -> bool:
    return isinstance(span.least, Decimal) and isinstance(span.most, Decimal) and span.least <= 0 <= span.most


def _ends(span: Span) -> tuple[Decimal | date, ...]:
    return (span.least,) if span.least == span.most else (span.least, span.most)


CALCULATED: Mapping[str, Callable[..., Knowledge]] = MappingProxyType(
    {operator: _calculated(operator) for operator in ("+", "-", "*", "/", "**")}
)

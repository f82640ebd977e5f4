"""Comparing two values.

Equality has one rule of its own. A comparison with the literal `null` asks whether there is an answer, and is always
true or false, as in FEEL. Any other comparison with something unanswered is null, also with `=` and `!=`. There FEEL
says false and true, which does harm here: `teamwork.band != "developing"` would award a certificate to somebody who has
no score, and `not(age = 18)` would hold where `not(age >= 18)` does not. Whoever wants the unanswered included says so:
`route = null or route != "degree"`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from engine.expressions.evaluating.values import Evaluate, Fixed, Names, known

Relation: TypeAlias = Callable[[Any, Any], bool]

RELATIONS: dict[str, Relation] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
FLIPPED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
EQUALITY = frozenset({"=", "!="})
ORDERED = frozenset({Decimal, str, date})


def is_null(part: Evaluate, *, wanted: bool) -> Evaluate:
    """Whether there is no value."""
    return lambda names: (part(names) is None) is wanted


def name_with_constant(sign: str, key: str, value: object | None) -> Evaluate:
    """The comparison conditions are mostly made of, without a call for either side."""
    relation = RELATIONS[sign]
    kind: Any = type(value)
    always_finite = kind is not Decimal
    if value is None or (sign not in EQUALITY and kind not in ORDERED):
        return Fixed(None)

    def test(names: Names) -> bool | None:
        given: Any = names.get(key)
        if type(given) is kind and (always_finite or given.is_finite()):
            return relation(given, value)
        given = known(given)
        return relation(given, value) if type(given) is kind else None

    return test


def pair(sign: str, left: Evaluate, right: Evaluate) -> Evaluate:
    """Two values of one type, compared."""
    relation, ordering = RELATIONS[sign], sign not in EQUALITY

    def test(names: Names) -> bool | None:
        one, other = left(names), right(names)
        if one is None or type(one) is not type(other) or (ordering and type(one) not in ORDERED):
            return None
        return _same(one, other) is (sign == "=") if type(one) is tuple else relation(one, other)

    return test


def matches(part: Evaluate, entry: Evaluate) -> Evaluate:
    """Whether a value equals an entry of a list. An entry of another type is just not it, as in FEEL."""

    def test(names: Names) -> bool | None:
        value, other = part(names), entry(names)
        return None if value is None or other is None else _same(value, other)

    return test


def belongs(part: Evaluate, several: Evaluate) -> Evaluate:
    """Whether a value is one of several. A single value is as good as a list of it, as in FEEL."""

    def test(names: Names) -> bool | None:
        value, values = part(names), several(names)
        if value is None or values is None:
            return None
        return any(_same(value, each) for each in values) if isinstance(values, tuple) else _same(value, values)

    return test


def _same(one: object, other: object) -> bool:
    """Whether two values are the same; Python takes 1 for true, also within lists."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other

"""A syntax tree becomes a function over answers, once; calling that function is all that happens later.

Every operation is total. A value of another type than the operation needs, an absent name, a number that is none: null.
`and`, `or` and `not` are Kleene's three-valued logic, as in FEEL.

Equality has one rule of its own. A comparison with the literal `null` asks whether there is an answer, and is always
true or false, as in FEEL. Any other comparison with something unanswered is null, also with `=` and `!=`. There FEEL
says false and true, which does harm here: `teamwork.band != "developing"` would award a certificate to somebody who has
no score, and `not(age = 18)` would hold where `not(age >= 18)` does not. Whoever wants the unanswered included says so:
`route = null or route != "degree"`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from engine.expressions.functions import FUNCTIONS
from engine.expressions.tree import (
    Among,
    Call,
    Comparison,
    Constant,
    Listed,
    Literal,
    Logic,
    Name,
    Node,
    Not,
    Range,
)

Evaluate: TypeAlias = Callable[[Mapping[str, object]], object | None]
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


def evaluator(node: Node) -> Evaluate:  # noqa: PLR0911  # one return for each kind of node
    """The function that evaluates a syntax tree."""
    match node:
        case Literal():
            return _constant(node.value)
        case Name():
            return _name(node.name)
        case Comparison():
            return _comparison(node)
        case Logic():
            return _logic(tuple(map(evaluator, node.parts)), decides=node.operator == "or")
        case Not():
            return _not(evaluator(node.part))
        case Among():
            return _among(evaluator(node.part), node.whole)
        case Call():
            return _call(node)
        case _:  # a list or a range is a value only after `in`
            return _constant(None)


def known(value: object) -> object | None:
    """A value from outside as one of the types expressions have, or null if it is none of them."""
    match value:
        case bool():
            return value
        case int() | Decimal():
            number = Decimal(value)
            return number if number.is_finite() else None
        case str():
            return str(value)
        case list() | tuple():
            return tuple(value) if all(isinstance(code, str) for code in value) else None
        case date() if not isinstance(value, datetime):
            return value
    return None


def _constant(value: object | None) -> Evaluate:
    return lambda _: value


def _name(key: str) -> Evaluate:
    return lambda names: known(names.get(key))


def _comparison(node: Comparison) -> Evaluate:
    sign, left, right = node.operator, folded(node.left), folded(node.right)
    for one, other in ((node.left, node.right), (node.right, node.left)):
        if _is_null_literal(other) and sign in EQUALITY:
            return _is_null(evaluator(one), wanted=sign == "=")
    if isinstance(left, Literal):
        sign, left, right = FLIPPED[sign], right, left
    if not isinstance(right, Literal):
        return _pair(sign, evaluator(left), evaluator(right))
    if right.value is None:
        return _constant(None)
    if isinstance(left, Name):
        return _name_with_constant(sign, left.name, right.value)
    return _pair(sign, evaluator(left), _constant(right.value))


def folded(node: Node) -> Node:
    """A call of a function on constants as the constant it gives: `date("2026-01-31")` is worked out once."""
    if isinstance(node, Call) and all(isinstance(argument, Literal) for argument in node.arguments):
        value = _call(node)({})
        return Literal(value if isinstance(value, str | bool | Decimal | date) else None, node.place)
    return node


def _is_null_literal(node: Node) -> bool:
    return isinstance(node, Literal) and node.value is None


def _is_null(part: Evaluate, *, wanted: bool) -> Evaluate:
    return lambda names: (part(names) is None) is wanted


def _name_with_constant(sign: str, key: str, constant: Constant) -> Evaluate:
    """The comparison conditions are mostly made of, without a call for either side."""
    relation = RELATIONS[sign]
    kind: Any = type(constant)
    always_finite = kind is not Decimal
    if sign not in EQUALITY and kind not in ORDERED:
        return _constant(None)

    def test(names: Mapping[str, object]) -> bool | None:
        value: Any = names.get(key)
        if type(value) is kind and (always_finite or value.is_finite()):
            return relation(value, constant)
        value = known(value)
        return relation(value, constant) if type(value) is kind else None

    return test


def _pair(sign: str, left: Evaluate, right: Evaluate) -> Evaluate:
    relation, ordering = RELATIONS[sign], sign not in EQUALITY

    def test(names: Mapping[str, object]) -> bool | None:
        one, other = left(names), right(names)
        if one is None or type(one) is not type(other) or (ordering and type(one) not in ORDERED):
            return None
        return relation(one, other)

    return test


def _logic(parts: tuple[Evaluate, ...], *, decides: bool) -> Evaluate:
    """One false decides `and`, one true decides `or`; otherwise a null leaves it open."""
    otherwise = not decides

    def test(names: Mapping[str, object]) -> bool | None:
        result: bool | None = otherwise
        for part in parts:
            value = part(names)
            if value is decides:
                return decides
            if value is not otherwise:
                result = None
        return result

    return test


def _not(part: Evaluate) -> Evaluate:
    def test(names: Mapping[str, object]) -> bool | None:
        value = part(names)
        return not value if isinstance(value, bool) else None

    return test


def _among(part: Evaluate, whole: Node) -> Evaluate:
    if isinstance(whole, Range):
        return _within(part, whole)
    if isinstance(whole, Listed):
        tests = [_within(part, one) if isinstance(one, Range) else _matches(part, one) for one in whole.parts]
        return _logic(tuple(tests), decides=True)
    several = evaluator(whole)

    def test(names: Mapping[str, object]) -> bool | None:
        value, values = part(names), several(names)
        return value in values if value is not None and isinstance(values, tuple) else None

    return test


def _within(part: Evaluate, bounds: Range) -> Evaluate:
    low = _pair(">=" if bounds.with_low else ">", part, evaluator(bounds.low))
    high = _pair("<=" if bounds.with_high else "<", part, evaluator(bounds.high))
    return _logic((low, high), decides=False)


def _matches(part: Evaluate, one: Node) -> Evaluate:
    """Whether a value equals an entry of a list. An entry of another type is just not it, as in FEEL."""
    if _is_null_literal(one):
        return _is_null(part, wanted=True)
    entry = evaluator(folded(one))

    def test(names: Mapping[str, object]) -> bool | None:
        value, other = part(names), entry(names)
        if value is None or other is None:
            return None
        return type(value) is type(other) and value == other

    return test


def _call(node: Call) -> Evaluate:
    function = FUNCTIONS.get(node.function)
    if function is None or len(node.arguments) != len(function.takes):
        return _constant(None)
    meaning, arguments = function.meaning, tuple(map(evaluator, node.arguments))
    return lambda names: meaning(*(argument(names) for argument in arguments))

"""Kleene's three-valued logic, as in FEEL: true, false, and null where nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

from engine.expressions.evaluating.values import Evaluate, Names


def joined(parts: tuple[Evaluate, ...], *, decides: bool) -> Evaluate:
    """One false decides `and`, one true decides `or`."""
    if len(parts) == PAIR:
        return _two(*parts, decides=decides)
    return lambda names: decided((part(names) for part in parts), by=decides)


def decided(values: Iterable[object | None], *, by: bool) -> bool | None:
    """What values come to of which one of a kind decides; otherwise a null leaves it open."""
    otherwise = not by
    result: bool | None = otherwise
    for value in values:
        if value is by:
            return by
        if value is not otherwise:
            result = None
    return result


def opposite(part: Evaluate) -> Evaluate:
    """`not( … )`."""

    def test(names: Names) -> bool | None:
        value = part(names)
        return not value if isinstance(value, bool) else None

    return test


def quantified(variable: str, whole: Evaluate, condition: Evaluate, *, decides: bool) -> Evaluate:
    """Whether a condition holds for some, or for every one, of several values or rows."""

    def test(names: Names) -> bool | None:
        values = whole(names)
        if not isinstance(values, tuple):
            return None
        return decided((condition({**names, variable: value}) for value in values), by=decides)

    return test


PAIR = 2


def _two(left: Evaluate, right: Evaluate, *, decides: bool) -> Evaluate:
    """Two parts, which is what most conditions have."""
    otherwise = not decides

    def test(names: Names) -> bool | None:
        value = left(names)
        if value is decides:
            return decides
        other = right(names)
        if other is decides:
            return decides
        return otherwise if value is otherwise and other is otherwise else None

    return test

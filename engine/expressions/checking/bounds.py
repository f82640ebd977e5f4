"""Which numbers a name with limits can never be, and how to say so."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions.types import Number, plain

WORDS = {"=": "", "!=": "", "<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least "}


def a_number(number: Number) -> str:
    """One of the numbers within the limits, for an example."""
    least = Decimal(1) if number.least is None else max(number.least, Decimal(1))
    return plain(least if number.most is None else min(least, number.most))


def never(number: Number, sign: str, value: Decimal) -> str | None:
    """What a number with these limits never is, or always is, in comparison with a value beyond its reach.

    A value within reach is no fault, unless the comparison with it can never hold, such as `> 60` where 60 is the most.
    """
    below = number.least is not None and value < number.least
    above = number.most is not None and value > number.most
    if below or above:
        holds = sign == "!=" or (sign in {">", ">="} if below else sign in {"<", "<="})
        if sign == "!=":
            return f"is never {plain(value)}"
        return f"is {'always' if holds else 'never'} {WORDS[sign]}{plain(value)}"
    if (sign == "<" and value == number.least) or (sign == ">" and value == number.most):
        return f"is never {WORDS[sign]}{plain(value)}"
    return None


def apart(one: Number, other: Number) -> str | None:
    """How two numbers lie that can never meet: the first always `less` or `more` than the other."""
    if one.most is not None and other.least is not None and one.most < other.least:
        return "less"
    if one.least is not None and other.most is not None and one.least > other.most:
        return "more"
    return None


def out_of_reach(number: Number, low: Decimal, high: Decimal, *, with_low: bool, with_high: bool) -> bool:
    """Whether no number within these limits lies in a range."""
    if number.most is not None and (low > number.most or (low == number.most and not with_low)):
        return True
    return number.least is not None and (high < number.least or (high == number.least and not with_high))

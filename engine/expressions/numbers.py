"""Decimal numbers with 34 significant digits, as FEEL has them. What is no number, or too large for one, is null."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

CONTEXT = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=[])
"""IEEE 754 decimal128, said here so that no setting of a thread changes what a questionnaire calculates."""

OPERATIONS = {
    "+": CONTEXT.add,
    "-": CONTEXT.subtract,
    "*": CONTEXT.multiply,
    "/": CONTEXT.divide,
    "**": CONTEXT.power,
}


def number(written: str) -> Decimal | None:
    """A number written with digits and a point."""
    return finite(CONTEXT.create_decimal(written))


def finite(value: Decimal) -> Decimal | None:
    """A number, or null if it is none or infinitely large."""
    return value if value.is_finite() else None


def calculate(sign: str, left: Decimal, right: Decimal) -> Decimal | None:
    """What two numbers come to."""
    return finite(OPERATIONS[sign](left, right))

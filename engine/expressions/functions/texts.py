"""Texts, and what they are made into."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from engine.expressions import numbers
from engine.expressions.functions.function import (
    A_CONDITION,
    A_NUMBER,
    A_TEXT,
    MARK,
    NUMBER,
    SINGLE,
    TEXT,
    Function,
    always,
)
from engine.expressions.types import Number, plain

WRITTEN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?")
GROUPING, POINTS = {" ", ",", ".", None}, {",", ".", None}


def number(written: str, grouping: str | None = None, point: str | None = None) -> Decimal | None:
    """The number that a text writes, with a sign between thousands and one before decimals."""
    if grouping not in GROUPING or point not in POINTS or (grouping == point and point is not None):
        return None
    digits = written.replace(grouping, "") if grouping else written
    if point == "," and "." in digits:
        return None
    digits = digits.replace(",", ".") if point == "," else digits
    return numbers.number(digits) if WRITTEN.fullmatch(digits) else None


def string(value: object) -> str | None:
    """A value as it is written."""
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
    return str(value)


def substring(text: str, start: Decimal, length: Decimal | None = None) -> str | None:
    """The part of a text from a place on: the first letter is 1, the last is -1."""
    if not 1 <= abs(start) <= len(text) or (length is not None and length < 1):
        return None
    rest = text[int(start) - 1 if start > 0 else int(start) :]
    return rest if length is None else rest[: int(min(length, Decimal(len(rest))))]


def _question(name: str, meaning: Callable[[str, str], bool], says: str) -> Function:
    """Something asked about a text and a part of it."""
    example = f'{name}(town, "Car")'
    return Function(takes=((TEXT, TEXT),), gives=A_CONDITION, meaning=meaning, says=says, example=example)


def _changed(name: str, meaning: Callable[[str], str], says: str) -> Function:
    """A text made of a text."""
    return Function(takes=((TEXT,),), gives=A_TEXT, meaning=meaning, says=says, example=f"{name}(town)")


TEXTS = {
    "contains": _question("contains", lambda text, part: part in text, "Whether a text has another one in it."),
    "starts with": _question("starts with", str.startswith, "Whether a text begins with another one."),
    "ends with": _question("ends with", str.endswith, "Whether a text ends with another one."),
    "string length": Function(
        takes=((TEXT,),),
        gives=always(Number(Decimal(0), None)),
        meaning=lambda text: Decimal(len(text)),
        says="How many letters and signs a text has.",
        example="string length(town)",
    ),
    "substring": Function(
        takes=((TEXT, NUMBER), (TEXT, NUMBER, NUMBER)),
        gives=A_TEXT,
        meaning=substring,
        says="The part of a text from a place on, as long as is said; 1 is the first letter, -1 the last.",
        example="substring(town, 1, 3)",
    ),
    "upper case": _changed("upper case", str.upper, "A text in capital letters."),
    "lower case": _changed("lower case", str.lower, "A text in small letters."),
    "string": Function(
        takes=((SINGLE,),), gives=A_TEXT, meaning=string, says="A value as a text.", example="string(months)"
    ),
    "number": Function(
        takes=((TEXT,), (TEXT, MARK, MARK)),
        gives=A_NUMBER,
        meaning=number,
        says="The number that a text writes; the signs between thousands and before decimals can be said.",
        example="number(code)",
        wrong="{} writes no number.",
        advice='Write the digits, as in number("2.5"), or number("1,000.5", ",", ".").',
    ),
}

"""What a function is: the types it takes and gives beside what it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import TypeAlias

from engine.expressions.types import (
    Boolean,
    Choice,
    Choices,
    DateType,
    List,
    Null,
    Number,
    Rows,
    TextType,
    Type,
)

Given: TypeAlias = Sequence[Type | None]
"""The types of what a function is given; None where one is not known."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What fits in one place of a function: in an author's words, as a type, and as a value."""

    words: str
    types: tuple[type, ...]
    values: tuple[type, ...]


NUMBER = Wanted("a number", (Number,), (Decimal,))
TEXT = Wanted("a text", (TextType, Choice), (str,))
CONDITION = Wanted("true or false", (Boolean, Null), (bool, Decimal, str, date, tuple, NoneType))
"""As with `and` and `or`, what is not true or false counts as null, and may be outweighed."""
DATE = Wanted("a date", (DateType,), (date,))
TEXT_OR_DATE = Wanted("a text or a date", (TextType, Choice, DateType), (str, date))
MARK = Wanted("a text or null", (TextType, Null), (str, NoneType))
SINGLE = Wanted("a single value", (Number, TextType, Choice, DateType, Boolean), (Decimal, str, date, bool))
ORDERED = Wanted("a number, a text or a date", (Number, TextType, Choice, DateType), (Decimal, str, date))
SCALE = Wanted("the name of a scale", (), ())
ANYTHING = Wanted(
    "anything",
    (Number, TextType, Choice, Choices, DateType, Boolean, List, Rows, Null),
    (Decimal, str, date, bool, tuple, NoneType),
)
MANY = Wanted("a list, several choices or a repeated group", (List, Choices, Rows), (tuple,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """What a function takes, gives and means. `meaning` gives null where there is no value, and never raises.

    `says` is what it gives, in an author's words: the sentence that the language reference has for it.

    `takes` has one row for each number of values it may be given; or else it is `over` any number of values of one
    kind, in a list or side by side. `gives` is worked out from the types of what is given.
    `wrong` and `advice` are said where what is given is written out and there is no value.
    """

    takes: tuple[tuple[Wanted, ...], ...] = ()
    over: Wanted | None = None
    gives: Callable[[Given], Type]
    meaning: Callable[..., object | None]
    says: str
    example: str
    wrong: str = "{} has no value."
    advice: str = ""


def always(kind: Type) -> Callable[[Given], Type]:
    """What a function gives that gives the same type whatever it is given."""
    return lambda _: kind


A_NUMBER, A_TEXT, A_DATE, A_CONDITION = always(Number()), always(TextType()), always(DateType()), always(Boolean())

"""A number, with its limits, its decimal places and its unit.

Separators are read as in English and in Welsh: 1,500 and 1 500 are fifteen hundred, 1.5 is one and a half. A comma
before anything but three digits may mean either, so the respondent is asked instead of guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from engine.document import Mapping
from engine.document.entries import number, whole
from engine.expressions import Number as NumberType
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import only_figures
from engine.items.schema import Messages, Schema
from engine.items.units import without_unit
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Text, Value, read_text
from engine.wording import mark, wording

NAME = "number"
MOST = 10**12
SCHEMA: Schema = {
    "properties": {
        "at_least": {
            "type": "number",
            "minimum": -MOST,
            "maximum": MOST,
            "examples": [0],
            "description": "The smallest number that is accepted.",
        },
        "at_most": {
            "type": "number",
            "minimum": -MOST,
            "maximum": MOST,
            "examples": [60],
            "description": "The greatest number that is accepted.",
        },
        "decimals": {
            "type": "integer",
            "minimum": 0,
            "maximum": 6,
            "default": 0,
            "description": "How many digits can stand after the decimal point. 0 accepts whole numbers only.",
        },
        "unit": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "months", "cy": "mis"}],
            "description": "What is counted or measured, shown behind the number. For a currency sign it is shown "
            "in front.",
        },
    },
    "required": [],
}
MESSAGES: Messages = {
    "required": "Said where nothing is typed.",
    "not_a_number": "Said where what is typed is no number.",
    "too_precise": "Said where the number has more decimal places than decimals. It can name {places}.",
    "too_small": "Said where the number is less than at_least. It can name {least}.",
    "too_great": "Said where the number is more than at_most. It can name {most}.",
}

_DIGITS = 15
_MINUS = re.compile("^[\u2010-\u2015\u2212\ufe63\uff0d]")
_SPACES = " \u00a0\u2009\u202f"
_NUMBER = re.compile(
    rf"([-+]?)[{_SPACES}]?([0-9]{{1,3}}(?:([,{_SPACES}])[0-9]{{3}}(?:\3[0-9]{{3}})*)?|[0-9]*)(\.[0-9]*)?"
)
_COMMA = re.compile(r"[-+]?[0-9]*,[0-9]+")
_RANGE = re.compile(r"[0-9.,]+ ?(?:[-\u2010-\u2015]|to|i|or|neu) ?[0-9.,]+")
_EXACT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")


@dataclass(frozen=True, kw_only=True)
class Number(Plain):
    """A decimal number from `at_least` to `at_most` with up to `decimals` places."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None
    decimals: int = 0
    unit: Text | None = None

    name: ClassVar[str] = NAME

    @property
    def type(self) -> NumberType:
        """A number within the limits."""
        return NumberType(self.at_least, self.at_most)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The number that was typed, with or without separators, sign and unit."""
        text = only_figures(raw)
        if not text:
            return {}, ()
        typed = text if isinstance(text, Fault) else self.understand(text)
        return ({}, (typed,)) if isinstance(typed, Fault) else ({item.id: typed}, ())

    def understand(self, text: str) -> Decimal | Fault:
        """The number a text says, or what is wrong with it."""
        typed, figures = _decimal(text), text
        if typed is None:
            figures = without_unit(text, self.unit)
            typed = _decimal(figures)
        return self._misread(figures) if typed is None else self._fault(typed) or typed

    def _misread(self, text: str) -> Fault:
        if _RANGE.fullmatch(text):
            return Fault(mark("Enter one number only, such as 3"), about="not_a_number")
        if not _COMMA.fullmatch(text):
            return Fault(mark("Enter the number in figures, such as 3"), about="not_a_number")
        if self.decimals == 0:
            return self._wrong_places()
        return Fault(mark("Enter the number with a full stop instead of a comma, such as 1.5"), about="not_a_number")

    def _wrong_places(self) -> Fault:
        sentences = {0: mark("Enter a whole number"), 1: mark("Enter a number with no more than one decimal place")}
        several = mark("Enter a number with no more than {places} decimal places")
        return Fault(sentences.get(self.decimals, several), {"places": self.decimals}, about="too_precise")

    def _fault(self, typed: Decimal) -> Fault | None:
        if typed.adjusted() >= _DIGITS:  # arithmetic has no room for a million digits
            return Fault(mark("Enter a number with no more than {digits} digits"), {"digits": _DIGITS})
        if _places(typed) > self.decimals:
            return self._wrong_places()
        return self._limit_fault(typed)

    def _limit_fault(self, typed: Decimal) -> Fault | None:
        least, most = self.at_least, self.at_most
        low, high = least is not None and typed < least, most is not None and typed > most
        about = "too_small" if low else "too_great"
        if least is not None and most is not None and (low or high):
            return Fault(mark("Enter a number from {least} to {most}"), {"least": least, "most": most}, about=about)
        if least is not None and low:
            return Fault(mark("Enter a number that is {least} or more"), {"least": least}, about=about)
        if most is not None and high:
            return Fault(mark("Enter a number that is {most} or less"), {"most": most}, about=about)
        return None

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The number as it is written in the language, with its unit."""
        del item
        return in_figures(expect(value, Decimal), self.unit, language)

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The number in plain digits."""
        return {"": [_plain(value)]}

    def dump(self, value: Value) -> Json:
        """The number in plain digits."""
        return _plain(value)

    def load(self, stored: object) -> Value:
        """A number in plain digits, within the limits."""
        if not isinstance(stored, str) or not _EXACT.fullmatch(stored) or stored == "-0":
            raise unfit(stored)
        typed = Decimal(stored)
        if self._fault(typed):
            raise unfit(stored)
        return typed

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed."""
        return Fault(mark("Enter a number"), about="required")


def in_figures(number: Decimal, unit: Text | None, language: Language) -> str:
    """A number as it is written in a language, with its unit."""
    shown = wording(language).number(number)
    measured = unit.say(language) if unit is not None else ""
    if measured == "%":
        return shown + measured
    if len(measured) == 1 and unicodedata.category(measured) == "Sc":
        return measured + shown
    return f"{shown} {measured}".rstrip()


def _decimal(text: str) -> Decimal | None:
    """The number a text is, whatever separates its thousands, in its shortest form."""
    found = _NUMBER.fullmatch(_MINUS.sub("-", text))
    if found is None:
        return None
    sign, digits, separator, fraction = found.groups()
    digits = digits.replace(separator, "") if separator else digits
    places = (fraction or "")[1:].rstrip("0")
    if not digits and not places:
        return None
    typed = Decimal(f"{sign}{digits or 0}.{places}")
    return typed or Decimal(0)


def _places(typed: Decimal) -> int:
    exponent = typed.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(value: Value) -> str:
    return format(expect(value, Decimal), "f")


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Number:
    """The kind of an item with these limits."""
    del options
    return Number(
        at_least=number(written, "at_least"),
        at_most=number(written, "at_most"),
        decimals=whole(written, "decimals") or 0,
        unit=read_text(written.find("unit"), author),
    )

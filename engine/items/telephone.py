"""A telephone number of any country, with or without its code: kept as it was typed, but for what is idle in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.document.entries import yes
from engine.items.kept import unfit
from engine.items.plain import Plain
from engine.items.received import only_figures
from engine.items.schema import OWN, Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Language, Option, Raw, Value
from engine.wording import mark

NAME = "telephone"
SCHEMA: Schema = {"properties": {"own": OWN}, "required": []}
MESSAGES: Messages = {
    "required": "Said where nothing is typed.",
    "no_number": "Said where what is typed is no telephone number.",
    "too_short": "Said where the number has too few digits, such as one without its area code.",
    "too_long": "Said where there are more digits than one number can have. It can name {most}.",
}

LEAST_DIGITS, MOST_DIGITS = 7, 15

_PASTED = re.compile(r"^(?:tel|phone|mobile|ffôn|ffon)\b[ .:]*", re.IGNORECASE)
_SPACES = re.compile(r"[\s./]+")
_DASHES = re.compile("[\u2010-\u2015\u2212-]+")
_NUMBER = re.compile(
    r"(\(?\+?[0-9() -]*[0-9)])(?:[ ,;]*(?:extension|estyniad|ext|est|x|#)[ :]*([0-9]{1,6}))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Telephone(Plain):
    """Digits in groups, after a `+` where the country's code comes first, and an extension where there is one.

    `own` says that it is the respondent's, which a browser may fill in.
    """

    own: bool = True

    name: ClassVar[str] = NAME

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The number that was typed, with single spaces between its groups."""
        text = only_figures(raw)
        if isinstance(text, Fault):
            return {}, (text,)
        if not text:
            return {}, ()
        number = _tidied(text)
        return ({}, (number,)) if isinstance(number, Fault) else ({item.id: number}, ())

    def load(self, stored: object) -> Value:
        """Any number as it is kept."""
        if not isinstance(stored, str) or _tidied(stored) != stored:
            raise unfit(stored)
        return stored

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed."""
        return Fault(mark("Enter a telephone number"), about="required")


def _tidied(text: str) -> str | Fault:
    """The number in a text, or what is wrong with it."""
    found = _NUMBER.fullmatch(_DASHES.sub("-", _SPACES.sub(" ", _PASTED.sub("", text)).strip()))
    if found is None:
        return Fault(mark("Enter the telephone number in figures, such as 01632 960 001"), about="no_number")
    number, extension = found.groups()
    digits = sum(character.isdecimal() for character in number)
    if digits < LEAST_DIGITS:
        return Fault(mark("Enter all digits of the telephone number, with the area code"), about="too_short")
    if digits > MOST_DIGITS:
        values = {"most": MOST_DIGITS}
        return Fault(mark("Enter one telephone number with no more than {most} digits"), values, about="too_long")
    return f"{number} ext {extension}" if extension else number


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Telephone:
    """The kind of an item that asks for the respondent's own number, or for somebody else's."""
    del options, author
    return Telephone(own=yes(written, "own", default=True))

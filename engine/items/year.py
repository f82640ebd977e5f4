"""A year of the calendar, typed with four digits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal, TypeAlias

from engine.clock import today
from engine.document import Mapping
from engine.document.entries import words
from engine.expressions import Number
from engine.items.date_parts import YEAR, year_fault
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import only_figures
from engine.items.schema import Messages, Schema, pattern
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Value
from engine.wording import mark

NAME = "year"
FIRST, LAST = 1000, 9999
THIS_YEAR: Literal["this_year"] = "this_year"
Limit: TypeAlias = int | Literal["this_year"] | None

_LIMIT = {
    "type": ["string", "integer"],
    "minimum": FIRST,
    "maximum": LAST,
    **pattern("^(this_year|[1-9][0-9]{3})$", "a year such as 2026, or this_year"),
}
SCHEMA: Schema = {
    "properties": {
        "earliest": {
            **_LIMIT,
            "examples": [1900, "this_year"],
            "description": "The first year that is accepted, or this_year for the year of answering.",
        },
        "latest": {
            **_LIMIT,
            "examples": ["this_year", 2030],
            "description": "The last year that is accepted, or this_year for the year of answering.",
        },
    },
    "required": [],
}
MESSAGES: Messages = {
    "required": "Said where nothing is typed.",
    "not_a_year": "Said where what is typed is no year of four digits.",
    "too_early": "Said where the year is before earliest. It can name {earliest}.",
    "too_late": "Said where the year is after latest. It can name {latest}.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Year(Plain):
    """A year from `earliest` to `latest`; `this_year` is asked when an answer is read."""

    earliest: Limit = None
    latest: Limit = None

    name: ClassVar[str] = NAME

    @property
    def type(self) -> Number:
        """A number; `this_year` limits nothing here, because it moves on while a version stays."""
        least, most = self.earliest, self.latest
        return Number(
            Decimal(least if isinstance(least, int) else FIRST), Decimal(most if isinstance(most, int) else LAST)
        )

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The year that was typed."""
        text = only_figures(raw)
        if isinstance(text, Fault):
            return {}, (text,)
        if not text:
            return {}, ()
        text = text.rstrip(".,")
        fault = year_fault(text, about="not_a_year") or self._limit_fault(int(text))
        return ({}, (fault,)) if fault else ({item.id: Decimal(text)}, ())

    def _limit_fault(self, year: int) -> Fault | None:
        earliest, latest = self._resolved(self.earliest), self._resolved(self.latest)
        if earliest is not None and year < earliest:
            sentence = mark("Enter a year that is {earliest} or later")
            if self.earliest == THIS_YEAR:
                sentence = mark("Enter this year or a year in the future")
            return Fault(sentence, {"earliest": str(earliest)}, about="too_early")
        if latest is not None and year > latest:
            sentence = mark("Enter a year that is {latest} or earlier")
            if self.latest == THIS_YEAR:
                sentence = mark("Enter this year or a year in the past")
            return Fault(sentence, {"latest": str(latest)}, about="too_late")
        return None

    def _resolved(self, limit: Limit) -> int | None:
        return today().year if limit == THIS_YEAR else limit

    def show(self, item: Item, value: Value, language: Language) -> str:
        """Its four digits: no separator stands in a year."""
        del item, language
        return _plain(value)

    def raw(self, value: Value) -> dict[str, list[str]]:
        """Its four digits."""
        return {"": [_plain(value)]}

    def dump(self, value: Value) -> Json:
        """Its four digits."""
        return _plain(value)

    def load(self, stored: object) -> Value:
        """A year of four digits. The limits are not asked again: the calendar has moved on since."""
        if not isinstance(stored, str) or not YEAR.fullmatch(stored):
            raise unfit(stored)
        return Decimal(stored)

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed."""
        return Fault(mark("Enter a year"), about="required")


def _plain(value: Value) -> str:
    return format(expect(value, Decimal), "f")


def _limit(text: str | None) -> Limit:
    if text is None or not YEAR.fullmatch(text):
        return THIS_YEAR if text == THIS_YEAR else None
    return int(text)


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Year:
    """The kind of an item with these limits."""
    del options, author
    return Year(earliest=_limit(words(written, "earliest")), latest=_limit(words(written, "latest")))

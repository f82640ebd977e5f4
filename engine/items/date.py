"""A date, typed as day, month and year."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from engine.clock import today
from engine.document import Mapping
from engine.document.entries import words
from engine.expressions import DateType
from engine.items.date_parts import numbers
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.schema import Messages, Schema, pattern
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Value
from engine.wording import mark, wording

NAME = "date"
TODAY: Literal["today"] = "today"
BIRTHDAY = "bday"
Limit: TypeAlias = dt.date | Literal["today"] | None

_LIMIT = {
    "type": "string",
    **pattern(
        "^(today|[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$", "a date such as 2026-01-31, or today"
    ),
}
SCHEMA: Schema = {
    "properties": {
        "earliest": {
            **_LIMIT,
            "examples": ["1900-01-01", "today"],
            "description": "The first date that is accepted: year-month-day, or today for the day of answering.",
        },
        "latest": {
            **_LIMIT,
            "examples": ["today", "2030-12-31"],
            "description": "The last date that is accepted: year-month-day, or today for the day of answering.",
        },
        "autocomplete": {
            "enum": [BIRTHDAY],
            "description": "Write bday where the respondent's own date of birth is asked for, so that their browser "
            "can fill it in.",
        },
    },
    "required": [],
}
MESSAGES: Messages = {
    "required": "Said where nothing is typed.",
    "incomplete": "Said where the day, the month or the year is not typed.",
    "not_a_date": "Said where what is typed is no day of the calendar.",
    "too_early": "Said where the date is before earliest. It can name {earliest}.",
    "too_late": "Said where the date is after latest. It can name {latest}.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Plain):
    """A day from `earliest` to `latest`; what day `today` is, is asked when an answer is read.

    `autocomplete` is the purpose a browser may fill it in for.
    """

    earliest: Limit = None
    latest: Limit = None
    autocomplete: str | None = None

    name: ClassVar[str] = NAME
    parts: ClassVar[tuple[str, ...]] = ("day", "month", "year")

    @property
    def type(self) -> DateType:
        """A date."""
        return DateType()

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The date that was typed. A fault names the part it is in, or none where the date itself is out of limits."""
        typed, faults = numbers(raw, self.parts)
        if faults or not typed:
            return {}, faults
        day, month, year = (typed[part] for part in self.parts)
        days = calendar.monthrange(year, month)[1]
        if day > days:
            sentence = mark("Check the day, because this month has only {days} days")
            return {}, (Fault(sentence, {"days": days}, "day", "not_a_date"),)
        date = dt.date(year, month, day)
        fault = self._limit_fault(date)
        return ({}, (fault,)) if fault else ({item.id: date}, ())

    def _limit_fault(self, date: dt.date) -> Fault | None:
        earliest, latest = self._resolved(self.earliest), self._resolved(self.latest)
        if earliest is not None and date < earliest:
            sentence = mark("Enter a date that is {earliest} or later")
            if self.earliest == TODAY:
                sentence = mark("Enter a date that is today or in the future")
            return Fault(sentence, {"earliest": earliest}, about="too_early")
        if latest is not None and date > latest:
            sentence = mark("Enter a date that is {latest} or earlier")
            if self.latest == TODAY:
                sentence = mark("Enter a date that is today or in the past")
            return Fault(sentence, {"latest": latest}, about="too_late")
        return None

    def _resolved(self, limit: Limit) -> dt.date | None:
        return today() if limit == TODAY else limit

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The date in full."""
        del item
        return wording(language).date(expect(value, dt.date))

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The three parts as numbers."""
        date = expect(value, dt.date)
        return {"day": [str(date.day)], "month": [str(date.month)], "year": [str(date.year)]}

    def dump(self, value: Value) -> Json:
        """The date as 2026-01-31."""
        return expect(value, dt.date).isoformat()

    def load(self, stored: object) -> Value:
        """A date written as 2026-01-31. The limits are not asked again: today has moved on since."""
        if not isinstance(stored, str) or (date := _day(stored)) is None:
            raise unfit(stored)
        return date

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed."""
        return Fault(mark("Enter a date"), about="required")


def _day(text: str) -> dt.date | None:
    """The day an ISO date names, if there is such a day and it is written with hyphens."""
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return date if date.isoformat() == text else None


def _limit(text: str | None) -> Limit:
    return TODAY if text == TODAY else _day(text or "")


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Date:
    """The kind of an item with these limits. A limit that is no day of the calendar counts as none."""
    del options, author
    return Date(
        earliest=_limit(words(written, "earliest")),
        latest=_limit(words(written, "latest")),
        autocomplete=words(written, "autocomplete"),
    )

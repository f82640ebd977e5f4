"""A month of a year, typed as month and year."""

from __future__ import annotations

import datetime as dt
import re
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
from engine.wording import Month as MonthOfYear
from engine.wording import mark, wording

NAME = "month"
THIS_MONTH: Literal["this_month"] = "this_month"
Limit: TypeAlias = MonthOfYear | Literal["this_month"] | None

_LIMIT = {
    "type": "string",
    **pattern("^(this_month|[1-9][0-9]{3}-(0[1-9]|1[0-2]))$", "a month such as 2026-01, or this_month"),
}
SCHEMA: Schema = {
    "properties": {
        "earliest": {
            **_LIMIT,
            "examples": ["2000-01", "this_month"],
            "description": "The first month that is accepted: year-month, or this_month for the month of answering.",
        },
        "latest": {
            **_LIMIT,
            "examples": ["this_month", "2030-12"],
            "description": "The last month that is accepted: year-month, or this_month for the month of answering.",
        },
    },
    "required": [],
}
MESSAGES: Messages = {
    "required": "Said where nothing is typed.",
    "incomplete": "Said where the month or the year is not typed.",
    "not_a_date": "Said where what is typed is no month of the calendar.",
    "too_early": "Said where the month is before earliest. It can name {earliest}.",
    "too_late": "Said where the month is after latest. It can name {latest}.",
}

_KEPT = re.compile("[1-9][0-9]{3}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month(Plain):
    """A month from `earliest` to `latest`. The answer is its first day, so that conditions can compare it with days.

    `this_month` is asked when an answer is read.
    """

    earliest: Limit = None
    latest: Limit = None

    name: ClassVar[str] = NAME
    parts: ClassVar[tuple[str, ...]] = ("month", "year")

    @property
    def type(self) -> DateType:
        """A date: the first day of the month."""
        return DateType()

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The month that was typed. A fault names the part it is in, or none where the month is out of limits."""
        typed, faults = numbers(raw, self.parts)
        if faults or not typed:
            return {}, faults
        month = MonthOfYear(typed["year"], typed["month"], 1)
        fault = self._limit_fault(month)
        return ({}, (fault,)) if fault else ({item.id: month}, ())

    def _limit_fault(self, month: MonthOfYear) -> Fault | None:
        earliest, latest = self._resolved(self.earliest), self._resolved(self.latest)
        if earliest is not None and month < earliest:
            sentence = mark("Enter a month that is {earliest} or later")
            if self.earliest == THIS_MONTH:
                sentence = mark("Enter this month or a month in the future")
            return Fault(sentence, {"earliest": earliest}, about="too_early")
        if latest is not None and month > latest:
            sentence = mark("Enter a month that is {latest} or earlier")
            if self.latest == THIS_MONTH:
                sentence = mark("Enter this month or a month in the past")
            return Fault(sentence, {"latest": latest}, about="too_late")
        return None

    def _resolved(self, limit: Limit) -> MonthOfYear | None:
        return MonthOfYear.of(today()) if limit == THIS_MONTH else limit

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The month in words, with its year."""
        del item
        return wording(language).month(expect(value, dt.date))

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The two parts as numbers."""
        month = expect(value, dt.date)
        return {"month": [str(month.month)], "year": [str(month.year)]}

    def dump(self, value: Value) -> Json:
        """The month as 2026-01."""
        return str(MonthOfYear.of(expect(value, dt.date)))

    def load(self, stored: object) -> Value:
        """A month written as 2026-01. The limits are not asked again: the calendar has moved on since."""
        month = _month(stored) if isinstance(stored, str) else None
        if month is None:
            raise unfit(stored)
        return month

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed."""
        return Fault(mark("Enter a month and a year"), about="required")


def _month(text: str) -> MonthOfYear | None:
    return MonthOfYear.fromisoformat(f"{text}-01") if _KEPT.fullmatch(text) else None


def _limit(text: str | None) -> Limit:
    return THIS_MONTH if text == THIS_MONTH else _month(text or "")


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Month:
    """The kind of an item with these limits."""
    del options, author
    return Month(earliest=_limit(words(written, "earliest")), latest=_limit(words(written, "latest")))

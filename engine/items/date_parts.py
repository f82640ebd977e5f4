"""Day, month and year, each typed into a box of its own; or more than one of them into one box, taken apart here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from babel.dates import get_month_names

from engine.clock import today
from engine.items.received import only_figures
from engine.questionnaire import Fault, Raw
from engine.wording import LANGUAGES, mark

_ORDINAL = "st|nd|rd|th|af|il|ydd|ed|fed|eg|ain"
_DAY = re.compile(f"(0?[1-9]|[12][0-9]|3[01])(?:{_ORDINAL})?", re.IGNORECASE)
_MONTH = re.compile("0?[1-9]|1[0-2]")
YEAR = re.compile("[1-9][0-9]{3}")
_SHORT_YEAR = re.compile("['\u2018\u2019]?([0-9]{2})")
_BETWEEN = re.compile(r"[\s/.,-]+")
_IDLE = " /.,-"
_LETTERS = 3
_AHEAD = 10
"""How many years ahead a year of two digits is taken to be in this century."""

_ADD = {
    "day": mark("Add the day to the date"),
    "month": mark("Add the month to the date"),
    "year": mark("Add the year to the date"),
}
_CORRECT = {
    "day": mark("Enter the day as a number from 1 to 31"),
    "month": mark("Enter the month as a number from 1 to 12 or as a word, such as March"),
}


class _Written(NamedTuple):
    """Something that was typed, and the box it was typed into."""

    text: str | Fault
    box: str


def numbers(raw: Raw, parts: tuple[str, ...]) -> tuple[dict[str, int], tuple[Fault, ...]]:
    """What was typed into these parts as numbers, or what is wrong with each; neither where all are empty."""
    typed = {part: only_figures(raw, part) for part in parts}
    if not any(typed.values()):
        return {}, ()
    written = _taken_apart(typed)
    faults = tuple(fault for part, each in written.items() if (fault := _part_fault(part, each)) is not None)
    return {} if faults else {part: _number(str(each.text)) for part, each in written.items()}, faults


def year_fault(text: str, part: str = "", about: str = "not_a_date") -> Fault | None:
    """What to say where a text is no year of four digits. One of two digits is never guessed at."""
    if YEAR.fullmatch(text):
        return None
    short = _SHORT_YEAR.fullmatch(text)
    if short is None:
        return Fault(mark("Enter the year with four digits, such as 2026"), part=part, about=about)
    digits = int(short[1])
    century = 2000 if digits <= today().year - 2000 + _AHEAD else 1900
    values = {"year": str(century + digits), "typed": short[1]}
    return Fault(mark("Enter all four digits of the year, such as {year} instead of {typed}"), values, part, about)


def _taken_apart(typed: dict[str, str | Fault]) -> dict[str, _Written]:
    """By part what was typed for it: 14/3/2001 is three parts, whichever boxes they stand in."""
    whole = {part: _Written(text, part) for part, text in typed.items()}
    pieces = [
        _Written(piece, part)
        for part, text in typed.items()
        if text and isinstance(text, str)
        for piece in _BETWEEN.split(text.rstrip(_IDLE))
    ]
    if len(pieces) != len(typed) or not all(piece.text for piece in pieces):
        return whole
    return dict(zip(typed, _in_order(pieces), strict=True))


def _in_order(pieces: list[_Written]) -> Sequence[_Written]:
    """The day before the month before the year, if it can be seen that they were written in another order."""
    texts = [str(piece.text) for piece in pieces]
    if YEAR.fullmatch(texts[0]):
        return pieces[::-1]
    if len(pieces) > len(("month", "year")) and _month(texts[0]) and _DAY.fullmatch(texts[1]):
        return [pieces[1], pieces[0], *pieces[2:]]
    return pieces


def _part_fault(part: str, written: _Written) -> Fault | None:
    text, box = written
    if isinstance(text, Fault):
        return text
    if not text:
        return Fault(_ADD[part], part=part, about="incomplete")
    if part == "year":
        return year_fault(text, box)
    known = _DAY.fullmatch(text) if part == "day" else _MONTH.fullmatch(text) or _month(text)
    return None if known else Fault(_CORRECT[part], part=box, about="not_a_date")


def _number(text: str) -> int:
    day = _DAY.fullmatch(text)
    return int(day[1]) if day else int(text) if text.isdecimal() else _month(text)


def _month(text: str) -> int:
    """The number of the one month that begins with these letters in any of the engine's languages, or 0."""
    word = text.casefold().removesuffix(".")
    found = {number for name, number in _month_names() if len(word) >= _LETTERS and name.startswith(word)}
    return found.pop() if len(found) == 1 else 0


@cache
def _month_names() -> tuple[tuple[str, int], ...]:
    return tuple(
        (name.casefold(), number)
        for language in LANGUAGES
        for number, name in get_month_names("wide", "format", language).items()
    )

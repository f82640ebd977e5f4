"""Day, month and year, each typed into a box of its own."""

from __future__ import annotations

import re
from functools import cache

from babel.dates import get_month_names

from engine.items.received import only_figures
from engine.questionnaire import Fault, Raw
from engine.wording import LANGUAGES, mark

_DAY = re.compile("0?[1-9]|[12][0-9]|3[01]")
_MONTH = re.compile("0?[1-9]|1[0-2]")
_YEAR = re.compile("[1-9][0-9]{3}")
_LETTERS = 3

_ADD = {
    "day": mark("Add the day to the date"),
    "month": mark("Add the month to the date"),
    "year": mark("Add the year to the date"),
}
_CORRECT = {
    "day": mark("Enter the day as a number from 1 to 31"),
    "month": mark("Enter the month as a number from 1 to 12 or as a word, such as March"),
    "year": mark("Enter the year with four digits, such as 2026"),
}


def numbers(raw: Raw, parts: tuple[str, ...]) -> tuple[dict[str, int], tuple[Fault, ...]]:
    """What was typed into these parts as numbers, or what is wrong with each; neither where all are empty."""
    typed = {part: only_figures(raw, part) for part in parts}
    if not any(typed.values()):
        return {}, ()
    faults = tuple(fault for part, text in typed.items() if (fault := _part_fault(part, text)) is not None)
    return {} if faults else {part: _number(str(text)) for part, text in typed.items()}, faults


def _part_fault(part: str, text: str | Fault) -> Fault | None:
    if isinstance(text, Fault):
        return text
    if not text:
        return Fault(_ADD[part], part=part, about="incomplete")
    known = {"day": _DAY, "month": _MONTH, "year": _YEAR}[part].fullmatch(text)
    if known or (part == "month" and _month(text)):
        return None
    return Fault(_CORRECT[part], part=part, about="not_a_date")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _month(text)


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

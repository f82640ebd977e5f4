"""Q08 and Q09: long lists, ranges that overlap or leave gaps, and "all" or "none" beside others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from engine.compiler.advice.answers import SINGLE, is_answer, is_bare, substantive
from engine.compiler.advice.form import Form, Options, Said
from engine.compiler.advice.lexicon import plain, wordlist
from engine.compiler.advice.rule import Finding, Rule
from engine.document.entries import yes

MOST = dict.fromkeys(SINGLE, 10) | {"multiple_choice": 15}
NUMBER = r"(?:£|\$|€)?\s*(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(%|k\b|m\b)?"
BETWEEN = re.compile(rf"(?:from |between )?{NUMBER}\s*(?:-|\u2013|\u2014|to|and|up to)\s*{NUMBER}(?P<unit>.*)")
BELOW = re.compile(rf"(?P<sign>under|below|less than|fewer than|up to) {NUMBER}(?P<unit>.*)")
ABOVE = re.compile(rf"(?P<sign>over|above|more than|older than|at least) {NUMBER}(?P<unit>.*)")
OPEN_UP = re.compile(
    rf"{NUMBER}(?P<before>[^\d]*?)\s*(?:\+|(?:or|and) (?:over|more|above|older|longer|higher))(?P<unit>.*)"
)
OPEN_DOWN = re.compile(
    rf"{NUMBER}(?P<before>[^\d]*?)\s*(?:or|and) (?:under|less|fewer|below|younger|lower)(?P<unit>.*)"
)
FEWEST_RANGES = 2
LAST = 2


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers a label stands for, both ends with it; None is open. `unit` is what the numbers count."""

    label: Said
    low: Decimal | None
    high: Decimal | None
    unit: str
    step: Decimal


def _long(form: Form) -> Iterator[Finding]:
    for options in form.lists:
        limits = [MOST[kind] for kind in options.kinds if kind in MOST]
        count = len(substantive(options))
        if limits and count > min(limits) and not is_bare(options):
            yield Finding(
                what=f"There are {count} answers to read through.",
                instead=f"Offer no more than {min(limits)}: put some together, or ask in two steps.",
                span=options.span,
                owners=options.owners,
            )
        yield from _ranges(form, options)


def _ranges(form: Form, options: Options) -> Iterator[Finding]:
    read = [_range(label) for label in substantive(options)]
    found = [each for each in read if each is not None]
    if len(found) < FEWEST_RANGES or len({each.unit for each in found}) > 1 or None in read[1:-1]:
        return
    if not any(each.low is not None and each.high is not None and each.low < each.high for each in found):
        return
    if (found[0].high or found[0].low or 0) > (found[-1].low or found[-1].high or 0):
        found.reverse()
    step = min(each.step for each in found)
    for lower, upper in pairwise(found):
        if lower.high is None or upper.low is None:
            return
        words = lower.label.english, upper.label.english
        if upper.low <= lower.high:
            what, instead = f'"{words[0]}" and "{words[1]}" overlap', "Let each begin after the one before has ended."
        elif upper.low > lower.high + step:
            what, instead = (
                f'There is a gap between "{words[0]}" and "{words[1]}"',
                "Let each begin where the one before ends.",
            )
        else:
            continue
        place = upper.label.english
        yield Finding(
            what=f"{what}.",
            instead=instead,
            span=form.at(place) if place is not None else options.span,
            owners=options.owners,
        )


def _range(label: Said) -> Range | None:
    text = plain(label.english or "").strip()
    both = BETWEEN.fullmatch(text)
    if both is not None:
        low, high = _number(both[1], both[2] or both[4]), _number(both[3], both[4])
        unit = _unit(both["unit"])
        return None if low > high or _is_wordy(unit) else Range(label, low, high, unit, _step(both[1], both[3]))
    for pattern in (BELOW, ABOVE, OPEN_UP, OPEN_DOWN):
        match = pattern.fullmatch(text)
        if match is not None:
            return _open(label, match, pattern)
    return None


def _open(label: Said, match: re.Match[str], pattern: re.Pattern[str]) -> Range | None:
    groups = match.groupdict()
    written = next(each for each in match.groups() if each and each[0].isdigit())
    position = match.groups().index(written)
    number = _number(written, match.groups()[position + 1])
    unit = _unit(groups.get("before", "") + " " + groups["unit"])
    if _is_wordy(unit):
        return None
    step = _step(written)
    beside = Decimal(0) if groups.get("sign") in {"up to", "at least"} or pattern in {OPEN_UP, OPEN_DOWN} else step
    if pattern in {BELOW, OPEN_DOWN}:
        return Range(label, None, number - beside, unit, step)
    return Range(label, number + beside, None, unit, step)


def _number(written: str, sign: str | None) -> Decimal:
    return Decimal(written.replace(",", "")) * {"k": 1000, "m": 1_000_000}.get(sign or "", 1)


def _step(*written: str) -> Decimal:
    """How far one number is from the next, as finely as they are written."""
    places = max(len(each.partition(".")[2]) for each in written)
    return Decimal(1).scaleb(-places)


def _unit(words: str) -> str:
    return (
        re.sub(r"\b(?:years old|years of age|aged|years?|people|employees|staff)\b", "", words).strip(" .)")
        and words.strip()
    )


def _is_wordy(unit: str) -> bool:
    """Whether so much follows the numbers that they may not be the point."""
    return "," in unit or len(unit.split()) > LAST or any(letter.isdigit() for letter in unit)


def _alone(form: Form) -> Iterator[Finding]:
    for options in form.lists:
        for label, option in zip(options.labels, options.entries, strict=False):
            text = label.english
            if text is None or not is_answer(option):
                continue
            words = plain(text).strip(" .")
            several = options.kinds == {"multiple_choice"}
            if several and wordlist("all_or_none").fullmatch(words) and not yes(option, "exclusive", default=False):
                what, instead = "can be chosen together with others", "Write exclusive: yes at this option."
            elif options.kinds <= SINGLE and wordlist("all_of_these").fullmatch(words):
                what, instead = (
                    "overlaps with the other answers",
                    "Make it a multiple_choice, where several can be chosen.",
                )
            else:
                continue
            yield Finding(what=f'"{text}" {what}.', instead=instead, span=form.at(text), owners=options.owners)


RULES = (
    Rule(
        id="Q08",
        name="Too many answers, or ranges that overlap or leave gaps",
        why="Of a long list people choose what stands first, and of ranges each has to find just one that is theirs",
        source="Krosnick and Presser 2010; QAS-99, 7e and 7f",
        find=_long,
    ),
    Rule(
        id="Q09",
        name="All or none beside other answers",
        why="An answer that speaks of all the others contradicts each of them when both are chosen",
        source="GOV.UK Design System, Checkboxes",
        find=_alone,
    ),
)

"""Limits that leave something to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from engine.compiler.asked import written
from engine.compiler.draft import Draft
from engine.document import Mapping, Problem, Scalar
from engine.document.entries import number, whole, words
from engine.items import allocation, rating

LIKE_A_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
"""What looks otherwise the published schema has refused already."""

FIXED = re.compile(r"[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?")
"""A month or a year that stays where it is."""

NOTHING = {"date": "day", "month": "month", "year": "year"}
"""What there is none of between two limits that leave nothing, by kind."""


def check(draft: Draft) -> Iterator[Problem]:
    """A date that limits is a day of the calendar, and the least that is accepted is not above the greatest."""
    for item in written(draft.document):
        yield from _no_such_day(draft, item)
        yield from _nothing_left(draft, item)


def _no_such_day(draft: Draft, item: Mapping) -> Iterator[Problem]:
    for key in ("earliest", "latest"):
        node = item.find(key)
        if isinstance(node, Scalar) and LIKE_A_DAY.fullmatch(node) and _day(node) is None:
            yield draft.problem(
                "item.no-such-day",
                node.span,
                f"There is no day {node} in the calendar: the month has fewer days, or the year is no leap year.",
                "Correct the day.",
            )


def _nothing_left(draft: Draft, item: Mapping) -> Iterator[Problem]:
    least, most = number(item, "at_least"), number(item, "at_most")
    earliest, latest = (_fixed(words(item, key)) for key in ("earliest", "latest"))
    ends, total = _ends(item), _total(item)
    hint = "Swap the two limits, or correct one."
    if ends is not None and ends[0] >= ends[1]:
        key, nothing = "from" if "from" in item else "to", f"no scale goes from {ends[0]} up to {ends[1]}"
    elif least is not None and most is not None and least > _reached(most, item):
        a_number = "number" if least > most else "whole number" if not whole(item, "decimals") else "such number"
        key, nothing = "at_least", f"no {a_number} is at least {least} and at most {most}"
    elif earliest is not None and latest is not None and earliest > latest:
        nothing = NOTHING.get(words(item, "kind") or "", "day")
        key, nothing = "earliest", f"no {nothing} is both from {earliest} on and up to {latest}"
    elif total is not None and total != _reached(total, item):
        numbers = "such numbers" if whole(item, "decimals") else "whole numbers"
        key, nothing = "total", f"no {numbers} come to {total} together"
        hint = f"Write decimals: {-int(total.normalize().as_tuple().exponent)}, or correct the total."
    else:
        return
    yield draft.problem("item.limits", item.key(key).span, f"Nothing can be answered here: {nothing}.", hint)


def _reached(most: Decimal, item: Mapping) -> Decimal:
    """The greatest number up to a limit that has no more decimal places than are accepted."""
    return most.quantize(Decimal(1).scaleb(-(whole(item, "decimals") or 0)), ROUND_FLOOR)


def _fixed(written: str | None) -> str | None:
    """A limit that does not move with the calendar. Days, months and years sort as their texts do."""
    stays = _day(written) is not None or FIXED.fullmatch(written or "")
    return written if stays else None


def _ends(item: Mapping) -> tuple[int, int] | None:
    """The two ends of a rating."""
    if words(item, "kind") != rating.NAME:
        return None
    first, last = whole(item, "from"), whole(item, "to")
    return rating.FIRST if first is None else first, rating.LAST if last is None else last


def _total(item: Mapping) -> Decimal | None:
    """What numbers have to come to."""
    return number(item, "total") if words(item, "kind") == allocation.NAME else None


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None

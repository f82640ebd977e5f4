"""Limits that leave something to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engine.compiler.draft import Draft
from engine.document import Mapping, Problem, Scalar
from engine.document.entries import entries, number, words

TODAY = "today"


def check(draft: Draft) -> Iterator[Problem]:
    """A date that limits is a day of the calendar, and the least that is accepted is not above the greatest."""
    for page in entries(draft.document, "pages"):
        for item in entries(page, "items"):
            yield from _no_such_day(draft, item)
            yield from _nothing_left(draft, item)


def _no_such_day(draft: Draft, item: Mapping) -> Iterator[Problem]:
    for key in ("earliest", "latest"):
        node = item.find(key)
        if isinstance(node, Scalar) and node != TODAY and _day(node) is None:
            yield draft.problem(
                "item.no-such-day",
                node.span,
                f'"{node}" is not a day of the calendar.',
                "Write year, month and day, such as 2026-02-28, or today.",
            )


def _nothing_left(draft: Draft, item: Mapping) -> Iterator[Problem]:
    least, most = number(item, "at_least"), number(item, "at_most")
    earliest, latest = _day(words(item, "earliest")), _day(words(item, "latest"))
    if least is not None and most is not None and least > most:
        low, high, key = str(least), str(most), "at_least"
    elif earliest is not None and latest is not None and earliest > latest:
        low, high, key = str(earliest), str(latest), "earliest"
    else:
        return
    yield draft.problem(
        "item.limits",
        item.key(key).span,
        f"Nothing can be answered here: it must be {low} or more and {high} or less.",
        "Swap the two limits, or correct one.",
    )


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None

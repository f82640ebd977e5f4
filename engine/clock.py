"""What day it is, and what time. Whatever goes by them asks here, so that it can be asked as at another time.

A moment is kept in UTC. On which day it was is told as the people say who use this installation: in its time zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

_SUPPOSED: ContextVar[date | None] = ContextVar("supposed", default=None)
_SUPPOSED_NOW: ContextVar[datetime | None] = ContextVar("supposed_now", default=None)


class _Here:
    """Where this process tells its days."""

    zone: tzinfo = ZoneInfo("Europe/London")


def tell_days_in(zone: tzinfo) -> None:
    """From now on the days of this process, in all its threads, are those of this zone. A process says so at start."""
    _Here.zone = zone


def today() -> date:
    """The day it is here, or the one that is supposed to be today."""
    return _SUPPOSED.get() or day_of(now())


def day_of(moment: datetime) -> date:
    """On which day a moment was, here."""
    return here(moment).date()


def here(moment: datetime) -> datetime:
    """A moment as clocks here show it."""
    return moment.astimezone(_Here.zone)


def began(day: date) -> datetime:
    """The moment a day began here, in UTC; where clocks skip its midnight, the first there is."""
    return datetime.combine(day, time(), _Here.zone).astimezone(UTC)


@contextmanager
def supposing(day: date | None) -> Iterator[None]:
    """Within this, it is that day; None leaves it as it is. It holds for the thread or task that says so, no other."""
    if day is None:
        yield
        return
    before = _SUPPOSED.set(day)
    try:
        yield
    finally:
        _SUPPOSED.reset(before)


def now() -> datetime:
    """This moment in UTC, or the one that is supposed to be now."""
    return _SUPPOSED_NOW.get() or datetime.now(UTC)


@contextmanager
def supposing_now(moment: datetime) -> Iterator[None]:
    """Within this, it is that moment, and no time passes; for the thread or task that says so, no other."""
    before = _SUPPOSED_NOW.set(moment)
    try:
        yield
    finally:
        _SUPPOSED_NOW.reset(before)

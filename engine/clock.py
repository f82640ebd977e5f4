"""What day it is, and what time. Whatever goes by them asks here, so that it can be asked as at another time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_SUPPOSED: ContextVar[date | None] = ContextVar("supposed", default=None)
_SUPPOSED_NOW: ContextVar[datetime | None] = ContextVar("supposed_now", default=None)


def today() -> date:
    """The day in UTC, or the one that is supposed to be today."""
    return _SUPPOSED.get() or datetime.now(UTC).date()


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

"""What day it is. Whatever goes by today asks here, so that it can be asked as on another day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_SUPPOSED: ContextVar[date | None] = ContextVar("supposed", default=None)


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

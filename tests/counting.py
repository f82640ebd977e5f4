"""Work counted in calls of functions, which are as many on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls_of(call: Callable[[], object]) -> int:
    """How many functions are called, ours and Python's own."""
    found = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal found
        del frame, argument
        found += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        call()
    finally:
        sys.setprofile(before)
    return found

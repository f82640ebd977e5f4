"""CPU time of calls, interleaved, so that noise falls on all of them alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping

Call = Callable[[], object]


def cpu_times(calls: Mapping[str, Call], *, rounds: int, repeat: int) -> dict[str, float]:
    """The least CPU seconds of one call each, over so many rounds of so many repetitions in a row."""
    for call in calls.values():
        call()
    best = dict.fromkeys(calls, float("inf"))
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, call in calls.items():
                began = time.process_time()
                for _ in range(repeat):
                    call()
                best[name] = min(best[name], (time.process_time() - began) / repeat)
    finally:
        gc.enable()
    return best


def line(name: str, seconds: float, floor: float) -> str:
    """A row of a table: milliseconds of CPU, and how many times the floor that is."""
    return f"| {name} | {seconds * 1000:.3f} | {seconds / floor:.2f} |"

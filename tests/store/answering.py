"""A program to be killed: it saves a page again and again, and says so each time the store has acknowledged it."""

from __future__ import annotations

import sys
from decimal import Decimal

from engine.journey import SittingId
from engine.store import open_store
from tests.store.example import ABOUT, ENGLISH, compiled


def answer(url: str, sitting: SittingId, when: str) -> None:
    """Save 1, 2, 3 …; `early` acknowledges before it saves, which is the mistake a test must be able to find."""
    store = open_store(url)
    months = 0
    while True:
        months += 1
        if when == "early":
            print(months, flush=True)  # noqa: T201 (an acknowledgement)
            sys.stdin.readline()
        store.save_page(sitting, compiled(), ABOUT, {"route": "other", "months": Decimal(months)}, ENGLISH)
        print(months, flush=True)  # noqa: T201 (an acknowledgement)


if __name__ == "__main__":
    answer(sys.argv[1], SittingId(sys.argv[2]), sys.argv[3])

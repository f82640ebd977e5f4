"""Journeys through 40 items, while nothing else is done and while a print run is made in the background.

Two numbers of journeys a second, and how much fewer the second is. Whoever saves a page writes to the same database as
the worker, which is nicer than the server and has one process less than there are processors.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.generated import PER_PAGE, questionnaire
from benchmarks.installed import begun, door, installed
from benchmarks.journeys import SECONDS, Start, Tally, measured
from benchmarks.naive import PAGES, SCALES
from engine.jobs.worker import processes_here, work_until_stopped
from engine.store import Store, open_store
from engine.web import WaitingRoom
from tests.jobs.running import desk_of, finish_many, settings_of, start

EARNED, BEGUN, ROUNDS = 8000, 2000, 3
"""So many certificates are in the run, more than are printed; so many sittings have begun for each round."""
PATIENCE_SECONDS, WARM_UP_SECONDS = 120, 6.0


def report() -> str:
    """One table, of rounds with and without a print run by turns."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        ours = partial(_ours, folder)
        starts = iter(Start(each) for each in begun(folder, _questionnaire(), 2 * ROUNDS * BEGUN))
        with _centre(folder) as store:
            desk = desk_of(store)
            finish_many(desk, (f"Learner {number}" for number in range(EARNED)))
            start(desk)
        found: dict[str, list[float]] = {"nothing else": [], "a print run": []}
        for _ in range(ROUNDS):
            found["nothing else"].append(_journeys(measured(ours, [next(starts) for _ in range(BEGUN)])))
            with _printing(folder):
                found["a print run"].append(_journeys(measured(ours, [next(starts) for _ in range(BEGUN)])))
    alone, beside = (median(each) for each in found.values())
    rows = ["| in the background | core journeys a second |", "|---|---|"]
    rows += [f"| {what} | {median(each):.0f} |" for what, each in found.items()]
    return "\n".join([*rows, "", f"A print run takes {1 - beside / alone:.0%} of the journeys away."])


@contextmanager
def _printing(folder: Path) -> Iterator[None]:
    """While this lasts the print run is made. Raises RuntimeError where it came to its end before."""
    worker = get_context("spawn").Process(target=_work, args=(folder,))
    worker.start()
    time.sleep(WARM_UP_SECONDS)  # the worker is at it
    try:
        yield
    finally:
        worker.terminate()
        worker.join(PATIENCE_SECONDS)
    with _centre(folder) as store:
        if not store.leases.waiting(1):
            message = "nothing was left to print: measure with more certificates"
            raise RuntimeError(message)


def _work(folder: Path) -> None:
    work_until_stopped(settings_of(_address(folder), folder), processes_here())


@contextmanager
def _centre(folder: Path) -> Iterator[Store]:
    store = open_store(_address(folder))
    yield store
    store.close()


def _address(folder: Path) -> str:
    return f"sqlite:///{folder / 'benchmark.sqlite'}"


def _journeys(tally: Tally) -> float:
    return tally.journeys / SECONDS


def _questionnaire() -> str:
    return questionnaire(PAGES * PER_PAGE, scales=SCALES)


def _ours(folder: Path) -> WaitingRoom:
    return door(installed(folder, _questionnaire()))


if __name__ == "__main__":
    print(report())

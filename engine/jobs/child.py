"""A process that prints: what crashes in it, or never ends, takes nothing else along."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from threading import Thread

from engine.clock import tell_days_in
from engine.config import Settings
from engine.jobs.pressing import CannotPrint, Storing, Workshop, open_workshop, told, try_alone
from engine.jobs.running import make
from engine.press import limit_memory
from engine.store import StoreUnavailable, open_store
from engine.store.leases import Lease, LeaseLost, Outcome
from engine.store.print_run import Entry
from engine.store.trouble import StoreFull
from engine.themes import ThemeError

ALONE_SECONDS = 60
"""A single line takes less than a second."""

MEMORY = 2 * 1024**3
"""So many bytes are far more than printing takes; what asks for more is listed as what cannot be printed."""

NICENESS = 10
"""Whoever answers pages goes first."""

PATIENCE_SECONDS = 900
"""A part of a run takes seconds, and a minute on a slow machine."""


@dataclass(frozen=True, slots=True)
class Made:
    """The part is made, and stored."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The part was somebody else's by then."""


@dataclass(frozen=True, slots=True)
class Away:
    """The database could not be used; `full` where it had no room."""

    full: bool


@dataclass(frozen=True, slots=True)
class Impossible:
    """Nothing of the run can be printed, for a reason in words."""

    problem: str


@dataclass(frozen=True, slots=True)
class Broken:
    """It went wrong in a way that nobody foresaw: the process crashed, took too long, or said this."""

    problem: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one line: nothing to tell where it can be printed."""

    outcome: Outcome | None


Answer = Made | Lost | Away | Impossible | Broken | Tried


class Child:
    """A process with a workshop of its own. It ends with whoever started it, however that ends."""

    def __init__(self, settings: Settings) -> None:
        """Start it; it takes a second until it prints."""
        context = get_context("spawn")
        self._pipe, end = context.Pipe()
        self._process = context.Process(target=_live, args=(settings, end), name="formwright press", daemon=True)
        with deaf_to(signal.SIGINT, signal.SIGTERM):
            self._process.start()
        end.close()

    def make(self, lease: Lease) -> Answer:
        """Make a part that is ours."""
        return self._ask((lease, None), PATIENCE_SECONDS)

    def try_alone(self, lease: Lease, entry: Entry, patience: float = ALONE_SECONDS) -> Answer:
        """Print a line by itself, to see whether it can be."""
        return self._ask((lease, entry), patience)

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.is_alive()

    def kill(self) -> None:
        """End it at once, from whatever thread; what it was at is not made."""
        self._process.kill()

    def stop(self) -> None:
        """End it, and let go of it."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _ask(self, task: tuple[Lease, Entry | None], patience: float) -> Answer:
        try:
            self._pipe.send(task)
            ready = wait([self._pipe, self._process.sentinel], patience)
            if self._pipe in ready:
                answer: Answer = self._pipe.recv()
                return answer
        except (EOFError, OSError):
            ready = [self._process.sentinel]
        self._process.kill()
        self._process.join()
        return Broken("printing it crashed" if ready else "printing it took too long")


@contextmanager
def deaf_to(*signals: signal.Signals) -> Iterator[None]:
    """A process that is started within this does not hear these signals, which reach all of a terminal or a service.

    The first of them decides when the others end.
    """
    resource_tracker.ensure_running()  # where it is not it is started with the process, and lets these signals in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _live(settings: Settings, pipe: Connection) -> None:
    """What the process does: answer until nobody asks."""
    limit_memory(MEMORY)
    Thread(target=_end_with_parent, daemon=True).start()
    tell_days_in(settings.time_zone)
    store, storing = open_store(settings.database_url), _prompt()
    os.nice(NICENESS)
    workshop: Workshop | None = None
    while True:
        try:
            lease, entry = pipe.recv()
        except EOFError:
            return
        try:
            workshop = workshop or open_workshop(settings, store, storing)
            answer = _answer(workshop, lease, entry)
        except ThemeError as faulty:
            answer = Impossible(f"The themes have problems: {told(faulty)}")
        pipe.send(answer)


def _prompt() -> Storing:
    """Carries out what everybody else waits for as fast as ever, however much this process gives way from now on.

    Who writes to SQLite slowly has all others wait. How nice a thread is, is its own on Linux; elsewhere all are.
    """
    thread = ThreadPoolExecutor(1)
    thread.submit(int).result()  # it begins with the first task

    def storing(task: Callable[[], None]) -> None:
        thread.submit(task).result()

    return storing


def _answer(workshop: Workshop, lease: Lease, entry: Entry | None) -> Answer:
    answers: dict[type[Exception], Callable[[Exception], Answer]] = {
        LeaseLost: lambda _: Lost(),
        CannotPrint: lambda fault: Impossible(str(fault)),
        StoreFull: lambda _: Away(full=True),
        StoreUnavailable: lambda _: Away(full=False),
        Exception: lambda fault: Broken(told(fault)),
    }
    try:
        if entry is not None:
            return Tried(try_alone(workshop, lease.run, entry))
        make(workshop, lease)
    except Exception as fault:  # noqa: BLE001  # whatever it is, it is told to who asked
        return next(answer(fault) for kind, answer in answers.items() if isinstance(fault, kind))
    return Made()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

"""Who does the work: parts of print runs are taken, made in processes of their own, and given back when it ends."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from multiprocessing import parent_process
from multiprocessing.connection import wait
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Any

from engine.clock import now, tell_days_in
from engine.config import Settings
from engine.jobs.bench import Bench
from engine.jobs.queue import Queue
from engine.jobs.running import LEASE
from engine.store import Store, StoreUnavailable, open_store

LOOK_SECONDS = 2.0
"""How often a worker looks by itself whether there is something to do."""

TIDY_SECONDS = 3600.0
"""How often it throws away what is older than it is to be kept."""

PAUSE_SECONDS = 10.0
"""How long nothing is tried when the database has no room or is away."""

LATE = 4
"""A sign of life is given so many times in the time after which it is missed."""

log = logging.getLogger(__name__)


class Worker:
    """Makes what there is to make, in so many processes at once, until it is told to stop."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        *,
        processes: int,
        lasting: timedelta = LEASE,
        pause: float = PAUSE_SECONDS,
    ) -> None:
        """For a database. `lasting` is how long a part is left to it without a sign of life."""
        self.id = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(2)}"
        self._settings, self._store, self._lasting = settings, store, lasting
        self._stopping = Event()
        self._benches = [Bench(settings, store, self._stopping, lasting=lasting, pause=pause) for _ in range(processes)]
        self._idle: SimpleQueue[Bench] = SimpleQueue()
        for bench in self._benches:
            self._idle.put(bench)
        self._unwoken = ThreadPoolExecutor(processes)
        """Who works where no message reaches anybody."""
        self._live_at = self._tidy_at = monotonic()

    def stop(self) -> None:
        """Stop soon: what is being made is given back, for others to make."""
        self._stopping.set()

    def run(self) -> None:
        """Work until told to stop, by a signal: in the main thread of its process, which hears those."""
        queue = Queue(self._settings)
        hearing = queue.hearing(self._drain, len(self._benches))
        hearing.start()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stop())
        beat = min(LOOK_SECONDS, self._lasting.total_seconds() / LATE)
        try:
            while not self._stopping.is_set():
                self._go_round(queue)
                hearing.check_worker_health()
                self._stopping.wait(beat)
        finally:
            self._stopping.set()
            for bench in self._benches:
                bench.interrupt()
            hearing.stop(graceful=True)
            self._unwoken.shutdown()
            self._leave()
            queue.close()

    def _drain(self) -> None:
        """Make one part after the other until there is none left, at a bench nobody is at."""
        bench = self._idle.get()
        try:
            while not self._stopping.is_set() and bench.work():
                pass
        except StoreUnavailable as away:
            log.warning("Waiting: %s.", away)
        finally:
            self._idle.put(bench)

    def _go_round(self, queue: Queue) -> None:
        """Give a sign of life, throw away what is old, and see to it that somebody is at what there is to do."""
        at = monotonic()
        try:
            if at >= self._live_at:
                self._live_at = at + self._lasting.total_seconds() / LATE
                held = [bench.held for bench in self._benches]
                self._store.leases.extend([lease for lease in held if lease is not None], self._lasting, self.id)
            if at >= self._tidy_at:
                self._tidy_at = at + TIDY_SECONDS
                self._store.sheets.discard(now() - self._settings.keep_prints)
                self._store.sheets.sweep()
            waiting = self._store.leases.waiting(len(self._benches))
            if not queue.wake(waiting):
                self._work_unwoken(waiting)
        except StoreUnavailable as away:
            log.warning("Waiting: %s.", away)

    def _work_unwoken(self, waiting: int) -> None:
        for _ in range(min(waiting, self._idle.qsize())):
            self._unwoken.submit(self._drain_alone)

    def _drain_alone(self) -> None:
        """The same where no message asked for it: whoever hears those would say what went wrong."""
        try:
            self._drain()
        except Exception:
            log.exception("A part of a print run could not be worked at.")

    def _leave(self) -> None:
        for bench in self._benches:
            bench.close()
        with suppress(StoreUnavailable):
            self._store.leases.leave(self.id)


def processes_here() -> int:
    """How many print at once where nobody says: all but one of the processors, which answers pages."""
    return max(1, len(os.sched_getaffinity(0)) - 1)


def work_until_stopped(settings: Settings, processes: int, **timing: Any) -> None:  # noqa: ANN401  # as `Worker` takes it
    """Work in this process until told to stop, or until the process that started it has ended."""
    tell_days_in(settings.time_zone)
    store = open_store(settings.database_url)
    worker = Worker(settings, store, processes=processes, **timing)
    parent = parent_process()
    if parent is not None:
        Thread(target=_stop_after, args=(parent.sentinel, worker), daemon=True).start()
    worker.run()
    store.close()


def _stop_after(sentinel: int, worker: Worker) -> None:
    wait([sentinel])
    worker.stop()

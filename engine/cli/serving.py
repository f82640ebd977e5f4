"""The server: granian, which is compiled, in front of the app in a few processes of its own."""

from __future__ import annotations

import gc
import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from threading import Event, Thread
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer

from engine.config import Settings
from engine.jobs.child import deaf_to
from engine.jobs.queue import Queue
from engine.jobs.worker import processes_here, work_until_stopped
from engine.web import WaitingRoom, create_app, may_bring_files

PLACES = 2
"""How many requests a process works on at once: Python does one thing at a time, and the other waits for the disk."""

THREADS = 128
"""How many may be on their way in: each slow line takes up one."""

PATIENCE_SECONDS = 10
"""How long requests that are being answered may take when the server is told to stop."""

AGAIN_SECONDS = 2
"""How soon another worker takes the place of one that died."""


def server(host: str, port: int, workers: int) -> AbstractServer[Any]:
    """A server in so many processes; where one dies another takes its place."""
    return Server(
        "formwright",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE_SECONDS,
        log_level=LogLevels.error,
    )


def serve_until_stopped(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve until SIGTERM or Ctrl+C."""
    server(host, port, workers).serve(target_loader=partial(_worker, settings), wrap_loader=False)


@contextmanager
def worker_beside(settings: Settings) -> Iterator[None]:
    """A worker for print runs in a process of its own, for as long as this lasts. Raises SettingsError."""
    Queue(settings).close()
    ending = Event()
    seeing_to_it = Thread(target=_one_after_another, args=(settings, ending))
    seeing_to_it.start()
    try:
        yield
    finally:
        ending.set()
        seeing_to_it.join()


def _one_after_another(settings: Settings, ending: Event) -> None:
    """Where a worker dies another takes its place; the last one is told to stop."""
    while not ending.is_set():
        worker = get_context("spawn").Process(target=work_until_stopped, args=(settings, processes_here()))
        with deaf_to(signal.SIGINT):  # Ctrl+C reaches every process of a terminal: this one tells that one
            worker.start()
        while not ending.wait(AGAIN_SECONDS) and worker.is_alive():
            pass
        worker.terminate()
        worker.join(PATIENCE_SECONDS)
        worker.kill()


def _worker(settings: Settings) -> WaitingRoom:
    """The app of one process. What it has loaded is there to stay: the garbage collector need not look at it again."""
    # Until granian sees to it this process has its parent's handler, which would take the signal and stop nothing here.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Ctrl+C reaches every process of a terminal, and then the first one tells the others to stop: once is enough.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    app = create_app(settings, quiet=True)
    gc.collect()
    gc.freeze()
    return WaitingRoom(app.wsgi_app, PLACES, may_bring_files)

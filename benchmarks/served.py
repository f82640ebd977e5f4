"""An app behind granian in processes of its own, and the CPU these take for a request."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.asking import Line
from engine.cli.serving import server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

WARM_UP = 160
PROCESSES, PEOPLE = 2, 8
"""So many processes of so many people each."""
PATIENCE_SECONDS = 20
CPU_CLOCK = 2
"""Of the clocks every process has, the one that counts all its CPU time (Linux: `CPUCLOCK_SCHED`)."""


@dataclass(frozen=True)
class Request:
    """What is asked, and how the answer must begin for it to count."""

    path: str
    status: int
    body: bytes | None = None


@dataclass(frozen=True)
class Served:
    """Where an app answers, and the processes that do it."""

    port: int
    workers: tuple[int, ...]

    def cpu(self) -> float:
        """Seconds of CPU the processes have taken so far."""
        return sum(time.clock_gettime((~worker << 3) | CPU_CLOCK) for worker in self.workers)


@contextmanager
def served(make_app: Callable[[], WSGIApplication], workers: int = 1) -> Iterator[Served]:
    """Serve an app on this machine for as long as this lasts, as `formwright serve` does. Linux only."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = os.fork()
    if process == 0:
        server("127.0.0.1", port, workers).serve(target_loader=partial(_loaded, make_app), wrap_loader=False)
        os._exit(0)
    try:
        yield Served(port, _workers(process, port, workers))
    finally:
        os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)


def _loaded(make_app: Callable[[], WSGIApplication]) -> WSGIApplication:
    app = make_app()
    gc.collect()
    gc.freeze()
    return app


def _workers(process: int, port: int, number: int) -> tuple[int, ...]:
    """The processes that answer, as soon as all of them do."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    children = Path(f"/proc/{process}/task/{process}/children")
    while time.monotonic() < deadline:
        found = tuple(map(int, children.read_text(encoding="ascii").split()))
        if len(found) == number and all(_listening(worker, port) for worker in found):
            return found
        time.sleep(0.02)
    raise TimeoutError


def _listening(process: int, port: int) -> bool:
    """Whether a process holds a socket that listens on a port."""
    with suppress(FileNotFoundError):
        lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
        listening = {line.split()[9] for line in lines if line.split()[1].endswith(f":{port:04X}") and " 0A " in line}
        held = {str(each.readlink()) for each in Path(f"/proc/{process}/fd").iterdir() if each.is_symlink()}
        return any(f"socket:[{inode}]" in held for inode in listening)
    return False


def cpu_per_request(
    apps: Mapping[str, tuple[Callable[[], WSGIApplication], Request]], *, rounds: int, repeat: int
) -> dict[str, float]:
    """The least CPU seconds of the server for one request each, one app after the other in every round."""
    best = dict.fromkeys(apps, float("inf"))
    for _ in range(rounds):
        for name, (make_app, request) in apps.items():
            with served(make_app) as app:
                _send(app.port, request, WARM_UP)
                began = app.cpu()
                _send(app.port, request, repeat)
                best[name] = min(best[name], (app.cpu() - began) / repeat)
    return best


def _send(port: int, request: Request, times: int) -> None:
    """So many requests by many people at once, who keep the server from ever falling asleep."""
    crowds = [
        multiprocessing.Process(target=_crowd, args=(port, request, times // PROCESSES // PEOPLE))
        for _ in range(PROCESSES)
    ]
    for crowd in crowds:
        crowd.start()
    for crowd in crowds:
        crowd.join()
        assert crowd.exitcode == 0, crowd.exitcode  # noqa: S101  # a fault must not be measured


def _crowd(port: int, request: Request, times: int) -> None:
    with ThreadPoolExecutor(PEOPLE) as people:
        for each in [people.submit(_person, port, request, times) for _ in range(PEOPLE)]:
            each.result()


def _person(port: int, request: Request, times: int) -> None:
    line = Line(port)
    for _ in range(times):
        status, _, _ = line.ask(request.path.encode(), request.body)
        assert status == request.status, status  # noqa: S101  # a fault must not be measured

"""An app behind a real server in a process of its own, and the CPU that process takes for a request."""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from flask import Flask
from waitress.server import create_server

TICKS = os.sysconf("SC_CLK_TCK")
WARM_UP = 30


@dataclass(frozen=True)
class Request:
    """What is asked, and how the answer must begin for it to count."""

    path: str
    status: int
    body: bytes | None = None
    cookie: str = ""


@contextmanager
def served(app: Flask) -> Iterator[tuple[int, int]]:
    """Process and port of a waitress that serves an app for as long as this lasts. Linux only."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        process = os.fork()
        if process == 0:
            logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # one thread always has a queue
            create_server(app, sockets=[door], threads=1).run()
            os._exit(0)
        try:
            yield process, door.getsockname()[1]
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def cpu_per_request(apps: Mapping[str, tuple[Flask, Request]], *, rounds: int, repeat: int) -> dict[str, float]:
    """The least CPU seconds of the server for one request each, one app after the other in every round."""
    best = dict.fromkeys(apps, float("inf"))
    for _ in range(rounds):
        for name, (app, request) in apps.items():
            with served(app) as (process, port):
                _send(port, request, WARM_UP)
                began = _cpu(process)
                _send(port, request, repeat)
                best[name] = min(best[name], (_cpu(process) - began) / repeat)
    return best


def _send(port: int, request: Request, times: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    method = "GET" if request.body is None else "POST"
    headers = {"Cookie": request.cookie} if request.cookie else {}
    if request.body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    for _ in range(times):
        connection.request(method, request.path, request.body, headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == request.status, answer.status  # noqa: S101  # a fault must not be measured
    connection.close()


def _cpu(process: int) -> float:
    """Seconds of CPU a process has taken so far: user and system time, fields 14 and 15 of its status."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS

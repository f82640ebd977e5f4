"""Whole journeys of 40 items, from the introduction to the result, by many people at once."""

from __future__ import annotations

import multiprocessing
import re
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from benchmarks.generated import PER_PAGE, questionnaire
from benchmarks.installed import installed
from benchmarks.naive import PAGES, SCALES, naive_app
from benchmarks.served import served

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

WORKERS = 2
PROCESSES, PEOPLE = 2, 8
"""So many processes of so many people each, one of whom is always waiting for an answer or sending one."""

WARM_UP_SECONDS, SECONDS = 2.0, 10.0
FORM = re.compile(rb'<form[^>]*? action="([^"]+)"')
HIDDEN = re.compile(rb'<input[^>]*? type="hidden"[^>]*>')
NAME, VALUE = re.compile(rb' name="([^"]*)"'), re.compile(rb' value="([^"]*)"')
LENGTH = re.compile(rb"\r\ncontent-length: ?(\d+)", re.IGNORECASE)
COOKIE = re.compile(rb"\r\nset-cookie: ?([^;\r]+)", re.IGNORECASE)
LOCATION = re.compile(rb"\r\nlocation: ?([^\r]+)", re.IGNORECASE)


def report() -> str:
    """Ours and the naive app, each on its own, one after the other."""
    with TemporaryDirectory() as folder:
        found = {
            "ours": _measured(partial(_ours, Path(folder)), "/en/q/generated"),
            "form class per request, widgets, ORM row per answer": _measured(
                partial(naive_app, Path(folder)), "/start"
            ),
        }
    title = f"whole journeys of {PAGES * PER_PAGE} items, {PROCESSES * PEOPLE} people at once, {WORKERS} workers"
    columns = "a second | server's CPU ms | requests | p50 ms | p99 ms | most ms | errors"
    rows = [f"| {title} | {columns} |", "|---|---|---|---|---|---|---|---|"]
    return "\n".join([*rows, *(f"| {name} | {tally.line()} |" for name, tally in found.items())])


@dataclass
class Tally:
    """What was seen while the clock ran."""

    journeys: int = 0
    errors: int = 0
    seconds: list[float] = field(default_factory=list)
    cpu: float = 0

    def line(self) -> str:
        """The cells of a table."""
        ordered = sorted(self.seconds) or [0.0]  # nobody may have come to the end on a busy machine
        number = len(ordered)
        p50, p99, most = (ordered[min(number - 1, int(number * share))] * 1000 for share in (0.5, 0.99, 1))
        per = max(self.journeys, 1)
        return (
            f"{self.journeys / SECONDS:.0f} | {self.cpu / per * 1000:.1f} | {number / per:.1f} "
            f"| {p50:.1f} | {p99:.1f} | {most:.0f} | {self.errors}"
        )


def _ours(folder: Path) -> WSGIApplication:
    return installed(folder, questionnaire(PAGES * PER_PAGE, scales=SCALES))


def _measured(make_app: Callable[[], WSGIApplication], start: str) -> Tally:
    with served(make_app, WORKERS) as app:
        clock = time.monotonic() + WARM_UP_SECONDS
        crowds = [_crowd(app.port, start, clock) for _ in range(PROCESSES)]
        time.sleep(max(0, clock - time.monotonic()))
        began = app.cpu()
        time.sleep(max(0, clock + SECONDS - time.monotonic()))
        whole = Tally(cpu=app.cpu() - began)
        for process, told in crowds:
            part: Tally = told.recv()
            process.join()
            whole.journeys += part.journeys
            whole.errors += part.errors
            whole.seconds += part.seconds
    return whole


def _crowd(port: int, start: str, clock: float) -> tuple[multiprocessing.Process, Connection]:
    told, tells = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_answer, args=(port, start, clock, tells))
    process.start()
    return process, told


def _answer(port: int, start: str, clock: float, tells: Connection) -> None:
    tallies = [Tally() for _ in range(PEOPLE)]
    people = [Thread(target=_person, args=(port, start, clock, tally)) for tally in tallies]
    for each in people:
        each.start()
    for each in people:
        each.join()
    tells.send(
        Tally(
            sum(tally.journeys for tally in tallies),
            sum(tally.errors for tally in tallies),
            [second for tally in tallies for second in tally.seconds],
        )
    )


def _person(port: int, start: str, clock: float, tally: Tally) -> None:
    """One journey after the other, until the time is over."""
    while time.monotonic() < clock + SECONDS:
        try:
            seconds = list(_journey(Line(port), start.encode()))
        except (OSError, AssertionError):
            tally.errors += 1
            continue
        if clock <= time.monotonic() < clock + SECONDS:
            tally.journeys += 1
            tally.seconds += seconds


def _journey(line: Line, address: bytes) -> Iterator[float]:
    """Where there is a form, send it, and go where it leads, up to the result. Yields the seconds of each request."""
    body: bytes | None = None
    while True:
        began = time.perf_counter()
        status, head, page = line.ask(address, body)
        yield time.perf_counter() - began
        assert status in {200, 303}, status  # noqa: S101  # a fault must not be measured
        if status == 303:  # noqa: PLR2004  # See Other
            address, body = LOCATION.search(head)[1], None  # type: ignore[index]  # a redirect has one
        elif address.endswith(b"result"):
            return
        elif b"/link" in address:
            address, body = ONWARD.search(page)[1], None  # type: ignore[index]  # the link page has one
        else:
            address, body = FORM.search(page)[1], _filled_in(page)  # type: ignore[index]  # and every other a form


ONWARD = re.compile(rb'href="([^"]+/page/[^"]+)"')


def _filled_in(page: bytes) -> bytes:
    """What a browser would send of a form in which everything is answered."""
    hidden = [(NAME.search(each)[1], VALUE.search(each)[1]) for each in HIDDEN.findall(page)]  # type: ignore[index]
    sent = [name + b"=" + quote_plus(value).encode() for name, value in hidden]
    asked = re.search(rb'name="item_(\d+)"', page)
    if asked:
        first = int(asked[1])
        sent += [b"item_%d=o%d" % (first + place, place % 2 + 1) for place in range(PER_PAGE - 2)]
        sent += [b"item_%d=%d" % (first + PER_PAGE - 2, 12), b"item_%d=Some+words" % (first + PER_PAGE - 1)]
    return b"&".join(sent)


class Line:
    """A connection that is kept, and the cookies of a browser, in as little time as can be."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._cookie = b""

    def ask(self, address: bytes, body: bytes | None) -> tuple[int, bytes, bytes]:
        """Status, head and body of an answer."""
        head = b"%s %s HTTP/1.1\r\nHost: localhost\r\n" % (b"GET" if body is None else b"POST", address)
        if self._cookie:
            head += b"Cookie: %s\r\n" % self._cookie
        if body is not None:
            head += b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n" % len(body)
        self._socket.sendall(head + b"\r\n" + (body or b""))
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._more()
        head, rest = received[:end], received[end + 4 :]
        size = int(LENGTH.search(head)[1])  # type: ignore[index]  # every answer says how long it is
        while len(rest) < size:
            rest += self._more()
        given = COOKIE.search(head)
        self._cookie = given[1] if given else self._cookie
        return int(head[9:12]), head, rest

    def _more(self) -> bytes:
        more = self._socket.recv(65536)
        if not more:
            raise ConnectionError
        return more

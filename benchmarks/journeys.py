"""Journeys through 40 items by many people at once, in two lengths.

The core is what every survey has: four pages asked and sent, all answers looked over, and sent to be read back, scored
and stored. The whole is all that a learner sees, from the introduction by way of the personal link to the result.
"""

from __future__ import annotations

import multiprocessing
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from benchmarks.asking import Line
from benchmarks.generated import PER_PAGE, questionnaire
from benchmarks.installed import begun, door, installed
from benchmarks.naive import PAGES, SCALES, naive_app, naively_begun
from benchmarks.served import served

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

WORKERS = 2
PROCESSES, PEOPLE = 2, 8
"""So many processes of so many people each, one of whom is always waiting for an answer or sending one."""

WARM_UP_SECONDS, SECONDS = 2.0, 10.0
SITTINGS = 4000
"""So many can set out, which is more than come to the end."""

NAIVE = "form class per request, widgets, ORM row per answer"
FORM = re.compile(rb'<form[^>]*? action="([^"]+)"')
ONWARD = re.compile(rb'href="([^"]+/page/[^"]+)"')
HIDDEN = re.compile(rb'<input[^>]*? type="hidden"[^>]*>')
NAME, VALUE = re.compile(rb' name="([^"]*)"'), re.compile(rb' value="([^"]*)"')
LOCATION = re.compile(rb"\r\nlocation: ?([^\r]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Start:
    """Where a journey begins, with which cookie, and whether it goes on to the result when the answers are sent."""

    address: str
    cookie: str = ""
    to_result: bool = False


def report() -> str:
    """Ours and the naive app, each on its own, one after the other: two tables."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        ours, naive = partial(_ours, folder), partial(naive_app, folder)
        core = {
            "ours": measured(ours, [Start(each) for each in begun(folder, _questionnaire(), SITTINGS)]),
            NAIVE: measured(naive, [Start("/page/0", each) for each in naively_begun(folder, SITTINGS)]),
        }
        whole = {
            "ours": measured(ours, [Start("/en/q/generated", to_result=True)] * SITTINGS),
            NAIVE: measured(naive, [Start("/start", to_result=True)] * SITTINGS),
        }
    return f"{_table('core journeys', core)}\n\n{_table('whole journeys', whole)}"


def _table(title: str, found: dict[str, Tally]) -> str:
    crowd = f"{PROCESSES * PEOPLE} people at once, {WORKERS} workers"
    columns = "a second | server's CPU ms | load's CPU ms | requests | p50 ms | p99 ms | most ms | errors"
    rows = [f"| {title} of {PAGES * PER_PAGE} items, {crowd} | {columns} |", "|---|---|---|---|---|---|---|---|---|"]
    return "\n".join([*rows, *(f"| {name} | {tally.line()} |" for name, tally in found.items())])


@dataclass
class Tally:
    """What was seen while the clock ran; `server` and `load` are the CPU seconds of either side."""

    journeys: int = 0
    errors: int = 0
    seconds: list[float] = field(default_factory=list)
    server: float = 0
    load: float = 0

    def add(self, other: Tally) -> None:
        """Count what another has seen as well."""
        self.journeys += other.journeys
        self.errors += other.errors
        self.seconds += other.seconds
        self.load += other.load

    def line(self) -> str:
        """The cells of a table."""
        ordered = sorted(self.seconds) or [0.0]  # nobody may have come to the end on a busy machine
        number = len(ordered)
        p50, p99, most = (ordered[min(number - 1, int(number * share))] * 1000 for share in (0.5, 0.99, 1))
        per = max(self.journeys, 1)
        return (
            f"{self.journeys / SECONDS:.0f} | {self.server / per * 1000:.1f} | {self.load / per * 1000:.1f} "
            f"| {number / per:.1f} | {p50:.1f} | {p99:.1f} | {most:.0f} | {self.errors}"
        )


def _questionnaire() -> str:
    return questionnaire(PAGES * PER_PAGE, scales=SCALES)


def _ours(folder: Path) -> WSGIApplication:
    return door(installed(folder, _questionnaire()))


def measured(make_app: Callable[[], WSGIApplication], starts: Sequence[Start]) -> Tally:
    """What is seen of these journeys while the clock runs."""
    with served(make_app, WORKERS) as app:
        clock = time.monotonic() + WARM_UP_SECONDS
        crowds = [_crowd(app.port, starts[number::PROCESSES], clock) for number in range(PROCESSES)]
        time.sleep(max(0, clock - time.monotonic()))
        began = app.cpu()
        time.sleep(max(0, clock + SECONDS - time.monotonic()))
        whole = Tally(server=app.cpu() - began)
        for process, told in crowds:
            whole.add(told.recv())
            process.join()
    return whole


def _crowd(port: int, starts: Sequence[Start], clock: float) -> tuple[multiprocessing.Process, Connection]:
    told, tells = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_answer, args=(port, starts, clock, tells))
    process.start()
    return process, told


def _answer(port: int, starts: Sequence[Start], clock: float, tells: Connection) -> None:
    tallies, waiting = [Tally() for _ in range(PEOPLE)], iter(starts)
    people = [Thread(target=_person, args=(port, waiting, clock, tally)) for tally in tallies]
    for each in people:
        each.start()
    time.sleep(max(0, clock - time.monotonic()))
    began = time.process_time()
    for each in people:
        each.join()
    crowd = Tally(load=time.process_time() - began)
    for tally in tallies:
        crowd.add(tally)
    tells.send(crowd)


def _person(port: int, waiting: Iterator[Start], clock: float, tally: Tally) -> None:
    """One journey after the other, until the time is over."""
    while time.monotonic() < clock + SECONDS:
        try:
            seconds = list(_journey(Line(port), next(waiting)))
        except (OSError, AssertionError):
            tally.errors += 1
            continue
        if clock <= time.monotonic() < clock + SECONDS:
            tally.journeys += 1
            tally.seconds += seconds


def _journey(line: Line, start: Start) -> Iterator[float]:
    """Where there is a form, send it, and go where it leads. Yields the seconds of each request."""
    line.cookie, address = start.cookie.encode(), start.address.encode()
    body: bytes | None = None
    while True:
        began = time.perf_counter()
        status, head, page = line.ask(address, body)
        yield time.perf_counter() - began
        assert status in {200, 303}, status  # noqa: S101  # a fault must not be measured
        if address.endswith(b"result"):
            return
        if status == 303:  # noqa: PLR2004  # See Other
            address, body = LOCATION.search(head)[1], None  # type: ignore[index]  # a redirect has one
            if address.endswith(b"result") and not start.to_result:
                return
        elif b"/link" in address:
            address, body = ONWARD.search(page)[1], None  # type: ignore[index]  # the link page has one
        else:
            address, body = FORM.search(page)[1], _filled_in(page)  # type: ignore[index]  # and every other a form


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

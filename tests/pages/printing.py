"""Everything a centre sees of print runs, from choosing to the log, in English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch

from flask import Flask

from engine.clock import now, supposing_now
from engine.jobs import starting
from engine.jobs.pressing import open_workshop
from engine.jobs.running import work_once
from engine.store import Collected
from engine.store.print_run import PrintKind
from tests.jobs.running import EARNED_BY_MOST, finish
from tests.web.browsing import Browser, Shown
from tests.web.installation import site_of

PRINTING = (
    "print-ask",
    "print-ask-error",
    "print-preview",
    "print-nothing",
    "run-idle",
    "run-going",
    "run-list",
    "run-cancel",
    "run-cancelled",
    "run-failed",
    "run-done",
    "run-apart",
    "run-again",
    "run-again-error",
    "print-again-error",
    "runs-none",
    "runs",
    "reprints-none",
    "reprints",
)
NAMES = (
    ("Zoë Adams", "Room 4"),
    ("Bartholomew Featherstonehaugh-Cholmondeley", "Room 4"),
    ("Nguyễn Thị Hồng", None),
    ("Nobody", None),
    ("Myfanwy ap Rhys", None),
)
PLACE = "/centre/valid_for/1.0.0/print"
LIST = "Zoë Adams\nSomebody Else\nNguyễn Thị Hồng\nBartholomew Featherstonehaugh-Cholmondeley\nNobody"
MINUTE = timedelta(minutes=1)


def printing(app: Flask, centre: Browser) -> Iterator[tuple[str, Shown]]:
    """Whoever is signed in prints what a few people have earned, who finish here."""
    _finish(app)
    yield "runs-none", centre.open("/centre/print-runs/")
    yield "reprints-none", centre.open("/centre/print-runs/reprints")
    asked = centre.open(PLACE)
    yield "print-ask", asked
    yield "print-ask-error", centre.press(asked, {"order": "list", "since-day": "31", "since-month": "2"})
    yield "print-nothing", centre.press(asked, {"by": "Ann", "lines": "Somebody Else"})
    preview = centre.press(asked, {"by": "Ann", "lines": LIST, "order": "list", "paper": "A4", "more": ["duplex"]})
    yield "print-preview", preview
    with patch.dict(starting.CHUNK, {PrintKind.CERTIFICATES: 2}):
        run = centre.choose(preview, "Start the print run")
    yield "run-idle", run
    site_of(app).store.leases.extend([], MINUTE, "worker")
    _work(app, 1)
    yield "run-going", centre.open(run.url)
    yield "run-list", centre.open(f"{run.url}/list")
    cancel = centre.open(f"{run.url}/cancel")
    yield "run-cancel", cancel
    cancelled = centre.press(cancel)
    yield "run-cancelled", cancelled
    centre.press(cancelled, button="Go on with this print run")
    yield "run-failed", _failed(app, centre, run)
    _work(app)
    yield "run-done", centre.open(run.url)
    again = centre.open(f"{run.url}/again")
    yield "run-again", again
    yield "run-again-error", centre.press(again, {"lines": "Somebody Else", "reason": "A jam"})
    with supposing_now(now() + MINUTE):
        small = centre.press(again, {"lines": "Zoë Adams", "reason": "Coffee on it"})
        _work(app)
    assert "finished" in centre.open(small.url).heading
    before = centre.press(asked, {"by": "Ann", "files": "apart"})
    yield "print-again-error", centre.choose(before, "Start the print run")
    with supposing_now(now() + 2 * MINUTE):
        apart = centre.press(before, {"do": "start", "reason": "For the archive"})
        _work(app)
    yield "run-apart", centre.open(apart.url)
    yield "runs", centre.open("/centre/print-runs/")
    yield "reprints", centre.open("/centre/print-runs/reprints")


def _finish(app: Flask) -> None:
    site = site_of(app)
    questionnaire = site.catalogue.keep(EARNED_BY_MOST)
    assert questionnaire is not None
    desk = Collected(store=site.store, catalogue=site.catalogue, questionnaire=questionnaire)
    for number, (name, group) in enumerate(NAMES):
        finish(desk, name, at=now() + number * MINUTE, group=group)


def _work(app: Flask, most: int = 100) -> None:
    site = site_of(app)
    workshop = open_workshop(site.settings, site.store)
    for _ in range(most):
        if not work_once(workshop):
            return


def _failed(app: Flask, centre: Browser, run: Shown) -> Shown:
    """A run as it is when something stops it; it goes on afterwards."""
    leases = site_of(app).store.leases
    lease = leases.take(MINUTE)
    assert lease is not None
    leases.fail(lease, "There is no theme “summer” any more.")
    failed = centre.open(run.url)
    centre.press(failed, button="Go on with this print run")
    return failed

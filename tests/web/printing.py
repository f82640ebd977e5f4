"""A centre that prints: from choosing to the work that is done for it."""

from __future__ import annotations

from datetime import timedelta

from engine.jobs.pressing import open_workshop
from engine.jobs.running import work_once
from tests.web.browsing import Browser, Shown
from tests.web.installation import site_of, submitted

ASK = "/centre/team/1.0.0/print"
CSV_TEXT = "utf-8-sig"
MINUTE = timedelta(minutes=1)


def finished(centre: Browser, *names: str) -> None:
    for name in names:
        submitted(centre, about={"learner": name})


def previewed(centre: Browser, **typed: str | list[str]) -> Shown:
    return centre.press(centre.open(ASK), {"by": "Ann", **typed})


def started(centre: Browser, **typed: str | list[str]) -> Shown:
    page = previewed(centre, **typed)
    assert page.status == 200, page.errors
    return centre.choose(page, "Start the print run")


def run_id(page: Shown) -> str:
    return page.url.rpartition("/")[2]


def work(centre: Browser, most: int = 100) -> None:
    """Somebody is at work, as far as they come."""
    site = site_of(centre.client.application)
    workshop = open_workshop(site.settings, site.store)
    for _ in range(most):
        if not work_once(workshop):
            return


def in_order(page: Shown, *names: str) -> None:
    said = page.words.split("in this order")[-1]
    assert [said.index(name) for name in names] == sorted(said.index(name) for name in names)


INSIDE = [ASK, "/centre/print-runs/", "/centre/print-runs/HSD7PHAV4022", "/centre/print-runs/reprints"]
MADE = ["list", "cancel", "again", "all.pdf", "all.zip", "part-1", "cover-sheet.pdf", "manifest.csv"]

"""What was printed is printed again, with a reason, and stands in the log."""

from __future__ import annotations

import csv
import io

import pytest

from engine.store import Kind
from tests.web.browsing import Browser, Shown
from tests.web.installation import signed_in, site_of
from tests.web.printing import CSV_TEXT, finished, previewed, run_id, started, work


@pytest.fixture
def centre(browser: Browser) -> Browser:
    """Somebody who knows the password; nobody has finished yet."""
    signed_in(browser)
    return browser


def test_what_was_printed_before_is_printed_again_only_with_a_reason(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    started(centre)
    work(centre)
    preview = previewed(centre)
    assert "1 of these certificates has been printed before." in preview.words
    asked = centre.choose(preview, "Start the print run")
    assert (asked.status, asked.errors) == (422, ["Enter the reason"])
    run = centre.press(asked, {"reason": "A jam", "do": "start"})
    assert "A jam" in run.words
    work(centre)
    log = centre.open("/centre/print-runs/reprints")
    assert "A jam" in log.words
    assert "1 certificate, in a print run" in log.words


@pytest.fixture
def printed(centre: Browser) -> Shown:
    """A run of three, which is done."""
    finished(centre, "Zoë Adams", "Ama Bell", "Cai Dee")
    run = started(centre)
    work(centre)
    return centre.open(run.url)


def test_some_of_a_run_are_printed_again_and_nobody_else_of_that_name(centre: Browser, printed: Shown) -> None:
    finished(centre, "Zoë Adams")
    again = centre.follow(printed, "Print all or some of it again")
    run = centre.press(again, {"lines": "Zoë Adams", "reason": "Coffee", "by": "Bo"})
    assert run.heading == "1 certificate: being printed"
    assert centre.press(again, {"lines": "Zoë Adams", "reason": "Coffee", "by": "Bo"}).url == run.url
    assert centre.follow(run, "The print run it repeats").url == printed.url
    work(centre)
    log = centre.open("/centre/print-runs/reprints")
    assert "Coffee" in log.words
    rows = list(csv.DictReader(io.StringIO(centre.follow(log, "Download the log (CSV)").body.decode(CSV_TEXT))))
    assert [(row["by"], row["reason"], row["certificates"], row["print_run"]) for row in rows] == [
        ("Bo", "Coffee", "1", run_id(run)),
    ]  # fmt: skip


def test_all_of_a_run_is_printed_again_in_its_order_but_what_no_longer_holds(centre: Browser, printed: Shown) -> None:
    site = site_of(centre.client.application)
    first = next(iter(site.store.runs.entries(run_id(printed))))
    site.store.register.log([first.number or ""], Kind.WITHDRAWN, "Ann", "an enquiry")
    run = centre.press(centre.open(f"{printed.url}/again"), {"reason": "Coffee", "by": "Bo"})
    assert run.heading == "2 certificates: being printed"
    assert "The certificate was withdrawn." in run.words
    listed = centre.follow(run, "Who is on the list, in this order").words
    assert listed.index("Ama Bell") < listed.index("Cai Dee")


def test_who_prints_again_says_why_and_whom(centre: Browser, printed: Shown) -> None:
    again = centre.open(f"{printed.url}/again")
    page = centre.press(again, {"lines": "Nobody Here", "by": ""})
    assert (page.status, page.errors) == (422, ["Enter the reason", "Enter your name"])
    assert page.typed("lines").strip() == "Nobody Here"
    page = centre.press(again, {"lines": "Nobody Here", "by": "Bo", "reason": "Coffee"})
    assert (page.status, page.errors) == (422, ["Nobody whom this run has printed is called so: Nobody Here"])
    finished(centre, "Dai Eve")
    page = centre.press(again, {"lines": "Ama Bell\nDai Eve\nNobody Here", "by": "Bo", "reason": "Coffee"})
    nobody = "Nobody whom this run has printed is called so"
    assert (page.status, page.errors) == (422, [f"{nobody}: Dai Eve", f"{nobody}: Nobody Here"])
    assert site_of(centre.client.application).store.runs.count() == 1


def test_all_runs_are_in_the_history_the_latest_first(centre: Browser, printed: Shown) -> None:
    started(centre, print="reports")
    page = centre.follow(centre.open("/centre/"), "See all print runs")
    assert page.words.index("Reports of Working together") < page.words.index("Certificates of Working together")
    assert "Finished, 3 pages. Started by Ann." in page.words
    assert centre.open("/centre/print-runs/reprints").words.count("Nothing has been printed again yet.") == 1
    assert printed.status == 200

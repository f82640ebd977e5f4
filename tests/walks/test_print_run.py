"""A centre prints: from choosing to the files, one of them again, and a certificate that is found not to hold."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument
from zxingcpp import read_barcode

from engine.jobs import starting
from engine.store import Collected
from engine.store.print_run import PrintKind
from engine.web.site import EXTENSION
from tests.jobs.running import EARNED_BY_MOST, finish, texts_of
from tests.jobs.workers import Worker, start_worker
from tests.walks.examining import Examiner
from tests.walks.serving import House, open_door, open_house, put_on_a_shelf
from tests.walks.walker import DESKTOP, PHONE, Walker

pytestmark = pytest.mark.walk

LONG = "Angharad Wynne-Llewellyn-Fitzgerald of Llanfairpwllgwyngyll"
MARKED = "Zoë Ņũñèž"
LEFTWARD = "نور الهدى"
PRINTED = ("Ama Bell", LEFTWARD, LONG, MARKED)
NOT_PRINTED = {
    "Nobody": "No certificate was earned.",
    "王": "No typeface has these letters of the name: 王 (U+738B)",
}
QUESTIONNAIRE = "Example, version 1.0.0"


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """Where some have finished; two certificates are made at a time, so that there is something to watch."""
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 2))
    shelf = put_on_a_shelf(tmp_path, [EARNED_BY_MOST])
    with open_door() as door, open_house(tmp_path, shelf, door=door) as opened:
        site = opened.app.extensions[EXTENSION]
        asked = site.catalogue.keep(EARNED_BY_MOST)
        desk = Collected(store=site.store, catalogue=site.catalogue, questionnaire=asked)
        for name in (*PRINTED, *NOT_PRINTED):
            finish(desk, name)
        yield opened


@pytest.fixture
def worker(centre: House, tmp_path: Path) -> Iterator[Worker]:
    """Somebody who prints."""
    started = start_worker(centre.app.extensions[EXTENSION].settings.database_url, tmp_path)
    yield started
    started.stop()


@pytest.fixture(
    params=[pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone", marks=pytest.mark.full)],
)
def clerk(request: pytest.FixtureRequest, browser: Browser, centre: House) -> Iterator[Walker]:
    """Who prints for this centre, by name Ann Jones."""
    somebody = Walker(browser, centre, Examiner(browser, centre.address), request.param)
    yield somebody
    somebody.close_browser()


@pytest.fixture
def employer(browser: Browser, centre: House) -> Iterator[Walker]:
    """Who holds a certificate in one hand and a telephone in the other."""
    somebody = Walker(browser, centre, Examiner(browser, centre.address), PHONE)
    yield somebody
    somebody.close_browser()


def test_a_centre_prints_and_prints_again(clerk: Walker, employer: Walker, request: pytest.FixtureRequest) -> None:
    clerk.open("/centre/")
    clerk.write_password(clerk.house.centre_password)
    clerk.press("Sign in")
    look_before(clerk)
    clerk.press("Start the print run")
    run = clerk.page.url
    assert clerk.heading == "4 certificates: being printed"
    clerk.sees("0 of 4 certificates are made.", "Nobody is at work on it at the moment")
    worker: Worker = request.getfixturevalue("worker")
    watch(clerk)
    assert clerk.heading == "4 certificates: finished"
    number, address = take_along(clerk)
    take_apart(clerk)
    clerk.open(run)
    print_one_again(clerk, number)
    employer.open(address)
    assert employer.heading == "Valid"
    employer.sees(MARKED, number)
    withdraw(clerk, number)
    employer.open(address)
    assert employer.heading == "Withdrawn"
    employer.does_not_see(MARKED)
    assert worker.said() == ""


def begin(clerk: Walker) -> None:
    clerk.open("/centre/")
    clerk.follow(QUESTIONNAIRE)
    clerk.follow("Print certificates")


def look_before(clerk: Walker) -> None:
    """Who is on the list, whose names are the hardest, and who is not printed and why."""
    begin(clerk)
    clerk.press("Show the list")
    clerk.is_told("Enter your name")
    clerk.write("Your name", "Ann Jones")
    clerk.press("Show the list")
    assert clerk.heading == "4 certificates to print"
    hardest = clerk.read.split("Look at these first")[1].split("will not be printed")[0]
    assert all(words in hardest for words in (LONG, MARKED, LEFTWARD, "Read from right to left"))
    shown = texts_of(clerk.download_by("See exactly these as a PDF"))
    assert len(shown) == 3
    assert LONG in " ".join(shown)
    clerk.sees("2 certificates that will not be printed", *NOT_PRINTED, *NOT_PRINTED.values())
    assert all(name in clerk.row(name) for name in PRINTED)


def watch(clerk: Walker) -> None:
    """Look again and again how far the run is, until it is done: it never falls back."""
    made = list[int]()
    while (bar := clerk.page.get_by_role("progressbar")).count():
        made.append(int(bar.get_attribute("value") or ""))
        clerk.follow("See how far it is")
    assert made == sorted(made)
    assert "finished" in clerk.heading


def take_along(clerk: Walker) -> tuple[str, str]:
    """The one PDF, its cover sheet and its manifest; the number of one certificate and where its code leads."""
    pdf = clerk.download("All in one PDF")
    clerk.sees(sha256(pdf).hexdigest())
    clerk.download("Cover sheet")
    lines = table(clerk.download("Manifest"))
    assert {line["name"]: line["not_printed"] for line in lines if line["not_printed"]} == NOT_PRINTED
    printed = [line for line in lines if line["pages"]]
    assert sorted(line["name"] for line in printed) == sorted(PRINTED)
    texts = texts_of(pdf)
    assert [line["number"] in text for line, text in zip(printed, texts, strict=True)] == [True] * len(PRINTED)
    place, number = next((int(line["first_page"]) - 1, line["number"]) for line in printed if line["name"] == MARKED)
    with PdfDocument(pdf) as document:
        code = read_barcode(document[place].render(scale=2, grayscale=True).to_pil())
    assert code is not None
    assert code.text == f"{clerk.house.address}/certificate/{number.replace('-', '')}"
    return number, code.text


def take_apart(clerk: Walker) -> None:
    """The same as files of their own: they were printed before, so a reason is asked for."""
    begin(clerk)
    clerk.choose("As which files", "A PDF for each")
    clerk.press("Show the list")
    clerk.sees("4 of these certificates have been printed before.")
    clerk.press("Start the print run")
    clerk.is_told("Enter the reason")
    clerk.write("Why it is printed again", "To be sent one by one")
    clerk.press("Start the print run")
    watch(clerk)
    files = {line["file"]: line["number"] for line in table(clerk.download("Manifest")) if line["pages"]}
    assert len(files) == len(PRINTED)
    with zipfile.ZipFile(BytesIO(clerk.download("All files (zip)"))) as archive:
        assert files.keys() <= set(archive.namelist())
        assert all(number in texts_of(archive.read(name))[0] for name, number in files.items())


def print_one_again(clerk: Walker, number: str) -> None:
    """One of the run, with a reason, which stands in the log."""
    clerk.follow("Print all or some of it again")
    clerk.write("Who is printed again", MARKED)
    clerk.press("Print again")
    clerk.is_told("Enter the reason")
    clerk.write("Why it is printed again", "Coffee")
    clerk.press("Print again")
    watch(clerk)
    assert clerk.heading == "1 certificate: finished"
    (text,) = texts_of(clerk.download("All in one PDF"))
    assert number in text
    clerk.follow("All print runs")
    assert len({each.inner_text() for each in clerk.page.get_by_role("heading", level=2).all()}) == 3
    clerk.follow("What was printed again, and why")
    clerk.sees("Ann Jones", "Coffee", "1 certificate, in a print run", "4 certificates, in a print run")
    log = [(line["by"], line["reason"], line["certificates"]) for line in table(clerk.download("Download the log"))]
    assert log == [("Ann Jones", "Coffee", "1"), ("Ann Jones", "To be sent one by one", "4")]


def withdraw(clerk: Walker, number: str) -> None:
    clerk.open("/centre/")
    clerk.follow("Look up a certificate")
    clerk.write("The number of the certificate", number)
    clerk.press("Look it up")
    clerk.follow("Withdraw it")
    clerk.write("Your name", "Ann Jones")
    clerk.write("The reason", "Somebody else's answers")
    clerk.press("Withdraw it")
    assert clerk.heading == f"{MARKED}: withdrawn"


def table(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(file.decode("utf-8-sig").splitlines()))

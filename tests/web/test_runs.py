"""A print run is watched, stopped, and taken along."""

from __future__ import annotations

import csv
import io
import zipfile
from hashlib import sha256

import pikepdf
import pytest

from engine.cli.sampling import add_samples
from engine.clock import now, supposing_now
from engine.jobs import running, starting
from engine.store import Kind
from engine.store.print_run import PrintKind
from tests.reports.reading import printed_words
from tests.web.browsing import Browser, Shown
from tests.web.examples import WEAK
from tests.web.installation import signed_in, site_of, submitted
from tests.web.printing import ASK, CSV_TEXT, INSIDE, MADE, MINUTE, finished, in_order, run_id, started, work


@pytest.fixture
def centre(browser: Browser) -> Browser:
    """Somebody who knows the password; nobody has finished yet."""
    signed_in(browser)
    return browser


@pytest.mark.parametrize("place", [*INSIDE, *(f"/centre/print-runs/HSD7PHAV4022/{name}" for name in MADE)])
def test_nobody_gets_in_without_the_password_and_nothing_strange_is_there(browser: Browser, place: str) -> None:
    assert browser.open(place).url == "/centre/sign-in"
    signed_in(browser)
    missing = "HSD7" in place
    page = browser.open(place)
    assert page.status == (404 if missing else 200)
    assert not missing or "There is no print run at this address." in page.words


@pytest.mark.parametrize(
    "place", [ASK, *(f"/centre/print-runs/HSD7PHAV4022/{name}" for name in ("again", "cancel", "resume"))]
)
def test_nothing_is_done_without_the_password_or_a_good_token(browser: Browser, place: str) -> None:
    assert browser.open(place, "POST").status == 400
    signed_in(browser)
    assert browser.open(place, "POST").status == 400


def test_from_choosing_to_the_file(centre: Browser) -> None:
    finished(centre, "Zoë Adams", "Ama Bell")
    submitted(centre, about={"learner": "Tomos Weak"}, work=WEAK)
    page = centre.follow(centre.open("/centre/team/1.0.0"), "Print certificates or reports")
    preview = centre.press(page, {"by": "Ann"})
    assert preview.heading == "2 certificates to print"
    in_order(preview, "Zoë Adams", "Ama Bell")
    assert "1 certificate that will not be printed" in preview.words
    assert "No certificate was earned." in preview.words
    run = centre.choose(preview, "Start the print run")
    assert run.heading == "2 certificates: being printed"
    assert "0 of 2 certificates are made." in run.words
    assert "Nobody is at work on it at the moment" in run.words
    work(centre)
    run = centre.follow(run, "See how far it is")
    assert run.heading == "2 certificates: finished"
    pdf = centre.open(
        next(each.attrib["href"] for each in run.tree.iter("a") if each.get("href", "").endswith("all.pdf"))
    )
    assert sha256(pdf.body).hexdigest() in run.words
    assert int(pdf.headers["Content-Length"]) == len(pdf.body)
    with pikepdf.open(io.BytesIO(pdf.body)) as opened:
        assert len(opened.pages) == 2
    words = printed_words(pdf.body)
    assert words.index("Zoë Adams") < words.index("Ama Bell")
    assert "Tomos" not in words


def test_cover_sheet_and_manifest_lie_beside_it(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    submitted(centre, about={"learner": "Tomos Weak"}, work=WEAK)
    run = started(centre)
    for name in ("cover-sheet.pdf", "manifest.csv"):
        assert centre.open(f"{run.url}/{name}").status == 404
    work(centre)
    rows = list(csv.DictReader(io.StringIO(centre.open(f"{run.url}/manifest.csv").body.decode(CSV_TEXT))))
    assert [(row["name"], row["not_printed"]) for row in rows] == [
        ("Zoë Adams", ""), ("Tomos Weak", "No certificate was earned."),
    ]  # fmt: skip
    assert run_id(run) in printed_words(centre.open(f"{run.url}/cover-sheet.pdf").body)


@pytest.mark.parametrize("begin", [0, 1, 999, 1000, 2500])
def test_a_download_that_broke_off_goes_on_where_it_was(
    centre: Browser, monkeypatch: pytest.MonkeyPatch, begin: int
) -> None:
    monkeypatch.setattr(running, "PIECE", 1000)
    finished(centre, "Zoë Adams")
    place = f"{started(centre).url}/all.pdf"
    work(centre)
    whole = centre.open(place)
    same = {"If-Range": whole.headers["ETag"]}

    def rest(asked: str, **about: str) -> Shown:
        sent = centre.client.get(place, headers={"Range": asked, **about}, buffered=True)
        return Shown(place, sent.status_code, sent.headers, sent.data)

    assert whole.headers["Accept-Ranges"] == "bytes"
    found = rest(f"bytes={begin}-", **same)
    length = len(whole.body)
    assert (found.status, found.headers["Content-Range"]) == (206, f"bytes {begin}-{length - 1}/{length}")
    assert int(found.headers["Content-Length"]) == len(found.body)
    assert found.body == whole.body[begin:]
    assert rest(f"bytes={begin}-{begin + 1200}", **same).body == whole.body[begin : begin + 1201]
    other = rest(f"bytes={begin}-", **{"If-Range": '"another"'})
    assert (other.status, other.body) == (200, whole.body)
    assert rest(f"bytes={length}-").status == 416


def test_separate_files_come_in_a_zip(centre: Browser) -> None:
    finished(centre, "Zoë Adams", "Ama Bell")
    run = started(centre, files="apart")
    assert centre.open(f"{run.url}/all.zip").status == 404
    work(centre)
    sent = centre.follow(centre.open(run.url), "All files (zip)")
    assert sent.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(sent.body)) as archive:
        assert archive.testzip() is None
        assert sum("ADAMS" in name for name in archive.namelist()) == 1
    assert centre.open(f"{run.url}/all.pdf").status == 404


@pytest.mark.parametrize("files", ["one", "apart"])
def test_what_is_made_can_be_taken_while_the_rest_is_in_the_making(
    centre: Browser, monkeypatch: pytest.MonkeyPatch, files: str
) -> None:
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 1))
    finished(centre, "Zoë Adams", "Ama Bell")
    run = started(centre, files=files)
    work(centre, 1)
    page = centre.open(run.url)
    assert "1 of 2 certificates is made." in page.words
    assert "Parts you can print already" in page.words
    part = centre.open(f"{run.url}/part-1").body
    if files == "apart":
        with zipfile.ZipFile(io.BytesIO(part)) as archive:
            (name,) = archive.namelist()
            part = archive.read(name)
    assert "Zoë Adams" in printed_words(part)
    for number in ("0", "2", "99"):
        assert centre.open(f"{run.url}/part-{number}").status == 404


def test_a_run_is_cancelled_and_goes_on(centre: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 1))
    finished(centre, "Zoë Adams", "Ama Bell")
    run = started(centre)
    work(centre, 1)
    asked = centre.follow(centre.open(run.url), "Cancel this print run")
    assert asked.heading == "Cancel this print run?"
    stopped = centre.press(asked)
    assert stopped.heading == "2 certificates: cancelled"
    work(centre)
    assert "1 of 2 certificates is made." in centre.open(run.url).words
    assert centre.open(f"{run.url}/cancel").url == run.url
    going = centre.press(stopped)
    assert going.heading == "2 certificates: being printed"
    work(centre)
    assert centre.open(run.url).heading == "2 certificates: finished"


def test_a_run_that_could_not_be_finished_says_why_and_goes_on(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    run, store = started(centre), site_of(centre.client.application).store
    lease = store.leases.take(MINUTE)
    assert lease is not None
    store.leases.fail(lease, "There is no theme any more.")
    page = centre.open(run.url)
    assert page.heading == "1 certificate: stopped"
    assert "There is no theme any more." in page.words
    centre.press(page, button="Go on with this print run")
    work(centre)
    assert centre.open(run.url).heading == "1 certificate: finished"


def test_somebody_at_work_is_not_called_missing(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    run, store = started(centre), site_of(centre.client.application).store
    store.leases.extend([], MINUTE, "worker")
    assert "Nobody is at work" not in centre.open(run.url).words
    with supposing_now(now() + 2 * MINUTE):
        assert "Nobody is at work" in centre.open(run.url).words


def test_files_that_were_deleted_are_told_of(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    run = started(centre)
    work(centre)
    site_of(centre.client.application).store.sheets.discard(now() + MINUTE)
    page = centre.open(run.url)
    assert "The files were deleted on" in page.words
    assert centre.open(f"{run.url}/all.pdf").status == 404
    assert centre.open(f"{run.url}/part-1").status == 404
    assert centre.follow(page, "Manifest: who was on the list (CSV)").status == 200


def test_what_of_an_old_run_no_longer_holds_is_told_before_its_files_are_taken(centre: Browser) -> None:
    finished(centre, "Zoë Adams", "Ama Bell")
    run = started(centre)
    work(centre)
    assert "no longer valid" not in centre.open(run.url).words
    store = site_of(centre.client.application).store
    zoe = next(store.runs.entries(run_id(run)))
    store.register.log([zoe.number or ""], Kind.WITHDRAWN, "Ann", "an enquiry")
    page = centre.open(run.url).words
    assert "1 certificate no longer valid" in page
    assert page.index("The certificate was withdrawn.") < page.index("Files to take along")


def test_reports_are_printed_with_their_working(centre: Browser) -> None:
    finished(centre, "Ama Bell")
    run = started(centre, print="reports", more=["working", "large"])
    work(centre)
    words = printed_words(centre.open(f"{run.url}/all.pdf").body)
    assert "This counts 3." in words
    assert "Large print" in run.words


def test_before_the_first_run_the_history_says_how_to_print(centre: Browser) -> None:
    assert "Nothing has been printed yet." in centre.open("/centre/print-runs/").words


@pytest.mark.parametrize(
    ("files", "name"), [("one", "all.pdf"), ("one", "part-1"), ("apart", "all.zip"), ("apart", "part-1")]
)
def test_files_are_sent_as_they_are_read_and_never_whole(centre: Browser, files: str, name: str) -> None:
    finished(centre, "Zoë Adams")
    run = started(centre, files=files)
    work(centre)
    sent = centre.client.get(f"{run.url}/{name}")
    assert sent.is_streamed
    assert sent.headers["Content-Disposition"].startswith('attachment; filename="team-certificates-')
    assert len(sent.data) > 1000


def test_many_parts_are_folded_away(centre: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 1))
    site = site_of(centre.client.application)
    add_samples(site.store, site.catalogue, 13)
    run = started(centre, whose="samples", print="reports")
    assert run.heading == "13 reports: being printed"
    work(centre, 13)
    details = centre.open(run.url).tree.find(".//details")
    assert details is not None
    assert len(list(details.iter("a"))) == 13

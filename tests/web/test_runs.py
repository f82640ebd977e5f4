"""A centre chooses what to print, looks at it, starts it, watches it, and takes it along."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import timedelta
from hashlib import sha256

import pikepdf
import pytest

from engine.cli.sampling import add_samples
from engine.clock import now, supposing_now
from engine.jobs import starting
from engine.jobs.pressing import open_workshop
from engine.jobs.running import work_once
from engine.store import Kind
from engine.store.print_run import PrintKind
from engine.web import paging
from tests.reports.reading import printed_words
from tests.web.browsing import Browser, Shown
from tests.web.examples import TEAM, WEAK
from tests.web.installation import Installation, signed_in, site_of, submitted

ASK = "/centre/team/1.0.0/print"
CSV_TEXT = "utf-8-sig"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def centre(browser: Browser) -> Browser:
    """Somebody who knows the password; nobody has finished yet."""
    signed_in(browser)
    return browser


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


def test_pressing_twice_starts_one_run(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    preview = previewed(centre)
    first = centre.choose(preview, "Start the print run")
    assert centre.choose(preview, "Start the print run").url == first.url
    assert site_of(centre.client.application).store.runs.count() == 1


def test_who_has_finished_since_is_shown_before_anything_is_printed(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    preview = previewed(centre)
    finished(centre, "Ama Bell")
    again = centre.choose(preview, "Start the print run")
    assert (again.status, again.heading) == (409, "2 certificates to print")
    assert "The list has changed since you saw it." in again.words
    assert centre.choose(again, "Start the print run").heading == "2 certificates: being printed"


def test_only_those_on_a_pasted_list_are_printed_and_strange_lines_are_told(centre: Browser) -> None:
    finished(centre, "Zoë Adams", "Ama Bell", "Ama Bell", "Cai Dee")
    preview = previewed(centre, lines="Cai Dee\n\nNobody Here\n<b>Ama</b> Bell\nAma Bell", order="list")
    assert preview.heading == "3 certificates to print"
    in_order(preview, "Cai Dee", "Ama Bell")
    assert "2 lines were not found" in preview.words
    assert "Line 3: Nobody Here" in preview.words
    assert "Line 4: <b>Ama</b> Bell" in preview.words
    assert "Line 5: Ama Bell (2)" in preview.words
    run = centre.choose(preview, "Start the print run")
    assert run.heading == "3 certificates: being printed"
    assert "4 lines" in run.words


def test_what_is_typed_wrong_is_told_and_kept(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    page = centre.press(
        centre.open(ASK),
        {
            "since-day": "3", "since-month": "2", "since-year": "2026",
            "until-day": "2", "until-month": "2", "until-year": "2026",
            "order": "list", "paper": "Letter",
        },
    )  # fmt: skip
    assert page.status == 422
    assert page.errors == [
        "Enter a day that is not before the first day",
        "Paste the list whose order is wanted, or choose another order",
        "Enter your name",
    ]
    assert (page.typed("until-day"), page.typed("order"), page.typed("paper")) == ("2", "list", "Letter")
    assert page.html.count("<title>Error:") == 1


@pytest.mark.parametrize(
    "typed", [{"print": "money"}, {"order": "\0"}, {"since-day": "99"}, {"group": "x"}, {"more": "x"}]
)
def test_what_no_page_of_ours_sends_is_a_fault(centre: Browser, typed: dict[str, str]) -> None:
    finished(centre, "Zoë Adams")
    page = previewed(centre, **typed)
    assert page.status in {200, 422}
    assert page.status == 422 or "group" in typed


def test_by_day_and_by_group(centre: Browser) -> None:
    site = site_of(centre.client.application)
    finished(centre, "Zoë Adams")
    asked = site.catalogue.find("team", "1.0.0")
    assert asked is not None
    page = centre.open(ASK)
    assert "Group" not in page.words
    preview = previewed(centre, **{"until-day": "1", "until-month": "1", "until-year": "2020"})
    assert preview.heading == "Nothing to print"
    assert "Nobody who has finished is meant by what you chose." in preview.words
    assert "Start the print run" not in preview.words


def test_choosing_differently_keeps_what_was_chosen(centre: Browser) -> None:
    finished(centre, "Zoë Adams")
    page = centre.choose(
        previewed(centre, paper="Letter", more=["duplex"], lines="Zoë Adams\nBo"), "Choose differently"
    )
    assert page.status == 200
    assert (page.typed("paper"), page.typed("more"), page.typed("by")) == ("Letter", "duplex", "Ann")
    assert page.typed("lines").split() == ["Zoë", "Adams", "Bo"]
    assert centre.open(ASK).typed("by") == "Ann"


def test_the_hardest_names_are_shown_and_printed_alone(centre: Browser) -> None:
    finished(centre, "Ann Day", "Bartholomew Featherstonehaugh", "Ann Eve", "Bo")
    preview = previewed(centre)
    assert "BartholomewFeatherstonehaughThemostletters,Thewidest" in preview.words.replace(" ", "")
    pdf = centre.choose(preview, "See exactly these as a PDF")
    assert pdf.headers["Content-Type"] == "application/pdf"
    words = printed_words(pdf.body)
    assert "Bartholomew Featherstonehaugh" in words
    assert "Ann Eve" not in words
    site = site_of(centre.client.application)
    assert site.store.runs.count() == 0


def test_long_lists_are_shown_a_page_at_a_time(centre: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "AT_ONCE", 1)
    finished(centre, "Zoë Adams", "Ama Bell")
    preview = previewed(centre)
    assert "From 1 to 1 of 2" in preview.words
    second = centre.choose(preview, "Next page")
    assert "From 2 to 2 of 2" in second.words
    run = centre.choose(second, "Start the print run")
    listed = centre.follow(run, "Who is on the list, in this order")
    assert "From 1 to 1 of 2" in listed.words
    assert centre.follow(listed, "Next page").words.startswith("Working together")
    assert "Zoë" in listed.words or "Ama" in listed.words
    for strange in ("0", "-1", "9" * 400, "x"):
        assert centre.open(f"{run.url}/list?page={strange}").status == 200


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


def test_samples_are_printed_apart_from_the_others(centre: Browser) -> None:
    finished(centre, "Ama Bell")
    site = site_of(centre.client.application)
    add_samples(site.store, site.catalogue, 2)
    preview = previewed(centre)
    assert preview.heading == "1 certificate to print"
    run = started(centre, whose="samples", print="reports")
    assert run.heading == "2 reports: being printed"
    assert "Samples" in run.words
    assert "Ama Bell" not in centre.follow(run, "Who is on the list, in this order").words


def test_reports_are_printed_with_their_working(centre: Browser) -> None:
    finished(centre, "Ama Bell")
    run = started(centre, print="reports", more=["working", "large"])
    work(centre)
    words = printed_words(centre.open(f"{run.url}/all.pdf").body)
    assert "This counts 3." in words
    assert "Large print" in run.words


def test_a_certificate_is_awarded_by_the_text_it_was_earned_on(centre: Browser, installation: Installation) -> None:
    submitted(centre, about={"learner": "Tomos"}, work=WEAK)
    installation.write(TEAM.replace('awarded_when: teamwork.band = "strong"', "awarded_when: completed"))
    centre.client.application = installation.app()
    assert previewed(centre).heading == "Nothing to print"
    submitted(centre, about={"learner": "Ama"}, work=WEAK)
    assert previewed(centre).heading == "1 certificate to print"


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
    assert site_of(centre.client.application).store.runs.count() == 1


def test_all_runs_are_in_the_history_the_latest_first(centre: Browser, printed: Shown) -> None:
    started(centre, print="reports")
    page = centre.follow(centre.open("/centre/"), "See all print runs")
    assert page.words.index("Reports of Working together") < page.words.index("Certificates of Working together")
    assert "Finished, 3 pages. Started by Ann." in page.words
    assert centre.open("/centre/print-runs/reprints").words.count("Nothing has been printed again yet.") == 1
    assert printed.status == 200


def test_before_the_first_run_the_history_says_how_to_print(centre: Browser) -> None:
    assert "Nothing has been printed yet." in centre.open("/centre/print-runs/").words

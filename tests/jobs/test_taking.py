"""What is taken along of a run: one PDF or a zip, a manifest and a cover sheet, which all tell the same."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from pikepdf import Pdf

from engine.clock import day_of, now
from engine.jobs import starting
from engine.jobs.issuing import certificate_in
from engine.jobs.manifest import pdf_name
from engine.jobs.pressing import Workshop, open_workshop
from engine.jobs.running import work_once
from engine.jobs.taking import COVER, MANIFEST, archive, cover_sheet, manifest
from engine.reports import write_certificate_pdf
from engine.store import Collected, Store
from engine.store.print_run import Choice, Options, Order, PrintKind, Run
from engine.wording import wording
from tests.jobs.awarding import theme
from tests.jobs.running import EARNED_BY_MOST, MINUTE, desk_of, finish, settings_of, start, texts_of
from tests.reports.reading import failures, printed_words, spoken

PEOPLE = (
    ("Ann Adams", "Tuesday"),
    ("=1+1 Bell", "Tuesday"),
    ("Siân Ŵyn Llŷr", "Friday"),
    ("Di/Dean", None),
    ("Nobody", "Friday"),
    ("Ed Eve", None),
)
EARNED = 5


@pytest.fixture
def desk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Collected:
    """Parts of two, so that there are several."""
    monkeypatch.setattr(starting, "CHUNK", dict.fromkeys(PrintKind, 2))
    desk = desk_of(store, EARNED_BY_MOST)
    for name, group in PEOPLE:
        finish(desk, name, group=group)
    return desk


@pytest.fixture
def workshop(url: str, store: Store) -> Workshop:
    return open_workshop(settings_of(url), store)


def printed(desk: Collected, workshop: Workshop, options: Options, order: Order = Order.NAME) -> Run:
    run_id = start(desk, Choice(order=order), options)
    while work_once(workshop, MINUTE):
        pass
    run = desk.store.runs.find(run_id)
    assert run is not None
    return run


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("duplex", [False, True])
def test_the_manifest_says_on_which_page_of_the_one_pdf_everybody_is(
    desk: Collected, workshop: Workshop, *, duplex: bool
) -> None:
    run = printed(desk, workshop, Options(duplex=duplex))
    pages = texts_of(b"".join(desk.store.sheets.contents(run.id)))
    told = [row for row in rows(manifest(desk.store, run)) if row["pages"]]
    assert len(told) == EARNED
    for row in told:
        assert row["reference"] in pages[int(row["first_page"]) - 1]
    assert sum(row["reference"] in page for page in pages for row in told) == EARNED


def test_the_manifest_says_in_which_file_everybody_is_and_what_it_is_known_by(
    desk: Collected, workshop: Workshop
) -> None:
    run = printed(desk, workshop, Options())
    digest = hashlib.sha256(b"".join(desk.store.sheets.contents(run.id))).hexdigest()
    told = [(row["file"], row["sha256"]) for row in rows(manifest(desk.store, run))]
    assert told == [(pdf_name(run), digest)] * EARNED + [("", "")]


@pytest.mark.parametrize("apart", [False, True])
def test_of_files_that_were_thrown_away_the_manifest_tells_none(
    desk: Collected, workshop: Workshop, *, apart: bool
) -> None:
    run = printed(desk, workshop, Options(apart=apart))
    desk.store.sheets.discard(now() + MINUTE)
    thrown = desk.store.runs.find(run.id)
    assert thrown is not None
    told = rows(manifest(desk.store, thrown))
    assert {(row["name"], row["file"], row["sha256"]) for row in told} == {("", "", "")}
    assert all(row["reference"] for row in told)
    assert told[-1]["not_printed"] == "No certificate was earned."


def test_the_one_pdf_is_called_by_its_questionnaire_and_the_latest_day(desk: Collected, workshop: Workshop) -> None:
    run = printed(desk, workshop, Options())
    with Pdf.open(BytesIO(b"".join(desk.store.sheets.contents(run.id)))) as one:
        said: Any = one.open_metadata()
        day = wording("en").date(day_of(datetime.fromisoformat(said["xmp:CreateDate"])))
        assert said["dc:title"] == f"Certificates, {run.title}, {day}"


def test_the_manifest_lists_what_is_not_printed_and_why(desk: Collected, workshop: Workshop) -> None:
    *_, last = rows(manifest(desk.store, printed(desk, workshop, Options())))
    assert (last["name"], last["pages"], last["not_printed"]) == ("Nobody", "", "No certificate was earned.")


def test_no_cell_of_it_is_a_formula(desk: Collected, workshop: Workshop) -> None:
    names = [row["name"] for row in rows(manifest(desk.store, printed(desk, workshop, Options())))]
    assert "'=1+1 Bell" in names


def test_the_zip_has_a_file_for_each_with_the_digest_that_the_manifest_tells(
    desk: Collected, workshop: Workshop
) -> None:
    run = printed(desk, workshop, Options(apart=True))
    with ZipFile(BytesIO(b"".join(archive(desk.store, run, theme())))) as folder:
        assert folder.testzip() is None
        contents = {name: folder.read(name) for name in folder.namelist()}
    told = [row for row in rows(contents[MANIFEST]) if row["file"]]
    assert contents.keys() == {COVER, MANIFEST, *(row["file"] for row in told)}
    assert [hashlib.sha256(contents[row["file"]]).hexdigest() for row in told] == [row["sha256"] for row in told]
    assert sum(int(row["pages"]) for row in told) == EARNED == len(told)


def test_a_file_in_the_zip_is_the_one_that_is_printed_by_itself(desk: Collected, workshop: Workshop) -> None:
    run = printed(desk, workshop, Options(apart=True))
    for entry, content in desk.store.sheets.files(run.id):
        assert entry.number is not None
        registered = desk.store.register.find(entry.number)
        assert registered is not None
        assert write_certificate_pdf(certificate_in(registered, registered.language), theme()) == content


def test_in_the_order_of_groups_each_has_a_folder(desk: Collected, workshop: Workshop) -> None:
    run = printed(desk, workshop, Options(apart=True), Order.GROUP)
    with ZipFile(BytesIO(b"".join(archive(desk.store, run, theme())))) as folder:
        found = {name.partition("/")[0] for name in folder.namelist() if "/" in name}
    assert found == {"001_Friday", "002_Tuesday", "no-group"}


def test_the_same_run_gives_the_same_bytes_again(desk: Collected, workshop: Workshop) -> None:
    run = printed(desk, workshop, Options(apart=True))
    assert b"".join(archive(desk.store, run, theme())) == b"".join(archive(desk.store, run, theme()))


def test_the_cover_sheet_tells_the_counts_and_what_the_files_are_known_by(desk: Collected, workshop: Workshop) -> None:
    run = printed(desk, workshop, Options(duplex=True))
    cover = cover_sheet(desk.store, run, theme())
    assert failures(cover) == []
    said = spoken(cover)
    assert run.sha256 is not None
    digests = (run.sha256, hashlib.sha256(manifest(desk.store, run)).hexdigest())
    for digest in digests:
        assert digest in said
    assert pdf_name(run) in said
    assert f"651{run.pages}5" in said  # chosen, printed, not printed, pages and sheets of paper
    with Pdf.open(BytesIO(b"".join(desk.store.sheets.contents(run.id)))) as one:
        assert len(one.pages) == run.pages


def test_letters_that_no_typeface_has_do_not_keep_a_cover_sheet_from_being_printed(
    desk: Collected, workshop: Workshop
) -> None:
    run = printed(desk, workshop, Options())
    odd = replace(run, by="Ann 😀", title="Working 😀 well", choice=replace(run.choice, group="Room 😀"))
    cover = cover_sheet(desk.store, odd, theme())
    assert failures(cover) == []
    said = printed_words(cover)
    for shown in ("Ann ?", "Working ? well", "Room ?"):
        assert shown in said


def test_the_cover_sheet_says_why_something_is_printed_again(desk: Collected, workshop: Workshop) -> None:
    run = replace(printed(desk, workshop, Options()), reason="The printer jammed. 😀")
    cover = cover_sheet(desk.store, run, theme())
    assert failures(cover) == []
    assert "The printer jammed. ?" in printed_words(cover)

"""The manifest of a print run: what is in it, line by line, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from engine.cells import harmless
from engine.codes import written_number
from engine.jobs.naming import file_name, folders
from engine.jobs.reasons import reason_of
from engine.store.print_run import Entry, Order, Run
from engine.wording import wording

COLUMNS = ("place", "name", "reference", "number", "group", "pages", "first_page", "file", "sha256", "not_printed")
"""What each line tells. `first_page` is where its sheets begin in the one PDF.

`file` is what its file is called, its own in the zip or the one PDF, and `sha256` that file's.
"""


def manifest_of(run: Run, entries: Iterable[Entry]) -> bytes:
    """Every line of the run's list as CSV that spreadsheets read as UTF-8; the same run gives the same bytes."""
    listed = list(entries)
    file, words = StringIO(newline=""), wording("en")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    names, begins = names_of(run, listed), _begins(run, listed)
    for entry in listed:
        said = (entry.name, entry.reference, written(entry), entry.group or "")
        pages = "" if entry.pages is None else entry.pages
        name = names.get(entry.place, "")
        digest = (entry.sha256 if run.options.apart else run.sha256) if name else None
        found = (pages, begins.get(entry.place, ""), name, digest or "")
        writer.writerow((entry.place, *map(harmless, said), *found, reason_of(entry, words)))
    return file.getvalue().encode("utf-8-sig")


def names_of(run: Run, entries: Iterable[Entry]) -> dict[int, str]:
    """What the file of each line is called: the one PDF, or its own in the zip, with its folder if it has one.

    Files that were thrown away are called nothing.
    """
    if run.discarded_at is not None:
        return {}
    inside = [entry for entry in entries if is_printed(entry)]
    if not run.options.apart:
        return dict.fromkeys((entry.place for entry in inside), pdf_name(run))
    grouped = folders(entry.group for entry in inside) if run.choice.order is Order.GROUP else {}
    return {
        entry.place: "/".join(part for part in (grouped.get(entry.group), _file(run, entry)) if part)
        for entry in inside
    }


def pdf_name(run: Run) -> str:
    """What the one PDF of a run is called."""
    return f"{run.questionnaire_id}-{run.choice.kind}-{run.id}.pdf"


def is_printed(entry: Entry) -> bool:
    """Whether something was made of a line."""
    return entry.problem is None and entry.pages is not None


def written(entry: Entry) -> str:
    """The number of a line's certificate as it is printed; nothing where it has none."""
    return written_number(entry.number) if entry.number else ""


def _file(run: Run, entry: Entry) -> str:
    return file_name(run.id, entry.place, entry.name, written(entry) or entry.reference)


def _begins(run: Run, entries: Iterable[Entry]) -> dict[int, int]:
    """On which page of the one PDF each line's sheets begin; with both sides printed that is always a front."""
    return {} if run.options.apart else dict(_counted(run, entries))


def _counted(run: Run, entries: Iterable[Entry]) -> Iterator[tuple[int, int]]:
    page = 1
    for entry in entries:
        if is_printed(entry):
            page += run.options.duplex and page % 2 == 0
            yield entry.place, page
            page += entry.pages or 0

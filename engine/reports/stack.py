"""Many reports as one tagged PDF, written as they come, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from pikepdf import Pdf

from engine.press import Binding, Bookmark, about
from engine.reports.pdf import write_report_pdf
from engine.reports.report import Report
from engine.themes import Theme
from engine.wording import LANGUAGES, wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A file that was written: its pages, its SHA-256, and on which page each entry begins, counted from 1."""

    pages: int
    sha256: str
    begins: tuple[int, ...]


def write_reports_pdf(  # noqa: PLR0913  # what a print run is asked for, each by its name
    file: BinaryIO,
    reports: Iterable[Report],
    theme: Theme,
    *,
    working: bool = False,
    paper: str | None = None,
    large: bool | None = None,
    duplex: bool = False,
    called_by_language: bool = False,
) -> Printed:
    """Reports in the order given, each with page numbers of its own and a bookmark that says whose it is.

    `working` prints with each how its scores were worked out, `duplex` begins each on the front of a sheet.
    Bookmarks are `called_by_language` where all are of one person. Raises ValueError when there are none.
    """
    coming = iter(reports)
    first = next(coming, None)
    if first is None:
        raise ValueError("there is nothing to print")
    binding, created = Binding(file, first.language, duplex=duplex), first.created
    begins: list[int] = []
    for each in chain([first], coming):
        pdf = write_report_pdf(each, theme, working=working, paper=paper, large=large)
        name = f"{each.name}, {each.reference}" if each.name else each.reference
        name = LANGUAGES[each.language] if called_by_language else name
        begins += binding.bind(binding.part(Pdf.open(BytesIO(pdf))), each.language, [Bookmark(name, 0)])
        created = max(created, each.created)
    title = wording(first.language).say("Feedback reports")
    digest = binding.close(about(title, first.body or first.title, created))
    return Printed(pages=binding.pages, sha256=digest, begins=tuple(begins))

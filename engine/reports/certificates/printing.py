"""Certificates as PDFs: one by itself, and many in one file that is written as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain, groupby, islice
from typing import BinaryIO

from pikepdf import Pdf

from engine.press import AT_ONCE, Binding, Bookmark, about, printed, styles
from engine.reports.certificate import Certificate
from engine.reports.pages import STYLES_FOLDER, certificates_html
from engine.reports.stack import Printed
from engine.themes import Theme, on_paper
from engine.wording import wording

STYLES = (STYLES_FOLDER / "print.css", STYLES_FOLDER / "certificate.css")


def write_certificate_pdf(certificate: Certificate, theme: Theme, paper: str | None = None) -> bytes:
    """A certificate as a PDF, on the theme's paper if none is asked for; the same one gives the same bytes."""
    return _printed([certificate], on_paper(theme, paper), f"{certificate.title}, {certificate.name}")


def write_certificates_pdf(  # noqa: PLR0913  # what a print run is asked for, each by its name
    file: BinaryIO,
    certificates: Iterable[Certificate],
    theme: Theme,
    *,
    paper: str | None = None,
    duplex: bool = False,  # noqa: ARG001  # until the binding has it
    progress: Callable[[int], None] | None = None,
) -> Printed:
    """Certificates in the order given, each on a page of its own with a bookmark that says whose it is.

    `duplex` begins each on the front of a sheet, and `progress` is told how many are done. Raises ValueError when
    there are none.
    """
    coming = iter(certificates)
    first = next(coming, None)
    if first is None:
        raise ValueError("there is nothing to print")
    worn = on_paper(theme, paper)
    binding, created, begins = Binding(file, first.language), first.created, []
    for batch in _batches(chain([first], coming)):
        begins += [binding.pages + place for place in range(1, len(batch) + 1)]
        part = binding.part(Pdf.open(BytesIO(_printed(batch, worn, wording(first.language).say("Certificates")))))
        bookmarks = [Bookmark(f"{each.name}, {each.reference}", place) for place, each in enumerate(batch)]
        binding.bind(part, batch[0].language, bookmarks)
        created = max(created, *(each.created for each in batch))
        if progress:
            progress(len(begins))
    title = wording(first.language).say("Certificates")
    digest = binding.close(about(title, first.body or first.questionnaire, created))
    return Printed(pages=binding.pages, sha256=digest, begins=tuple(begins))


def _printed(certificates: Sequence[Certificate], theme: Theme, title: str) -> bytes:
    return printed(certificates_html(certificates, theme, title), styles(theme, STYLES, landscape=True))


def _batches(certificates: Iterable[Certificate]) -> Iterator[list[Certificate]]:
    """Neighbours of one language, as many as are laid out at once: a laid-out document has one language."""
    for _, neighbours in groupby(certificates, key=lambda certificate: certificate.language):
        while batch := list(islice(neighbours, AT_ONCE)):
            yield batch

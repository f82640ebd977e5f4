"""Many certificates or reports as one tagged PDF, laid out in batches so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

from pikepdf import Array, Object, OutlineItem, Pdf, String

from engine.reports.certificate import Certificate
from engine.reports.pdf import print_certificates, write_report_pdf
from engine.reports.report import Report
from engine.themes import Theme
from engine.wording import wording

BATCH = 50  # more at once is hardly faster, and takes half a megabyte a page


@dataclass(frozen=True, slots=True)
class _Part:
    """A document laid out at once, in one language; `bookmarks` say whose each is, and on which of its pages."""

    pdf: Pdf
    language: str
    bookmarks: tuple[tuple[str, int], ...]


def write_certificates_pdf(
    certificates: Iterable[Certificate], theme: Theme, progress: Callable[[int], None] | None = None
) -> bytes:
    """One PDF in the order given: each certificate on a page of its own, with a bookmark that says whose it is.

    `progress` is told how many are done, batch by batch. Raises ValueError when there are none.
    """
    return _joined(_certificates(certificates, theme), progress)


def write_reports_pdf(
    reports: Iterable[Report],
    theme: Theme,
    progress: Callable[[int], None] | None = None,
    *,
    working: bool = False,
) -> bytes:
    """One PDF in the order given, each report with page numbers of its own and a bookmark that says whose it is.

    `working` prints with each how its scores were worked out. Raises ValueError when there are none.
    """
    return _joined(_reports(reports, theme, working=working), progress)


def _certificates(certificates: Iterable[Certificate], theme: Theme) -> Iterator[_Part]:
    for batch in _batches(certificates):
        language = batch[0].language
        part = Pdf.open(BytesIO(print_certificates(batch, theme, wording(language).say("Certificates"))))
        if len(part.pages) != len(batch):
            message = f"{len(batch)} certificates came out on {len(part.pages)} pages"
            raise RuntimeError(message)
        names = (f"{certificate.name}, {certificate.reference}" for certificate in batch)
        yield _Part(part, language, tuple((name, page) for page, name in enumerate(names)))


def _reports(reports: Iterable[Report], theme: Theme, *, working: bool) -> Iterator[_Part]:
    for report in reports:
        part = Pdf.open(BytesIO(write_report_pdf(report, theme, working=working)))
        name = f"{report.name}, {report.reference}" if report.name else report.reference
        yield _Part(part, report.language, ((name, 0),))


def _joined(parts: Iterable[_Part], progress: Callable[[int], None] | None) -> bytes:
    whole: Pdf | None = None
    bookmarks: list[tuple[str, int]] = []
    for part in parts:
        pdf = part.pdf
        pdf.Root.StructTreeRoot.K[0].Lang = String(part.language)
        pages = 0 if whole is None else len(whole.pages)
        if whole is None:
            whole = pdf
        else:
            _append(whole, pdf)
        bookmarks += [(name, pages + page) for name, page in part.bookmarks]
        if progress:
            progress(len(bookmarks))
    if whole is None:
        message = "there is nothing to print"
        raise ValueError(message)
    with whole.open_outline() as outline:
        outline.root[:] = [OutlineItem(name, page) for name, page in bookmarks]
    result = BytesIO()
    whole.save(result, deterministic_id=True)
    return result.getvalue()


def _batches(certificates: Iterable[Certificate]) -> Iterator[list[Certificate]]:
    """Neighbours of one language, at most `BATCH` at a time: a laid-out document has one language."""
    for _, neighbours in groupby(certificates, key=lambda certificate: certificate.language):
        batch: list[Certificate] = []
        for certificate in neighbours:
            batch.append(certificate)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


def _append(whole: Pdf, part: Pdf) -> None:
    """Add a document's pages together with their tags, so that the whole stays readable aloud.

    Pages come first: a structure element's page is then found among the copied ones. Each page is numbered in the
    parent tree by `StructParents`; the numbers of the part move up behind those of the whole.
    """
    tree = whole.Root.StructTreeRoot
    offset = len(tree.ParentTree.Nums) // 2
    first = len(whole.pages)
    whole.pages.extend(part.pages)
    for page in whole.pages[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + offset
    added = whole.copy_foreign(part.Root.StructTreeRoot)
    for document in _each(added.K):
        document.P = tree
        tree.K.append(document)
    numbers = added.ParentTree.Nums
    for place in range(0, len(numbers), 2):
        tree.ParentTree.Nums.append(int(numbers[place]) + offset)
        tree.ParentTree.Nums.append(numbers[place + 1])


def _each(kids: Object) -> list[Object]:
    return list(kids) if isinstance(kids, Array) else [kids]

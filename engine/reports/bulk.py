"""Many certificates as one tagged PDF, laid out in batches so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import chain, groupby, islice

from pikepdf import Pdf

from engine.press import AT_ONCE, Binding, Bookmark, about
from engine.reports.certificate import Certificate
from engine.reports.pdf import print_certificates
from engine.themes import Theme
from engine.wording import mark, wording


@dataclass(frozen=True, slots=True)
class _Laid:
    """What was laid out at once, in one language, and of whom; `bookmarks` say whose it is, and on which page."""

    pdf: bytes
    language: str
    body: str
    created: datetime
    bookmarks: tuple[Bookmark, ...]


def write_certificates_pdf(
    certificates: Iterable[Certificate], theme: Theme, progress: Callable[[int], None] | None = None
) -> bytes:
    """One PDF in the order given: each certificate on a page of its own, with a bookmark that says whose it is.

    `progress` is told how many are done, batch by batch. Raises ValueError when there are none.
    """
    return _bound(_certificates(certificates, theme), mark("Certificates"), progress)


def _certificates(certificates: Iterable[Certificate], theme: Theme) -> Iterator[_Laid]:
    for batch in _batches(certificates):
        first = batch[0]
        pdf = print_certificates(batch, theme, wording(first.language).say("Certificates"))
        bookmarks = tuple(Bookmark(f"{each.name}, {each.reference}", page) for page, each in enumerate(batch))
        created = max(each.created for each in batch)
        yield _Laid(pdf, first.language, first.body or first.questionnaire, created, bookmarks)


def _bound(parts: Iterable[_Laid], title: str, progress: Callable[[int], None] | None) -> bytes:
    laid = iter(parts)
    first = next(laid, None)
    if first is None:
        raise ValueError("there is nothing to print")
    file, created, done = BytesIO(), first.created, 0
    binding = Binding(file, first.language)
    for each in chain([first], laid):
        binding.bind(binding.part(Pdf.open(BytesIO(each.pdf))), each.language, each.bookmarks)
        created, done = max(created, each.created), done + len(each.bookmarks)
        if progress:
            progress(done)
    binding.close(about(wording(first.language).say(title), first.body, created))
    return file.getvalue()


def _batches(certificates: Iterable[Certificate]) -> Iterator[list[Certificate]]:
    """Neighbours of one language, as many as are laid out at once: a laid-out document has one language."""
    for _, neighbours in groupby(certificates, key=lambda certificate: certificate.language):
        while batch := list(islice(neighbours, AT_ONCE)):
            yield batch

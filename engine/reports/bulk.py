"""Many certificates as one tagged PDF, laid out in batches so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import groupby

from pikepdf import Array, Object, OutlineItem, Pdf, String

from engine.reports.certificate import Certificate
from engine.reports.pdf import print_certificates
from engine.themes import Theme
from engine.wording import wording

BATCH = 50  # more at once is hardly faster, and takes half a megabyte a page


def write_certificates_pdf(
    certificates: Iterable[Certificate], theme: Theme, progress: Callable[[int], None] | None = None
) -> bytes:
    """One PDF in the order given: each certificate on a page of its own, with a bookmark that says whose it is.

    `progress` is told how many are done, batch by batch. Raises ValueError when there are none.
    """
    whole: Pdf | None = None
    names: list[str] = []
    for batch in _batches(certificates):
        part = Pdf.open(BytesIO(print_certificates(batch, theme, wording(batch[0].language).say("Certificates"))))
        if len(part.pages) != len(batch):
            message = f"{len(batch)} certificates came out on {len(part.pages)} pages"
            raise RuntimeError(message)
        part.Root.StructTreeRoot.K[0].Lang = String(batch[0].language)
        if whole is None:
            whole = part
        else:
            _append(whole, part)
        names += [f"{certificate.name}, {certificate.reference}" for certificate in batch]
        if progress:
            progress(len(names))
    if whole is None:
        message = "there are no certificates to print"
        raise ValueError(message)
    with whole.open_outline() as outline:
        outline.root.extend(OutlineItem(name, number) for number, name in enumerate(names))
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

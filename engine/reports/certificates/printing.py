"""Certificates as PDFs: one laid out whole, or many in one file, of which what stands on all is laid out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from itertools import chain, groupby, islice
from typing import BinaryIO

from markupsafe import Markup

from engine.press import AT_ONCE, Binding, Design, Styles, about, printed, styles
from engine.reports.certificate import Certificate
from engine.reports.certificates.layouts import layout_of, sheets_of
from engine.reports.certificates.sheets import Drawn, drawn
from engine.reports.pages import certificates_html
from engine.reports.stack import Printed
from engine.themes import Theme, on_paper
from engine.wording import wording

MOST_KEPT = 64
"""So many designs of a theme a process keeps."""
MOST_DESIGNS = 8
"""So many designs of one language; title and statement of further certificates are laid out with what is personal."""

Key = tuple[object, ...]
"""What certificates of one design have in common."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A certificate with its sheet, and the design that it has."""

    certificate: Certificate
    drawn: Drawn
    key: Key


def write_certificate_pdf(certificate: Certificate, theme: Theme, paper: str | None = None) -> bytes:
    """A certificate as a PDF, on the theme's paper if none is asked for; the same one gives the same bytes."""
    worn, file = on_paper(theme, paper), BytesIO()
    found = drawn(certificate, worn, told=True)
    binding = Binding(file, certificate.language)
    _design(_ready(certificate, found), worn).write(binding, certificate.language, [found.sheet])
    title = f"{certificate.title}, {certificate.name}"
    binding.close(about(title, certificate.body or certificate.questionnaire, certificate.created))
    return file.getvalue()


def write_whole_certificate(certificate: Certificate, theme: Theme, paper: str | None = None) -> bytes:
    """The same laid out as one page, without a design: three times as slow, and what all others are held against."""
    worn = on_paper(theme, paper)
    return printed(certificate_html(certificate, worn), _styles(certificate, worn))


def certificate_html(certificate: Certificate, theme: Theme) -> str:
    """A certificate as a whole HTML document for print."""
    ready = drawn(certificate, theme)
    whole = Markup().join(area.whole for area in ready.sheet.areas)
    return certificates_html(certificate, [whole], ready.classes, ready.code, theme)


def write_certificates_pdf(  # what a print run is asked for, each by its name
    file: BinaryIO,
    certificates: Iterable[Certificate],
    theme: Theme,
    *,
    paper: str | None = None,
    duplex: bool = False,
) -> Printed:
    """Certificates in the order given, each on a page of its own with a bookmark that says whose it is.

    `duplex` begins each on the front of a sheet. Raises ValueError when there are none.
    """
    coming = iter(certificates)
    first = next(coming, None)
    if first is None:
        raise ValueError("there is nothing to print")
    worn = on_paper(theme, paper)
    binding, designs = Binding(file, first.language, duplex=duplex), _Designs(worn)
    created, begins = first.created, list[int]()
    for batch in _batches(designs.ready(each) for each in chain([first], coming)):
        design, language = _design(batch[0], worn), batch[0].certificate.language
        begins += design.write(binding, language, [each.drawn.sheet for each in batch])
        created = max(created, *(each.certificate.created for each in batch))
    title = wording(first.language).say("Certificates")
    digest = binding.close(about(title, first.body or first.questionnaire, created))
    return Printed(pages=binding.pages, sha256=digest, begins=tuple(begins))


class _Designs:
    """What stands on many certificates: one design for all in which the same words, in the same language, do."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._known: set[Key] = set()

    def ready(self, certificate: Certificate) -> _Ready:
        """A certificate with its sheet, and the design it is printed by."""
        ready = _ready(certificate, drawn(certificate, self._theme))
        if ready.key not in self._known and self._many(certificate.language):
            ready = _ready(certificate, drawn(certificate, self._theme, told=True))
        self._known.add(ready.key)
        return ready

    def _many(self, language: str) -> bool:
        return sum(key[1] == language for key in self._known) >= MOST_DESIGNS


def _ready(certificate: Certificate, found: Drawn) -> _Ready:
    fixed = tuple(area.fixed if area.code is None else area.code is None for area in found.sheet.areas)
    return _Ready(certificate, found, (certificate.template, certificate.language, found.classes, fixed))


def _design(ready: _Ready, theme: Theme) -> Design:
    """The design of a certificate, laid out when it is first asked for in this process."""
    kept = _designs(theme)
    design = kept.get(ready.key)
    if design is None:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        printing = partial(_laid_out, certificate=ready.certificate, ready=ready.drawn, theme=theme)
        design = kept[ready.key] = Design(ready.drawn.sheet, printing)
    return design


@lru_cache(maxsize=16)
def _designs(theme: Theme) -> dict[Key, Design]:
    """The designs of a theme that have been laid out."""
    del theme
    return {}


def _laid_out(pages: Sequence[Markup], certificate: Certificate, ready: Drawn, theme: Theme) -> bytes:
    html = certificates_html(certificate, pages, ready.classes, ready.code, theme)
    return printed(html, _styles(certificate, theme))


def _styles(certificate: Certificate, theme: Theme) -> Styles:
    layout = layout_of(certificate.template, theme)
    return styles(theme, sheets_of(layout), landscape=not layout.portrait)


def _batches(ready: Iterable[_Ready]) -> Iterator[list[_Ready]]:
    """Neighbours of one design, as many as are laid out at once."""
    for _, neighbours in groupby(ready, key=lambda each: each.key):
        while batch := list(islice(neighbours, AT_ONCE)):
            yield batch

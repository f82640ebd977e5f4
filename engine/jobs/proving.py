"""Proofs: some certificates of every part of a run are laid out by themselves, too, and both are compared.

Many certificates are laid out by what they have in common. Should that ever differ from a certificate that was laid out
whole, in looks, tags or links, then all of the part are laid out whole.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

from pikepdf import Pdf

from engine.press import Binding, Bookmark, about
from engine.press.proofs import chosen, differences
from engine.reports import Certificate, Printed, write_certificates_pdf, write_whole_certificate
from engine.store.print_run import Options
from engine.themes import Theme
from engine.wording import wording

log = logging.getLogger(__name__)


def write_proved(
    certificates: Sequence[Certificate], theme: Theme, options: Options, seed: str
) -> tuple[bytes, Printed]:
    """Certificates in one PDF, some of them proved; which ones follows from the seed."""
    file = BytesIO()
    written = write_certificates_pdf(file, certificates, theme, paper=options.paper, duplex=options.duplex)
    wholes = {
        written.begins[place] - 1: write_whole_certificate(certificates[place], theme, options.paper)
        for place in chosen(len(certificates), seed)
    }
    different = differences(file, wholes)
    if different:
        log.error("Laid out whole, because %s differ: %s", seed, different[0])
        file = BytesIO()
        written = write_whole(file, certificates, theme, options)
    return file.getvalue(), written


def write_whole(file: BinaryIO, certificates: Sequence[Certificate], theme: Theme, options: Options) -> Printed:
    """Certificates in one PDF, each laid out by itself: slow, and what all others are held against."""
    first, begins = certificates[0], list[int]()
    binding = Binding(file, first.language, duplex=options.duplex)
    for each in certificates:
        with Pdf.open(BytesIO(write_whole_certificate(each, theme, options.paper))) as pdf:
            begins += binding.bind(binding.part(pdf), each.language, [Bookmark(f"{each.name}, {each.reference}", 0)])
    created = max(each.created for each in certificates)
    title = wording(first.language).say("Certificates")
    digest = binding.close(about(title, first.body or first.questionnaire, created))
    return Printed(pages=binding.pages, sha256=digest, begins=tuple(begins))

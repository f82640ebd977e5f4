"""Which certificates cannot be printed because something on them is too long."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.reports.certificate import Certificate
from engine.reports.certificates.sheets import drawn
from engine.themes import Theme, on_paper
from engine.wording import mark

TOO_LONG: Mapping[str, str] = MappingProxyType(
    {
        "name": mark("The name is too long for the certificate."),
        "title": mark("The title is too long for the certificate."),
        "statement": mark("What it says is too long for the certificate."),
    }
)
SOMETHING = mark("Something on it is too long for the certificate.")


def unfit(certificate: Certificate, theme: Theme, paper: str | None = None) -> str | None:
    """Why a certificate cannot be printed: a sentence to be said in any language. None where all of it has room."""
    slots = drawn(certificate, on_paper(theme, paper)).unfit
    if not slots:
        return None
    return next((sentence for slot, sentence in TOO_LONG.items() if slot in slots), SOMETHING)

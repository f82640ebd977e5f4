"""Sheets to print, in the look of the sample body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup

from engine.press import Area, QrCode, Sheet, Styles, printed, styles
from engine.themes import Theme, address, open_wardrobe

THEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
THEME = Path("themes/example-institute")
NAMES = ("Siân Llŷr Gruffydd", "Zoë Łukasiewicz", "Őry Șerban-Țepeș")
PLACES = """
@page { margin: 0 }
body { margin: 0 }
section { position: relative; width: 297mm; height: 210mm; break-after: page }
section:last-child { break-after: auto }
section > * { position: absolute; left: 30mm; margin: 0 }
.ground { left: 8mm; right: 8mm; top: 8mm; bottom: 8mm; border: 1mm double var(--q-brand) }
.seal { top: 20mm; left: 220mm; width: 36mm }
h1 { top: 40mm; font-size: 30pt }
.name { top: 80mm; width: 200mm; font-size: 24pt }
.why { top: 120mm; width: 120mm }
.number { top: 160mm }
.q-code { top: 150mm; left: 240mm; width: 25mm; height: 25mm }
"""


@cache
def theme() -> Theme:
    return open_wardrobe(THEME).worn()


@cache
def styled(folder: Path) -> Styles:
    sheet = folder / "places.css"
    sheet.write_text(PLACES)
    return styles(theme(), (sheet,), landscape=True)


def sheet(name: str, number: str = "HSD7-PHAV-4022-E") -> Sheet:
    seal = theme().printing.certificate.seal
    assert seal is not None
    leads_to = f"https://certificates.example.org/certificate/{number}"
    return Sheet(
        (
            Area(Markup('<div class="ground"></div>')),
            Area(Markup('<img class="seal" src="{}" alt="Seal of the institute">').format(address(seal.file))),
            Area(Markup("<h1>Certificate</h1>")),
            Area(Markup('<p class="name" dir="auto">{}</p>').format(name), personal=True),
            Area(Markup('<div class="why"><p>has finished all parts of it, and may say so.</p></div>')),
            Area(Markup('<p class="number">Number {}</p>').format(number), personal=True),
            Area(code=QrCode(leads_to, f"QR code that leads to {leads_to}")),
        ),
        name,
    )


def pages(htmls: Sequence[Markup], folder: Path) -> bytes:
    sections = Markup().join(Markup("<section>{}</section>").format(each) for each in htmls)
    head = '<title>Certificates</title><meta name="dcterms.created" content="2026-11-22T10:00:00+00:00">'
    return printed(f'<!doctype html><html lang="en"><head>{head}</head><body>{sections}</body></html>', styled(folder))


def printing(folder: Path) -> partial[bytes]:
    return partial(pages, folder=folder)

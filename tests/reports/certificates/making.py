"""Certificates to print, in both themes that are shipped, and where the ink of their letters lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

from pypdfium2 import PdfDocument

from engine.questionnaire import Language
from engine.reports import Certificate, certificate_of, write_certificates_pdf
from engine.reports.certificates.layouts import layout_of
from engine.reports.certificates.sheets import drawn
from engine.themes import Shelf, Theme
from engine.themes.certificates import Place
from tests.reports.making import EN, certificate, questionnaire, sitting, text

THEMES = Path(__file__).parents[3] / "themes"
BOTH = ("default", "example-institute")
NUMBER = "HSD7PHAV4022E"
ADDRESS = f"https://certificates.example.org/certificate/{NUMBER}"
MILLIMETRES = 25.4 / 72
TAIL = 1.0
"""How far a tail or an accent may reach out of its area, in millimetres: areas stand further apart."""


@cache
def theme(name: str = "default") -> Theme:
    found = Shelf(THEMES).read(name).theme
    assert found is not None
    return found


def branded(**changed: object) -> Theme:
    """The theme that has everything a body can add to its certificates, with something changed."""
    plain = theme("example-institute")
    award = replace(plain.printing.certificate, **changed)  # type: ignore[arg-type]  # by name
    return replace(plain, printing=replace(plain.printing, certificate=award))


def awarded(
    name: str = "Siân Ŵyn Llŷr", language: Language = EN, worn: Theme | None = None, **changed: object
) -> Certificate:
    """A certificate that is registered, as a theme has it signed."""
    asked = questionnaire(
        certificate=certificate(), title=text("Employability skills self-assessment", "Hunanasesiad sgiliau")
    )
    found = certificate_of(asked, sitting(name), {}, language, worn or theme())
    assert found is not None
    return replace(found, **{"number": NUMBER, "address": ADDRESS, **changed})  # type: ignore[arg-type]  # by name


def bound(certificates: Sequence[Certificate], worn: Theme | None = None, paper: str | None = None) -> bytes:
    file = BytesIO()
    write_certificates_pdf(file, certificates, worn or theme(), paper=paper)
    return file.getvalue()


def picture(pdf: bytes, page: int = 0) -> bytes:
    with PdfDocument(pdf) as document:
        return bytes(document[page].render(scale=100 / 72).buffer)


@dataclass(frozen=True, slots=True)
class Ink:
    """A letter and the rectangle its ink fills, in millimetres from the upper left corner."""

    letter: str
    left: float
    top: float
    right: float
    bottom: float

    def within(self, place: Place) -> bool:
        return (
            place.left - TAIL <= self.left
            and self.right <= place.right + TAIL
            and place.top - TAIL <= self.top
            and self.bottom <= place.bottom + TAIL
        )


def inked(document: PdfDocument, page: int) -> Iterator[Ink]:
    """Every letter of a page that can be seen."""
    height = document[page].get_height()
    text = document[page].get_textpage()
    for place in range(text.count_chars()):
        left, bottom, right, top = (edge * MILLIMETRES for edge in text.get_charbox(place))
        letter = text.get_text_range(place, 1)
        if right > left and letter.strip():
            yield Ink(letter, left, height * MILLIMETRES - top, right, height * MILLIMETRES - bottom)


def strayed(document: PdfDocument, page: int, award: Certificate, worn: Theme) -> list[Ink]:
    """Letters of a page that do not lie within any of the areas with words."""
    classes = [f"q-{each}" for each in drawn(award, worn).classes]
    placed = layout_of(award.template, worn).placed(worn.sheet, classes)
    places = [each.place for each in placed if each.place is not None and each.area.inside and not each.hidden]
    return [ink for ink in inked(document, page) if not any(ink.within(place) for place in places)]

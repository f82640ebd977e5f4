"""Names of many languages, and hard ones: every letter stays within its area, on either paper, in either theme."""

from dataclasses import replace

import pytest
from markupsafe import Markup
from pypdfium2 import PdfDocument

from engine.press import unprintable
from engine.reports.certificates import unfit, write_certificate_pdf
from engine.themes import on_paper
from tests.reports.certificates.making import BOTH, awarded, bound, strayed, theme
from tests.reports.names import HARD, NAMES
from tests.reports.reading import POPPLER, alternatives, opened, spoken, typefaces

EVERY = [name for names in NAMES.values() for name in names]
SOME = [name for names in NAMES.values() for name in names[::4]]
"""Of every language."""


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 30
    assert len({*EVERY, *HARD}) > 500
    assert [name for name in (*EVERY, *HARD) if unprintable(name, theme())] == []


@pytest.mark.parametrize("names", [SOME, pytest.param(EVERY, marks=pytest.mark.full)], ids=["some", "every"])
@pytest.mark.parametrize(("name", "paper"), [("default", "Letter"), ("example-institute", "A4")])
def test_every_letter_lies_within_its_area(name: str, paper: str, names: list[str]) -> None:
    worn = on_paper(theme(name), paper)
    certificates = [awarded(each, worn=worn) for each in (*names, *HARD)]
    assert [each.name for each in certificates if unfit(each, worn)] == []
    with PdfDocument(bound(certificates, worn)) as document:
        out = [
            (each.name, ink) for page, each in enumerate(certificates) for ink in strayed(document, page, each, worn)
        ]
    assert out == []


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_long_words_elsewhere_stay_within_their_areas_too(name: str, paper: str) -> None:
    worn = on_paper(theme(name), paper)
    long = awarded(
        worn=worn,
        title="Certificate of completion of the long course on working together with other people at " + "llanfair" * 9,
        statement=Markup("<p>has finished all parts of it.</p><ul>{}</ul>").format(
            Markup("<li>one of <strong>many</strong> things they can say of themselves now</li>") * 4
        ),
        body="The Royal Examining Body for Management and Related Trades of the Whole of Great Britain and Elsewhere",
        questionnaire="A self-assessment of the skills that employers in north and west Wales ask for",
        valid_until="30 September 2029",
        replaces="XVPNGP7B86SQ5",
        address="https://certificates.a-body-with-a-long-name.example.org.uk/certificate/HSD7PHAV4022E",
        role="Deputy chief examiner for management standards and everything to do with them"
        if name != "default"
        else None,
    )
    assert unfit(long, worn) is None
    with PdfDocument(write_certificate_pdf(long, worn)) as document:
        assert len(document) == 1
        out = strayed(document, 0, long, worn)
    assert out == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": "Wilhelmina " * 60}, "The name is too long for the certificate."),
        ({"title": "A course " * 90}, "The title is too long for the certificate."),
        ({"statement": Markup("<p>{}</p>").format("did it " * 400)}, "What it says is too long for the certificate."),
        ({"role": "Examiner " * 60}, "Something on it is too long for the certificate."),
    ],
)
def test_what_cannot_fit_is_told_and_not_clipped(changed: dict[str, str], says: str) -> None:
    worn = theme("example-institute")
    assert unfit(awarded(worn=worn), worn) is None
    assert unfit(replace(awarded(worn=worn), **changed), worn) == says  # type: ignore[arg-type]  # by name


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
@pytest.mark.parametrize("name", ["W" * 200, "Siân Ŵyn Llŷr", "Nguyễn Thị Ánh"])
def test_no_letter_of_a_name_is_lost(name: str) -> None:
    pdf = write_certificate_pdf(awarded(name), theme())
    assert len(opened(pdf).pages) == 1
    assert "".join(name.split()) in spoken(pdf)


@pytest.mark.parametrize("name", ["Siân Ŵyn Llŷr", "Łukasz Ńowak", "Őry Șerban-Țepeș", "José O'Neill-Peña"])
def test_names_are_set_in_the_themes_own_typeface(name: str) -> None:
    used = typefaces(write_certificate_pdf(awarded(name), theme()))

    assert all(family.startswith("Atkinson-Hyperlegible-Next") for family in used), used
    assert all(used.values())


def test_a_name_that_begins_on_the_right_is_the_same_to_whoever_hears_it() -> None:
    pdf = write_certificate_pdf(awarded("محمد علي"), theme())
    assert any("QR code" in said for said in alternatives(pdf))
    assert any("Arabic" in family for family in typefaces(pdf))

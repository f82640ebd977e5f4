"""Two judges who do not know of each other: what is printed is right for both, and what is broken wrong for both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from engine.reports import write_certificate_pdf
from tests.press.documents import THEMES, a_certificate, documents, worn
from tests.press.verapdf import VeraPdf
from tests.reports.reading import failures

DOCUMENTS = documents()
SEALED = next(folder for folder in THEMES if worn(folder).printing.certificate.seal)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_whatever_is_printed_is_pdf_ua_and_pdf_a_for_both_judges(vera: VeraPdf, name: str) -> None:
    pdf = DOCUMENTS[name]()
    assert (failures(pdf), vera.failures(pdf)) == ([], [])


def without_alternatives(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/S") == Name.Figure:
            del each.Alt


def without_a_language(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and "/Lang" in each:
            del each.Lang


def with_a_heading_left_out(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/S") == Name.H1:
            each.S = Name.H3


def with_an_order_of_tags_that_cannot_be(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/S") == Name.P:
            each.S = Name.TD


def without_tags(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def with_words_that_are_not_tagged(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"0 0 9 9 re f")


def without_an_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def without_a_typeface(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == Name.FontDescriptor:
            del each.FontFile2


def with_a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_a_launched_program(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("calc.exe"))


def without_a_title_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def without_what_it_says_of_itself(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def with_a_link_that_says_nothing(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def with_a_file_inside(pdf: Pdf) -> None:
    held = Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=pdf.make_indirect(Stream(pdf, b"MZ"))))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a.exe"), pdf.make_indirect(held)])))


BROKEN: Mapping[Callable[[Pdf], None], str] = {
    without_alternatives: "ua1 7.3-1",
    without_a_language: "ua1 7.2-34",
    with_a_heading_left_out: "ua1 7.4.2-1",
    with_an_order_of_tags_that_cannot_be: "ua1 7.2-9",
    without_tags: "3a 6.7.3.3-1",
    with_words_that_are_not_tagged: "ua1 7.1-3",
    without_an_output_intent: "3a 6.2.4.3-2",
    without_a_typeface: "3a 6.2.11.4.1-1",
    with_a_script: "3a 6.5.1-1",
    with_a_launched_program: "3a 6.5.1-1",
    without_a_title_shown: "ua1 7.1-10",
    without_what_it_says_of_itself: "3a 6.6.2.1-1",
    with_a_link_that_says_nothing: "ua1 7.18.5-1",
    with_a_file_inside: "3a 6.8-3",
}
"""What keeps a document from being what it should be, and the clause that says so first."""


def changed(change: Callable[[Pdf], None]) -> bytes:
    file = BytesIO()
    with Pdf.open(BytesIO(write_certificate_pdf(a_certificate(), worn(SEALED)))) as pdf:
        change(pdf)
        pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_is_wrong_for_both_judges_and_by_the_same_standard(
    vera: VeraPdf, broken: Callable[[Pdf], None]
) -> None:
    pdf = changed(broken)
    one, other = failures(pdf), vera.failures(pdf)
    assert BROKEN[broken] in {each.partition(":")[0] for each in other}
    for standard, rules in (("ua1 ", "PDFUA1-"), ("3a ", "PDFA3A-")):
        assert any(each.startswith(standard) for each in other) == any(rules in each for each in one)


def test_what_is_only_written_anew_is_right_for_both(vera: VeraPdf) -> None:
    pdf = changed(lambda _: None)
    assert (failures(pdf), vera.failures(pdf)) == ([], [])


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7\n", b"no PDF at all"])
def test_what_is_no_document_is_wrong_for_verapdf_and_it_goes_on(vera: VeraPdf, file: bytes) -> None:
    assert vera.failures(file)
    assert vera.failures(write_certificate_pdf(a_certificate(), worn(SEALED))) == []

import gc
from pathlib import Path

from markupsafe import Markup

from tests.press.making import pages
from tests.reports.reading import failures, opened, spoken


def test_a_page_is_pdf_ua_and_pdf_a_in_one_file(tmp_path: Path) -> None:
    pdf = pages([Markup("<h1>Certificate</h1>")], tmp_path)
    assert failures(pdf) == []
    with opened(pdf) as document:
        said = document.Root.Metadata.read_bytes().decode()
    assert 'pdfaid:part="3" pdfaid:conformance="A"' in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said


def test_the_same_page_gives_the_same_bytes(tmp_path: Path) -> None:
    assert pages([Markup("<h1>Ŵyn</h1>")], tmp_path) == pages([Markup("<h1>Ŵyn</h1>")], tmp_path)


def test_a_letter_without_a_typeface_is_a_question_mark_and_no_empty_box(tmp_path: Path) -> None:
    pdf = pages([Markup("<h1>\u4e01 Ŵyn \N{GRINNING FACE}</h1>")], tmp_path)
    assert failures(pdf) == []
    assert spoken(pdf) == spoken(pages([Markup("<h1>? Ŵyn ?</h1>")], tmp_path))


def test_no_file_is_left_open(tmp_path: Path) -> None:
    pages([Markup("<h1>Certificate</h1>")], tmp_path)
    gc.collect()  # a file that was left open is told of here, as an error

"""Sheets of one design against the same sheets laid out whole."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from markupsafe import Markup
from pypdfium2 import PdfDocument

from engine.press import AT_ONCE, Binding, Design, about
from tests.press.making import NAMES, THEN, pages, printing, sheet
from tests.reports.reading import alternatives, failures, opened, spoken, tags


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("press")


@pytest.fixture(scope="module")
def bound(folder: Path) -> bytes:
    file = BytesIO()
    binding = Binding(file, "en")
    sheets = [sheet(name, f"HSD7-PHAV-402{number}-E") for number, name in enumerate(NAMES)]
    design = Design(sheets[0], printing(folder))
    design.write(binding, "en", sheets[:2])
    design.write(binding, "cy", sheets[2:])
    binding.close(about("Certificates", "Example Institute", THEN))
    return file.getvalue()


def whole(number: int, folder: Path) -> bytes:
    areas = sheet(NAMES[number], f"HSD7-PHAV-402{number}-E").areas
    return pages([Markup().join(area.whole for area in areas)], folder)


def picture(pdf: bytes, page: int = 0) -> bytes:
    with PdfDocument(pdf) as document:
        return bytes(document[page].render(scale=100 / 72).buffer)


def test_it_is_pdf_ua_and_pdf_a(bound: bytes) -> None:
    assert failures(bound) == []


@pytest.mark.parametrize("number", range(3))
def test_every_pixel_is_the_same(number: int, bound: bytes, folder: Path) -> None:
    assert picture(bound, number) == picture(whole(number, folder))
    assert picture(bound, number) != picture(bound, (number + 1) % 3)


def test_the_same_words_are_read_aloud_in_the_same_order(bound: bytes, folder: Path) -> None:
    assert spoken(bound) == "".join(spoken(whole(number, folder)) for number in range(3))


def test_the_same_tags_stand_in_the_same_order(bound: bytes, folder: Path) -> None:
    assert tags(bound) == [tag for number in range(3) for tag in tags(whole(number, folder))]


def test_every_code_says_where_it_leads(bound: bytes) -> None:
    codes = {f"QR code that leads to https://certificates.example.org/certificate/HSD7-PHAV-402{n}-E" for n in range(3)}
    assert alternatives(bound) == {"Seal of the institute", *codes}


def test_the_design_is_there_once(bound: bytes) -> None:
    with opened(bound) as document:
        streams = [sheet.obj.Contents[0].objgen for sheet in document.pages]
    assert len(set(streams)) == 1


def test_the_same_sheets_give_the_same_bytes(bound: bytes, folder: Path) -> None:
    again = BytesIO()
    binding = Binding(again, "en")
    sheets = [sheet(name, f"HSD7-PHAV-402{number}-E") for number, name in enumerate(NAMES)]
    design = Design(sheets[0], printing(folder))
    design.write(binding, "en", sheets[:2])
    design.write(binding, "cy", sheets[2:])
    binding.close(about("Certificates", "Example Institute", THEN))
    assert again.getvalue() == bound
    assert AT_ONCE > 2


def test_a_design_is_laid_out_once_for_all_files(bound: bytes, folder: Path) -> None:
    asked: list[int] = []

    def counting(htmls: Sequence[Markup]) -> bytes:
        asked.append(len(htmls))
        return pages(htmls, folder)

    sheets = [sheet(name, f"HSD7-PHAV-402{number}-E") for number, name in enumerate(NAMES)]
    design = Design(sheets[0], counting)
    for _ in range(2):
        file = BytesIO()
        binding = Binding(file, "en")
        design.write(binding, "en", sheets[:2])
        design.write(binding, "cy", sheets[2:])
        binding.close(about("Certificates", "Example Institute", THEN))
        assert file.getvalue() == bound
    assert asked == [1, 2, 1, 2, 1]

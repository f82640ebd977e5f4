from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pikepdf import Pdf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from engine.press import printed, styles, width
from engine.themes import Asset, Cut, paper_css
from tests.press.making import theme

PAGE = (
    '<!doctype html><html lang="en"><head><title>Names</title>'
    '<meta name="dcterms.created" content="2026-11-22T10:00:00+00:00"></head><body><p>{}</p></body></html>'
)


def fonts(pdf: bytes) -> set[str]:
    with Pdf.open(BytesIO(pdf)) as document:
        every = (font for page in document.pages for font in dict(page.Resources.Font).values())
        return {str(font.BaseFont).split("+")[1] for font in every}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "page.css"
    path.write_text("body { font-family: var(--q-font-body) } b { font-family: var(--q-font-heading) }")
    return path


@pytest.fixture
def only_here(tmp_path: Path) -> Path:
    """A typeface with one letter more than ours."""
    path = tmp_path / "fonts" / "only-here.ttf"
    path.parent.mkdir()
    with TTFont(theme().fonts[0].print.path) as font:
        for table in font["cmap"].tables:
            table.cmap[ord("李")] = "A"
        for record in font["name"].names:
            if record.nameID in {1, 4, 16}:
                record.string = "Only Here"
        font.save(path)
    return path


def test_a_typeface_of_the_machine_is_never_used(
    sheet: Path, only_here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{only_here.parent}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    html, borrowing = PAGE.format("Lee 李"), FontConfiguration()
    css = CSS(string=sheet.read_text() + "p { font-family: serif }", font_config=borrowing)
    assert fonts(HTML(string=html).write_pdf(stylesheets=[css], font_config=borrowing)) == {"Only-Here"}
    styles.cache_clear()
    assert fonts(printed(html, styles(theme(), (sheet,)))) == {"Lexend"}


def test_names_of_typefaces_that_do_not_come_along_lead_to_none_of_the_machine(sheet: Path) -> None:
    page = PAGE.format('<span style="font-family: DejaVu Sans, serif">Lee</span> <i>Lee</i> <b>Lee</b>')
    assert fonts(printed(page, styles(theme(), (sheet,)))) <= {"Lexend", "Lexend-Oblique", "Lexend-Bold"}


def test_other_scripts_are_written_in_ours_and_only_those_of_the_page_are_there(sheet: Path) -> None:
    assert fonts(printed(PAGE.format("Sara שרה <b>שרה</b>"), styles(theme(), (sheet,)))) == {
        "Lexend", "Noto-Sans-Hebrew", "Noto-Sans-Hebrew-Bold",
    }  # fmt: skip


def test_or_in_those_that_the_theme_names(sheet: Path, only_here: Path) -> None:
    further = (Cut(family="Only Here", weight=400, print=Asset(only_here)),)
    other = replace(theme(), printing=replace(theme().printing, further=further))
    assert fonts(printed(PAGE.format("Lee 李"), styles(other, (sheet,)))) == {"Lexend", "Only-Here"}


def test_a_page_is_the_same_whatever_was_printed_before(sheet: Path) -> None:
    page = PAGE.format("Sara שרה")
    styles.cache_clear()
    first = printed(page, styles(theme(), (sheet,)))
    printed(PAGE.format("Ngọc محمد Αθηνά"), styles(theme(), (sheet,)))
    assert printed(page, styles(theme(), (sheet,))) == first


def test_a_theme_without_typefaces_of_its_own_is_written_in_ours(sheet: Path) -> None:
    plain = replace(theme(), fonts=())
    assert "Lexend" not in paper_css(plain).split(":root")[0]
    assert fonts(printed(PAGE.format("Lee"), styles(plain, (sheet,)))) == {"Noto-Sans"}


def test_width_is_what_the_press_takes() -> None:
    assert width("Siân", theme(), 700) > width("Siân", theme(), 400)
    assert width("WWWW", theme()) > 3 * width("llll", theme())
    assert width("", theme()) == 0


@pytest.mark.parametrize(("plain", "marked"), [("Юля", "Ю\u0301ля"), ("שלום", "שָׁלוֹם"), ("คน", "ค้น")])
def test_marks_take_no_width(plain: str, marked: str) -> None:
    roomy = width(plain, theme()) * 1.1
    assert width(plain, theme()) <= width(marked, theme()) < roomy


def test_letters_that_join_are_measured_joined() -> None:
    assert width("ببب", theme()) < 3 * width("ب", theme())

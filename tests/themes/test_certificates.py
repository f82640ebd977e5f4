"""Certificates of a body's own: what is reckoned of them, and the two files beside the theme."""

from pathlib import Path

import pytest

from engine.reports import write_certificate_pdf
from engine.reports.certificates.layouts import sheets_of
from engine.themes.certificates import Layout, read_layout
from engine.themes.certificates.rules import read_rules
from engine.themes.complaints import Complaints
from tests.reports.certificates.making import awarded
from tests.reports.reading import failures, opened
from tests.themes.making import DRAWING, PLAIN, sound, write

AREAS = "".join(
    f'<p class="{name}"><slot name="{name}"></slot></p>\n'
    for name in ("title", "name", "date", "number", "address", "caveat")
)
TEMPLATE = f'{AREAS}<slot name="code" class="code"></slot>\n<img class="frame" src="frame.svg" alt="">\n'
SHEET = """
.title { top: 20mm; left: 20mm; right: 80mm; height: 20mm; }
.name { top: 50%; left: 10%; width: 4in; max-height: 2cm; font-size: 30pt; text-transform: uppercase; }
.date { bottom: 20mm; left: 20mm; width: 50mm; height: 6mm; }
.number { bottom: 30mm; right: 20mm; width: 60mm; height: 8mm; }
.address { bottom: 20mm; right: 20mm; width: 60mm; height: 8mm; }
.q-sample .address { display: none; }
.caveat { bottom: 10mm; left: 20mm; width: 120mm; height: 8mm; font-size: 9pt; }
.code { top: 20mm; right: 20mm; width: 30mm; height: 30mm; }
.frame { top: 5mm; left: 5mm; right: 5mm; bottom: 5mm; }
"""
NAMED = "print: {certificate: {layout: {template: certificate.html, stylesheet: certificate.css, portrait: %s}}}\n"


def laid_out(folder: Path, sheet: str = SHEET) -> Layout:
    (folder / "certificate.html").write_text(TEMPLATE, encoding="utf-8")
    (folder / "certificate.css").write_text(sheet, encoding="utf-8")
    (folder / "frame.svg").write_bytes(DRAWING)
    layout, *told = read_layout(folder / "certificate.html", folder / "certificate.css")
    assert [str(problem) for each in told for problem in each.problems] == []
    return layout


def test_places_follow_from_the_edges_of_the_sheet(tmp_path: Path) -> None:
    layout = laid_out(tmp_path)
    places = {each.area.classes[0]: each.place for each in layout.placed((297.0, 210.0)) if each.place}
    assert (places["title"].left, places["title"].width) == (20, 197)
    assert (places["name"].left, places["name"].top, places["name"].width) == pytest.approx((29.7, 105, 101.6))
    assert places["name"].height == 20
    assert (places["number"].right, places["number"].bottom) == (277, 180)


def test_how_words_are_set_follows_from_the_nearest_rule(tmp_path: Path) -> None:
    nearer = (
        SHEET + "p.title { font-size: 12pt; font-weight: bold; }\n.title { font-size: 20pt; color: var(--q-brand); }\n"
    )
    title, name = (each.setting for each in laid_out(tmp_path, nearer).placed((297.0, 210.0))[:2])
    assert (title.size, title.weight, title.colour) == (12, 700, "brand")
    assert (name.size, name.upper) == (30, True)


def test_a_sheet_is_known_by_what_is_on_it(tmp_path: Path) -> None:
    layout = laid_out(tmp_path)
    hidden = [each.area.classes[0] for each in layout.placed((297.0, 210.0), ["q-sample"]) if each.hidden]
    assert hidden == ["address"]


def test_brackets_in_brackets_are_a_problem_and_no_crash() -> None:
    complaints = Complaints("certificate.css")
    assert read_rules(b".title { color: " + b"(" * 20_000, complaints) == ()
    assert [each.code for each in complaints.problems] == ["theme.certificate-style"]


@pytest.mark.parametrize(("portrait", "edges"), [("no", (842, 595)), ("yes", (595, 842))])
def test_it_is_printed_with_its_pictures(tmp_path: Path, portrait: str, edges: tuple[int, int]) -> None:
    laid_out(write(tmp_path))
    theme = sound(tmp_path, PLAIN + NAMED % portrait)
    layout = theme.printing.certificate.layout
    assert layout is not None
    assert sheets_of(layout)[-1].name == "certificate.css"
    assert set(layout.pictures.values()) <= theme.printed.keys()
    pdf = write_certificate_pdf(awarded(worn=theme), theme)
    assert failures(pdf) == []
    with opened(pdf) as document:
        assert tuple(round(float(edge)) for edge in document.pages[0].mediabox[2:]) == edges

import re
from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from engine.press.fetching import AssetFetcher, AssetRefusedError
from engine.questionnaire import Language
from engine.reports.certificate import Certificate, certificate_of
from engine.reports.certificates import write_certificate_pdf
from engine.reports.pages import report_html
from engine.reports.pdf import write_report_pdf
from engine.reports.report import Report, report_of
from engine.scoring.score import Step
from engine.themes import Shelf, Theme
from engine.themes.theme import Asset, Picture
from tests.reports.making import (
    CY,
    EN,
    bands,
    certificate,
    feedback,
    questionnaire,
    scale,
    score,
    scored,
    sitting,
    text,
    theme,
    unscored,
)
from tests.reports.reading import (
    POPPLER,
    failures,
    opened,
    printed_lines,
    spoken,
    typefaces,
    word_boxes,
    written,
)

SYSTEM_FONTS = Path("/usr/share/fonts/truetype")
NAMES = ("Siân Ŵyn Llŷr", "Łukasz Ńowak", "Őry Șerban-Țepeș", "José O'Neill-Peña", "Żółć Čapek")
ELSEWHERE = ("Nguyễn Thị Ánh", "Αθηνά Παπαδοπούλου", "Дмитро Шевченко")


def a_report(skills: int = 3, language: Language = EN, name: str = "Siân Ŵyn Llŷr") -> Report:
    scales = [scale(f"skill{number}", f"Skill {number} with a long name", f"Sgìl {number}") for number in range(skills)]
    said = text("You listen.\n\n- to one\n- to all\n\n**More** at [a page](https://example.org/).")
    told = [feedback(each, band.id, said, text("Ask.", "Gofynnwch.")) for each in scales for band in bands()]
    steps = (Step("Added up."),)
    scores = [score(each, str(number % 5 + 1), explanation=steps) for number, each in enumerate(scales)]
    if skills > 1:
        scores[-1] = unscored(scales[-1])
    asked = questionnaire(*scales, feedback=tuple(told), certificate=certificate())
    return report_of(asked, sitting(name), scored(*scores), language)


def a_certificate(name: str = "Siân Ŵyn Llŷr", language: Language = EN) -> Certificate:
    found = certificate_of(questionnaire(certificate=certificate()), sitting(name), {}, language)
    assert found is not None
    return found


@pytest.mark.parametrize("language", [EN, CY])
@pytest.mark.parametrize("skills", [0, 1, 3, 11])
def test_a_report_is_pdf_ua(skills: int, language: Language) -> None:
    assert failures(write_report_pdf(a_report(skills, language), theme())) == []


def test_documents_say_their_language_and_title() -> None:
    with opened(write_report_pdf(a_report(language=CY), theme())) as report:
        assert report.Root.Lang == "cy"
        assert report.docinfo["/Title"] == "Sgiliau cyflogadwyedd, Siân Ŵyn Llŷr"
        assert report.Root.ViewerPreferences.DisplayDocTitle
    with opened(write_certificate_pdf(a_certificate(), theme())) as award:
        assert award.Root.Lang == "en"
        assert award.open_metadata()["dc:title"] == "Certificate of completion, Siân Ŵyn Llŷr"


@pytest.mark.skipif(not SYSTEM_FONTS.exists(), reason="there are no typefaces on this machine to fall back on")
@pytest.mark.parametrize("name", ELSEWHERE)
def test_other_letters_are_borrowed_from_the_machine_and_none_is_missing(name: str) -> None:
    pdf = write_certificate_pdf(a_certificate(name), theme())

    assert failures(pdf) == []
    assert len(typefaces(pdf)) > 2
    assert all(typefaces(pdf).values())


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
@pytest.mark.parametrize("language", [EN, CY])
def test_the_tags_read_the_words_of_the_page_in_its_order(language: Language) -> None:
    report = a_report(language=language)

    heard = spoken(write_report_pdf(report, theme()))

    running = written(f"{report.name}{report.reference}")
    assert heard == written(report_html(report, theme())).replace(running, "")


def test_a_long_name_does_not_widen_a_report() -> None:
    with opened(write_report_pdf(a_report(1, name="W" * 200), theme())) as document:
        assert {round(float(sheet.mediabox[2])) for sheet in document.pages} == {595}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write_report_pdf(a_report(), theme()) == write_report_pdf(a_report(), theme())
    assert write_certificate_pdf(a_certificate(), theme()) == write_certificate_pdf(a_certificate(), theme())


def test_dates_come_from_the_sitting_and_not_from_the_clock() -> None:
    with opened(write_certificate_pdf(a_certificate(), theme())) as award:
        assert award.open_metadata()["xmp:CreateDate"].startswith("2026-11-22T09:30:00")


@pytest.mark.parametrize(
    "asking",
    [
        '<link rel="attachment" href="file:///etc/hostname">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<a rel="attachment" href="file:///etc/hostname">x</a>',
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="asset:../../README.md" alt="x">',
    ],
)
def test_a_page_that_asks_for_other_files_is_not_printed_at_all(asking: str) -> None:
    page = HTML(string=f'<html lang="en">{asking}', url_fetcher=AssetFetcher(theme().printed), base_url="asset:")
    with pytest.raises(FatalURLFetchingError):
        page.write_pdf()


def test_a_missing_logo_is_an_exception_and_not_a_blank(tmp_path: Path) -> None:
    file = tmp_path / "gone.png"
    file.write_bytes(b"a picture")
    branded = replace(theme(), logo=Picture(Asset(file), {"en": "Gone"}))
    assert branded.printed.keys() > theme().printed.keys()
    file.unlink()
    with pytest.raises(AssetRefusedError):
        write_certificate_pdf(a_certificate(), branded)


def branded() -> Theme:
    """The shipped theme that has everything a body can add to its certificates."""
    found = Shelf(Path(__file__).parents[2] / "themes").read("example-institute").theme
    assert found is not None
    return found


def of_institute(**changed: object) -> Theme:
    plain = branded()
    return replace(plain, printing=replace(plain.printing, **changed))  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_in_large_print_nothing_is_small_and_nothing_is_cut_off(paper: str) -> None:
    pdf = write_report_pdf(a_report(11, name="Llŷr " * 30), theme(), working=True, paper=paper, large=True)
    width, height = {"A4": (595, 842), "Letter": (612, 792)}[paper]

    boxes = word_boxes(pdf)
    assert failures(pdf) == []
    assert min(box.height for box in boxes) >= 18
    assert max(box.right for box in boxes) <= width - 50
    assert max(box.bottom for box in boxes) <= height - 20


def test_large_print_is_larger_and_letter_is_another_sheet() -> None:
    pdf = write_report_pdf(a_report(), of_institute(large=True, page_size="letter"))
    assert failures(pdf) == []
    with opened(pdf) as document:
        assert [float(edge) for edge in document.pages[0].mediabox] == [0, 0, 612, 792]
        assert len(document.pages) > len(opened(write_report_pdf(a_report(), branded())).pages)
    award = write_certificate_pdf(a_certificate(), of_institute(page_size="letter"))
    with opened(award) as document:
        assert [float(edge) for edge in document.pages[0].mediabox] == [0, 0, 792, 612]


def test_a_report_on_eight_areas_with_all_that_can_be_said_has_four_pages_at_most() -> None:
    said = text("You listen to others, and you say what you think when it is your turn to speak. People trust you.")
    scales = [scale(f"skill{number}", f"Skill {number}") for number in range(8)]
    told = [
        feedback(each, band.id, said, said, can_do=said, activity=said) for each in scales for band in bands()
    ]  # fmt: skip
    scores = scored(*(score(each, str(number % 4 + 1)) for number, each in enumerate(scales)))
    report = report_of(questionnaire(*scales, feedback=tuple(told)), sitting(), scores, EN)
    for paper in ("A4", "Letter"):
        with opened(write_report_pdf(report, theme(), paper=paper)) as document:
            assert 3 <= len(document.pages) <= 4


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    for skills in range(4, 12):
        pdf = write_report_pdf(a_report(skills), theme())
        with opened(pdf) as document:
            pages = len(document.pages)
        for page in range(1, pages):
            lines = [line.strip() for line in printed_lines(pdf, page) if line.strip()]
            last = lines[-2]  # above the number of the page
            assert last not in {"Your results in detail", "Your action plan", "Where you can grow next", "Area Result"}
            assert not re.fullmatch(r"Skill \d+ with a long name( +\w+, \d out of 5)?", last), (skills, page)

"""Slips of paper with codes, to be cut apart and handed out."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from pypdfium2 import PdfDocument
from zxingcpp import read_barcodes

from engine.codes import Codes
from engine.questionnaire import Language
from engine.reports import Slip, Slips, slips_of, write_slips_pdf
from engine.reports.pages import STYLES_FOLDER
from engine.themes import open_wardrobe
from tests.reports.making import CY, EN, THEME, questionnaire, text, theme
from tests.reports.reading import POPPLER, failures, opened, printed_words, spoken, word_boxes

CODES = Codes(["secret"])
SITE = "https://skills.example.org"
MILLIMETRE = 72 / 25.4
PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
READABLE = some.text(some.characters(max_codepoint=0x24F, categories=("L", "N", "P", "Zs")), min_size=1, max_size=120)


def slip(language: Language = EN) -> Slip:
    token = CODES.new_token()
    return Slip(code=CODES.code_in(token) or "", link=f"{SITE}/{language}/s/{token}/welcome")


def slips(number: int, language: Language = EN, title: str = "Employability skills", label: str = "Room 4") -> Slips:
    handed = [slip(language) for _ in range(number)]
    return slips_of(questionnaire(title=text(title)), language, handed, f"{SITE}/return", label)


@pytest.mark.parametrize("language", [EN, CY])
@pytest.mark.parametrize("number", [1, 7])
def test_slips_are_pdf_ua(number: int, language: Language) -> None:
    assert failures(write_slips_pdf(slips(number, language), theme())) == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("number", "pages"), [(1, 1), (6, 1), (7, 2), (20, 4)])
def test_six_stand_on_a_page(number: int, pages: int, paper: str) -> None:
    with opened(write_slips_pdf(slips(number), theme(), paper)) as document:
        assert len(document.pages) == pages
        assert [float(side) for side in document.pages[0].mediabox[2:]] == pytest.approx(
            [side * MILLIMETRE for side in PAPERS[paper]], abs=0.01
        )
        assert document.docinfo["/Title"] == "Codes for Employability skills"
        assert document.Root.Lang == "en"


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_each_code_is_printed_once_with_where_to_type_it() -> None:
    printed = slips(20)
    words = printed_words(write_slips_pdf(printed, theme()))
    assert {words.count(each.code) for each in printed.slips} == {1}
    assert words.replace(" ", "").count(f"{SITE}/return") == words.count("Your code · Eich cod") == 20


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_each_slip_is_read_aloud_whole_before_the_next() -> None:
    printed = slips(2, label="")
    one, other = (each.code.replace(" ", "") for each in printed.slips)
    heard = spoken(write_slips_pdf(printed, theme()))
    assert heard.index(one) < heard.index("Typeitat") < heard.index("EmployabilityskillsYourcode·Eichcod" + other)


def test_a_camera_is_led_where_the_code_leads() -> None:
    printed = slips(6, CY)
    sheet = PdfDocument(write_slips_pdf(printed, theme()))[0].render(scale=3).to_pil()
    assert {found.text for found in read_barcodes(sheet)} == {each.link for each in printed.slips}


def test_the_words_beside_a_code_are_in_each_language_and_that_of_the_slip_is_first() -> None:
    assert slips(1, CY).code_is == [("cy", "Eich cod"), ("en", "Your code")]
    assert slips(1, EN).type_it == [("en", "Type it at"), ("cy", "Teipiwch ef yn")]


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "title",
    [
        "W" * 40,
        "Hunanasesiad o sgiliau cyflogadwyedd a dysgu gydol oes yng Nghymru: gwanwyn",
        "Llanfairpwllgwyngyll " * 3,
    ],
)
def test_with_the_names_there_are_every_sheet_is_cut_in_the_same_places(title: str, paper: str) -> None:
    pdf = write_slips_pdf(slips(12, CY, title, "Dydd Iau, ystafell 4, y llawr cyntaf"), theme(), paper)
    with opened(pdf) as document:
        assert len(document.pages) == 2
    small = [box.bottom for box in word_boxes(pdf) if box.word.startswith("Cadwch")]
    assert len(small) == 12
    assert len({round(bottom) for bottom in small}) == 3


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
@settings(max_examples=5)
@given(READABLE, READABLE, some.sampled_from(tuple(PAPERS)))
@example("W" * 900, "W" * 40, "Letter")
@example("W" * 200, "W" * 40, "A4")
@example("word " * 100, "Room 4", "A4")
def test_no_name_is_ever_cut_off_or_runs_out_of_its_slip(title: str, label: str, paper: str) -> None:
    pdf = write_slips_pdf(slips(3, CY, title, label), theme(), paper)
    across, down = PAPERS[paper]
    boxes = word_boxes(pdf)
    assert max(box.right for box in boxes) <= (across - 12) * MILLIMETRE + 0.1
    assert max(box.bottom for box in boxes) <= (down - 10) * MILLIMETRE + 0.1
    alone = word_boxes(write_slips_pdf(slips(1, CY, title, label), theme(), paper))
    on_slip = alone[next(place for place, box in enumerate(alone) if box.word == "Corff") :]
    assert max(box.right for box in on_slip) <= (across / 2 - 7) * MILLIMETRE + 0.1
    assert "hidden" not in (STYLES_FOLDER / "slips.css").read_text("utf-8"), "what is too much is not cut off"
    assert [box.word for box in boxes].count("Cadwch") == 3


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
@pytest.mark.parametrize("look", ["default", "example-institute"])
def test_the_widest_code_stays_on_one_line_of_its_slip(look: str) -> None:
    worn = open_wardrobe(THEME.with_name(look)).default
    wide = slips_of(questionnaire(), EN, [slip(), Slip(code="WWW-WWW-WWW-WWW", link=SITE)], f"{SITE}/return")
    [box] = [box for box in word_boxes(write_slips_pdf(wide, worn, "A4")) if "WWW" in box.word]
    assert (box.word, box.right <= (210 - 12 - 7) * MILLIMETRE) == ("WWW-WWW-WWW-WWW", True)


def test_they_say_what_the_questionnaire_is_called_in_their_language() -> None:
    printed = slips_of(questionnaire(), CY, [slip()], f"{SITE}/return")
    assert (printed.title, printed.language, printed.label) == ("Sgiliau cyflogadwyedd", "cy", "")

"""Slips of paper with codes, to be cut apart and handed out."""

from __future__ import annotations

import pytest

from engine.codes import Codes
from engine.questionnaire import Language
from engine.reports import Slips, slips_of, write_slips_pdf
from tests.reports.making import CY, EN, questionnaire, theme
from tests.reports.reading import POPPLER, failures, opened, printed_words, spoken, word_boxes

CODES = Codes(["secret"])
ADDRESS = "https://skills.example.org/return"


def slips(number: int, language: Language = EN, title: str = "Employability skills", label: str = "Room 4") -> Slips:
    codes = [CODES.code_in(CODES.new_token()) or "" for _ in range(number)]
    return Slips(
        title=title, body="Example Body", label=label, type_it_at=ADDRESS, language=language, codes=tuple(codes)
    )


@pytest.mark.parametrize("language", [EN, CY])
@pytest.mark.parametrize("number", [1, 7])
def test_slips_are_pdf_ua(number: int, language: Language) -> None:
    assert failures(write_slips_pdf(slips(number, language), theme())) == []


@pytest.mark.parametrize(("number", "pages"), [(1, 1), (6, 1), (7, 2), (20, 4)])
def test_six_stand_on_a_page(number: int, pages: int) -> None:
    with opened(write_slips_pdf(slips(number), theme())) as document:
        assert len(document.pages) == pages
        assert document.docinfo["/Title"] == "Codes for Employability skills"
        assert document.Root.Lang == "en"


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_each_code_is_printed_once_with_where_to_type_it() -> None:
    printed = slips(20)
    words = printed_words(write_slips_pdf(printed, theme()))
    assert {words.count(code) for code in printed.codes} == {1}
    assert words.count(ADDRESS) == words.count("Your code") == 20


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
def test_each_slip_is_read_aloud_whole_before_the_next() -> None:
    printed = slips(2, label="")
    one, other = (code.replace(" ", "") for code in printed.codes)
    heard = spoken(write_slips_pdf(printed, theme()))
    assert heard.index(one) < heard.index("Typeitat") < heard.index("EmployabilityskillsYourcode" + other)


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler-utils is not installed")
@pytest.mark.parametrize("title", ["W" * 59, "A long title of a questionnaire " * 6, "Llanfairpwllgwyngyll" * 4])
def test_a_long_title_stays_on_its_slip(title: str) -> None:
    pdf = write_slips_pdf(slips(6, CY, title, "W" * 40), theme())
    with opened(pdf) as document:
        assert len(document.pages) == 1
    points = 72 / 25.4
    for box in word_boxes(pdf):
        assert box.right <= 198 * points
    small = [box.bottom for box in word_boxes(pdf) if box.word.startswith("atebion")]
    assert sorted(int(bottom / points - 12) // 91 for bottom in small) == [0, 0, 1, 1, 2, 2]


def test_they_say_what_the_questionnaire_is_called_in_their_language() -> None:
    printed = slips_of(questionnaire(), CY, ["7K3-M9Q-WD2-RX0"], ADDRESS)
    assert (printed.title, printed.language, printed.label) == ("Sgiliau cyflogadwyedd", "cy", "")

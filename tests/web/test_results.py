from __future__ import annotations

import io
import json
import sqlite3

import pikepdf
import pytest

from tests.forms.page_tree import words
from tests.reports.reading import failures, printed_words, word_boxes
from tests.web.browsing import Browser
from tests.web.examples import QUIET, TEAM, WEAK
from tests.web.installation import Installation, begin, submitted


def test_the_report_is_a_pdf_named_after_questionnaire_and_reference(browser: Browser) -> None:
    page = browser.follow(submitted(browser), "Download your report (PDF)")
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Content-Disposition"].startswith('attachment; filename="team-report-')
    assert pikepdf.open(io.BytesIO(page.body)).Root.Lang == "en"


def test_before_printing_one_chooses_whether_the_working_comes_along(browser: Browser) -> None:
    page = submitted(browser)
    short = browser.follow(page, "Download your report (PDF)")
    long = browser.follow(page, "Download your report with how each score was worked out (PDF)")

    assert "worked out" not in printed_words(short.body)
    assert "How your result was worked out" in printed_words(long.body)
    assert "“I help others.”: Always. This counts 3." in printed_words(long.body)


def test_how_a_score_was_worked_out_unfolds_without_a_script(browser: Browser) -> None:
    page = submitted(browser)
    [_, details] = page.tree.iter("details")
    assert words(details.find("summary")) == "How this score was worked out: Team-working"
    assert "The score is 3." in words(details)


def test_an_explanation_is_shown_as_it_was_stored_even_by_an_engine_that_would_explain_otherwise(
    browser: Browser, installation: Installation
) -> None:
    page = submitted(browser)
    with sqlite3.connect(installation.database) as database:
        [[stored]] = database.execute("SELECT scores FROM result")
        scores = json.loads(stored)
        scores["teamwork"]["explanation"] = [
            {"sentence": "So it was in {year}.", "values": {"year": 1999}, "item": None}
        ]
        del scores["teamwork"]["parts"]
        database.execute("UPDATE result SET scores = ?", [json.dumps(scores)])

    shown = browser.open(page.url)
    assert "So it was in 1,999." in shown.words
    assert "This counts" not in shown.words
    assert "Strong, 3 out of 3" in shown.words


def test_the_certificate_is_there_for_those_who_earned_it(browser: Browser) -> None:
    page = browser.follow(submitted(browser), "Download your certificate (PDF)")
    assert page.headers["Content-Disposition"].startswith('attachment; filename="team-certificate-')
    assert len(pikepdf.open(io.BytesIO(page.body)).pages) == 1


def test_who_did_not_earn_a_certificate_is_not_offered_one(browser: Browser) -> None:
    page = submitted(browser, work=WEAK)
    assert "You have begun." in page.words
    assert "certificate" not in page.words
    missed = browser.open(page.url.replace("/result", "/certificate.pdf"))
    assert missed.status == 404
    assert "There is no certificate for these answers." in missed.words


def test_a_certificate_is_offered_where_no_score_is_shown_too(installation: Installation) -> None:
    installation.write(TEAM.replace("    scorer: mean\n", "    scorer: mean\n    shown: no\n"))
    page = submitted(Browser(installation.app()))
    assert page.heading == "Thank you"
    assert "Download your report" not in page.words
    assert Browser(installation.app()).open(page.url).status == 200
    assert "Download your certificate (PDF)" in page.words


def test_the_result_can_be_read_in_either_language(browser: Browser) -> None:
    page = browser.follow(submitted(browser), "Cymraeg")
    assert page.language == "cy"
    assert "Mae eraill yn dibynnu arnoch chi." in page.words


@pytest.mark.parametrize("document", ["report.pdf", "certificate.pdf"])
def test_what_is_confidential_ends_with_thanks_alone(browser: Browser, document: str) -> None:
    page = browser.press(browser.follow(begin(browser, "quiet"), "Go to the first question"), {"fine": "fine"})
    page = browser.press(page)
    assert page.heading == "Thank you"
    assert "Your answers have been sent." in page.words
    assert browser.open(page.url.replace("result", document)).status == 404


def test_a_confidential_score_is_shown_to_nobody(installation: Installation) -> None:
    scored = QUIET.replace("label: I am fine}", "label: I am fine, score: 1}") + SCALE
    installation.write(scored, "quiet")
    browser = Browser(installation.app())
    page = browser.press(browser.follow(begin(browser, "quiet"), "Go to the first question"), {"fine": "fine"})
    page = browser.press(page)
    assert page.heading == "Thank you"
    assert "Wellbeing" not in page.words


SCALE = """\
scales:
  - {id: wellbeing, label: Wellbeing, items: [fine], scorer: sum, missing: all_required}
"""


def test_a_score_nobody_is_to_see_is_no_result(installation: Installation) -> None:
    installation.write(TEAM.replace("    scorer: mean\n", "    scorer: mean\n    shown: no\n"))
    page = submitted(Browser(installation.app()))
    assert page.heading == "Thank you"
    assert "Others rely on you." not in page.words


def test_the_way_back_to_results_is_shown_with_them(browser: Browser) -> None:
    page = submitted(browser)
    link = browser.follow(page, "Your personal link, to come back to this page")
    assert link.heading == "Your personal link"
    assert "With this link you come back to your results at any time" in link.words
    assert "Your short code" in link.words
    assert browser.follow(link, "Go to your results").url == page.url


def test_a_result_begins_with_thanks_and_ends_with_what_to_keep(installation: Installation) -> None:
    page = submitted(Browser(installation.app()))
    told = [
        "Thank you", "Your answers have been sent.", "Working together, ", "Who sees your answers", "Your results",
        "Strong, 3 out of 3", "To print or to keep", "Download your report (PDF)", "Your personal link",
    ]  # fmt: skip
    places = [page.words.find(each) for each in told]
    assert places == sorted(places)
    assert -1 not in places


def test_a_report_can_be_had_in_large_print(browser: Browser) -> None:
    page = submitted(browser)
    plain, large = (browser.follow(page, f"Download your report{asked} (PDF)") for asked in ("", " in large print"))

    assert failures(large.body) == []
    assert _height_of("Team-working", large.body) > 1.5 * _height_of("Team-working", plain.body)


def _height_of(word: str, pdf: bytes) -> float:
    """How high the lowest of the letters of a word are set on the first page, by how far lines are apart."""
    boxes = [box for box in word_boxes(pdf) if box.word == word]
    return min(box.height for box in boxes)


def test_a_report_can_be_had_in_every_language_at_once(browser: Browser) -> None:
    pdf = browser.follow(submitted(browser), "Download your report in every language of this questionnaire (PDF)").body

    assert failures(pdf) == []
    said = printed_words(pdf)
    assert said.index("Others rely on you.") < said.index("Mae eraill yn dibynnu arnoch chi.")
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        assert [bookmark.title for bookmark in outline.root] == ["English", "Cymraeg"]
        assert [str(part.Lang) for part in document.Root.StructTreeRoot.K.K] == ["en", "cy"]


@pytest.mark.parametrize(("paper", "width"), [("A4", 595), ("Letter", 612), ("A0", 595)])
def test_a_report_can_be_had_on_the_paper_one_has(browser: Browser, paper: str, width: int) -> None:
    address = submitted(browser).url.replace("/result", f"/report.pdf?paper={paper}")
    with pikepdf.open(io.BytesIO(browser.open(address).body)) as document:
        assert round(float(document.pages[0].mediabox[2])) == width

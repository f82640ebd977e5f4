"""A centre reads how a group has done, without names and without numbers that give somebody away."""

from __future__ import annotations

import re

import pytest

from engine.catalogue import Catalogue
from engine.questionnaire import PageId
from engine.store import open_store
from tests.reports.reading import failures, printed_words
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation, signed_in

WELL = {"helps": "always", "listens": "always"}
POORLY = {"helps": "never", "listens": "never"}
REPORT = "/centre/team/1.0.0/group-report"


def finished(installation: Installation, group: str | None, well: int, poorly: int) -> None:
    """So many of a group have finished, some well and some poorly."""
    catalogue, store = Catalogue(installation.settings.questionnaires), open_store(installation.settings.database_url)
    asked = catalogue.find("team")
    assert asked is not None
    text = catalogue.text(asked.content_hash)
    for work in [WELL] * well + [POORLY] * poorly:
        sitting, _ = store.start(asked, text, asked.languages[0], group=group)
        about = {"learner": "Siân Ŵyn Llŷr", "route": "degree"}
        for page, answers in (("about", about), ("work", work), ("last", {"agreed": True})):
            store.save_page(sitting.id, asked, PageId(page), answers, sitting.language)
        store.submit(sitting, asked)
    store.close()


@pytest.fixture
def centre(browser: Browser, installation: Installation) -> Browser:
    finished(installation, "Room <4>", 12, 11)
    finished(installation, "Room 5", 2, 1)
    signed_in(browser)
    return browser


def rows(page: Shown) -> list[list[str]]:
    return [
        [said.strip() for said in re.findall(r">([^<]+)</t[hd]>", row)]
        for row in re.findall(r"<tr>.*?</tr>", page.html, re.DOTALL)
    ]


def test_the_report_on_a_group_is_chosen_from_those_there_are(centre: Browser) -> None:
    page = centre.follow(centre.open("/centre/team/1.0.0"), "See the report on a group, without names")
    assert page.heading == "Group report: Working together, version 1.0.0"
    assert centre.follow(page, "Room 5").heading == page.heading
    page = centre.follow(page, "Room <4>")

    assert "23 people have completed this." in page.words
    assert ["Starting", "11", "48%"] in rows(page)
    assert ["Strong", "12", "52%"] in rows(page)
    assert "Siân" not in page.words


def test_of_a_small_group_only_is_told_that_it_is_small(centre: Browser) -> None:
    page = centre.open(f"{REPORT}?group=Room+5")
    assert "Fewer than 10 people have completed this so far." in page.words
    assert rows(page) == []
    assert "Download this report" not in page.words


def test_everybody_is_told_without_the_small_group(centre: Browser) -> None:
    page = centre.open(REPORT)
    assert "23 people have completed this." in page.words
    assert "People in groups that are too small are left out" in page.words


def test_an_installation_can_ask_for_larger_groups(installation: Installation, centre: Browser) -> None:
    assert centre
    strict = Browser(installation.app(smallest_group=25))
    signed_in(strict)
    page = strict.open(f"{REPORT}?group=Room+%3C4%3E")
    assert "Fewer than 25 people have completed this so far." in page.words


@pytest.mark.parametrize(("language", "said"), [("en", "people have completed"), ("cy", "Gwaith tîm")])
def test_it_is_printed_in_any_language(centre: Browser, language: str, said: str) -> None:
    pdf = centre.open(f"{REPORT}.pdf?group=Room+%3C4%3E&language={language}")
    assert pdf.headers["Content-Disposition"] == f'attachment; filename="team-1.0.0-group-report-{language}.pdf"'
    assert failures(pdf.body) == []
    assert said in printed_words(pdf.body)


def test_where_nobody_has_finished_there_is_none(browser: Browser) -> None:
    signed_in(browser)
    page = browser.open(REPORT)
    assert page.status == 404
    assert "Nobody has completed this questionnaire yet." in page.words


def test_nobody_sees_it_without_the_password(browser: Browser) -> None:
    assert browser.open(REPORT).url.endswith("/sign-in")
    assert browser.open("/centre/quiet/1.0.0/group-report").url.endswith("/sign-in")


def test_of_confidential_answers_there_is_none(browser: Browser) -> None:
    signed_in(browser)
    page = browser.open("/centre/quiet/1.0.0/group-report")
    assert page.status == 404
    assert "This questionnaire is confidential" in page.words

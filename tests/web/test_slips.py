"""A centre hands out codes on paper."""

from __future__ import annotations

import re

import pytest

from tests.reports.reading import failures, printed_words
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation, signed_in

CODE = re.compile(r"\b[0-9A-Z]{3}(?:-[0-9A-Z]{3}){3}\b")


@pytest.fixture
def centre(browser: Browser) -> Browser:
    signed_in(browser)
    return browser


def printed(centre: Browser, button: str = "Print slips in English", **typed: str) -> Shown:
    page = centre.follow(centre.open("/centre/team/1.0.0"), "Print slips with codes to hand out")
    language = {"Print slips in English": "en", "Print slips in Cymraeg": "cy"}[button]
    return centre.press(page, {"number": "2", "language": language, **typed})


def test_a_learner_begins_with_a_code_from_a_slip_and_goes_on_with_it(
    centre: Browser, installation: Installation
) -> None:
    slips = printed(centre, "Print slips in Cymraeg", label="Thursday, room 4")
    assert slips.headers["Content-Disposition"] == 'attachment; filename="team-1.0.0-codes-cy.pdf"'
    assert failures(slips.body) == []
    words = printed_words(slips.body)
    assert "Thursday, room 4" in words
    assert "http://localhost/return" in words
    first, second = CODE.findall(words)
    learner = Browser(installation.app())
    page = learner.press(learner.open("/cy/return"), {"code": first})
    assert page.url.endswith("/welcome")
    assert "Mae eich canolfan yn gweld eich atebion." in page.words
    other = Browser(installation.app())
    assert other.press(other.open("/en/return"), {"code": second}).url != page.url


def test_sittings_that_nobody_has_begun_count_for_nothing(centre: Browser, installation: Installation) -> None:
    printed(centre, number="7")
    assert installation.count("sitting") == 7
    assert "0 completed." in centre.open("/centre/team/1.0.0").words
    assert "7 completed" not in centre.open("/centre/").words


@pytest.mark.parametrize("number", ["", "0", "-1", "201", "many", "1.5", "9" * 5000])
def test_how_many_is_a_number_within_bounds(centre: Browser, installation: Installation, number: str) -> None:
    page = printed(centre, number=number, label="Room 4")
    assert page.status == 422
    assert page.errors == ["Enter how many slips to print, from 1 to 200"]
    assert (page.typed("number"), page.typed("label")) == (number, "Room 4")
    assert installation.count("sitting") == 0


def test_no_codes_are_handed_out_for_a_confidential_questionnaire(centre: Browser) -> None:
    """Whoever printed them could look at answers that nobody was to see."""
    assert "Print slips" not in centre.open("/centre/quiet/1.0.0").words
    page = centre.open("/centre/quiet/1.0.0/slips")
    assert page.status == 404
    assert "For a confidential questionnaire give people its address." in page.words


def test_no_codes_are_handed_out_for_what_is_no_longer_offered(centre: Browser) -> None:
    page = centre.open("/centre/team/9.0.0/slips")
    assert page.status == 404
    assert "This version is no longer offered, so nobody can begin it." in page.words


def test_nobody_hands_out_codes_without_the_password(browser: Browser, installation: Installation) -> None:
    assert browser.open("/centre/team/1.0.0/slips").url == "/centre/sign-in"
    page = browser.open("/centre/team/1.0.0/slips", "POST", data={"number": "2"})
    assert page.status == 400 or page.url == "/centre/sign-in"
    assert installation.count("sitting") == 0

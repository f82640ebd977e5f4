"""Several versions of one questionnaire at once: who has begun finishes on the version they began with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from engine.catalogue import Promises, publish, read_lock
from engine.clock import today
from engine.compiler import compile_file
from tests.reports.reading import POPPLER, word_boxes
from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, LAST, TEAM, WORK
from tests.web.installation import Installation, begin, signed_in, submitted, token_of

SECOND = (
    TEAM.replace("version: 1.0.0", "version: 2.0.0")
    .replace("I listen.", "I hear people out.")
    .replace("Others rely on you.", "Everybody relies on you.")
    .replace("has looked at their own work.", "has thought about their own work.")
    .replace("at_least: 2.5", "at_least: 2.8")
)


@pytest.fixture
def serving(installation: Installation) -> Flask:
    """An app that takes up each change as it is saved."""
    return installation.app(watch=True)


def publish_in(installation: Installation, file: Path) -> None:
    folder = installation.settings.questionnaires
    publish(Promises(folder, read_lock(folder), compile_file), compile_file(file), today())


def first_of(browser: Browser, version: str) -> Shown:
    """The first page of a sitting on a version."""
    link = browser.press(browser.open(f"/en/q/team/{version}"))
    return browser.open(f"/en/s/{token_of(link)}/page/about")


def finish(browser: Browser, page: Shown) -> Shown:
    """From the second page to the result."""
    return browser.press(browser.press(browser.press(page, WORK), LAST))


def test_who_has_begun_finishes_on_the_version_they_began_with(serving: Flask, installation: Installation) -> None:
    browser = Browser(serving)
    page = browser.press(first_of(browser, "1.0.0"), ABOUT)
    installation.write(SECOND, version="2.0.0")
    assert "I listen." in page.words
    again = browser.open(page.url)
    assert "I listen." in again.words
    result = finish(browser, again)
    assert "Others rely on you." in result.words
    assert "Everybody relies on you." not in result.words


def test_both_versions_have_a_start_page_and_the_list_shows_the_newest(
    serving: Flask, installation: Installation
) -> None:
    installation.write(SECOND, version="2.0.0")
    browser = Browser(serving)
    for version, asked in (("1.0.0", "I listen."), ("2.0.0", "I hear people out.")):
        page = browser.press(first_of(browser, version), ABOUT)
        assert asked in page.words
        assert version in browser.open(f"/en/q/team/{version}/record").words
    assert "I hear people out." in browser.press(first_page_of_newest(browser), ABOUT).words
    assert browser.open("/en/").words.count("Working together") == 1


def first_page_of_newest(browser: Browser) -> Shown:
    return browser.open(f"/en/s/{token_of(begin(browser))}/page/about")


@pytest.mark.skipif(not POPPLER.exists(), reason="poppler reads the certificates")
def test_results_and_certificates_of_both_are_of_their_own_version(serving: Flask, installation: Installation) -> None:
    installation.write(SECOND, version="2.0.0")
    browser = Browser(serving)
    for version, told, said in (
        ("1.0.0", "Others rely on you.", "has looked at their own work."),
        ("2.0.0", "Everybody relies on you.", "has thought about their own work."),
    ):
        result = finish(browser, browser.press(first_of(browser, version), ABOUT))
        assert told in result.words
        certificate = browser.open(f"/en/s/{token_of(result)}/certificate.pdf")
        assert certificate.status == 200
        assert said in " ".join(box.word for box in word_boxes(certificate.body))


def test_a_centre_sees_each_version_by_itself(serving: Flask, installation: Installation) -> None:
    browser = Browser(serving)
    submitted(browser)
    installation.write(SECOND, version="2.0.0")
    submitted(browser)
    submitted(browser)
    signed_in(browser)
    for version, number in (("1.0.0", 1), ("2.0.0", 2)):
        table = browser.open(f"/centre/team/{version}/results.csv").body.decode("utf-8-sig")
        assert len(table.splitlines()) == 1 + number
        assert version in browser.open("/centre/").words


def remove(file: Path) -> None:
    file.unlink()


def change(file: Path) -> None:
    file.write_text(TEAM.replace("I listen.", "I am all ears."), "utf-8")


@pytest.mark.parametrize("spoil", [remove, change])
def test_a_published_version_that_is_changed_or_gone_is_offered_no_more_and_finished_all_the_same(
    installation: Installation, spoil: Callable[[Path], None]
) -> None:
    file = installation.write(TEAM)
    publish_in(installation, file)
    before = Browser(installation.app())
    page = before.press(first_of(before, "1.0.0"), ABOUT)
    spoil(file)
    browser = Browser(installation.app())
    assert browser.open("/en/q/team/1.0.0").status == 404
    assert browser.open("/en/q/team").status == 404
    again = browser.open(page.url)
    assert "I listen." in again.words
    assert "Others rely on you." in finish(browser, again).words


def test_while_it_is_served_a_changed_published_version_stays_as_it_was(
    serving: Flask, installation: Installation
) -> None:
    file = installation.write(TEAM)
    publish_in(installation, file)
    browser = Browser(serving)
    browser.open("/en/")
    installation.write(TEAM.replace("I listen.", "I am all ears."))
    assert "I listen." in browser.press(first_of(browser, "1.0.0"), ABOUT).words
    assert "has been changed since" in browser.open("/en/").words


def test_in_public_a_draft_is_not_offered_in_place_of_what_is_published(installation: Installation) -> None:
    publish_in(installation, installation.write(TEAM))
    installation.write(SECOND, version="2.0.0")
    in_public, at_work = Browser(installation.app()), Browser(installation.app(watch=True))
    assert "I listen." in in_public.press(first_page_of_newest(in_public), ABOUT).words
    assert "I hear people out." in at_work.press(first_page_of_newest(at_work), ABOUT).words
    assert in_public.open("/en/q/team/2.0.0").status == 200

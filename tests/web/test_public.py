from __future__ import annotations

import pytest

from tests.web.browsing import Browser
from tests.web.examples import TEAM
from tests.web.installation import Installation


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("cy", "cy"), ("cy-GB,en;q=0.5", "cy"), ("en,cy;q=0.9", "en"), ("fr", "en"), (None, "en"), ("§;;q=,", "en")],
)
def test_the_door_opens_in_the_language_the_browser_prefers(
    installation: Installation, accepted: str | None, language: str
) -> None:
    assert Browser(installation.app(), accepted).open("/").url == f"/{language}/"


def test_the_list_names_each_questionnaire_in_the_language_of_the_page(browser: Browser) -> None:
    assert "Working together About 5 minutes" in browser.open("/en/").words
    assert "Cydweithio" in browser.open("/cy/").words


def test_what_has_no_welsh_is_listed_in_its_own_language(browser: Browser) -> None:
    page = browser.open("/cy/")

    assert page.link("In confidence") == "/en/q/quiet"
    assert ["".join(part.itertext()).strip() for part in page.tree.findall(".//main//*[@lang]")] == ["In confidence"]


def test_an_empty_folder_is_an_empty_list(installation: Installation) -> None:
    empty = installation.app(questionnaires=installation.settings.questionnaires / "nothing here")
    assert "There is no questionnaire to answer yet." in Browser(empty).open("/en/").words


def test_the_introduction_says_what_for_and_who_sees_it_before_anything_is_asked(browser: Browser) -> None:
    page = browser.open("/en/q/team")
    assert page.heading == "Working together"
    assert "To see how you work with others." in page.words
    assert "Your centre sees your answers." in page.words
    assert "It takes about 5 minutes." in page.words
    assert "What is your name?" not in page.words


def test_the_introduction_in_welsh(browser: Browser) -> None:
    page = browser.follow(browser.open("/en/q/team"), "Cymraeg")
    assert (page.url, page.language, page.heading) == ("/cy/q/team", "cy", "Cydweithio")
    assert "Mae eich canolfan yn gweld eich atebion." in page.words


def test_without_a_version_the_newest_is_meant(installation: Installation) -> None:
    for version, title in (("1.9.0", "Nine"), ("1.10.0", "Ten")):
        written = TEAM.replace("version: 1.0.0", f"version: {version}").replace("en: Working together", f"en: {title}")
        installation.write(written, version=version)
    browser = Browser(installation.app())
    assert browser.open("/en/q/team").heading == "Ten"
    assert browser.open("/en/q/team/1.9.0").heading == "Nine"
    assert browser.open("/en/").words.count("About 5 minutes") == 1


def test_the_public_record_tells_where_it_departs_from_advice_and_why(installation: Installation) -> None:
    loud = TEAM.replace("What is your name?", "What is your FULL NAME?")
    installation.write(loud.replace("max_length: 80", "waive: {Q17: The law says so}"))
    page = Browser(installation.app()).open("/en/q/team/1.0.0/record")
    assert "Where it does not follow good practice, and why The questions are checked" in page.words
    assert "The question “What is your FULL NAME?” Words should not be in capitals" in page.words
    assert "(Q17). Not followed. Reason: The law says so" in page.words


def test_a_record_without_waivers_does_not_speak_of_them(browser: Browser) -> None:
    assert "does not follow good practice" not in browser.open("/en/q/team/1.0.0/record").words


def test_the_public_record_tells_how_far_a_translation_can_be_trusted(browser: Browser) -> None:
    page = browser.open("/en/q/team/1.0.0/record")
    assert "Cymraeg: Draft translation, not yet reviewed. the authors" in page.words
    assert "team 1.0.0" in page.words
    assert "Questions9" in page.words.replace(" ", "")


def test_the_public_record_tells_how_each_score_is_made(browser: Browser) -> None:
    page = browser.open("/en/q/team/1.0.0/record")
    assert (
        "Team-working Method Mean of the answers (scorer mean, version 1) Questions I help others. I listen."
        in page.words
    )
    assert "Bands Starting: from 1 Strong: from 2.5" in page.words
    assert "Rwy'n helpu." in browser.open("/cy/q/team/1.0.0/record").words


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/en/q/taem", "There is no questionnaire at this address."),
        ("/en/q/team/2.0.0", "There is no such version of this questionnaire."),
        ("/en/q/team/banana/record", "There is no such version of this questionnaire."),
        ("/fr/q/team", "This page is not available in the language you asked for."),
        ("/fr/", "This page is not available in the language you asked for."),
        ("/en/q/%00", "Check that the address is complete."),
        ("/en/q/%ff%fe", "There is no questionnaire at this address."),
        ("/en/nowhere", "Check that the address is complete."),
        ("/s/%00", "Check that the address is complete."),
        ("/static/%00", "Check that the address is complete."),
        ("/theme/default/../theme.yaml", "Check that the address is complete."),
        ("/theme/default/theme.yaml", "Check that the address is complete."),
        ("/en/q/s/x/y/z", "Check that the address is complete."),
    ],
)
def test_what_is_not_there_is_missed_helpfully(browser: Browser, path: str, says: str) -> None:
    page = browser.open(path)
    assert page.status == 404
    assert page.heading == "Page not found"
    assert says in page.words
    assert browser.follow(page, "To the list of questionnaires").url == "/en/"


@pytest.mark.parametrize("path", ["/en/s/no-such-link-as-this-one-that-is/check", "/s/no-such-link", "/s/x%0Ay"])
def test_a_link_that_was_cut_off_says_how_to_come_back_all_the_same(browser: Browser, path: str) -> None:
    page = browser.open(path)
    assert (page.status, page.heading) == (404, "This link is not complete, or no longer works")
    assert "Your mail program may have cut the link off" in page.words
    assert browser.follow(page, "Continue with your code").url == "/en/return"
    assert browser.follow(page, "To the list of questionnaires").url == "/en/"
    welsh = browser.follow(page, "Cymraeg")
    assert (welsh.status, welsh.language) == (404, "cy")
    assert browser.open(welsh.tree.find(".//main//a[@class='govuk-button']").attrib["href"]).url == "/cy/return"  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize("path", ["/en/s/ab", "/en/s/ab/pa"])
def test_so_does_an_address_of_a_sitting_that_was_cut_off(browser: Browser, path: str) -> None:
    page = browser.open(path)
    assert (page.status, page.heading) == (404, "This link is not complete, or no longer works")
    assert browser.follow(page, "Continue with your code").url == "/en/return"


@pytest.mark.parametrize("path", ["/cy/q/nowhere", "/cy/s/nowhere/check", "/cy/nowhere"])
def test_what_is_not_there_is_missed_in_the_language_of_the_address(browser: Browser, path: str) -> None:
    page = browser.open(path)
    assert (page.status, page.language) == (404, "cy")


@pytest.mark.parametrize("path", ["/s/nowhere", "/nowhere", "/fr/q/team"])
def test_where_the_address_has_no_language_the_browser_is_asked(installation: Installation, path: str) -> None:
    page = Browser(installation.app(), "cy").open(path)
    assert (page.status, page.language) == (404, "cy")


def test_a_language_the_questionnaire_has_not_been_written_in(browser: Browser) -> None:
    page = browser.open("/cy/q/quiet")
    assert (page.status, page.language) == (404, "cy")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/en/", {"GET", "HEAD", "OPTIONS"}),
        ("GET", "/en/q/team/1.0.0/start", {"POST", "OPTIONS"}),
        ("DELETE", "/en/q/team", {"GET", "HEAD", "OPTIONS"}),
        ("PUT", "/en/s/x/page/about", {"GET", "HEAD", "POST", "OPTIONS"}),
    ],
)
def test_a_wrong_method_is_told_which_are_right(browser: Browser, method: str, path: str, allowed: set[str]) -> None:
    page = browser.open(path, method)
    assert page.status == 405
    assert "Go back and use the button on the page." in page.words
    assert set(page.headers["Allow"].split(", ")) == allowed


@pytest.mark.parametrize("path", ["/en/", "/en/q/team", "/en/q/team/1.0.0/record", "/centre/sign-in"])
def test_head_is_get_without_the_body(browser: Browser, path: str) -> None:
    head, get = browser.open(path, "HEAD"), browser.open(path)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Type"] == get.headers["Content-Type"]


@pytest.mark.parametrize(
    "query", ["endpoint=x", "_scheme=x", "_external=1", "_anchor=x", "_method=POST", "language=fr", "a=1&a=2"]
)
def test_whatever_follows_an_address_does_no_harm(browser: Browser, query: str) -> None:
    page = browser.open(f"/en/?{query}")
    assert page.status == 200
    assert page.link("Cymraeg") == "/cy/"


@pytest.mark.parametrize("path", ["/en/q/team/1.0.0/start", "/en/s/x/submit"])
def test_where_nothing_can_be_read_the_other_language_leads_somewhere_that_can(browser: Browser, path: str) -> None:
    page = browser.open(path, "POST", environ_overrides={"HTTP_SEC_FETCH_SITE": "cross-site"})
    assert page.status == 400
    assert browser.follow(page, "Cymraeg").status in {200, 404}

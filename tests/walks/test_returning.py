"""Ways back without an account: a code that was noted, an e-mail, and a slip of paper from the centre."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import Address

import pytest
from playwright.sync_api import Browser, ViewportSize

from engine.config import MailServer
from tests.mail.serving import HOST, Box, mail_server
from tests.reports.reading import printed_words
from tests.walks.examining import Examiner
from tests.walks.serving import House, open_house
from tests.walks.walker import DESKTOP, PHONE, Walker

pytestmark = pytest.mark.walk

CODE = re.compile(r"\b[0-9A-Z]{3}(?:-[0-9A-Z]{3}){3}\b")
INSTITUTE = "Employability skills"


@dataclass(frozen=True)
class Town:
    """A house with a post office."""

    house: House
    examiner: Examiner
    box: Box


@pytest.fixture(scope="module")
def town(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    box, sender = Box(), Address("", addr_spec="skills@example.org")
    with mail_server(box) as port:
        mail = MailServer(host=HOST, port=port, encrypted=False, user="", password="", sender=sender)
        with open_house(tmp_path_factory.mktemp("town"), mail=mail) as house:
            yield Town(house, Examiner(browser, house.address), box)


@pytest.fixture(params=[pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")])
def learner(request: pytest.FixtureRequest, browser: Browser, town: Town) -> Iterator[Walker]:
    size: ViewportSize = request.param
    somebody = Walker(browser, town.house, town.examiner, size)
    yield somebody
    somebody.close_browser()


def code_on(walker: Walker) -> str:
    found = CODE.search(walker.read)
    assert found, walker.read
    return found[0]


def begun(walker: Walker) -> tuple[str, str]:
    """At the second page, with the code noted: gives the code and where that is."""
    walker.open("/en/")
    walker.follow(INSTITUTE)
    walker.press("Start")
    code = code_on(walker)
    walker.follow("Go to the first question")
    walker.write("name", "Gwen Rees")
    walker.choose_everywhere(1)
    walker.go_on()
    return code, walker.path


def test_a_learner_goes_on_at_another_device_with_the_code_she_noted(learner: Walker) -> None:
    code, place = begun(learner)
    learner.close_browser()

    learner.open_browser()
    learner.open("/en/")
    learner.follow("Already started? Continue with your code")
    learner.press("Continue")
    learner.is_told("Enter your code")
    learner.write("Your short code", f"{code[:-1]}{'0' if code[-1] != '0' else '1'}")
    learner.press("Continue")
    learner.is_told("There is a mistake in this code. Compare each letter and digit with what you were given")
    learner.goes_to_the_mistake("There is a mistake in this code.")
    learner.write("Your short code", "000 000 000 000")
    learner.press("Continue")
    learner.is_told("There are no answers with this code. Check that it is for this website")
    learner.write("Your short code", code.lower().replace("-", " "))
    learner.page.keyboard.press("Tab")
    learner.press("Continue")
    assert learner.path == place


def test_the_page_that_asks_for_the_code_can_be_read_in_welsh(learner: Walker) -> None:
    learner.open("/return")
    learner.switch_to("Cymraeg")
    assert learner.path == "/cy/return"
    learner.press("Continue")
    learner.switch_to("English")
    assert learner.path == "/en/return"


def test_the_link_in_an_email_opens_where_she_was_in_the_browser_of_her_mail(learner: Walker, town: Town) -> None:
    _, place = begun(learner)
    learner.follow("Save and come back later")
    learner.write("Your email address", "gwen at example")
    learner.press("Email me this link")
    learner.is_told("Enter an email address in full, such as name@example.com")
    learner.write("Your email address", "gwen@example.com")
    learner.press("Email me this link")
    assert learner.title.startswith(learner.say("Email sent"))
    learner.sees("The email with your link has been sent.")
    learner.close_browser()

    html = town.box.letters[-1].get_body(("html",))
    assert html is not None
    learner.open_browser()
    learner.page.set_content(html.get_content())
    link = learner.page.get_by_role("link").get_attribute("href") or ""
    learner.open(link)
    assert learner.path == place


def test_a_learner_begins_with_a_slip_from_her_centre(learner: Walker) -> None:
    learner.open("/centre/")
    learner.write_password(learner.house.centre_password)
    learner.press("Sign in")
    learner.follow(INSTITUTE)
    learner.follow("Print slips with codes to hand out")
    learner.write("How many slips", "none")
    learner.press("Print slips in English")
    learner.is_told("Enter how many slips to print, from 1 to 200")
    learner.write("How many slips", "2")
    learner.write("A word for the group", "Thursday")
    slips = learner.download_by("Print slips in Cymraeg")
    code = CODE.findall(printed_words(slips))[0]
    learner.close_browser()

    learner.open_browser()
    learner.open("/return")
    learner.write("Your short code", code)
    learner.press("Continue")
    assert learner.language == "cy"
    learner.sees("Who sees your answers")
    learner.follow("Start")
    assert "/page/" in learner.path

"""Somebody on a phone who is interrupted, changes their mind, or has two windows: nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.walks.examining import Examiner
from tests.walks.serving import House
from tests.walks.walker import PHONE, Walker

pytestmark = pytest.mark.walk

NAME, ROUTE, JOB = "What is your full name?", "What are you working towards?", "A job, a new job"
NOT_SAVED = "We kept what you typed. Press Continue when this page is ready."


@pytest.fixture
def another_device(browser: Browser, house: House, examiner: Examiner) -> Iterator[Walker]:
    """The same person at another small window, which knows nothing of the first."""
    somebody = Walker(browser, house, examiner, PHONE)
    yield somebody
    somebody.close_browser()


def half_typed(walker: Walker, name: str = "Siân Llŵ") -> str:
    """Somebody in the middle of the first page; gives back where that is."""
    walker.begin("employability-skills")
    walker.write(NAME, name)
    walker.choose(ROUTE, JOB)
    return walker.path


def still_there(walker: Walker, name: str = "Siân Llŵ") -> None:
    boxes = walker.page.get_by_role("textbox")
    expect(boxes.first).to_have_value(name)
    expect(walker.page.locator("input[type=radio]:checked")).to_have_count(1)


def test_the_other_language_and_back(phone_walker: Walker) -> None:
    place = half_typed(phone_walker)
    phone_walker.switch_to("Cymraeg")
    assert phone_walker.path == place.replace("/en/", "/cy/")
    still_there(phone_walker)
    phone_walker.sees(NOT_SAVED)
    phone_walker.switch_to("English")
    assert phone_walker.path == place
    still_there(phone_walker)


def test_our_own_way_back_and_on_again(phone_walker: Walker) -> None:
    place = half_typed(phone_walker)
    phone_walker.follow("Back")
    assert phone_walker.heading == "Your personal link"
    phone_walker.follow("Continue")
    assert phone_walker.path == place
    still_there(phone_walker)


def test_the_browsers_own_back_and_forward(phone_walker: Walker) -> None:
    half_typed(phone_walker)
    phone_walker.go_back()
    phone_walker.go_forward()
    still_there(phone_walker)


def test_going_back_in_the_browser_to_change_something_asks_nothing(phone_walker: Walker) -> None:
    half_typed(phone_walker)
    phone_walker.tick("None of these")
    phone_walker.go_on()
    onward = phone_walker.path
    phone_walker.go_back()
    still_there(phone_walker)
    phone_walker.write(NAME, "Siân Llŵyd")
    phone_walker.go_on()
    assert (phone_walker.status, phone_walker.path) == (200, onward)


def test_the_browsers_own_back_to_a_page_with_a_mistake(phone_walker: Walker) -> None:
    half_typed(phone_walker, "")
    phone_walker.go_on()
    assert phone_walker.status == 422
    phone_walker.write(NAME, "Siâ")
    phone_walker.open("/en/reading")
    phone_walker.go_back()
    still_there(phone_walker, "Siâ")


def test_enter_goes_on_though_other_buttons_come_first(phone_walker: Walker) -> None:
    half_typed(phone_walker)
    phone_walker.tick("None of these")
    place = phone_walker.path
    phone_walker.page.get_by_role("textbox", name=NAME).focus()
    phone_walker.press_key("Enter")
    assert phone_walker.path not in {place, "/en/"}
    assert "/page/" in phone_walker.path


def test_one_stops_at_a_page_with_mistakes_and_goes_on_elsewhere(phone_walker: Walker, another_device: Walker) -> None:
    phone_walker.open("/en/q/employability-skills")
    phone_walker.press("Start")
    link = phone_walker.personal_link
    phone_walker.follow("Go to the first question")
    phone_walker.choose(ROUTE, JOB)
    phone_walker.go_on()
    assert phone_walker.status == 422
    phone_walker.write(NAME, "Siân Llŵ")
    phone_walker.follow("Save and come back later")
    phone_walker.sees("What you typed is kept. With this link you can continue whenever you like.")
    phone_walker.close_browser()

    another_device.open(link)
    still_there(another_device)
    another_device.sees(NOT_SAVED)
    another_device.tick("None of these")
    another_device.go_on()
    assert another_device.status == 200


def test_two_windows(phone_walker: Walker, another_device: Walker) -> None:
    place = half_typed(phone_walker)
    another_device.open(place)
    another_device.write(NAME, "Ama Mensah")
    another_device.choose(ROUTE, JOB)
    another_device.tick("None of these")
    another_device.go_on()
    assert another_device.status == 200

    phone_walker.tick("None of these")
    phone_walker.go_on()
    assert (phone_walker.status, phone_walker.heading) == (409, "These answers were changed somewhere else")
    phone_walker.sees("Siân Llŵ", "Ama Mensah")
    phone_walker.press("Keep what I have just typed")
    assert phone_walker.status == 200
    another_device.open(place)
    another_device.has_written(NAME, "Siân Llŵ")


def test_without_any_cookie_it_goes_on(phone_walker: Walker) -> None:
    half_typed(phone_walker)
    phone_walker.page.context.clear_cookies()
    phone_walker.switch_to("Cymraeg")
    still_there(phone_walker)
    phone_walker.page.context.clear_cookies()
    phone_walker.switch_to("English")
    phone_walker.tick("None of these")
    phone_walker.page.context.clear_cookies()
    phone_walker.go_on()
    assert phone_walker.status == 200


def test_nobody_goes_back_to_what_was_typed_after_it_was_sent(visitor: Walker) -> None:
    visitor.begin("change")
    visitor.choose_everywhere(2)
    visitor.go_on()
    visitor.press("Send my answers")
    result = visitor.path
    for _ in ("check", "page"):
        visitor.page.go_back()
        assert visitor.path == result

"""A questionnaire whose pages are taken in any order, from a list that says how far each is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.walks.walker import Walker

pytestmark = pytest.mark.walk

MEETING = "How often did you meet last month?"


def begin(visitor: Walker) -> None:
    """From the introduction to the list."""
    visitor.open("/en/q/free-order")
    visitor.press("Start")
    visitor.follow("Go to the list of parts")


def how_far(visitor: Walker) -> list[tuple[str, str]]:
    """Each page on the list, with how far it is."""
    rows = visitor.page.locator("main ul > li").all()
    return [(row.locator("div").nth(0).inner_text(), row.locator("div").nth(1).inner_text()) for row in rows]


def test_pages_are_taken_in_any_order_until_all_are_done(visitor: Walker) -> None:
    begin(visitor)
    assert how_far(visitor) == [
        ("About you", "Not started"),
        ("Your mentor", "Cannot start yet"),
        ("What you have learnt", "Not started"),
        ("Your plans", "Not started"),
        ("Check your answers and send them", "Cannot start yet"),
    ]
    visitor.follow("Your plans")
    visitor.write("What will you learn next?", "To weld")
    visitor.go_on()
    assert how_far(visitor)[3] == ("Your plans", "Completed")
    visitor.follow("About you")
    visitor.write("What is your name?", "Siân")
    visitor.choose("What are you working towards?", "An apprenticeship")
    visitor.go_on()
    assert how_far(visitor)[1] == ("Your mentor", "Not started")
    visitor.follow("What you have learnt")
    visitor.sees("What have you learnt, Siân?")
    visitor.write("What have you learnt, Siân?", "A lot")
    visitor.go_on()
    visitor.sees("You have completed 3 of 4 parts.")
    visitor.follow("Your mentor")
    visitor.write(MEETING, "3 times")
    visitor.go_on()
    visitor.is_told("Enter the number in figures, such as 3")
    visitor.write(MEETING, "3")
    visitor.go_on()
    assert visitor.heading == visitor.say("Check your answers")
    visitor.press("Send my answers")
    assert visitor.status == 200


def test_a_keyboard_and_a_screen_reader_find_their_way(visitor: Walker) -> None:
    begin(visitor)
    link = visitor.page.get_by_role("link", name="Your plans")
    expect(link).to_have_accessible_description("Not started")
    link.focus()
    visitor.press_key("Enter")
    assert visitor.heading == "What will you learn next?"
    assert visitor.page.get_by_role("main").get_by_role("progressbar").count() == 0

"""An occupation is looked up in a list, by keyboard and by mouse: what is found is heard, and nothing typed is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.walks.walker import Walker

pytestmark = pytest.mark.walk

QUESTION = {"en": "What is your occupation?", "cy": "Beth yw eich galwedigaeth?"}
SEARCH = "Search the list"
NURSE = {"en": "Registered nurse", "cy": "Nyrs gofrestredig"}


def hears(walker: Walker, heading: str) -> None:
    """What was found begins the title, and has the focus."""
    assert walker.title.startswith(heading)
    expect(walker.page.get_by_role("heading", name=heading)).to_be_focused()


@pytest.mark.parametrize(("language", "typed"), [("en", "nurs regist"), ("cy", "nyrs")])
def test_an_occupation_is_found_and_can_be_changed(visitor: Walker, language: str, typed: str) -> None:
    visitor.begin("look-up", language)
    visitor.write(visitor.say(SEARCH), typed)
    visitor.press("Search")
    assert visitor.status == 200
    assert "“" in visitor.title
    visitor.has_written(visitor.say(SEARCH), typed)

    visitor.go_on()
    assert visitor.status == 422
    visitor.goes_to_the_mistake({"en": "Select your occupation", "cy": "Dewiswch eich galwedigaeth"}[language])
    visitor.has_written(visitor.say(SEARCH), typed)

    visitor.tick(NURSE[language])
    visitor.go_on()
    assert visitor.heading == visitor.say("Check your answers")
    assert visitor.answer_to(QUESTION[language]) == NURSE[language]
    visitor.change(QUESTION[language])
    expect(visitor.page.get_by_role("radio", name=NURSE[language])).to_be_checked()


def test_a_keyboard_is_enough(visitor: Walker) -> None:
    visitor.begin("look-up")
    visitor.page.get_by_label(SEARCH).focus()
    visitor.page.keyboard.type("plumbr")
    visitor.press_key("Enter")
    hears(visitor, "1 match for “plumbr”")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Space")
    expect(visitor.page.get_by_role("radio", name="Plumber")).to_be_checked()
    visitor.press_key("Enter")
    assert visitor.answer_to(QUESTION["en"]) == "Plumber"


def test_what_is_not_in_the_list_can_be_said_all_the_same(visitor: Walker) -> None:
    visitor.begin("look-up")
    visitor.press("Search")
    hears(visitor, "Type what to search for, then press Search")
    visitor.write(SEARCH, "bee keeper")
    visitor.press("Search")
    hears(visitor, "Nothing matches “bee keeper”")
    visitor.write(SEARCH, "nurse")
    visitor.go_on()
    visitor.is_told("Select your occupation")
    visitor.tick("None of these")
    visitor.go_on()
    visitor.is_told("Enter another word for it")
    visitor.goes_to_the_mistake("Enter another word for it")
    visitor.write(SEARCH, "")
    visitor.write("What is it called?", "Bee keeper")
    visitor.go_on()
    assert visitor.answer_to(QUESTION["en"]) == "It is not in the list: Bee keeper"

"""How one wishes to read is chosen once, and every page looks like it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.walks.walker import Walker

pytestmark = pytest.mark.walk

LINK = "Make these pages easier to read"


def letters(visitor: Walker) -> float:
    """How large the words of a page are."""
    size = visitor.page.locator("main p").first.evaluate("words => getComputedStyle(words).fontSize")
    return float(str(size).removesuffix("px"))


def test_letters_grow_and_colours_change_on_every_page(visitor: Walker) -> None:
    visitor.open("/en/q/text")
    before = letters(visitor)
    visitor.follow(LINK)
    for wish in ("Larger letters", "More space between letters and lines", "A dark page"):
        visitor.page.get_by_label(wish).check()
    visitor.press("Try it out")
    assert visitor.heading == LINK
    expect(visitor.page.get_by_label("A dark page")).to_be_checked()
    visitor.press("Save and go back")
    assert visitor.path == "/en/q/text"
    assert letters(visitor) > before
    html = visitor.page.locator("html")
    expect(html).to_have_class("fw-larger fw-spaced")
    expect(html).to_have_attribute("data-colours", "dark")


def test_a_keyboard_is_enough(visitor: Walker) -> None:
    visitor.open("/en/reading?back=/en/q/text")
    visitor.page.get_by_label("Larger letters").focus()
    visitor.page.keyboard.press("Space")
    visitor.press_key("Enter")
    assert visitor.path == "/en/q/text"
    expect(visitor.page.locator("html")).to_have_class("fw-larger")

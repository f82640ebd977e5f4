"""A page with a question of every kind, answered wrongly and rightly, by keyboard and in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.pages.sink import QUESTIONNAIRE
from tests.walks.walker import Walker

pytestmark = pytest.mark.walk

NAME = "Siân ap Llŷr"
EVIDENCE = b"%PDF-1.7 evidence"
IN_ORDER = (
    *(NAME, "I plan a day.\nI ask.", "37.5", "sian@example.org", "+44 (0)29 2018 0000"),
    *("1", "mawrth", "2024", "9", "2023", "2010"),
    *(" ", "", " ", "", "", ""),  # the first route and its box, the first tool of four
    *(" ", " ", " ", " ", " "),  # the grid, the rating and the steps
    *("", "", "60%", "40", " ", " "),  # the order and its button come later
    "sums",
)
"""What is typed before each press of the Tab key; a space chooses."""

WRONG = {
    "about": "x" * 301,
    "hours": "lots",
    "address": "me at home",
    "phone": "ask my mother",
    "started-day": "31",
    "started-month": "2",
    "started-year": "2024",
    "joined-month": "13",
    "qualified": "1066",
    "route-other": "Something",
    "week-1": "70",
    "week-2": "70",
    "subject-search": "zzz",
    "jobs-1-paid": "-1",
}
TOLD = (
    "Enter an answer",
    "Shorten your answer to 300 characters or fewer. It has 301",
    "Enter the number in figures, such as 3",
    "Enter an email address in full, such as name@example.com",
    "Enter the telephone number in figures, such as 01632 960 001",
    "Check the day, because this month has only 29 days",
    "Enter the month as a number from 1 to 12 or as a word, such as March",
    "Add the year to the date",
    "Enter a year that is 1950 or later",
    "Select at least one answer",
    *("Select an answer",) * 5,
    "Choose your first",
    "Take 40 away, so that your numbers add up to 100. They add up to 140 now",
    "Select where you are now and where you want to be",
    "Enter other words to search for, because nothing matches these",
    "Select a file",
    "Enter an answer",
    "Enter a number that is 0 or more",
    "Select the box to show that you agree",
)

DESCRIBED = """control => {
    const texts = [];
    for (let at = control; at; at = at.parentElement)
        for (const id of (at.getAttribute("aria-describedby") || "").split(" "))
            if (id) texts.push(document.getElementById(id).innerText);
    return texts.join(" ");
}"""
"""What a screen reader says of a control and of the groups it is in."""


def control(visitor: Walker, name: str) -> Locator:
    return visitor.page.locator(f'[id="{name}"]')


def type_and_tab(visitor: Walker, *typed: str) -> None:
    for text in typed:
        visitor.page.keyboard.type(text)
        visitor.page.keyboard.press("Tab")


def send_evidence(visitor: Walker, folder: Path) -> None:
    evidence = folder / "Tystysgrif Siân.pdf"
    evidence.write_bytes(EVIDENCE)
    control(visitor, "proof").set_input_files(evidence)


def put_in_order(visitor: Walker, *answers: str) -> None:
    """Choose one after the other by keyboard."""
    for answer in answers:
        radio = visitor.page.get_by_role("radiogroup", name="Choose your").get_by_role("radio", name=answer)
        radio.focus()
        visitor.page.keyboard.press("Space")
        visitor.page.keyboard.press("Tab")
        visitor.press_key("Enter")
    assert visitor.title.startswith("Your order is complete")


def test_what_is_typed_stays_until_all_of_it_is_right(visitor: Walker) -> None:
    visitor.begin(QUESTIONNAIRE)
    for name, text in WRONG.items():
        control(visitor, name).fill(text)
    visitor.go_on()
    visitor.is_told(*TOLD)
    for name, text in WRONG.items():
        expect(control(visitor, name)).to_have_value(text)
    for link in visitor.page.get_by_role("alert").get_by_role("link").all():
        target = (link.get_attribute("href") or "").removeprefix("#")
        assert link.inner_text() in control(visitor, target).evaluate(DESCRIBED), target


def test_a_browser_goes_back_to_what_was_put_right(visitor: Walker) -> None:
    visitor.begin("look-up")
    visitor.write("Search the list", "plumber")
    visitor.go_on()
    visitor.is_told("Select your occupation")
    visitor.tick("Plumber")
    visitor.go_on()
    visitor.go_back()
    visitor.has_written("Search the list", "plumber")


def test_a_long_answer_that_is_told_later_makes_no_page_wider(visitor: Walker) -> None:
    visitor.begin("piping", "cy")
    written = {"full_name": "W" * 120, "employer": "A" * 120, "trade-other": "Q" * 100}
    began = {"since-day": "1", "since-month": "Ion", "since-year": "2020", "hours": "45"}
    for name, text in (written | began).items():
        control(visitor, name).fill(text)
    visitor.choose("Beth ydych chi'n ei wneud yno?", "rhywbeth arall")
    visitor.go_on()
    visitor.choose_everywhere(2)
    visitor.go_on()
    control(visitor, "pace").fill("x" * 200)
    visitor.go_on()
    visitor.press("Send my answers")
    visitor.sees("A" * 120)


def test_a_keyboard_is_enough_from_the_first_box_to_the_pdfs(visitor: Walker, tmp_path: Path) -> None:
    visitor.begin(QUESTIONNAIRE)
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")  # skips to the content
    visitor.page.keyboard.press("Tab")
    type_and_tab(visitor, *IN_ORDER[:-1])
    expect(control(visitor, "subject-search")).to_be_focused()
    visitor.page.keyboard.type(IN_ORDER[-1])
    visitor.press_key("Enter")
    assert visitor.title.startswith("1 match for “sums”")
    type_and_tab(visitor, "", " ")  # from the heading on to the match
    send_evidence(visitor, tmp_path)
    put_in_order(visitor, "The people", "Pay")
    control(visitor, "jobs-1-called").focus()
    type_and_tab(visitor, "Welder", "12")
    visitor.press_key("Enter")  # on the button that adds a job
    assert visitor.title.startswith("Job 2 of 2")
    visitor.page.keyboard.press("Tab")
    type_and_tab(visitor, "Chef", "8", "", "", " ")
    visitor.press_key("Enter")

    assert visitor.heading == f"What follows, {NAME}"
    visitor.sees("You give Mathematics 37.5 hours a week and began on 1 March 2024.", "1,970 hours")
    visitor.switch_to("Cymraeg")
    visitor.sees("Rydych yn rhoi 37.5 awr yr wythnos i Mathemateg a dechreuoch ar 1 Mawrth 2024.", "1,970 awr")
    visitor.go_on()
    assert visitor.answer_to("Beth sy'n bwysig i chi?").splitlines() == ["1. Y bobl", "2. Cyflog", "3. Y lle"]
    assert visitor.answer_to("Lanlwythwch eich tystiolaeth").startswith("Tystysgrif Siân.pdf")
    visitor.switch_to("English")
    visitor.change("What matters to you?")
    expect(control(visitor, "order")).to_be_in_viewport()
    control(visitor, "order").focus()
    visitor.page.keyboard.press("Tab")
    visitor.press_key("Enter")  # on the button that starts again
    put_in_order(visitor, "Pay", "The people")
    visitor.go_on()
    assert visitor.answer_to("What matters to you?").splitlines() == ["1. Pay", "2. The people", "3. The place"]
    assert visitor.answer_to("Job 2: What were you called?") == "Chef"

    visitor.press("Send my answers")
    visitor.sees(f"{NAME}, this is what you told us about Mathematics.", "Hours a year: 1,970 hours")
    assert visitor.download("Download your report (PDF)").startswith(b"%PDF")
    assert visitor.download("Download your certificate (PDF)").startswith(b"%PDF")

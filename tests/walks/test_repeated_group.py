"""Several jobs are told of on one page, by mouse and by keyboard: nothing typed is lost on the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.walks.walker import Walker

pytestmark = pytest.mark.walk

CALLED, HOURS = "What were you called?", "How many hours a week?"


def job(walker: Walker, number: int, of: int) -> Locator:
    return walker.page.get_by_role("group", name=f"Job {number} of {of}", exact=True)


def write(entry: Locator, called: str, hours: str) -> None:
    entry.get_by_role("textbox", name=CALLED).fill(called)
    entry.get_by_role("textbox", name=HOURS).fill(hours)


def holds(entry: Locator, called: str, hours: str) -> None:
    expect(entry.get_by_role("textbox", name=CALLED)).to_have_value(called)
    expect(entry.get_by_role("textbox", name=HOURS)).to_have_value(hours)


def test_jobs_are_added_and_removed_and_keep_what_was_typed(visitor: Walker) -> None:
    visitor.begin("repeated-group")
    write(job(visitor, 1, 1), "Welder", "not yet a number")
    visitor.press("Add another job")
    assert visitor.status == 200
    assert visitor.title.startswith("Job 2 of 2")
    expect(job(visitor, 2, 2)).to_be_focused()
    expect(job(visitor, 2, 2)).to_be_in_viewport()
    holds(job(visitor, 1, 2), "Welder", "not yet a number")
    write(job(visitor, 2, 2), "Chef", "20")
    visitor.press("Add another job")
    write(job(visitor, 3, 3), "Nurse", "30")
    visitor.press("Remove Job 2")
    expect(job(visitor, 2, 2)).to_be_focused()
    holds(job(visitor, 1, 2), "Welder", "not yet a number")
    holds(job(visitor, 2, 2), "Nurse", "30")
    visitor.press("Remove Job 1")
    holds(job(visitor, 1, 1), "Nurse", "30")
    visitor.does_not_see("Remove")


def test_a_mistake_names_the_job_it_is_in_and_what_is_told_can_be_changed(visitor: Walker) -> None:
    visitor.begin("repeated-group")
    write(job(visitor, 1, 1), "Welder", "45")
    visitor.press("Add another job")
    write(job(visitor, 2, 2), "", "lots")
    visitor.go_on()
    visitor.is_told("Enter an answer", "Enter the number in figures, such as 3")
    visitor.sees("Job 2: How many hours a week?")
    visitor.goes_to_the_mistake("Enter the number in figures, such as 3")
    write(job(visitor, 2, 2), "Chef", "3")
    visitor.go_on()
    assert visitor.heading.startswith("How do you cope?")
    visitor.go_on()
    visitor.sees("With 2 jobs and 48 hours:")
    visitor.write("How do you rest?", "Asleep")
    visitor.go_on()
    assert visitor.answer_to("Job 2: How many hours a week?") == "3 hours"
    visitor.change("Job 2: How many hours a week?")
    assert visitor.path.endswith("#jobs-2-hours")
    visitor.press("Remove Job 1")
    visitor.go_on()
    assert visitor.heading == visitor.say("Check your answers")
    visitor.does_not_see("Job 2", "Welder", "How do you cope?")


def test_enter_goes_on_instead_of_adding_or_removing(visitor: Walker) -> None:
    visitor.begin("repeated-group")
    write(job(visitor, 1, 1), "Welder", "4")
    visitor.press("Add another job")
    visitor.page.keyboard.press("Tab")
    expect(job(visitor, 2, 2).get_by_role("textbox", name=CALLED)).to_be_focused()
    job(visitor, 1, 2).get_by_role("textbox", name=HOURS).focus()
    visitor.press_key("Enter")
    assert visitor.path.endswith("/page/rest")


def test_no_more_can_be_added_than_there_is_room_for(visitor: Walker) -> None:
    visitor.begin("repeated-group", "cy")
    for _ in range(3):
        visitor.press("Ychwanegu swydd arall")
    visitor.does_not_see("Ychwanegu swydd arall")
    visitor.go_on()
    assert visitor.status == 422

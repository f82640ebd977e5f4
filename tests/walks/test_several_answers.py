"""Questions with several answers under them, answered wrongly and then rightly, at both sizes and without scripts."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.walks.walker import Walker


def the_first(visitor: Walker, box: str) -> Locator:
    """The box of an option, where a second question has the same."""
    return visitor.page.get_by_role("textbox", name=box).first


def test_an_order_is_put_right_box_by_box(visitor: Walker) -> None:
    visitor.begin("ranking")
    visitor.go_on()
    visitor.is_told("Enter 1 for the one that comes first, 2 for the next, and so on")
    for box, rank in (("Pay", "1"), ("Hours that suit me", "1"), ("The people", "3"), ("Something else", "x")):
        the_first(visitor, box).fill(rank)
    visitor.go_on()
    visitor.is_told("Enter another number, because you have used 1 already", "Enter a number from 1 to 4")
    visitor.sees("Hours that suit me", "What matters to you in a job? \N{EN DASH} Something else")
    visitor.goes_to_the_mistake("Enter a number from 1 to 4")
    the_first(visitor, "Hours that suit me").fill("2")
    the_first(visitor, "Something else").fill("4")
    visitor.go_on()
    assert visitor.answer_to("What matters to you in a job?").splitlines()[:2] == ["1. Pay", "2. Hours that suit me"]


def test_a_total_is_divided_until_it_comes_out(visitor: Walker) -> None:
    visitor.begin("allocation")
    visitor.write("At a desk", "30")
    visitor.write("On site", "lots")
    visitor.go_on()
    visitor.is_told("Enter the number in figures, such as 3")
    visitor.write("On site", "5")
    visitor.go_on()
    visitor.is_told("Add 2.5 hours to come to 37.5; so far it is 35")
    visitor.write("Learning", "2.5")
    visitor.go_on()
    assert visitor.answer_to("How do you divide your week?").splitlines() == [
        "At a desk: 30 hours",
        "On site: 5 hours",
        "Learning: 2.5 hours",
    ]


def test_where_one_is_and_wants_to_be_are_two_groups(visitor: Walker) -> None:
    visitor.begin("current-and-target")
    visitor.go_on()
    visitor.is_told("Select where you are now and where you want to be")
    visitor.choose("Planning my work: Where you are now", "Not yet")
    visitor.go_on()
    visitor.is_told("Select where you want to be")
    visitor.goes_to_the_mistake("Select where you want to be")
    visitor.choose("Planning my work: Where you want to be", "On my own")
    visitor.go_on()
    visitor.sees("Who could help you?")
    visitor.write("Who could help you?", "Ann")
    visitor.go_on()
    assert visitor.answer_to("Planning my work").splitlines() == [
        "Where you are now: Not yet",
        "Where you want to be: On my own",
    ]


def test_points_and_steps_are_chosen_by_their_labels(visitor: Walker) -> None:
    visitor.begin("rating")
    visitor.go_on()
    visitor.is_told("Select an answer", "Select an answer")
    visitor.choose("How confident are you", "10, Completely confident")
    visitor.choose("How useful was it?", "4")
    visitor.go_on()
    assert visitor.answer_to("How useful was it?") == "4 on a scale from 1 to 5"
    visitor.begin("steps")
    visitor.choose_everywhere(1)
    visitor.go_on()
    assert visitor.answer_to("Step 0: I listen to others without interrupting") == "Yes"

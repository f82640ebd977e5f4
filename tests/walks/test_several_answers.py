"""Questions with several answers under them, answered wrongly and then rightly, at both sizes and without scripts."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.walks.walker import Walker

JOB = "What matters to you in a job?"
OFTEN = "Which three of these do you do most often?"


def step(visitor: Walker, question: str) -> Locator:
    """Where the next of an order is chosen."""
    return visitor.page.get_by_role("group", name=question).get_by_role("radiogroup", name="Choose")


def choose(visitor: Walker, question: str, answer: str) -> None:
    """Choose the next of an order, and hear of the one after it."""
    step(visitor, question).get_by_label(answer).check()
    visitor.press(f"Choose this one ({question})")


def in_order(visitor: Walker) -> list[str]:
    return [each.inner_text() for each in visitor.page.locator("main ol > li").all()]


def test_an_order_is_chosen_one_by_one(visitor: Walker) -> None:
    visitor.begin("ranking")
    visitor.go_on()
    visitor.is_told("Choose your first", "Choose your first")
    visitor.page.get_by_role("alert").get_by_role("link").first.click()
    expect(visitor.page.get_by_role("radio", name="Pay").first).to_be_focused()
    choose(visitor, JOB, "Pay")
    assert visitor.title.startswith("Choose your second")
    expect(step(visitor, JOB)).to_be_focused()
    assert step(visitor, JOB).locator("label").all_inner_texts() == [
        "Hours that suit me",
        "The people",
        "Something else",
    ]
    choose(visitor, JOB, "The people")
    visitor.press(f"Take back The people ({JOB})")
    assert in_order(visitor) == ["Pay"]
    visitor.go_on()
    visitor.is_told("Choose your second", "Choose your first")
    choose(visitor, JOB, "Hours that suit me")
    choose(visitor, JOB, "Something else")
    assert visitor.title.startswith("Your order is complete")
    assert in_order(visitor) == ["Pay", "Hours that suit me", "Something else", "The people"]
    for answer in ("Teaching", "Building"):
        choose(visitor, OFTEN, answer)
    step(visitor, OFTEN).get_by_label("Cooking").check()
    visitor.go_on()
    assert visitor.answer_to(JOB).splitlines()[:2] == ["1. Pay", "2. Hours that suit me"]
    assert visitor.answer_to(OFTEN).splitlines() == ["1. Teaching", "2. Building", "3. Cooking"]

    visitor.change(JOB)
    visitor.press(f"Start again ({JOB})")
    assert in_order(visitor) == ["Teaching", "Building", "Cooking"]


def test_of_an_order_the_button_that_goes_on_takes_the_next_step(visitor: Walker) -> None:
    visitor.begin("ranking")
    step(visitor, "Which two would you give up last?").get_by_label("Pay").check()
    visitor.go_on()
    assert visitor.status == 200
    assert visitor.title.startswith("Choose your second")
    visitor.sees("You can stop here, or choose more.")


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
    visitor.choose("Where you are now", "Not yet")
    visitor.go_on()
    visitor.is_told("Select where you want to be")
    visitor.goes_to_the_mistake("Select where you want to be")
    visitor.choose("Where you want to be", "On my own")
    visitor.go_on()
    visitor.sees("Who could help you?")
    visitor.write("Who could help you?", "Ann")
    visitor.go_on()
    answered = [line for line in visitor.answer_to("Planning my work").splitlines() if line]
    assert answered == ["Where you are now:", "Not yet", "Where you want to be:", "On my own"]


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

from __future__ import annotations

import pytest

from tests.compiler.advice.asking import AGREE, HOW_OFTEN, NOMINAL, SATISFIED, YES_NO, asked, codes, options
from tests.making import advice


@pytest.mark.parametrize(
    "answers",
    [
        AGREE,
        ["Agree", "Disagree"],
        ["I agree", "I do not agree"],
        ["Totally agree", "Tend to agree", "Tend to disagree"],
    ],
)
def test_answers_by_agreeing_are_told_once_at_the_first(answers: list[str]) -> None:
    found = [words for code, words in asked("The fee is fair.", answers) if code == "Q04"]
    assert len(found) == 1
    assert "gree" in found[0]


def test_levels_of_where_people_are_and_want_to_be_are_answers_too() -> None:
    pair = f"{{id: one, kind: current_and_target, ask: I plan well, options: {options(AGREE)}}}"
    assert "Q04" in codes(advice(f"pages:\n  - id: one\n    title: One\n    items:\n      - {pair}\n"))


@pytest.mark.parametrize(
    "answers",
    [
        YES_NO,
        SATISFIED,
        ["Yes, and we agreed what to do next", "Yes, without agreeing what to do next", "No"],
        ["I agree to take part", "I would like to know more first"],
    ],
)
def test_other_answers_are_not_called_agreement(answers: list[str]) -> None:
    assert "Q04" not in codes(asked("How did it go?", answers))


@pytest.mark.parametrize(
    "answers",
    [
        ["Excellent", "Very good", "Good", "Fair", "Poor"],
        ["Very satisfied", "Satisfied", "Dissatisfied"],
        ["Very likely", "Likely", "Neither likely nor unlikely", "Unlikely"],
        ["Very easy", "Easy", "Fairly easy", "Difficult"],
        [
            "Very satisfied",
            "Satisfied",
            "Neutral",
            "Neither satisfied nor dissatisfied",
            "Dissatisfied",
            "Very dissatisfied",
        ],
        ["Very satisfied", "Fairly satisfied", "Fairly dissatisfied", "Very dissatisfied"],
    ],
)
def test_sides_that_are_not_equal_are_told(answers: list[str]) -> None:
    assert "Q05" in codes(asked("How is it?", answers))


@pytest.mark.parametrize(
    "answers",
    [
        SATISFIED,
        AGREE,
        ["Very good", "Good", "Fair", "Bad", "Very bad"],
        ["Better", "About the same", "Worse"],
        ["Better", "Worse", "About the same"],
        ["Not at all satisfied", "Slightly satisfied", "Quite satisfied", "Very satisfied"],
        ["Not confident", "Quite confident", "Very confident"],
        ["No difficulty", "Some difficulty", "A lot of difficulty", "Cannot do it at all"],
        ["Never", "Rarely", "Sometimes", "Often", "Always"],
        ["Likely", "Unlikely"],
        ["A good school", "A poor school", "A farm"],
        ["Under 18", "18 or over"],
    ],
)
def test_equal_sides_and_steps_that_only_go_up_are_left_alone(answers: list[str]) -> None:
    assert "Q05" not in codes(asked("How is it?", answers))


@pytest.mark.parametrize(
    ("ask", "answers"),
    [
        ("How clear was it?", ["1", "2", "3", "4", "5"]),
        ("How clear was it?", ["1 \u2013 not at all clear", "2", "3", "4", "5 \u2013 completely clear"]),
        ("How likely are you to recommend us?", [str(number) for number in range(11)]),
    ],
)
def test_bare_numbers_are_told(ask: str, answers: list[str]) -> None:
    assert "Q06" in codes(asked(ask, answers))


@pytest.mark.parametrize(
    ("ask", "answers"),
    [
        ("How many children do you have?", ["0", "1", "2", "3"]),
        ("Which floor do you work on?", ["0", "1", "2", "3 or more"]),
        ("When did you start?", ["2023", "2024", "2025", "2026"]),
        ("How clear was it?", ["1 \u2013 Not at all clear", "2 \u2013 Partly clear", "3 \u2013 Completely clear"]),
        ("How clear was it?", ["Yes", "No", "2020"]),
        ("Which shoe do you take?", ["38", "39", "40"]),
    ],
)
def test_numbers_that_are_the_answer_are_left_alone(ask: str, answers: list[str]) -> None:
    assert "Q06" not in codes(asked(ask, answers))


def test_eleven_bare_numbers_are_told_once() -> None:
    numbers = [str(number) for number in range(11)]
    assert asked("How likely are you to recommend us?", numbers) == [("Q06", "options")]


def test_more_than_seven_steps_are_told_and_more_than_seven_things_are_not() -> None:
    steps = ["Never", "Almost never", "Rarely", "Seldom", "Sometimes", "Often", "Usually", "Always"]
    assert "Q06" in codes(asked("How often last week?", steps))
    assert "Q06" not in codes(asked("How often last week?", steps[1:]))
    assert "Q06" not in codes(asked("Where?", [f"Place {letter}" for letter in "abcdefgh"]))


def two(first: list[str], second: list[str]) -> list[tuple[str, str]]:
    return advice(
        "option_sets:\n"
        f"  one: {options(first)}\n  other: {options(second)}\n"
        "pages:\n  - id: one\n    title: One\n    items:\n"
        "      - {id: a, kind: single_choice, ask: How was last week?, options: one}\n"
        "      - {id: b, kind: single_choice, ask: How is it now?, options: other}\n"
    )


def test_sets_that_run_different_ways_are_told_at_the_second() -> None:
    assert ("Q06", "other") in two(HOW_OFTEN, SATISFIED[::-1])
    assert ("Q06", "other") in two(SATISFIED, ["Very good", "Fair", "Very bad"])


def test_sets_that_run_the_same_way_are_left_alone() -> None:
    assert "Q06" not in codes(two(HOW_OFTEN, SATISFIED))
    assert "Q06" not in codes(two(HOW_OFTEN, YES_NO))
    assert "Q06" not in codes(two(HOW_OFTEN, NOMINAL))


def offering(*entries: str) -> list[tuple[str, str]]:
    return advice(
        "pages:\n  - id: one\n    title: One\n    items:\n      - id: a\n        kind: single_choice\n"
        "        ask: How is it?\n        options:\n" + "".join(f"          - {entry}\n" for entry in entries)
    )


def test_not_knowing_is_told_where_it_is_worth_something() -> None:
    found = offering(
        "{code: yes, label: Yes, score: 2}",
        "{code: no, label: No, score: 0}",
        "{code: q, label: I don't know, score: 1}",
    )
    assert found == [("Q07", "I don't know")]


@pytest.mark.parametrize("label", ["Not sure", "I do not know", "Not applicable (I have no job)", "Prefer not to say"])
def test_what_is_no_answer_is_told_among_the_answers(label: str) -> None:
    assert offering("{code: a, label: Yes}", f"{{code: b, label: {label}}}", "{code: c, label: No}") == [("Q07", label)]


def test_what_is_no_answer_is_fine_at_the_end() -> None:
    assert offering("{code: a, label: Yes}", "{code: b, label: No}", "{code: c, label: I don't know}") == []
    assert (
        offering("{code: a, label: Yes}", "{code: b, label: No}", "{code: c, label: Not sure, means: dont_know}") == []
    )


def test_it_is_fine_before_the_box_for_something_else() -> None:
    other = '{code: d, label: "Other", specify: What is it?}'
    assert offering("{code: a, label: Red}", "{code: b, label: Green}", "{code: c, label: I don't know}", other) == []


def test_a_label_that_only_begins_like_it_is_an_answer() -> None:
    rude = "{code: b, label: I do not know how to ask, score: 1}"
    assert offering("{code: a, label: I ask, score: 2}", rude, "{code: c, label: I wait, score: 0}") == []


def rating(words: str, ask: str = "How clear was it?") -> list[tuple[str, str]]:
    item = f"{{id: a, kind: rating, ask: {ask}, {words}}}"
    return advice(f"pages: [{{id: one, title: One, items: [{item}]}}]\n")


def test_a_rating_has_up_to_seven_steps() -> None:
    ends = "lowest: Not at all, highest: Completely"
    assert rating(ends) == []
    assert rating(f"{ends}, from: 1, to: 7") == []
    assert rating(f"{ends}, from: 0, to: 10") == [("Q06", "to")]
    assert rating(f"{ends}, from: -3") == [("Q06", "from")]


def test_a_rating_asks_one_thing_and_not_how_far_people_agree() -> None:
    assert rating("lowest: Disagree, highest: Agree") == [("Q04", "Agree")]
    assert rating("lowest: Not at all, highest: Very", "How clear and useful was it?") == [("Q01", "clear and useful")]

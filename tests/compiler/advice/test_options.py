from __future__ import annotations

import pytest

from tests.compiler.advice.asking import asked, codes, options
from tests.making import advice


def chosen(kind: str, count: int) -> set[str]:
    listed = options([f"Place {number}" for number in range(count)])
    item = f"{{id: a, kind: {kind}, ask: Where do you work?, options: {listed}}}"
    return codes(advice(f"pages: [{{id: one, title: One, items: [{item}]}}]\n"))


def test_long_lists_are_told_from_eleven_and_sixteen_answers_on() -> None:
    assert "Q08" not in chosen("single_choice", 10)
    assert "Q08" in chosen("single_choice", 11)
    assert "Q08" not in chosen("multiple_choice", 15)
    assert "Q08" in chosen("multiple_choice", 16)


def test_a_list_to_search_in_may_be_long() -> None:
    assert "Q08" not in chosen("look_up", 40)


def test_what_stands_instead_of_an_answer_does_not_count() -> None:
    answers = [f"Place {number}" for number in range(10)]
    assert "Q08" not in codes(asked("Where?", [*answers, "I don't know", "Prefer not to say"]))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (["Under 18", "18 to 25", "25 to 34", "35 or over"], "25 to 34"),
        (["18\u201324", "24\u201330", "31+"], "24\u201330"),
        (
            ["\u00a30 to \u00a310,000", "\u00a310,000 to \u00a320,000", "More than \u00a320,000"],
            "\u00a310,000 to \u00a320,000",
        ),
        (["16-24", "25-34", "36 or over"], "36 or over"),
        (["Less than 5", "6 to 10", "More than 10"], "6 to 10"),
        (["35 or over", "26 to 34", "18 to 24", "Under 18"], "26 to 34"),
        (["1 to 9 people", "10 to 49 people", "60 people or more"], "60 people or more"),
        (["0 to 0.5", "0.5 to 1"], "0.5 to 1"),
        (["Less than 5 hours", "5 to 9 hours", "9 hours or more"], "9 hours or more"),
    ],
)
def test_ranges_that_overlap_or_leave_a_gap_are_told_at_the_second(answers: list[str], words: str) -> None:
    found = [place.strip('"') for code, place in asked("Which is yours?", answers) if code == "Q08"]
    assert found == [words] or (len(found) == 1 and words.replace("\u00a3", "\\u00a3") in found[0]) or words in found


@pytest.mark.parametrize(
    "answers",
    [
        ["Under 18", "18 to 24", "25 to 34", "35 or over"],
        ["18\u201324", "25\u201334", "35+"],
        ["18 to 24", "25 to 34", "35 and over"],
        ["\u00a30 to \u00a39,999", "\u00a310,000 to \u00a319,999", "\u00a320,000 or more"],
        ["Fewer than 5", "5 to 10", "More than 10"],
        ["1.0 to 1.9", "2.0 to 2.9"],
        ["65 or over", "35 to 64", "Under 35"],
        ["Every day", "5 to 6 days a week", "1 to 2 days a week", "Never"],
        ["1 to 2 times a week", "2 to 3 times a month", "Less often"],
        ["No time", "Less than 30 minutes", "At least 30 minutes, but less than 1 hour", "2 hours or more"],
        ["9 to 5", "10 to 6"],
        ["2 to 3 people", "Level 3 to 5"],
        ["Under 18", "18 to 24", "I don't know"],
        ["One", "Two", "Three or more"],
    ],
)
def test_ranges_that_meet_and_what_only_looks_like_ranges_are_left_alone(answers: list[str]) -> None:
    assert "Q08" not in codes(asked("Which is yours?", answers))


def ticked(option: str, kind: str = "multiple_choice") -> list[tuple[str, str]]:
    return advice(
        "pages:\n  - id: one\n    title: One\n    items:\n      - id: a\n        ask: Which of these do you use?\n"
        f"        kind: {kind}\n        options:\n          - {{code: chat, label: Chat}}\n          - {option}\n"
    )


@pytest.mark.parametrize("label", ["None of these", "None of the above", "All of the above", "None", "Any of these"])
def test_all_or_none_beside_others_is_told(label: str) -> None:
    assert ticked(f"{{code: x, label: {label}}}") == [("Q09", label)]


def test_all_of_them_is_told_where_one_is_chosen() -> None:
    assert ticked("{code: x, label: All of the above}", "single_choice") == [("Q09", "All of the above")]


@pytest.mark.parametrize(
    "option",
    [
        "{code: x, label: None of these, exclusive: yes}",
        "{code: x, label: None of these, means: not_applicable}",
        "{code: x, label: None of my colleagues}",
        "{code: x, label: All kinds of video}",
    ],
)
def test_what_stands_alone_or_means_something_else_is_left_alone(option: str) -> None:
    assert ticked(option) == []


def test_none_of_them_is_fine_where_one_is_chosen() -> None:
    assert ticked("{code: x, label: None of the above}", "single_choice") == []

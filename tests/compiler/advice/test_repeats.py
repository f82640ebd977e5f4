from __future__ import annotations

from tests.making import advice


def pages(first: str, second: str, *, when: tuple[str, str] = ("", "")) -> list[tuple[str, str]]:
    start = "  - {id: start, title: Start, items: [{id: works, kind: number, ask: How many jobs?}]}\n"
    return advice(
        f"pages:\n{start}"
        f"  - {{id: one, title: One, {when[0]}items: [{{id: a, kind: text, {first}}}]}}\n"
        f"  - {{id: two, title: Two, {when[1]}items: [{{id: b, kind: text, {second}}}]}}\n"
    )


def test_the_same_question_twice_is_told_at_the_second() -> None:
    again = "ask: What is your course called?"
    assert pages(again, again) == [("Q15", "What is your course called?")]
    assert pages(again, "ask: what is  your course called") == [("Q15", "what is  your course called")]


def test_the_same_personal_data_twice_are_told() -> None:
    first, second = "ask: Your e-mail?, autocomplete: email", "ask: Where can we write to you?, autocomplete: email"
    assert pages(first, second) == [("Q15", "Where can we write to you?")]


def test_other_questions_and_words_that_point_elsewhere_are_fine() -> None:
    assert pages("ask: What is your course called?", "ask: What is your college called?") == []
    assert pages("ask: How long did this take you?", "ask: How long did this take you?") == []
    assert pages("ask: What next?", "ask: What next?") == []


def test_under_two_conditions_it_may_be_for_different_people() -> None:
    again = "ask: What is your course called?"
    assert pages(again, again, when=("shown_when: works = 0, ", "shown_when: works > 0, ")) == []


def test_under_one_condition_the_same_people_are_asked_again() -> None:
    again, some = "ask: What is your course called?", "shown_when: works > 0, "
    assert len(pages(again, again, when=(some, some))) == 1
    assert len(pages(again, again, when=("", some))) == 1

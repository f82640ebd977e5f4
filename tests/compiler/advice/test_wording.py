from __future__ import annotations

import pytest

from tests.compiler.advice.asking import AGREE, HOW_OFTEN, HOW_WELL, NOMINAL, SATISFIED, YES_NO, asked, codes, stated

TWO_IN_ONE = [
    ("How satisfied are you with the speed and quality of our service?", SATISFIED, "speed and quality"),
    ("How satisfied are you with your pay and your working hours?", SATISFIED, "pay and your working"),
    ("Was the trainer friendly and well prepared?", YES_NO, "friendly and well"),
    ("Is the website clear and easy to use?", YES_NO, "clear and easy"),
    ("Do you know how to report a concern, and who to report it to?", YES_NO, "and who"),
    ("In the last month, how often did you check and answer your messages?", HOW_OFTEN, "check and answer"),
]


@pytest.mark.parametrize(("ask", "answers", "words"), TWO_IN_ONE)
def test_a_question_about_two_things_is_told_at_the_words(ask: str, answers: list[str], words: str) -> None:
    assert ("Q01", words) in asked(ask, answers)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("My manager is fair and supportive", "fair and supportive"),
        ("I plan my work and meet my deadlines", "work and meet"),
        ("When plans changed, I stayed calm and found another way", "calm and found"),
    ],
)
def test_a_statement_about_two_things_is_told_too(row: str, words: str) -> None:
    assert ("Q01", words) in stated(row, HOW_OFTEN)


@pytest.mark.parametrize(
    ("ask", "answers"),
    [
        ("Have you read our terms and conditions?", YES_NO),
        ("How satisfied are you with health and safety at your workplace?", SATISFIED),
        ("How well do you and your colleagues work together?", HOW_WELL),
        ("Which type of school did you attend between the ages of 11 and 16?", YES_NO),
        ("Have you ever worked in England and Wales?", YES_NO),
        ("Have you ever bought anything at Marks and Spencer?", YES_NO),
        ("Thinking of your work and your studies, how confident are you?", HOW_WELL),
        ("When you and your mentor last met, did you agree what to do next?", YES_NO),
        ("Do you speak a language other than English, such as Welsh and Polish?", YES_NO),
        ("Did you try and find another placement?", YES_NO),
        ("Is the difference between a band and a score clear?", YES_NO),
        ("Do you work more and more from home?", YES_NO),
        ("Do you use a wheelchair or a walking frame?", YES_NO),
        ("Were you treated with dignity and respect?", YES_NO),
        ("Do you know your rights and responsibilities?", YES_NO),
        ("Did you want to be involved in your care and treatment?", YES_NO),
        ("What are your first and last names on your degree?", NOMINAL),
        ("Are you aged 16 and over?", YES_NO),
        ("Does the brand stand for quality?", YES_NO),
    ],
)
def test_one_question_is_left_alone(ask: str, answers: list[str]) -> None:
    assert "Q01" not in codes(asked(ask, answers))


def test_what_is_typed_may_have_two_parts() -> None:
    assert "Q01" not in codes(asked("Where and when did it happen?"))


LEADING = [
    ("Do you agree that apprentices deserve better pay?", "Do you agree that"),
    ("Don't you think the fee is too high?", "Don't you"),
    ("How much did you enjoy the course?", "How much did you enjoy"),
    ("How much has your confidence improved?", "How much has your confidence improved"),
    ("Most people think feedback is useful. Do you?", "Most people think"),
    ("How would you rate our excellent support team?", "our excellent"),
    ("Why do you like working here?", "Why do you like"),
    ("Do you agree with the proposal?", "Do you agree with"),
    ("Obviously nobody likes exams. How do you feel about them?", "Obviously"),
]


@pytest.mark.parametrize(("ask", "words"), LEADING)
def test_a_question_that_suggests_an_answer_is_told_at_the_words(ask: str, words: str) -> None:
    assert ("Q02", words) in asked(ask)


@pytest.mark.parametrize(
    "ask",
    [
        "Do you agree or disagree with the proposal?",
        "To what extent do you agree or disagree that the course was useful?",
        "How easy or difficult was it to apply?",
        "What, if anything, did you like about the course?",
        "How satisfied or dissatisfied are you with your mentor?",
        "What did you not understand?",
        "How much do you agree that mentors helped?",
        "Which course of study are you on?",
        "Did you agree with your mentor what to do next?",
    ],
)
def test_a_question_that_is_open_to_every_answer_is_left_alone(ask: str) -> None:
    assert "Q02" not in codes(asked(ask))


@pytest.mark.parametrize(
    ("row", "answers", "words"),
    [
        ("My manager does not listen to me", AGREE, "not"),
        ("I never get help when I need it", AGREE, "never"),
        ("I could not finish my work on time", HOW_OFTEN, "not"),
        ("I don\u2019t have enough time", AGREE, "don\u2019t"),
        ("Nobody explains changes to us", AGREE, "Nobody"),
    ],
)
def test_a_negative_statement_is_told_where_answers_are_steps(row: str, answers: list[str], words: str) -> None:
    assert ("Q03", words) in stated(row, answers)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        ("Do you not have a passport?", "Do you not"),
        ("Are you not unhappy with that?", "Are you not"),
        ("Is the office not impossible to reach?", "not impossible"),
        ("Should the college never refuse an application?", "never refuse"),
    ],
)
def test_a_negative_question_is_told(ask: str, words: str) -> None:
    assert ("Q03", words) in asked(ask, YES_NO)


@pytest.mark.parametrize(
    ("row", "answers"),
    [
        ("I helped someone who had never done it", HOW_OFTEN),
        ("When nobody was there, I found out for myself", HOW_OFTEN),
        ("I know what to do", AGREE),
        ("Spot a need that nobody is meeting", HOW_WELL),
        ("I use notes, not only my memory", AGREE),
        ("Explain a task to someone who has never done it", HOW_WELL),
    ],
)
def test_a_negative_in_passing_is_left_alone(row: str, answers: list[str]) -> None:
    assert "Q03" not in codes(stated(row, answers))


@pytest.mark.parametrize(
    "ask",
    [
        "Were there days on which you could not work?",
        "Is there anything you did not understand?",
        "Do you know whether or not you have a mentor?",
        "Have you stopped smoking?",
    ],
)
def test_asking_for_something_that_did_not_happen_is_left_alone(ask: str) -> None:
    assert "Q03" not in codes(asked(ask, YES_NO))

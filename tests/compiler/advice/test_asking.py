from __future__ import annotations

import pytest

from engine.compiler.advice.lexicon import table
from engine.items.text import AUTOCOMPLETE
from tests.compiler.advice.asking import AGREE, HOW_OFTEN, NOMINAL, YES_NO, asked, codes, stated
from tests.making import HEAD, advice


@pytest.mark.parametrize(
    "ask",
    [
        "What is your religion?",
        "What is your ethnic group?",
        "Do you have a physical or mental health condition or illness?",
        "Do you consider yourself to be disabled?",
        "Which of these best describes your sexual orientation?",
        "What is your household income?",
        "Are you pregnant?",
        "Have you ever been convicted of a crime?",
        "Is your gender identity the same as the sex you were registered with at birth?",
        "Did you receive free school meals?",
        "In the past year, have you been bullied at work?",
        "In the last 12 months, have you personally experienced harassment, bullying or abuse at work?",
        "Over the last 2 weeks, how often have you felt down, depressed or hopeless?",
    ],
)
def test_a_sensitive_question_is_told_without_a_way_out_or_a_reason(ask: str) -> None:
    assert "Q10" in codes(asked(ask, YES_NO))
    assert "Q10" in codes(asked(ask, YES_NO, more="        required: no\n"))
    assert "Q10" in codes(asked(ask, YES_NO, more="        why: To help\n"))


def test_with_both_it_is_fine() -> None:
    ask = "What is your religion?"
    assert "Q10" not in codes(asked(ask, YES_NO, more="        required: no\n        why: To help\n"))
    decline = "[{code: a, label: None}, {code: b, label: Prefer not to say, means: prefer_not_to_say}]"
    item = f"{{id: a, kind: single_choice, ask: What is your religion?, options: {decline}}}"
    assert advice(f"pages: [{{id: one, title: One, intro: We ask to help., items: [{item}]}}]\n") == []


@pytest.mark.parametrize(
    "ask",
    [
        "Do you know our health and safety rules?",
        "How well do you know our disability policy?",
        "Who is your health insurance with?",
        "Does your course cover pay and conditions?",
        "What outcome do you expect from your course?",
        "Which services for disabled people have you worked in?",
        "Have you had training on mental health?",
        "What is your job?",
        "Is the race in May?",
    ],
)
def test_what_people_know_of_such_things_is_not_sensitive(ask: str) -> None:
    assert "Q10" not in codes(asked(ask, NOMINAL))


def test_a_skill_in_a_grid_is_not_sensitive() -> None:
    assert "Q10" not in codes(stated("I can support a disabled colleague", HOW_OFTEN))


def test_what_an_author_calls_confidential_needs_a_reason_in_every_language() -> None:
    more = "        confidential: yes\n        required: no\n"
    assert asked("How are you?", YES_NO, more=more) == [("Q10", '"How are you?"')]
    assert asked("How are you?", YES_NO, more=f"{more}        why: To help\n") == []


@pytest.mark.parametrize(
    ("ask", "answers", "words"),
    [
        ("How often do you meet your mentor?", HOW_OFTEN, "How often"),
        ("How many times did you miss work?", None, "How many times"),
        ("Do you regularly exercise?", YES_NO, "regularly"),
        ("Have you recently changed jobs?", YES_NO, "recently"),
        ("Do you often work late?", YES_NO, "often"),
    ],
)
def test_a_time_that_is_not_said_is_told(ask: str, answers: list[str] | None, words: str) -> None:
    assert ("Q11", words) in asked(ask, answers)


def test_vague_words_in_a_statement_are_told() -> None:
    assert ("Q11", "frequently") in stated("I frequently feel tired", AGREE)


@pytest.mark.parametrize(
    ("ask", "answers"),
    [
        ("In the last four weeks, how often did you meet your mentor?", HOW_OFTEN),
        ("How often did you meet your mentor last month?", HOW_OFTEN),
        ("How many times a week do you exercise?", None),
        ("How often do you meet your mentor?", ["Once a week", "Once a month", "Never"]),
        ("How often do you check your work before you send it?", HOW_OFTEN),
        ("How often have you been late since you started?", HOW_OFTEN),
        ("How often were you late during your placement?", HOW_OFTEN),
        ("How many hours do you work?", None),
        ("Where do you usually work?", NOMINAL),
        ("What do you do regularly?", None),
    ],
)
def test_a_time_that_is_said_in_any_way_is_fine(ask: str, answers: list[str] | None) -> None:
    assert "Q11" not in codes(asked(ask, answers))


@pytest.mark.parametrize("where", ["intro: Think of the past month.", "title: The past month"])
def test_the_page_may_say_the_time(where: str) -> None:
    page = f"{{id: one, {where if where.startswith('title') else 'title: One, ' + where}, items: [ITEM]}}"
    item = "{id: a, kind: number, ask: How often did you meet?}"
    assert advice(f"pages: [{page.replace('ITEM', item)}]\n") == []


def test_the_hint_may_say_the_time() -> None:
    assert asked("How often did you meet?", HOW_OFTEN, more="        hint: In the past month\n") == []


@pytest.mark.parametrize(
    ("ask", "purpose"),
    [
        ("What is your name?", "name"),
        ("What is your full name?", "name"),
        ("Your name", "name"),
        ("First name", "given-name"),
        ("What is your surname?", "family-name"),
        ("What is your email address?", "email"),
        ("Your work e-mail", "email"),
        ("What is your mobile number?", "tel"),
        ("Please enter your postcode", "postal-code"),
    ],
)
def test_personal_data_without_a_purpose_for_browsers_are_told(ask: str, purpose: str) -> None:
    assert codes(asked(ask)) == {"Q19"}
    assert asked(ask, more=f"        autocomplete: {purpose}\n") == []


def test_what_is_offered_is_a_purpose_there_is() -> None:
    assert set(table("personal")) <= set(AUTOCOMPLETE)


@pytest.mark.parametrize(
    "ask",
    [
        "What is your date of birth?",
        "What is your manager's name?",
        "What is the name of your employer?",
        "What are the names of your children?",
        "What is your job title?",
        "What is the address of the website?",
        "Which address should we use?",
        "What do people call you?",
        "Who should we phone in an emergency?",
    ],
)
def test_data_of_somebody_else_are_left_alone(ask: str) -> None:
    assert "Q19" not in codes(asked(ask))


def test_words_are_not_looked_for_in_welsh() -> None:
    welsh = HEAD.replace("[en]", "[cy]")
    assert asked("Beth yw eich crefydd?", ["Ie", "Na"], head=welsh) == []
    assert asked("Beth yw eich enw?", head=welsh) == []

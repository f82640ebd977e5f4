from __future__ import annotations

import pytest

from engine.compiler import compile_source
from engine.document import Source
from tests.compiler.advice.asking import asked, codes
from tests.making import HEAD, advice


@pytest.mark.parametrize(
    ("ask", "letters"),
    [
        ("Who is your IQA?", "IQA"),
        ("Have you met the EPAO's assessor?", "EPAO"),
        ("Which KSBs have you worked on?", "KSB"),
        ("Do you have an EHCP?", "EHCP"),
    ],
)
def test_letters_nobody_explained_are_told(ask: str, letters: str) -> None:
    assert asked(ask) == [("Q13", letters)]


@pytest.mark.parametrize(
    "ask",
    [
        "Who is your internal quality assurer (IQA)?",
        "Who is your IQA (internal quality assurer)?",
        "Which GCSEs or BTECs do you have in the UK?",
        "Do you have a BA/BSc or an HGV licence?",
        "Did you study at Level II?",
        "Is it A4 or COVID-19?",
        "Did you watch a DVD at 8 PM?",
        "What is your group, A or B?",
    ],
)
def test_letters_that_are_explained_or_known_are_fine(ask: str) -> None:
    assert codes(asked(ask)) & {"Q13"} == set()


def test_letters_are_told_once_and_need_explaining_once() -> None:
    page = "pages: [{{id: one, title: One, intro: {}, items: [{{id: a, kind: text, ask: Who is your IQA?}}]}}]\n"
    assert advice(page.format("Your IQA checks your work")) == [("Q13", "IQA")]
    assert advice(page.format("Your internal quality assurer (IQA) checks your work")) == []


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        ("Which course are you NOT on?", "NOT"),
        ("PLEASE READ CAREFULLY. What is it called?", "PLEASE READ CAREFULLY"),
        ("What is ABSOLUTELY needed?", "ABSOLUTELY"),
        ("Which of the topics in the box above do you know?", "box above"),
        ("Click here to go on. What next?", "Click here"),
        ("Which picture on the left do you like?", "on the left"),
        ("What stands in the green box?", "the green box"),
        ("What is your TBC?", "TBC"),
        ("Lorem ipsum dolor?", "Lorem ipsum"),
        ("Do you know [insert name]?", "[insert name]"),
        ("What is marked in red?", "marked in red"),
    ],
)
def test_signs_not_everybody_can_follow_are_told_at_the_words(ask: str, words: str) -> None:
    assert next(found for found in asked(ask) if found[0] == "Q17") == ("Q17", words)


@pytest.mark.parametrize(
    "ask",
    [
        "When did you leave school?",
        "Which part did you get right?",
        "Are you aged 18 or above?",
        "Was your mark below 50?",
        "Do you work in green energy?",
        "Which BTEC or NVQ do you have?",
        "Which of the following do you use?",
        "Is the GP or the NHS your employer?",
        "How many people are left in your team?",
        "Do you have the right to work here?",
        "Do you drive to the left bank?",
    ],
)
def test_the_same_words_with_another_meaning_are_left_alone(ask: str) -> None:
    assert "Q17" not in codes(asked(ask))


def test_none_of_the_above_is_left_alone() -> None:
    assert "Q17" not in codes(asked("Which?", ["Red", "None of the above"]))


@pytest.mark.parametrize("words", ["here", "click here", "this link", "more"])
def test_a_link_that_does_not_say_where_it_leads_is_told(words: str) -> None:
    text = f"pages: [{{id: one, title: One, intro: 'Look [{words}](https://example.org)', items: [ITEM]}}]\n"
    assert advice(text.replace("ITEM", "{id: a, kind: text, ask: What?}")) == [("Q17", words)]


def test_a_link_with_words_of_its_own_is_fine() -> None:
    text = "pages: [{id: one, title: One, intro: 'Read [our rules](https://example.org)', items: [ITEM]}]\n"
    assert advice(text.replace("ITEM", "{id: a, kind: text, ask: What?}")) == []


BOTH = (
    HEAD.replace("[en]", "[en, cy]\ntranslations: {cy: {status: draft}}")
    .replace("Sample", "{en: Sample, cy: Sampl}")
    .replace("To see how it goes.", "{en: To see., cy: I weld.}")
    .replace("Nobody.", "{en: Nobody., cy: Neb.}")
)


def bilingual(english: str, welsh: str, key: str = "ask") -> list[tuple[str, str]]:
    other = "ask: {en: What?, cy: Beth?}, " if key != "ask" else ""
    item = f'{{id: a, kind: text, {other}{key}: {{en: "{english}", cy: "{welsh}"}}}}'
    first = "{id: first, title: {en: First, cy: Cyntaf}, items: [{id: job, kind: text, ask: {en: Job?, cy: Swydd?}}]}"
    return advice(f"pages: [{first}, {{id: one, title: {{en: One, cy: Un}}, items: [{item}]}}]\n", BOTH)


@pytest.mark.parametrize("same", ["Which course?", "What then?", "Prefer not to say", "Something else again"])
def test_english_in_the_place_of_welsh_is_told(same: str) -> None:
    assert bilingual(same, same) == [("Q18", f'"{same}"')]


@pytest.mark.parametrize("same", ["Radio", "E-mail", "BTEC Level 3", "2020", "Chartered Management Institute", "%"])
def test_names_numbers_and_words_that_languages_share_are_fine(same: str) -> None:
    assert bilingual(same, same, "hint") == []


def test_welsh_of_its_own_is_fine() -> None:
    assert bilingual("Which course?", "Pa gwrs?") == []


@pytest.mark.parametrize("key", ["selected: yes", "default: yes", "checked: yes", "preselect: yes", "value: yes"])
def test_nothing_can_be_selected_beforehand(key: str) -> None:
    """Q16 needs no rule: there is no key to say so."""
    for item in (
        f"kind: consent, label: I agree, {key}",
        f"kind: single_choice, options: [{{code: y, label: Y, {key}}}]",
    ):
        text = f"pages: [{{id: one, title: One, items: [{{id: a, ask: What?, {item}}}]}}]\n"
        assert [each.code for each in compile_source(Source("sample.yaml", HEAD + text)).problems] == ["key.unknown"]


@pytest.mark.parametrize(
    "item",
    [
        "kind: rating, lowest: Like an NCO, highest: High",
        "kind: current_and_target, current: As an NCO, options: [{code: a, label: Low}, {code: b, label: High}]",
        "kind: text, messages: {required: Ask your NCO}",
        "kind: repeated_group, entry: NCO, items: [{id: b, kind: text, ask: Who is it?}]",
    ],
)
def test_letters_are_looked_for_wherever_respondents_read(item: str) -> None:
    text = f"pages:\n  - id: one\n    title: One\n    items:\n      - {{id: a, ask: What is it?, {item}}}\n"
    assert advice(text) == [("Q13", "NCO")]

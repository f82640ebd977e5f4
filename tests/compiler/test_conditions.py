"""Conditions where they stand in a questionnaire: what may be named there, and how it is called."""

from __future__ import annotations

import pytest

from tests.making import found, problems


def on_two_pages(condition: str, *codes: str) -> str:
    """A page that asks for one of two options, and a second with a condition."""
    first, second = codes or ("yes", "no")
    return (
        "pages:\n"
        "  - id: one\n"
        "    title: One\n"
        "    items:\n"
        "      - id: started\n"
        "        kind: single_choice\n"
        "        ask: Have you begun?\n"
        f"        options: [{{code: {first}, label: Long ago}}, {{code: {second}, label: Not yet}}]\n"
        "  - id: two\n"
        "    title: Two\n"
        f"    shown_when: {condition}\n"
        "    items: [{id: when, kind: text, ask: When?}]\n"
    )


def test_an_item_cannot_be_asked_about_on_its_own_page() -> None:
    text = (
        "pages:\n"
        "  - id: one\n"
        "    title: One\n"
        "    items:\n"
        "      - {id: calls, kind: number, ask: How many?}\n"
        "      - {id: why, kind: text, ask: Why?, shown_when: calls > 3}\n"
    )
    [problem] = problems(text)
    assert found(text) == [("condition.later-name", 6, 54)]
    assert problem.message == '"calls" is asked on the same page; only items of earlier pages can be named here.'
    assert problem.hint == "Move what depends on it to a later page."


def test_an_item_of_a_later_page_is_told_as_such() -> None:
    [problem] = problems(on_two_pages('when = "now"'))
    assert problem.message == '"when" does not come before this.'


@pytest.mark.parametrize("label", ['"Not yet"', "Not yet", "not yet", '"NOT YET"'])
def test_a_label_is_told_from_the_code_it_stands_for(label: str) -> None:
    text = on_two_pages(f"started = {label}")
    [problem] = problems(text)
    assert found(text) == [("condition.unknown-option", 11, 27)]
    assert problem.message.endswith("""is what respondents read; the code of this option is "no".""")
    assert problem.hint == 'Write the code: "no".'


def test_a_code_that_is_also_a_label_is_the_code() -> None:
    text = on_two_pages('started = "yes" and nobody > 3').replace("label: Not yet", "label: Yes")
    assert [problem.code for problem in problems(text)] == ["condition.unknown-name"]


def test_a_condition_that_is_right_is_not_blamed_for_what_cannot_be_a_code() -> None:
    [first, second] = problems(on_two_pages('started = "yes"', "Yes", "No"))
    assert (first.code, second.code) == ("value.pattern", "value.pattern")
    assert first.hint.endswith('For example "yes".')


def test_codes_on_offer_are_named_once() -> None:
    told = problems(on_two_pages('started = "perhaps"', "no", "no"))
    assert [problem.hint for problem in told if problem.code.startswith("condition")] == ['On offer: "no".']


def test_an_answer_in_parts_is_not_said_to_come_later() -> None:
    text = on_two_pages("answered(started)").replace("single_choice", "allocation")
    [problem] = problems(text)
    assert problem.code == "condition.type"
    assert problem.message == '"started" is answered in parts, and has no value as a whole.'
    assert problem.hint == "Name one of them: started.yes and started.no."


def test_what_only_informs_is_not_said_to_come_later() -> None:
    notice = "      - {id: notice, kind: information, ask: Read this, body: It is short.}\n"
    [problem] = problems(on_two_pages('notice = "a"').replace("      - id: started", f"{notice}      - id: started"))
    assert problem.code == "condition.type"
    assert problem.message == '"notice" is not answered, so nothing can be compared with it.'

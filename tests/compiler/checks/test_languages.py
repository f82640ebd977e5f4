from __future__ import annotations

import pytest

from tests.making import HEAD, found, problems

BODY = "pages: [{id: one, title: %(say)s, items: [{id: who, kind: text, ask: %(say)s}]}]\n"
ENGLISH = BODY % {"say": "Who?"}
BOTH = BODY % {"say": "{en: 'Who?', cy: 'Pwy?'}"}


def head(languages: str, *more: str) -> str:
    return HEAD.replace("[en]", languages) + "".join(f"{line}\n" for line in more)


def in_both(*more: str) -> str:
    said = head("[en, cy]", *more).replace("title: Sample", "title: {en: Sample, cy: Enghraifft}")
    said = said.replace("purpose: To see how it goes.", "purpose: {en: To see., cy: I weld.}")
    return said.replace("who_sees_it: Nobody.", "who_sees_it: {en: Nobody., cy: Neb.}")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_one_language_needs_no_status(language: str) -> None:
    assert found(ENGLISH, head=head(f"[{language}]")) == []


def test_a_translation_with_its_status_is_fine() -> None:
    assert found(BOTH, head=in_both("translations: {cy: {status: draft}}")) == []


@pytest.mark.parametrize(
    ("tag", "hint"),
    [("fr", "Available are: en, cy."), ("cym", 'Did you mean "cy"?'), ("en-GB", "Available are: en, cy.")],
)
def test_a_language_that_buttons_do_not_speak(tag: str, hint: str) -> None:
    above = head(f"[{tag}]")
    [problem] = problems(ENGLISH, head=above)
    assert (problem.code, problem.span.line, problem.span.column) == ("language.not-spoken", 5, 13)
    assert problem.hint == hint


@pytest.mark.parametrize("tag", ["welsh", "Cymraeg"])
def test_a_language_by_another_name_is_one_problem_however_much_is_said_in_it(tag: str) -> None:
    above = in_both("translations: {cy: {status: draft}}").replace("[en, cy]", f"[en, {tag}]")
    [problem] = problems(BOTH, head=above)
    assert (problem.code, problem.hint) == ("language.not-spoken", 'Did you mean "cy"?')
    assert len(problems(ENGLISH, head=head(f"[en, {tag}]"))) == 1


def test_a_translation_without_a_status_is_told_at_its_language() -> None:
    [problem] = problems(BOTH, head=in_both())
    assert (problem.code, problem.span.line, problem.span.column) == ("language.no-status", 5, 17)
    assert "translations: {cy: {status: draft}}" in problem.hint


def test_the_status_of_a_language_that_is_not_there() -> None:
    [problem] = problems(ENGLISH, head=head("[en]", "translations: {cy: {status: draft}}"))
    assert (problem.code, problem.span.line, problem.span.column) == ("language.not-listed", 8, 16)
    assert problem.hint.startswith("Add it to languages")


def test_the_language_one_writes_in_is_no_translation() -> None:
    above = in_both("translations: {en: {status: reviewed}, cy: {status: draft}}")
    [problem] = problems(BOTH, head=above)
    assert (problem.code, problem.span.line, problem.span.column) == ("language.not-listed", 8, 16)
    assert problem.hint == "Remove it here."

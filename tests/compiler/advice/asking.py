"""Questionnaires of one question, for tests of a rule."""

from __future__ import annotations

import json

from tests.making import HEAD, advice

YES_NO = ["Yes", "No"]
HOW_OFTEN = ["Never", "Sometimes", "Always"]
SATISFIED = ["Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied"]
HOW_WELL = ["Not at all well", "Quite well", "Very well"]
AGREE = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
NOMINAL = ["An apprenticeship", "A degree", "Something else"]


def asked(ask: str, answers: list[str] | None = None, *, more: str = "", head: str = HEAD) -> list[tuple[str, str]]:
    """The advice on one question: a choice among answers, or a text where there are none."""
    how = "kind: text" if answers is None else f"kind: single_choice\n        options: {options(answers)}"
    return advice(
        f"pages:\n  - id: one\n    title: One\n    items:\n"
        f"      - id: one\n        ask: {json.dumps(ask, ensure_ascii=False)}\n        {how}\n{more}",
        head,
    )


def stated(row: str, answers: list[str]) -> list[tuple[str, str]]:
    """The advice on a statement in a grid, about the past month."""
    return advice(
        "pages:\n  - id: one\n    title: One\n    items:\n      - kind: grid\n"
        "        ask: Think of the past month\n"
        f"        options: {options(answers)}\n"
        f"        rows: [{{id: one, ask: {json.dumps(row, ensure_ascii=False)}}}]\n"
    )


def options(answers: list[str]) -> str:
    """A list of options with these labels."""
    listed = [{"code": f"c{number}", "label": label} for number, label in enumerate(answers)]
    return json.dumps(listed, ensure_ascii=False)


def codes(found: list[tuple[str, str]]) -> set[str]:
    """The rules that advise something."""
    return {code for code, _ in found}

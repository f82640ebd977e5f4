from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.compiler import compile_source
from engine.compiler.advice import RULES
from engine.compiler.advice.rule import Rule
from engine.document import Severity, Source
from engine.questionnaire import Waiver
from tests.making import HEAD, advice, problems, questionnaire

WAIVE = "waive: {Q01: The wording is published}"
YES_NO = "[{code: yes, label: Yes}, {code: no, label: No}]"


def page(*, item: str = "", above: str = "", top: str = "") -> str:
    return (
        f"{top}\npages:\n  - id: one\n    title: One\n    {above}\n    items:\n      - id: course\n"
        "        kind: single_choice\n        ask: Was it clear and useful?\n"
        f"        options: {YES_NO}\n        {item}\n"
    )


def test_advice_is_a_warning_with_its_reason_its_source_and_what_to_write() -> None:
    compiled = compile_source(Source("sample.yaml", HEAD + page()))
    [problem] = compiled.problems
    rule = next(rule for rule in RULES if rule.id == "Q01")
    assert compiled.questionnaire is not None
    assert problem.severity is Severity.WARNING
    assert problem.message == f'"clear and useful" asks about two things at once. {rule.why} ({rule.source}).'
    assert problem.hint.startswith("Ask about each on its own")


@pytest.mark.parametrize("where", ["item", "above", "top"])
def test_advice_is_set_aside_at_the_item_its_page_or_the_questionnaire(where: str) -> None:
    text = page(**{where: WAIVE})
    assert advice(text) == []
    assert problems(text) == []


def test_a_waiver_of_another_rule_sets_nothing_aside_and_is_told_itself() -> None:
    text = page(item="waive: {Q02: We know}")
    assert advice(text) == [("Q01", "clear and useful")]
    [problem] = problems(text)
    assert (problem.code, problem.severity) == ("waiver.unused", Severity.WARNING)


def test_of_two_waivers_the_nearer_one_is_used() -> None:
    [problem] = problems(page(item=WAIVE, top=WAIVE))
    assert problem.span.line == HEAD.count("\n") + 1


def grids(first: str = "", second: str = "", row: str = "") -> str:
    options = "[{code: a, label: Disagree}, {code: b, label: Neither}, {code: c, label: Agree}]"
    return (
        f"option_sets:\n  far: {options}\npages:\n  - id: one\n    title: One\n    items:\n"
        f"      - {{kind: grid, ask: How far?, options: far, {first} rows: [{{id: a, ask: I read, {row}}}]}}\n"
        f"      - {{kind: grid, ask: And now?, options: far, {second} rows: [{{id: b, ask: I write}}]}}\n"
    )


def test_advice_on_shared_options_is_set_aside_where_every_use_waives_it() -> None:
    waive = "waive: {Q04: Published},"
    assert advice(grids()) == [("Q04", "Disagree")] or advice(grids()) == [("Q04", "Agree")]
    assert len(advice(grids(first=waive))) == 1
    assert advice(grids(first=waive, second=waive)) == []
    assert problems(grids(first=waive, second=waive)) == []


def test_one_row_of_a_grid_can_be_waived() -> None:
    text = grids(first="waive: {Q04: Published},", second="waive: {Q04: Published},")
    negative = text.replace("I read", "I do not read")
    assert advice(negative) == [("Q03", "not")]
    assert advice(negative.replace("not read, ", "not read, waive: {Q03: Published}")) == []


def test_advice_waits_until_nothing_else_is_wrong() -> None:
    text = (
        page()
        + "certificate: {template: self_assessment, name: nobody, title: T, statement: S, awarded_when: completed}\n"
    )
    found = compile_source(Source("sample.yaml", HEAD + text)).problems
    assert [problem.code for problem in found] == ["certificate.unknown-item"]


@pytest.mark.parametrize(
    ("waive", "code"),
    [
        ("waive: {Q16: Why}", "key.unknown"),
        ("waive: {Q99: Why}", "key.unknown"),
        ("waive: {Q01: ''}", "value.empty"),
        ("waive: {}", "value.empty"),
        ("waive: Q01", "value.type"),
    ],
)
def test_a_waiver_names_a_rule_and_a_reason(waive: str, code: str) -> None:
    assert [problem.code for problem in problems(page(item=waive))] == [code]


def test_every_waiver_is_kept_with_its_place_and_reason() -> None:
    everywhere = questionnaire(page(item=WAIVE, above="waive: {Q02: B}", top="waive: {Q03: C}"))
    assert [(waiver.rule, waiver.place, waiver.reason) for waiver in everywhere.waivers] == [
        ("Q03", "questionnaire", "C"),
        ("Q02", "page", "B"),
        ("Q01", "item", "The wording is published"),
    ]
    words = [waiver.words.say(everywhere.languages[0]) for waiver in everywhere.waivers if waiver.words is not None]
    assert words == ["One", "Was it clear and useful?"]


def test_a_waiver_of_a_row_speaks_of_the_row() -> None:
    text = grids(first="waive: {Q04: P},", second="waive: {Q04: P},", row="waive: {Q03: N}").replace(
        "I read", "I do not read"
    )
    kept: list[Waiver] = [waiver for waiver in questionnaire(text).waivers if waiver.rule == "Q03"]
    assert [str(waiver.words.words) for waiver in kept if waiver.words is not None] == ["{'en': 'I do not read'}"]


DOCS = (Path(__file__).parent.parent.parent.parent / "docs" / "problems.md").read_text("utf-8")
ENTRY = re.compile(r"^### (Q\d\d)$(.*?)(?=^##)", re.MULTILINE | re.DOTALL)
EXPLAINED = {rule: " ".join(text.split()) for rule, text in ENTRY.findall(DOCS)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_explained_with_its_name_reason_and_source(rule: Rule) -> None:
    explained = EXPLAINED[rule.id]
    assert explained.startswith(f"**{rule.name}.** {rule.why}. Source: {rule.source}.")


def test_the_rules_are_those_of_the_table_and_what_needs_no_rule_is_said() -> None:
    assert [rule.id for rule in RULES] == [f"Q{number:02}" for number in range(1, 21) if number != 16]
    assert "**Q16, nothing selected beforehand.**" in DOCS

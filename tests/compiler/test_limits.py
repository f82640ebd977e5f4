"""However much is wrong with a questionnaire, so much is told and no more, and looking for it ends."""

from __future__ import annotations

import pytest

from engine.compiler import Compiled, compile_source
from engine.document import Problem, Severity, Source, Span
from engine.document.problem import MOST_TOLD, in_order
from tests.making import HEAD

ITEM = "{{id: {0}, kind: number, ask: How many?}}, "


def page(items: str, condition: str = "") -> str:
    shown = f"shown_when: '{condition}', " if condition else ""
    return f"  - {{id: p, title: One, {shown}items: [{items}]}}\n"


def compiled(text: str) -> Compiled:
    return compile_source(Source("sample.yaml", HEAD + text))


def test_a_list_beyond_its_bounds_is_told_alone_and_nothing_is_looked_up_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("engine.compiler.compile.build", None)  # never gets as far
    found = compile_source(Source("sample.yaml", HEAD.replace("[en]", f"[{', '.join(f'l{n}' for n in range(21))}]")))
    assert "list.too-long" in {problem.code for problem in found.problems}
    assert not found.finished


def test_so_many_names_twice_are_told_and_no_more() -> None:
    found = compiled("pages:\n" + page(ITEM.format("same") * (MOST_TOLD + 500)))
    assert len(found.problems) == MOST_TOLD
    assert not found.finished
    assert found.questionnaire is None


def test_so_many_conditions_with_something_wrong_are_told_and_no_more() -> None:
    pages = "".join(page(ITEM.format(f"a{number}"), "nothing = 1") for number in range(MOST_TOLD + 500))
    found = compiled(f"pages:\n{pages.replace('id: p,', 'id: same,')}")
    assert len(found.problems) == MOST_TOLD


def test_of_too_many_problems_the_errors_are_told_first() -> None:
    warnings = [problem(number, Severity.WARNING) for number in range(1, MOST_TOLD + 1)]
    errors = [problem(number, Severity.ERROR) for number in range(MOST_TOLD, MOST_TOLD + 10)]
    told = in_order(warnings + errors)
    assert told[-10:] == errors
    assert told[:-10] == warnings[: MOST_TOLD - 10]


def problem(line: int, severity: Severity) -> Problem:
    span = Span(line, 1, line, 2)
    return Problem(code="Q01", message="This.", hint="That.", file="sample.yaml", span=span, severity=severity)

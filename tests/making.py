"""Questionnaires for tests, written as an author writes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent

from engine.compiler import compile_file, compile_source
from engine.compiler.advice import RULES
from engine.document import Problem, Source
from engine.questionnaire import Questionnaire

ADVICE = {rule.id for rule in RULES}
HEAD = """\
format: 1
id: sample
version: 1.0.0
title: Sample
languages: [en]
purpose: To see how it goes.
who_sees_it: Nobody.
"""


def questionnaire(text: str, head: str = HEAD) -> Questionnaire:
    """A questionnaire without problems, from its YAML below a plain head."""
    compiled = compile_source(Source("sample.yaml", head + dedent(text)))
    assert compiled.questionnaire is not None, "\n".join(map(str, compiled.problems))
    return compiled.questionnaire


def problems(text: str, head: str = HEAD) -> list[Problem]:
    """What is wrong with a questionnaire, from its YAML below a plain head; without advice on its questions."""
    return without_advice(compile_source(Source("sample.yaml", head + dedent(text))).problems)


def without_advice(found: Iterable[Problem], besides: str = "") -> list[Problem]:
    """Problems other than advice on questions, which small samples need not follow; one rule may be kept."""
    return [problem for problem in found if problem.code not in ADVICE - {besides}]


def advice(text: str, head: str = HEAD) -> list[tuple[str, str]]:
    """The advice on its questions: the code of each rule, with the very words in the file that it points at."""
    source = Source("sample.yaml", head + dedent(text))
    compiled = compile_source(source)
    assert compiled.questionnaire is not None, "\n".join(map(str, compiled.problems))
    return [(problem.code, _words(source, problem)) for problem in compiled.problems if problem.code in ADVICE]


def _words(source: Source, problem: Problem) -> str:
    span, line = problem.span, source.lines[problem.span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.line == span.end_line else None]


def found(text: str, head: str = HEAD) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem; lines count from the first line of `text`."""
    above = head.count("\n")
    return [(problem.code, problem.span.line - above, problem.span.column) for problem in problems(text, head)]


def asked_in_cases() -> Questionnaire:
    """The questionnaire that the broken examples of cases are about."""
    compiled = compile_file(Path(__file__).parent / "examples" / "cases" / "questionnaire.yaml").questionnaire
    assert compiled is not None
    return compiled

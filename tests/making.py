"""Questionnaires for tests, written as an author writes them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from engine.compiler import compile_file, compile_source
from engine.document import Problem, Source
from engine.questionnaire import Questionnaire

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
    """What is wrong with a questionnaire, from its YAML below a plain head."""
    return list(compile_source(Source("sample.yaml", head + dedent(text))).problems)


def found(text: str, head: str = HEAD) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem; lines count from the first line of `text`."""
    above = head.count("\n")
    return [(problem.code, problem.span.line - above, problem.span.column) for problem in problems(text, head)]


def asked_in_cases() -> Questionnaire:
    """The questionnaire that the broken examples of cases are about."""
    compiled = compile_file(Path(__file__).parent / "examples" / "cases" / "questionnaire.yaml").questionnaire
    assert compiled is not None
    return compiled

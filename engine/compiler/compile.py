"""The pipeline: read, check the structure, build, check the meaning; every stage gives its problems."""

from __future__ import annotations

from pathlib import Path

from engine.compiler.build import build
from engine.compiler.checks import CHECKS
from engine.compiler.draft import Draft
from engine.compiler.schema import questionnaire_schema
from engine.compiler.structure import check_structure
from engine.document import Problem, Severity, Source
from engine.document.problem import in_order
from engine.document.reader import read, read_file
from engine.questionnaire import Questionnaire


def compile_source(source: Source) -> tuple[Questionnaire | None, list[Problem]]:
    """A questionnaire, unless there is an error among its problems; the problems are in the order of the file."""
    document, problems = read(source)
    if document is None:
        return None, in_order(problems)
    problems += check_structure(document, questionnaire_schema(), source)
    questionnaire, found = build(document, source)
    problems += found
    draft = Draft(source=source, document=document, questionnaire=questionnaire, sound=not problems)
    for check in CHECKS:
        problems += check(draft)
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return None if broken else questionnaire, in_order(problems)


def compile_file(path: Path) -> tuple[Questionnaire | None, Source | None, list[Problem]]:
    """The same for a file, with the text that was read."""
    source, problems = read_file(path)
    if source is None:
        return None, None, problems
    questionnaire, found = compile_source(source)
    return questionnaire, source, problems + found

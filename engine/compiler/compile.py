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
    questionnaire, meant = build(document, source)
    draft = Draft(source=source, document=document, questionnaire=questionnaire, sound=not _broken(problems + meant))
    for check in CHECKS:
        meant += check(draft)
    problems = _told_once(problems, meant)
    return None if _broken(problems) else questionnaire, in_order(problems)


def _told_once(built: list[Problem], meant: list[Problem]) -> list[Problem]:
    """All problems; where a misspelt name breaks the rules for names too, the one that knows what was meant."""
    told = {problem.span for problem in meant}
    return [problem for problem in built if problem.code != "value.pattern" or problem.span not in told] + meant


def _broken(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def compile_file(path: Path) -> tuple[Questionnaire | None, Source | None, list[Problem]]:
    """The same for a file, with the text that was read."""
    source, problems = read_file(path)
    if source is None:
        return None, None, problems
    questionnaire, found = compile_source(source)
    return questionnaire, source, problems + found

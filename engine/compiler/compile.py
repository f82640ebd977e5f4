"""The pipeline: read, check the structure, build, check the meaning; every stage gives its problems."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from engine.compiler.advice import advise
from engine.compiler.build import build
from engine.compiler.checks import CHECKS
from engine.compiler.draft import Draft
from engine.compiler.schema import questionnaire_schema
from engine.compiler.structure import check_structure
from engine.document import Problem, Severity, Source
from engine.document.problem import MOST_TOLD, in_order
from engine.document.reader import read, read_file
from engine.questionnaire import Questionnaire

TOO_LONG = "list.too-long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """What became of a text: a questionnaire, unless there is an error among its problems.

    The problems are in the order of the file. `finished` is False where errors in the structure kept its meaning,
    its scores and bands above all, from being checked to the end. `source` is None for a file that cannot be read.
    """

    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]
    source: Source | None
    finished: bool


def compile_source(source: Source) -> Compiled:
    """Everything there is to know about a text."""
    document, problems = read(source)
    if document is None:
        return Compiled(questionnaire=None, problems=tuple(in_order(problems)), source=source, finished=False)
    problems += check_structure(document, questionnaire_schema(), source)
    if any(
        problem.code == TOO_LONG for problem in problems
    ):  # checks of meaning may take their time only within bounds
        return Compiled(questionnaire=None, problems=tuple(in_order(problems)), source=source, finished=False)
    questionnaire, meant = build(document, source)
    sound = not _broken(problems + meant)
    draft = Draft(source=source, document=document, questionnaire=questionnaire, sound=sound)
    for check in CHECKS:
        meant += islice(check(draft), MOST_TOLD)
    problems = _told_once(problems, meant)
    if not _broken(problems):
        problems += advise(document, source)
    return Compiled(
        questionnaire=None if _broken(problems) else questionnaire,
        problems=tuple(in_order(problems)),
        source=source,
        finished=sound and len(problems) < MOST_TOLD,
    )


def _told_once(built: list[Problem], meant: list[Problem]) -> list[Problem]:
    """All problems; where a misspelt name breaks the rules for names too, the one that knows what was meant."""
    told = {problem.span for problem in meant}
    return [problem for problem in built if problem.code != "value.pattern" or problem.span not in told] + meant


def _broken(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def compile_file(path: Path) -> Compiled:
    """The same for a file."""
    source, problems = read_file(path)
    if source is None:
        return Compiled(questionnaire=None, problems=tuple(problems), source=None, finished=True)
    return compile_source(source)

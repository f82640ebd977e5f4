"""For people: each problem with its line, a caret below the very place, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import click

from engine.cli.counting import counted
from engine.cli.listing.checked import Checked
from engine.document import Problem, Severity


def listing(checked: Sequence[Checked]) -> str:
    """Every problem in full, then how many there are."""
    told = [block for each in checked for block in _of(each)]
    errors, warnings = sum(each.errors for each in checked), sum(each.warnings for each in checked)
    found = [counted(number, name) for number, name in ((errors, "error"), (warnings, "warning")) if number]
    questionnaires = sum(not each.beside for each in checked)
    files = counted(questionnaires, "questionnaire") if questionnaires else counted(len(checked), "file")
    end = [f"{files} checked: {', '.join(found) or 'no problems'}."]
    if not all(each.compiled.finished for each in checked):
        end.append("Not everything could be checked yet. Check again once this is right.")
    return "\n".join([*told, *end, ""])


def _of(checked: Checked) -> Iterator[str]:
    source = checked.compiled.source
    return blocks(checked.compiled.problems, source.lines if source else [])


def blocks(problems: Sequence[Problem], lines: Sequence[str]) -> Iterator[str]:
    """Each problem in full, with the line it is about."""
    for problem in problems:
        yield "\n".join([_first_line(problem), *_quoted(problem, lines), f"    {problem.hint}", ""])


def _first_line(problem: Problem) -> str:
    place = click.style(f"{problem.file}:{problem.span.line}:{problem.span.column}", bold=True)
    severity = click.style(str(problem.severity), fg=_colour(problem))
    return f"{place}: {severity} {problem.code}: {problem.message}"


def _quoted(problem: Problem, lines: Sequence[str]) -> list[str]:
    """The line itself, and carets below the part of it that is meant."""
    span = problem.span
    if not 1 <= span.line <= len(lines):
        return []
    line = lines[span.line - 1]
    before, after = span.column - 1, span.end_column - 1 if span.end_line == span.line else len(line)
    carets = click.style("^" * max(1, len(_blank(line[before:after]))), fg=_colour(problem))
    return [f"    {line}", f"    {_blank(line[:before])}{carets}"]


def _colour(problem: Problem) -> str:
    return "red" if problem.severity is Severity.ERROR else "yellow"


def _blank(text: str) -> str:
    """Space that takes as many columns of a terminal as a text does."""
    return "".join(_space(character) for character in text)


def _space(character: str) -> str:
    if character == "\t":
        return character
    if unicodedata.combining(character):
        return ""
    return "  " if unicodedata.east_asian_width(character) in {"W", "F"} else " "

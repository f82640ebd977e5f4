"""An author's fault, as a value: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engine.document.source import Span

MOST_TOLD = 1_000
"""Nobody reads more problems of one file."""


class Severity(StrEnum):
    """An error keeps a questionnaire from being used, a warning only asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in a file, in the author's words.

    `code` is stable and has a heading in docs/problems.md; `message` says what is wrong, `hint` what to do.
    """

    code: str
    message: str
    hint: str
    file: str
    span: Span
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """The problem in one line, as editors and terminals expect it."""
        return f"{self.file}:{self.span.line}:{self.span.column}: {self.message} [{self.code}] {self.hint}"


def twice(what: str, first: Span, second: Span) -> str:
    """That something stands in one place twice, and where it stands first if that is not the same line."""
    elsewhere = "" if first.line == second.line else f"; it stands first in line {first.line}"
    return f"{what} is here twice{elsewhere}."


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems by their place in the file, each once; of too many the first errors."""
    told = sorted(set(problems), key=lambda problem: (problem.file, problem.span, problem.code, problem.message))
    if len(told) <= MOST_TOLD:
        return told
    errors = [problem for problem in told if problem.severity is Severity.ERROR][:MOST_TOLD]
    warnings = [problem for problem in told if problem.severity is Severity.WARNING][: MOST_TOLD - len(errors)]
    return in_order(errors + warnings)

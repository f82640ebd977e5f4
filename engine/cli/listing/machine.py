"""For programs: one JSON object with every file and every problem."""

from __future__ import annotations

import json
from collections.abc import Sequence

from engine.cli.listing.checked import Checked
from engine.document import Problem


def listing(checked: Sequence[Checked]) -> str:
    """`files`, each with its problems; lines and columns count characters from 1, ends are exclusive."""
    found = {
        "errors": sum(each.errors for each in checked),
        "warnings": sum(each.warnings for each in checked),
        "files": [_file(each) for each in checked],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _file(checked: Checked) -> dict[str, object]:
    questionnaire = checked.compiled.questionnaire
    return {
        "file": str(checked.path),
        "id": questionnaire.id if questionnaire else None,
        "version": questionnaire.version if questionnaire else None,
        "finished": checked.compiled.finished,
        "problems": [problem_object(problem) for problem in checked.compiled.problems],
    }


def problem_object(problem: Problem) -> dict[str, object]:
    """A problem as a JSON object."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "line": problem.span.line,
        "column": problem.span.column,
        "end_line": problem.span.end_line,
        "end_column": problem.span.end_column,
        "message": problem.message,
        "hint": problem.hint,
    }

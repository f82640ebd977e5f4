"""For GitHub Actions: one workflow command a line, which GitHub shows beside the line it is about.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.cli.listing.checked import Checked
from engine.document import Problem

# The percent sign first, since the others are written with it.
IN_MESSAGES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
IN_PROPERTIES = (*IN_MESSAGES, (":", "%3A"), (",", "%2C"))


def listing(checked: Sequence[Checked]) -> str:
    """One line for each problem, and nothing where there is none."""
    return "".join(_command(problem) for each in checked for problem in each.compiled.problems)


def _command(problem: Problem) -> str:
    span = problem.span
    properties = {"file": problem.file, "line": span.line, "endLine": span.end_line, "col": span.column}
    if span.end_line == span.line:  # GitHub takes no end column beyond the line
        properties["endColumn"] = span.end_column
    properties["title"] = problem.code
    written = ",".join(f"{name}={_escaped(str(value), IN_PROPERTIES)}" for name, value in properties.items())
    return f"::{problem.severity} {written}::{_escaped(f'{problem.message} {problem.hint}', IN_MESSAGES)}\n"


def _escaped(text: str, signs: Sequence[tuple[str, str]]) -> str:
    for sign, escape in signs:
        text = text.replace(sign, escape)
    return text

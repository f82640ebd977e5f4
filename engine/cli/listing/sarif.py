"""For code scanning: SARIF 2.1.0, the OASIS format for what static analysis finds.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from engine.cli.listing.checked import Checked
from engine.document import Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def listing(checked: Sequence[Checked]) -> str:
    """One run with a result for each problem, and a rule for each code among them."""
    problems = [problem for each in checked for problem in each.compiled.problems]
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "formwright", "version": version("formwright"), "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(problem: Problem, rule: int) -> dict[str, object]:
    span = problem.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    place = {"artifactLocation": {"uri": _uri(problem.file)}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": str(problem.severity),
        "message": {"text": f"{problem.message} {problem.hint}"},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    """A relative file as a relative reference, which code scanning resolves at the top of the repository."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())

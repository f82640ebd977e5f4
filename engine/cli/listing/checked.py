"""A file that was checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.compiler import Compiled
from engine.document import Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with what became of it; `beside` for one that stands beside questionnaires and is none."""

    path: Path
    compiled: Compiled
    beside: bool = False

    @property
    def errors(self) -> int:
        """How many problems keep it from being used."""
        return sum(problem.severity is Severity.ERROR for problem in self.compiled.problems)

    @property
    def warnings(self) -> int:
        """How many only ask for a second look."""
        return len(self.compiled.problems) - self.errors

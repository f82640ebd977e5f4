"""What stands beside a questionnaire, among the files that were checked: a map, and cases."""

from __future__ import annotations

from pathlib import Path

from engine.catalogue import CASES
from engine.catalogue.maps import Mapped
from engine.cli.listing.checked import Checked
from engine.compiler import Compiled
from engine.document import Problem, Source
from engine.document.reader import read_file
from engine.questionnaire import Questionnaire
from engine.themes import Told


def map_checked(mapped: Mapped) -> Checked:
    """A map with its problems."""
    return _beside(mapped.path, mapped.source, mapped.problems)


def cases_checked(path: Path, questionnaire: Questionnaire) -> Checked | None:
    """The cases of a questionnaire with what is wrong with them, if it has any. They are read here and not tried."""
    file = path.with_name(path.stem + CASES)
    if not file.exists():
        return None
    from engine.cases import read_cases  # noqa: PLC0415  # a whole room that most files do not need

    source, problems = read_file(file)
    if source is not None:
        problems += read_cases(source, questionnaire)[1]
    return _beside(file, source, tuple(problems))


def theme_checked(told: Told) -> Checked:
    """A theme, or a drawing that one names, with what is wrong with it."""
    return _beside(Path(told.source.name), told.source, told.problems)


def _beside(path: Path, source: Source | None, problems: tuple[Problem, ...]) -> Checked:
    read = source or Source(str(path), "")
    return Checked(path, Compiled(questionnaire=None, problems=problems, source=read, finished=True), beside=True)

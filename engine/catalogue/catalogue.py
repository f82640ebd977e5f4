"""A folder of questionnaires, each compiled once; a broken file is listed as broken, the others serve."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from engine.compiler import Compiled, compile_file, compile_source
from engine.document import Problem, Source, Span
from engine.questionnaire import Questionnaire

CASES = ".cases.yaml"
MOST_KEPT = 64
VERSION = re.compile(r"([0-9]+)\.([0-9]+)\.([0-9]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """One file of the catalogue. Where it is broken now, `questionnaire` is the last version of it that was good."""

    path: Path
    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]
    broken: bool
    stamp: tuple[int, int]


def questionnaire_files(folder: Path) -> list[Path]:
    """Every file of a folder of questionnaires that is one, or should be."""
    found = (path for path in folder.glob("*/*.yaml") if not path.name.endswith(CASES))
    return sorted(path for path in found if not path.name.startswith("."))


class Catalogue:
    """The questionnaires of a folder, by id and version. Read once; `refresh` takes up what has changed since.

    It may be used by many threads at once.
    """

    def __init__(self, folder: Path, compiled: Callable[[Path], Compiled] = compile_file) -> None:
        self.folder = folder
        self._compile = compiled
        self._shelf: dict[Path, Shelved] = {}
        self._good: dict[Path, Questionnaire] = {}
        self._kept: dict[str, tuple[Questionnaire, str]] = {}
        self._refreshing = Lock()
        self.refresh()

    def refresh(self) -> None:
        """Compile new and changed files and forget removed ones; sittings on what was there before go on."""
        with self._refreshing:
            self._shelf = {path: self._shelve(path) for path in questionnaire_files(self.folder)}

    def _shelve(self, path: Path) -> Shelved:
        before = self._shelf.get(path)
        stamp = _stamp(path)
        if before is not None and before.stamp == stamp:
            return before
        if not VERSION.fullmatch(path.stem):
            return Shelved(path=path, questionnaire=None, problems=(_misnamed(path),), broken=True, stamp=stamp)
        compiled = self._compile(path)
        if compiled.questionnaire is not None and compiled.source is not None:
            self._good[path] = compiled.questionnaire
            self._keep(compiled.questionnaire, compiled.source.text)
        return Shelved(
            path=path,
            questionnaire=self._good.get(path),
            problems=compiled.problems,
            broken=compiled.questionnaire is None,
            stamp=stamp,
        )

    def _keep(self, questionnaire: Questionnaire, text: str) -> None:
        """Remember a text by its hash: what is on the shelf and the latest besides. The store has all that matter."""
        self._kept[questionnaire.content_hash] = (questionnaire, text)
        on_shelf = {good.content_hash for good in self._good.values()}
        for content_hash in list(self._kept)[:-MOST_KEPT]:
            if content_hash not in on_shelf:
                del self._kept[content_hash]

    @property
    def shelved(self) -> tuple[Shelved, ...]:
        """Every file, good or broken, by path."""
        return tuple(self._shelf.values())

    def find(self, questionnaire_id: str, version: str | None = None) -> Questionnaire | None:
        """The questionnaire with this id and version, or its newest version; None where there is no good one."""
        found = [
            shelved.questionnaire
            for shelved in self._shelf.values()
            if shelved.questionnaire is not None
            and shelved.questionnaire.id == questionnaire_id
            and version in {None, shelved.questionnaire.version}
        ]
        return max(found, key=lambda questionnaire: _order(questionnaire.version), default=None)

    def newest(self) -> tuple[Questionnaire, ...]:
        """The newest good version of each questionnaire, by id."""
        ids = sorted({shelved.questionnaire.id for shelved in self._shelf.values() if shelved.questionnaire})
        return tuple(found for each in ids if (found := self.find(each)) is not None)

    def by_hash(self, content_hash: str) -> Questionnaire | None:
        """A questionnaire by its exact content, also one that has since been changed or removed."""
        kept = self._kept.get(content_hash)
        return kept[0] if kept else None

    def text(self, content_hash: str) -> str:
        """The text a questionnaire was compiled from. Raises KeyError for one that never was here."""
        return self._kept[content_hash][1]

    def keep(self, text: str) -> Questionnaire | None:
        """Take in the text of a questionnaire that is no longer in the folder, for a sitting that began on it."""
        source = Source("an earlier version", text)
        questionnaire = compile_source(source).questionnaire
        if questionnaire is not None:
            with self._refreshing:
                self._keep(questionnaire, text)
        return questionnaire


def _misnamed(path: Path) -> Problem:
    return Problem(
        code="file.name",
        message=f'"{path.name}" is not served: its name is not a version.',
        hint="Name it by its version, such as 1.0.0.yaml, or move it elsewhere.",
        file=str(path),
        span=Span(1, 1, 1, 1),
    )


def _stamp(path: Path) -> tuple[int, int]:
    """Changes when a file does."""
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)


def _order(version: str) -> tuple[int, ...]:
    match = VERSION.fullmatch(version)
    return tuple(int(part) for part in match.groups()) if match else ()

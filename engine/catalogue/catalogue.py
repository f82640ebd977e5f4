"""A folder of questionnaires, each compiled once; a broken file is listed as broken, the others serve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from engine.catalogue.earlier import as_earlier
from engine.catalogue.lock import LOCK, read_lock
from engine.catalogue.maps.finding import MAP, maps_between
from engine.catalogue.promises import Promises
from engine.catalogue.versions import Version, read_version
from engine.compiler import Compiled, compile_file, compile_source
from engine.document import Problem, Source, Span
from engine.questionnaire import Questionnaire
from engine.scoring import Earlier, Scores

CASES = ".cases.yaml"
BESIDE = (CASES, MAP)
"""How the names of files end that stand beside a questionnaire and are none."""

MOST_KEPT = 64
NO_VERSION = Version(0, 0, 0)
Stamp: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """One file of the catalogue. Where it is broken now, `questionnaire` is the last version of it that was good.

    A published file that has been changed is broken as well: it does not stand for the version that was published.
    """

    path: Path
    questionnaire: Questionnaire | None
    problems: tuple[Problem, ...]
    broken: bool
    published: bool
    stamps: tuple[Stamp, Stamp]


def questionnaire_files(folder: Path) -> list[Path]:
    """Every file of a folder of questionnaires that is one, or should be."""
    return sorted(path for path in folder.glob("*/*.yaml") if may_be_questionnaire(path))


def may_be_questionnaire(path: Path) -> bool:
    """Whether a YAML file is a questionnaire by its name, and does not stand beside one."""
    return not path.name.endswith(BESIDE) and not path.name.startswith(".")


class Catalogue:
    """The questionnaires of a folder, by id and version. Read once; `refresh` takes up what has changed since.

    It may be used by many threads at once. Without `drafts`, the newest version is the newest that is published, for
    every questionnaire of which there is one.
    """

    def __init__(
        self, folder: Path, compiled: Callable[[Path], Compiled] = compile_file, *, drafts: bool = True
    ) -> None:
        self.folder = folder
        self.drafts = drafts
        self._compile = compiled
        self._lock_stamp = _stamp(folder / LOCK)
        self._promises = Promises(folder, read_lock(folder), compiled)
        self._shelf: dict[Path, Shelved] = {}
        self._good: dict[Path, Questionnaire] = {}
        self._kept: dict[str, tuple[Questionnaire, str]] = {}
        self._refreshing = Lock()
        self.refresh()

    def refresh(self) -> None:
        """Compile new and changed files and forget removed ones; sittings on what was there before go on."""
        with self._refreshing:
            lock_stamp = _stamp(self.folder / LOCK)
            if lock_stamp != self._lock_stamp:
                self._lock_stamp, self._promises = (
                    lock_stamp,
                    Promises(self.folder, read_lock(self.folder), self._compile),
                )
            self._shelf = {path: self._shelve(path) for path in questionnaire_files(self.folder)}

    def _shelve(self, path: Path) -> Shelved:
        before = self._shelf.get(path)
        stamps = _stamp(path), self._lock_stamp
        if before is not None and before.stamps == stamps:
            return before
        if not read_version(path.stem):
            return Shelved(
                path=path, questionnaire=None, problems=(_misnamed(path),), broken=True, published=False, stamps=stamps
            )
        compiled = self._compile(path)
        kept = self._promises.kept(path, compiled)
        if kept and compiled.questionnaire is not None and compiled.source is not None:
            self._good[path] = compiled.questionnaire
            self._keep(compiled.questionnaire, compiled.source.text)
        return Shelved(
            path=path,
            questionnaire=self._good.get(path),
            problems=(*compiled.problems, *self._promises.problems(path, compiled)),
            broken=compiled.questionnaire is None or not kept,
            published=self._promises.published(path) is not None,
            stamps=stamps,
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

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the folder as a whole: with its lock file, or with what is published and gone."""
        return (*self._promises.lock.problems, *self._promises.missing())

    def find(self, questionnaire_id: str, version: str | None = None) -> Questionnaire | None:
        """The questionnaire with this id and version, or its newest version; None where there is no good one."""
        found = [
            (shelved.published and not self.drafts, _order(shelved.questionnaire), shelved.questionnaire)
            for shelved in self._shelf.values()
            if shelved.questionnaire is not None
            and shelved.questionnaire.id == questionnaire_id
            and version in {None, shelved.questionnaire.version}
        ]
        return max(found, key=lambda each: each[:2], default=(False, NO_VERSION, None))[2]

    def newest(self) -> tuple[Questionnaire, ...]:
        """The newest good version of each questionnaire, by id."""
        ids = sorted({shelved.questionnaire.id for shelved in self._shelf.values() if shelved.questionnaire})
        return tuple(found for each in ids if (found := self.find(each)) is not None)

    def earlier(self, scores: Scores, old: Questionnaire, new: Questionnaire, day: date | None) -> Earlier:
        """Scores of a sitting on an earlier version for one on a later version, carried by the maps of the folder."""
        file = self.folder / new.id / f"{new.version}.yaml"
        maps = maps_between(file, old.version, self._compile)
        return as_earlier(scores, old, new, day=day, maps=maps)

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


def _stamp(path: Path) -> Stamp:
    """Changes when a file does."""
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)


def _order(questionnaire: Questionnaire) -> Version:
    return read_version(questionnaire.version) or NO_VERSION

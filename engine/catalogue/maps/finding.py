"""Maps in a folder of questionnaires: the one beside a version, and those that lead from one version to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.catalogue.maps.reading import old_version, read_map
from engine.catalogue.maps.version_map import VersionMap
from engine.compiler import Compiled
from engine.document import Problem, Source, Span
from engine.document.reader import read_file
from engine.questionnaire import Questionnaire

MAP = ".map.yaml"


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """What became of a map file. `found` is None where it has errors."""

    path: Path
    source: Source | None
    found: VersionMap | None
    problems: tuple[Problem, ...]


def map_file(questionnaire: Path) -> Path:
    """Where the map to a version stands: beside its file."""
    return questionnaire.with_name(questionnaire.stem + MAP)


def read_beside(path: Path, new: Questionnaire, compiled: Callable[[Path], Compiled]) -> Mapped | None:
    """The map to a version that stands beside its file, or None where there is none."""
    file = map_file(path)
    if not file.exists():
        return None
    source, problems = read_file(file)
    if source is None:
        return Mapped(path=file, source=None, found=None, problems=tuple(problems))
    version = old_version(source)
    old = None if version is None else compiled(path.with_name(f"{version}.yaml")).questionnaire
    if old is None and version is not None:
        return Mapped(path=file, source=source, found=None, problems=(_no_version(path, version, source),))
    found, problems = read_map(source, old or new, new)
    return Mapped(path=file, source=source, found=found, problems=tuple(problems))


def said_same(
    path: Path, old: str, new: Questionnaire, compiled: Callable[[Path], Compiled]
) -> frozenset[tuple[str, str]]:
    """Options, by item and code, that the map beside a file says are the same as in an old version."""
    mapped = read_beside(path, new, compiled)
    found = mapped.found if mapped is not None else None
    return found.same if found is not None and found.old.version == old else frozenset()


def maps_between(path: Path, old: str, compiled: Callable[[Path], Compiled]) -> tuple[VersionMap, ...]:
    """The maps that lead from an old version to the one in a file, in the order of versions; none where they do not."""
    maps: tuple[VersionMap, ...] = ()
    seen: set[Path] = set()
    while path.stem != old and path not in seen:
        seen.add(path)
        new = compiled(path).questionnaire
        mapped = None if new is None else read_beside(path, new, compiled)
        if mapped is None or mapped.found is None:
            return ()
        maps = (mapped.found, *maps)
        path = path.with_name(f"{mapped.found.old.version}.yaml")
    return maps if path.stem == old else ()


def _no_version(path: Path, version: str, source: Source) -> Problem:
    line = next((number for number, text in enumerate(source.lines, 1) if text.startswith("from:")), 1)
    column = source.lines[line - 1].find(version) + 1 if version in source.lines[line - 1] else 1
    return Problem(
        code="map.version",
        message=f"There is no version {version} to carry from, or it has errors.",
        hint=f"Write the version of a file that stands beside {path.name}.",
        file=source.name,
        span=Span(line, column, line, column + len(version)),
    )

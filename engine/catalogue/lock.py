"""The lock file: which versions are published, and what each of them was when it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engine.catalogue.versions import Version, read_version
from engine.document import Mapping as MappingNode
from engine.document import Node, Problem, Scalar, Source, Span
from engine.document.entries import words
from engine.document.reader import read, read_file
from engine.document.replacing import replace_file

LOCK = "published.lock"
BEGINNING = """\
# What is published, written by `formwright publish`. A published version never changes: keep this file in version
# control, and leave it to the command.
format: 1
published:
"""
FORMAT = "1"
READABLE_BY_ALL = 0o644


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One published version: the day, the hashes of its file and its meaning, and where the lock says so."""

    id: str
    version: Version
    day: date
    file: str
    meaning: str
    span: Span = field(default=Span(1, 1, 1, 1), compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Lock:
    """Everything that is published of a folder, and what is wrong with the file that says so."""

    path: Path
    source: Source
    published: Mapping[tuple[str, Version], Published] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def find(self, questionnaire_id: str, version: str) -> Published | None:
        """What was published under an id and a version."""
        number = read_version(version)
        return self.published.get((questionnaire_id, number)) if number is not None else None

    def below(self, questionnaire_id: str, version: str) -> Published | None:
        """The newest published version below this one."""
        number = read_version(version) or Version(0, 0, 0)
        earlier = [each for each in self._of(questionnaire_id) if each.version < number]
        return max(earlier, key=lambda each: each.version, default=None)

    def above(self, questionnaire_id: str, version: str) -> Published | None:
        """The oldest published version above this one."""
        number = read_version(version)
        later = [each for each in self._of(questionnaire_id) if number is not None and each.version > number]
        return min(later, key=lambda each: each.version, default=None)

    def _of(self, questionnaire_id: str) -> Iterator[Published]:
        return (each for each in self.published.values() if each.id == questionnaire_id)


def file_hash(source: Source) -> str:
    """SHA-256 of a text with the line ends of Unix, so that a checkout on Windows is the same file."""
    return Source(source.name, source.text.replace("\r\n", "\n")).content_hash


def read_lock(folder: Path) -> Lock:
    """The lock file of a folder of questionnaires; where there is none, nothing is published."""
    path = folder / LOCK
    if not path.exists():
        return Lock(path=path, source=Source(str(path), ""))
    source, problems = read_file(path)
    if source is None:
        return Lock(path=path, source=Source(str(path), ""), problems=tuple(problems))
    if not source.text.strip():
        return Lock(path=path, source=source, problems=(_unlike(path, Span(1, 1, 1, 1)),))
    document, found = read(source)
    problems += found
    if document is None or problems:
        return Lock(path=path, source=source, problems=tuple(problems))
    listed = document.find("published")
    if words(document, "format") != FORMAT or not isinstance(listed, MappingNode):
        return Lock(path=path, source=source, problems=(_unlike(path, document.span),))
    entries = list(_entries(path, listed))
    return Lock(
        path=path,
        source=source,
        published={(each.id, each.version): each for each in entries if isinstance(each, Published)},
        problems=tuple(each for each in entries if isinstance(each, Problem)),
    )


def write_lock(lock: Lock, added: Published) -> None:
    """Write the lock file with one version more, in one step: nobody ever reads half of it."""
    published = {**lock.published, (added.id, added.version): added}
    replace_file(lock.path, lock_text(published.values()).encode(), READABLE_BY_ALL)


def lock_text(published: Iterable[Published]) -> str:
    """The lock file as it is written: by id and version, so that two who publish seldom touch the same lines."""
    lines = []
    before = None
    for each in sorted(published, key=lambda each: (each.id, each.version)):
        if each.id != before:
            lines.append(f"  {each.id}:\n")
        before = each.id
        lines.append(f"    {each.version}:\n      date: {each.day.isoformat()}\n")
        lines.append(f'      file: {each.file}\n      meaning: "{each.meaning}"\n')
    return BEGINNING + "".join(lines)


def _entries(path: Path, listed: MappingNode) -> Iterator[Published | Problem]:
    for name, versions in listed.items():
        if not isinstance(versions, MappingNode):
            yield _unlike(path, name.span)
            continue
        for number, node in versions.items():
            entry = _entry(name, number, node)
            yield entry if entry is not None else _unlike(path, number.span)


def _entry(name: Scalar, number: Scalar, node: Node) -> Published | None:
    version = read_version(number)
    if version is None or not isinstance(node, MappingNode):
        return None
    day, file, meaning = (words(node, key) for key in ("date", "file", "meaning"))
    if day is None or file is None or meaning is None:
        return None
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return None
    return Published(id=str(name), version=version, day=found, file=file, meaning=meaning, span=number.span)


def _unlike(path: Path, span: Span) -> Problem:
    return Problem(
        code="version.lock",
        message="This is not as `formwright publish` writes it, so nobody can tell what is published.",
        hint="Bring back the lock file from version control. Where two were merged, keep the entries of both.",
        file=str(path),
        span=span,
    )

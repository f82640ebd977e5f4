"""What publishing promised: a published version never changes, and a version number hides nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.catalogue.difference import Difference, Side, difference
from engine.catalogue.lock import Lock, Published, file_hash
from engine.catalogue.maps.finding import said_same
from engine.catalogue.meaning import MEANING, meaning_hash
from engine.catalogue.versions import Weight
from engine.compiler import Compiled
from engine.document import Problem, Source, Span

VERSION_LINE = re.compile(r"^version:[ \t]*([^\s#]+)", re.MULTILINE)
BEGINNING = Span(1, 1, 1, 1)
NEXT = "Put the file back as it was, and write what shall change into a new version."
HIDDEN = {Weight.BREAKING: "version.hides-breaking", Weight.COMPARABLE: "version.hides-comparable"}


@dataclass(frozen=True)
class Promises:
    """The promises of a folder of questionnaires, and the way in which its files are compiled."""

    folder: Path
    lock: Lock
    compiled: Callable[[Path], Compiled]

    def problems(self, path: Path, compiled: Compiled) -> Iterator[Problem]:
        """How a file breaks a promise."""
        if compiled.source is None:
            return
        published = self.published(path)
        if published is not None:
            yield from self._changed(published, compiled, compiled.source)
        elif compiled.questionnaire is not None:
            found = self.since(path, compiled)
            if found is not None and found.hidden and found.weight in HIDDEN:
                yield _hides(found, compiled.source)

    def published(self, path: Path) -> Published | None:
        """What the lock says of a file, where it stands among the questionnaires and is published."""
        place = path.resolve()
        among = place.parent.parent == self.folder.resolve()
        return self.lock.find(place.parent.name, place.stem) if among else None

    def kept(self, path: Path, compiled: Compiled) -> bool:
        """Whether a file may stand for its version: it is not published, or it still means what was published."""
        published = self.published(path)
        if published is None or compiled.source is None or file_hash(compiled.source) == published.file:
            return True
        return compiled.questionnaire is not None and meaning_hash(compiled.questionnaire) == published.meaning

    def since(self, path: Path, compiled: Compiled) -> Difference | None:
        """What has changed since the newest published version below, unless there is none or it is not there."""
        after = compiled.questionnaire
        place = path.resolve()
        published = self.lock.below(place.parent.name, place.stem)
        if published is None or after is None or place.parent.parent != self.folder.resolve():
            return None
        file = self._file(published)
        earlier = self.compiled(file)
        if earlier.questionnaire is None or not self.kept(file, earlier):
            return None
        before = Side(file=str(file), questionnaire=earlier.questionnaire)
        same = said_same(path, before.questionnaire.version, after, self.compiled)
        return difference(before, Side(file=str(path), questionnaire=after), same)

    def missing(self) -> tuple[Problem, ...]:
        """The published versions whose file is gone."""
        gone = [each for each in self.lock.published.values() if not self._file(each).is_file()]
        return tuple(_missing(each, self._file(each), self.lock.path) for each in gone)

    def _file(self, published: Published) -> Path:
        return self.folder / published.id / f"{published.version}.yaml"

    def _changed(self, published: Published, compiled: Compiled, source: Source) -> Iterator[Problem]:
        form, _, meaning = published.meaning.partition(":")
        now = compiled.questionnaire and meaning_hash(compiled.questionnaire)
        if file_hash(source) != published.file:
            same = now == published.meaning
            yield Problem(
                code="version.changed",
                message=f"Version {published.version} was published on {published.day} and has been changed since"
                + ("; what it asks, says and scores is still the same." if same else "."),
                hint=NEXT,
                file=source.name,
                span=version_place(source),
            )
        elif now and meaning and form == str(MEANING) and now != published.meaning:
            yield Problem(
                code="version.read-otherwise",
                message=f"Version {published.version} is as it was published on {published.day}, "
                "but this Formwright makes something else of it.",
                hint="Use the Formwright and the scorers it was published with, and tell their makers.",
                file=source.name,
                span=version_place(source),
            )


def version_place(source: Source) -> Span:
    """Where a file says which version it is."""
    found = VERSION_LINE.search(source.text)
    if found is None:
        return BEGINNING
    line = source.text.count("\n", 0, found.start()) + 1
    column = found.start(1) - found.start() + 1
    return Span(line, column, line, column + len(found[1]))


def _hides(found: Difference, source: Source) -> Problem:
    weight = found.weight or Weight.WORDING
    worst = next(change for change in found.changes if change.weight is weight)
    others = sum(change.weight is weight for change in found.changes) - 1
    more = f" (and {others} more)" if others else ""
    earlier = found.before.questionnaire
    return Problem(
        code=HIDDEN[weight],
        message=f"The number {found.after.questionnaire.version} hides a {weight} change since the published "
        f"{earlier.version}: {str(worst).removesuffix('.')}{more}.",
        hint=f"Call it {found.least}, or take the change back. "
        f"See all of them: formwright diff {earlier.id} {earlier.version} {found.after.questionnaire.version}",
        file=source.name,
        span=version_place(source),
    )


def _missing(published: Published, file: Path, lock: Path) -> Problem:
    return Problem(
        code="version.missing",
        message=f"{published.id} {published.version} was published on {published.day}, but there is no {file}.",
        hint="Bring the file back from version control: a published version stays.",
        file=str(lock),
        span=published.span,
    )

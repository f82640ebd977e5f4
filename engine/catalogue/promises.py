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

    def holds(self, path: Path) -> bool:
        """Whether a file stands among the questionnaires, where what is published is promised."""
        return path.resolve().parent.parent == self.folder.resolve()

    def problems(self, path: Path, compiled: Compiled) -> Iterator[Problem]:
        """How a file breaks a promise."""
        if compiled.source is None:
            return
        published = self.published(path)
        if published is not None:
            yield from self._changed(published, compiled, compiled.source)
            return
        since, until = self.since(path, compiled), self._until(path, compiled)
        if since is not None and since.hidden and since.weight in HIDDEN:
            yield _hides(since, compiled.source)
        if until is not None and until.hidden and until.weight in HIDDEN:
            yield _hidden_later(until, compiled.source)

    def unknown(self, path: Path) -> Iterator[Problem]:
        """What keeps everybody from knowing what has changed in a file since the version published before it."""
        before = self._neighbour(path, self.lock.below)
        if before is None:
            return
        file = self._file(before)
        earlier = self.compiled(file)
        if not file.is_file():
            yield _missing(before, file, self.lock.path)
        elif earlier.source is not None and not self.kept(file, earlier):
            yield from self._changed(before, earlier, earlier.source)

    def published(self, path: Path) -> Published | None:
        """What the lock says of a file, where it stands among the questionnaires and is published."""
        place = path.resolve()
        return self.lock.find(place.parent.name, place.stem) if self.holds(path) else None

    def kept(self, path: Path, compiled: Compiled) -> bool:
        """Whether a file may stand for its version: it is not published, or it still means what was published."""
        published = self.published(path)
        if published is None or compiled.source is None or file_hash(compiled.source) == published.file:
            return True
        return compiled.questionnaire is not None and meaning_hash(compiled.questionnaire) == published.meaning

    def since(self, path: Path, compiled: Compiled) -> Difference | None:
        """What has changed since the newest published version below, unless there is none or it is not there."""
        before = self._neighbour(path, self.lock.below)
        return None if before is None else self._between((self._file(before), None), (path, compiled))

    def _until(self, path: Path, compiled: Compiled) -> Difference | None:
        """What changes from here to the oldest published version above."""
        after = self._neighbour(path, self.lock.above)
        return None if after is None else self._between((path, compiled), (self._file(after), None))

    def _neighbour(self, path: Path, find: Callable[[str, str], Published | None]) -> Published | None:
        place = path.resolve()
        return find(place.parent.name, place.stem) if self.holds(path) else None

    def _between(self, old: tuple[Path, Compiled | None], new: tuple[Path, Compiled | None]) -> Difference | None:
        """What has changed from one file to another, unless one is broken or not what was published."""
        before, after = (compiled or self.compiled(file) for file, compiled in (old, new))
        if before.questionnaire is None or after.questionnaire is None:
            return None
        if not self.kept(old[0], before) or not self.kept(new[0], after):
            return None
        same = said_same(new[0], before.questionnaire.version, after.questionnaire, self.compiled)
        earlier = Side(file=str(old[0]), questionnaire=before.questionnaire)
        return difference(earlier, Side(file=str(new[0]), questionnaire=after.questionnaire), same)

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
    before, after = found.before.questionnaire, found.after.questionnaire
    message = f"The number {after.version} hides a {found.weight} change since the published {before.version}"
    return _hidden(found, source, message, f"Call it {found.least}, or take the change back.")


def _hidden_later(found: Difference, source: Source) -> Problem:
    before, after = found.before.questionnaire, found.after.questionnaire
    message = f"After {before.version} the number of the published {after.version} would hide a {found.weight} change"
    return _hidden(found, source, message, "Call it higher than everything published, or take the change back.")


def _hidden(found: Difference, source: Source, message: str, hint: str) -> Problem:
    """A problem with the worst of the changes, and how many there are."""
    weight = found.weight or Weight.WORDING
    worst, *others = (change for change in found.changes if change.weight is weight)
    more = f" (and {len(others)} more)" if others else ""
    before, after = found.before.questionnaire, found.after.questionnaire
    return Problem(
        code=HIDDEN[weight],
        message=f"{message}: {str(worst).removesuffix('.')}{more}.",
        hint=f"{hint} See all of them: formwright diff {before.id} {before.version} {after.version}",
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

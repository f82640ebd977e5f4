"""Completed sittings of earlier versions in terms of a later one, for one table of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.catalogue import read_version
from engine.catalogue.maps import VersionMap, carried, carried_scores, maps_between
from engine.cli.counting import counted
from engine.compiler import Cache
from engine.config import Settings
from engine.store import Collected, Completed, collected


@dataclass(frozen=True)
class Series:
    """Everything that was completed of a questionnaire, in terms of one version; `lost` counts as it is read."""

    desk: Collected
    earlier: tuple[tuple[Collected, tuple[VersionMap, ...]], ...]
    unmapped: tuple[str, ...]
    lost: Counter[str] = field(default_factory=Counter)

    def sittings(self) -> Iterator[Completed]:
        """The sittings of the earlier versions, carried, then those of this version as they are."""
        for other, maps in self.earlier:
            yield from (self._carried(each, maps) for each in other.sittings())
        yield from self.desk.sittings()

    def told(self) -> list[str]:
        """What whoever reads the table has to know, in sentences."""
        lines = [f"Version {version} is left out: no map leads from it to this one." for version in self.unmapped]
        if self.lost:
            items = ", ".join(f"{item} {number}" for item, number in self.lost.items())
            lines.append(f"{counted(self.lost.total(), 'answer')} could not be carried: {items}.")
        return lines

    def _carried(self, completed: Completed, maps: Sequence[VersionMap]) -> Completed:
        answers, scores = completed.answers, completed.scores
        for each in maps:
            found = carried(answers, each)
            self.lost.update(lost.item for lost in found.lost)
            answers, scores = found.answers, carried_scores(scores, each)
        return replace(completed, questionnaire=self.desk.questionnaire, answers=answers, scores=scores)


def series(desk: Collected, settings: Settings) -> Series:
    """Every version of a questionnaire that was answered, carried to the one at the desk where maps lead there."""
    named, wanted = desk.questionnaire.id, desk.questionnaire.version
    path: Path = settings.questionnaires / named / f"{wanted}.yaml"
    kept = Cache(settings.compiled).compile_file
    answered = {version for name, version in desk.store.versions() if name == named and version != wanted}
    earlier, unmapped = [], []
    for version in sorted(answered, key=lambda version: read_version(version) or ()):
        maps = maps_between(path, version, kept)
        other = collected(desk.store, desk.catalogue, named, version)
        if maps and other is not None:
            earlier.append((other, maps))
        else:
            unmapped.append(version)
    return Series(desk=desk, earlier=tuple(earlier), unmapped=tuple(unmapped))

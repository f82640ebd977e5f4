"""One change between two versions, what it means for answers and scores, and all of them together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from engine.catalogue.versions import Version, Weight, read_version
from engine.document import Span
from engine.questionnaire import ItemId, Questionnaire, ScaleId
from engine.scoring.plan import in_order

MOST_NAMED = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is different, in a sentence after the names it is `about`, and where it stands before and after.

    `answers` and `scores` are the items and scales that cannot be compared because of it; `effect` says what else
    follows.
    """

    weight: Weight
    about: tuple[str, ...] = ()
    what: str
    before: Span | None = None
    after: Span | None = None
    answers: tuple[ItemId, ...] = ()
    scores: tuple[ScaleId, ...] = ()
    effect: str = ""

    def __str__(self) -> str:
        """What is different, in a sentence."""
        return f"{listed(self.about)}: {self.what}." if self.about else f"{self.what[:1].upper()}{self.what[1:]}."

    @property
    def effects(self) -> tuple[str, ...]:
        """What follows for answers and scores, in sentences."""
        return tuple(filter(None, (self.effect, not_comparable(self.answers, self.scores))))

    def merged(self, other: Change) -> Change | None:
        """Both as one, where they are the same change of something that several items share, or None."""
        if (self.weight, self.what, self.effect) != (other.weight, other.what, other.effect):
            return None
        if self.before != other.before and self.after != other.after:
            return None
        return replace(
            self,
            about=_united(self.about, other.about),
            answers=_united(self.answers, other.answers),
            scores=_united(self.scores, other.scores),
        )


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two that are compared, and the file it stands in."""

    file: str
    questionnaire: Questionnaire


@dataclass(frozen=True, kw_only=True)
class Difference:
    """All changes from one questionnaire to another, the heaviest first."""

    before: Side
    after: Side
    changes: tuple[Change, ...]

    @cached_property
    def weight(self) -> Weight | None:
        """What the whole weighs: as much as its heaviest change, or None where there is none."""
        return max((change.weight for change in self.changes), key=lambda weight: weight.rank, default=None)

    @property
    def answers(self) -> tuple[ItemId, ...]:
        """The items whose answers before and after cannot be compared."""
        return tuple(dict.fromkeys(item for change in self.changes for item in change.answers))

    @property
    def scores(self) -> tuple[ScaleId, ...]:
        """The scales whose scores before and after cannot be compared, with those that are made of them."""
        found = dict.fromkeys(scale for change in self.changes for scale in change.scores)
        before, after = self.before.questionnaire, self.after.questionnaire
        both = before.scales_by_id.keys() & after.scales_by_id.keys()
        for scale in (*in_order(before.scales), *in_order(after.scales)):
            if scale.id in both and not found.keys().isdisjoint(scale.scales):
                found[scale.id] = None
        return tuple(found)

    @property
    def kept(self) -> tuple[ScaleId, ...]:
        """The scales of both whose scores can be compared: their time series go on."""
        later = self.after.questionnaire.scales_by_id
        return tuple(
            scale for scale in self.before.questionnaire.scales_by_id if scale in later and scale not in self.scores
        )

    @property
    def effects(self) -> tuple[str, ...]:
        """What follows from all of it for answers, scores and time series, in sentences."""
        breaking = (each for each in self.changes if each.weight is Weight.BREAKING and not each.answers)
        others = tuple(dict.fromkeys(each.effect for each in breaking))
        kept = f"Scores of {listed(self.kept)} before and after can be compared." if self.kept else ""
        return tuple(filter(None, (not_comparable(self.answers, self.scores), *others, kept)))

    @property
    def least(self) -> Version | None:
        """The lowest version number that hides nothing; None where nothing changed, or there is no number."""
        version = read_version(self.before.questionnaire.version)
        return None if version is None or self.weight is None else version.next(self.weight)

    @property
    def hidden(self) -> bool:
        """Whether the later version's number is too low for what has changed."""
        version = read_version(self.after.questionnaire.version)
        return version is not None and self.least is not None and version < self.least


def together(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, those merged that are the same for several items, the heaviest first."""
    merged: list[Change] = []
    for change in changes:
        for place, earlier in enumerate(merged):
            both = earlier.merged(change)
            if both is not None:
                merged[place] = both
                break
        else:
            merged.append(change)
    return tuple(sorted(merged, key=lambda change: -change.weight.rank))


def listed(names: Iterable[str]) -> str:
    """Names one after the other; of many only the first, and how many more."""
    all_of_them = tuple(names)
    if len(all_of_them) > MOST_NAMED + 1:
        return f"{', '.join(all_of_them[:MOST_NAMED])} and {len(all_of_them) - MOST_NAMED} more"
    *most, last = all_of_them
    return f"{', '.join(most)} and {last}" if most else last


def not_comparable(answers: tuple[ItemId, ...], scores: tuple[ScaleId, ...]) -> str:
    """That these cannot be compared, or nothing where there are none."""
    parts = [f"answers to {listed(answers)}"] if answers else []
    if scores:
        parts.append(f"scores of {listed(scores)}")
    said = " and ".join(parts)
    return f"{said[0].upper()}{said[1:]} before and after cannot be compared." if said else ""


def _united(these: tuple[T, ...], those: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*these, *those)))

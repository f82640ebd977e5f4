"""Items scored together, and what the score is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

if TYPE_CHECKING:
    from engine.document import Span
    from engine.questionnaire.names import BandId, ItemId, ScaleId
    from engine.questionnaire.text import Text


class Declined(StrEnum):
    """What must not be done with a scale, because its authors say so."""

    BAND = "band"
    NORM = "norm"


@dataclass(frozen=True, slots=True)
class MeanOfAnswered:
    """The mean of the answers given stands in for each that is missing."""


@dataclass(frozen=True, slots=True)
class ItemValue:
    """The mean or the median of each item in a stated reference group stands in where it is missing."""

    which: Literal["mean", "median"]
    source: str
    values: Mapping[ItemId, Decimal]


Instead: TypeAlias = MeanOfAnswered | ItemValue


@dataclass(frozen=True, slots=True)
class AllRequired:
    """One missing answer, and there is no score."""

    instead: ClassVar[None] = None

    def needed(self, items: int) -> int:
        """How many of so many items that count must be answered."""
        return items


@dataclass(frozen=True, slots=True)
class AnsweredAtLeast:
    """With fewer answers there is no score; with more the score is worked out from those there are, and `instead`."""

    count: int
    instead: Instead | None = None

    def needed(self, items: int) -> int:
        """How many of so many items that count must be answered."""
        del items
        return max(self.count, 1)


@dataclass(frozen=True, slots=True)
class UnansweredAtMost:
    """Where more than so many per cent of the items that count are missing there is no score."""

    percent: Decimal
    instead: Instead | None = None

    def needed(self, items: int) -> int:
        """How many of so many items that count must be answered; always one at least."""
        return max(items - int(items * self.percent / 100), 1)


Missing: TypeAlias = AllRequired | AnsweredAtLeast | UnansweredAtMost


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A named range of a score, closed below, which ends where the next begins; or a group of `outcomes`."""

    id: BandId
    label: Text
    at_least: Decimal
    outcomes: frozenset[str] = frozenset()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a decision table can decide on: a code with its label, where the result is not a number."""

    code: str
    label: Text
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Items scored together by a named scorer.

    `settings` holds the scorer's own YAML keys as plain data, `places` the decimal places the score is rounded to
    (half up, once, at the end) and `places_said` whether its author said how many; `shown` whether the respondent is
    told. `scales` are other scales it is made of. The `range` is what an answer may be worth, where that is declared;
    `ranges_differ` says that items are meant to weigh differently.
    """

    id: ScaleId
    label: Text
    about: Text | None = None
    items: tuple[ItemId, ...] = ()
    scales: tuple[ScaleId, ...] = ()
    reverse: frozenset[ItemId] = frozenset()
    range: tuple[Decimal, Decimal] | None = None
    ranges_differ: bool = False
    scorer: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    missing: Missing = field(default_factory=AllRequired)
    bands: tuple[Band, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    places: int = 2
    places_said: bool = field(default=False, compare=False)
    shown: bool = True
    do_not: frozenset[Declined] = frozenset()
    span: Span = field(compare=False, repr=False)

    def __getstate__(self) -> dict[str, object]:
        """What a pickle keeps: names of items as plain words. Where they stand matters only while they are checked."""
        return {
            **vars(self),
            "items": tuple(map(str, self.items)),
            "scales": tuple(map(str, self.scales)),
            "reverse": frozenset(map(str, self.reverse)),
        }

    def last_below(self, edge: Decimal) -> Decimal | None:
        """The last score before an edge, where scores are whole numbers; others have none."""
        return edge.to_integral_value(ROUND_CEILING) - 1 if self.places == 0 else None

    def band_of(self, value: Decimal | str) -> Band | None:
        """The band of an outcome, or that of a score: the last one it reaches, bands being in ascending order."""
        if isinstance(value, str):
            return next((band for band in self.bands if value in band.outcomes), None)
        reached = [band for band in self.bands if value >= band.at_least]
        return reached[-1] if reached else None

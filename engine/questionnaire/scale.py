"""Items scored together, and what the score is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from engine.document import Span
    from engine.questionnaire.names import BandId, ItemId, ScaleId
    from engine.questionnaire.text import Text


@dataclass(frozen=True, slots=True)
class AllRequired:
    """One missing answer, and there is no score."""


@dataclass(frozen=True, slots=True)
class AnsweredAtLeast:
    """With fewer answers there is no score; with more the score is worked out from those there are."""

    count: int


Missing: TypeAlias = AllRequired | AnsweredAtLeast


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A named range of a score, closed below; it ends where the next begins."""

    id: BandId
    label: Text
    at_least: Decimal
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
    (half up, once, at the end), `shown` whether the respondent is told.
    """

    id: ScaleId
    label: Text
    about: Text | None = None
    items: tuple[ItemId, ...] = ()
    reverse: frozenset[ItemId] = frozenset()
    scorer: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    missing: Missing = field(default_factory=AllRequired)
    bands: tuple[Band, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    places: int = 2
    shown: bool = True
    span: Span = field(compare=False, repr=False)

    def __getstate__(self) -> dict[str, object]:
        """What a pickle keeps: names of items as plain words. Where they stand matters only while they are checked."""
        return {**vars(self), "items": tuple(map(str, self.items)), "reverse": frozenset(map(str, self.reverse))}

    def band_of(self, value: Decimal) -> Band | None:
        """The band a score falls into: the last one it reaches, bands being in ascending order."""
        reached = [band for band in self.bands if value >= band.at_least]
        return reached[-1] if reached else None

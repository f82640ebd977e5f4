"""A case: somebody with answers, and what must follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from engine.cases.before import Before
from engine.document import Span
from engine.journey import PageAnswers
from engine.questionnaire import ItemId, PageId, ScaleId, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedScore:
    """What is expected of one score; what is None may be anything. `value` is a number or an outcome."""

    span: Span
    value: Decimal | str | None = None
    band: str | None = None
    unscored: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ExpectedValue:
    """What is expected of one calculated item; None is that it has no value."""

    span: Span
    value: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must follow; what is None may be anything. `places` are the spans of the keys that are there."""

    pages: tuple[PageId, ...] | None = None
    items: tuple[ItemId, ...] | None = None
    calculated: Mapping[ItemId, ExpectedValue] = field(default_factory=dict)
    scores: Mapping[ScaleId, ExpectedScore] = field(default_factory=dict)
    feedback: Mapping[ScaleId, str] | None = None
    certificate: bool | None = None
    places: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Somebody who answers on the day `today`, or whenever it is tried. `saved` is what the pages would have saved.

    `before` is what they answered the last time, where they did.
    """

    name: str
    span: Span
    saved: PageAnswers
    today: date | None = None
    before: Before | None = None
    expected: Expected = field(default_factory=Expected)

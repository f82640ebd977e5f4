"""One thing asked or shown, and the answers on offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.document import Span
    from engine.expressions import Expression
    from engine.questionnaire.answer import Kind
    from engine.questionnaire.names import ItemId, OptionCode
    from engine.questionnaire.text import Text


class Means(StrEnum):
    """What an option says instead of an answer; each is counted separately from the others and from unanswered."""

    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer on offer. Its code stays when its wording changes; `score` is what choosing it is worth.

    `also` are words by which it can be found, besides those of its label.
    """

    code: OptionCode
    label: Text
    hint: Text | None = None
    also: Text | None = None
    score: Decimal | None = None
    means: Means | None = None
    exclusive: bool = False
    specify: Text | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Items asked under one question with the same options. Shown as a set of items, never as a table."""

    ask: Text
    hint: Text | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is asked, and by its kind how it is answered. `options` is empty unless the kind chooses among some.

    `step` is its number among statements that are worked in order; then `grid` is what these are asked under.
    `messages` are the author's own words for what can be wrong with an answer, by what a `Fault` is about.
    """

    id: ItemId
    kind: Kind
    ask: Text
    hint: Text | None = None
    why: Text | None = None
    required: bool = True
    confidential: bool = False
    shown_when: Expression | None = None
    options: tuple[Option, ...] = ()
    messages: Mapping[str, Text] = field(default_factory=dict)
    grid: Grid | None = None
    step: int | None = None
    span: Span = field(compare=False, repr=False)

    def __getstate__(self) -> dict[str, object]:
        """What a pickle keeps: all but the defaults, which the class has. Items are many, and few keys are set."""
        return {name: value for name, value in vars(self).items() if getattr(Item, name, self) is not value}

    def option(self, code: str) -> Option | None:
        """The option with this code, if it is on offer."""
        return next((option for option in self.options if option.code == code), None)

"""What a scale is made of besides items: other scales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from engine.scoring.score import Range

if TYPE_CHECKING:
    from engine.questionnaire import ItemId, Scale, ScaleId, Text


class Counting(Protocol):
    """What counts in a scale, whether it is an item (a `Key`) or another scale (a `Member`)."""

    @property
    def id(self) -> ItemId | ScaleId:
        """Its name among what is worth something."""

    @property
    def ask(self) -> Text:
        """What it is called."""

    @property
    def range(self) -> Range | None:
        """The least and the greatest it can be worth, or None where there is no telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A scale another scale is made of.

    `comparable` tells whether its scores may be compared between people, `within_person` whether that is because they
    only say how things stand inside one person; `always` whether there is an item in it that applies to
    everybody, without which it does not count; `shrinks` whether it is a sum that is smaller where an item does not
    apply.
    """

    scale: Scale
    range: Range | None
    comparable: bool = True
    within_person: bool = False
    always: bool = True
    shrinks: bool = False

    @property
    def id(self) -> ScaleId:
        """The scale's own id."""
        return self.scale.id

    @property
    def ask(self) -> Text:
        """The scale's label."""
        return self.scale.label

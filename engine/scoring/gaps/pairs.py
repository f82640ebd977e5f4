"""What each item of a scale is held against, and how much it weighs, for the scorer of gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from engine.document import Mapping as MappingNode
from engine.document import Scalar
from engine.document.entries import as_number
from engine.questionnaire import Answers, ItemId, Text, inner_key
from engine.scoring.key import Key, NonAnswer
from engine.scoring.rounding import ZERO, Exact
from engine.scoring.score import Range
from engine.scoring.scorer import Material

ONE = Decimal(1)
ALONE: Range = (ONE, ONE)
CURRENT, TARGET = "current", "target"

Amount: TypeAlias = Decimal | Key
"""A number that is declared, or the item whose answer is that number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One item, what it is to reach, and how much the gap between the two weighs.

    `target` and `hours` are None where nothing says what they are, all three where an item is named that is not there.
    """

    key: Key
    target: Amount | None
    importance: Amount | None = ONE
    hours: Amount | None = None

    @property
    def label(self) -> Text:
        """What it is called: of a pair answered together the question alone."""
        return self.key.item.ask if self.key.inner == CURRENT else self.key.ask

    @property
    def amounts(self) -> tuple[Amount | None, ...]:
        """What it goes by besides the item itself."""
        return self.target, self.importance, self.hours

    @property
    def about(self) -> ItemId:
        """The item that what is told of it gives away: a confidential one, where it goes by any."""
        keys = (each for each in (self.key, *self.amounts) if isinstance(each, Key))
        return next((key.id for key in keys if key.item.confidential), self.key.id)

    @property
    def droppable(self) -> bool:
        """Whether it can be left out though its item counts: something else in it can be "not applicable"."""
        return any(isinstance(each, Key) and each.skippable for each in self.amounts)

    @property
    def weights(self) -> Range | None:
        """The least and the greatest it can weigh."""
        importance, hours = range_of(self.importance), ALONE if self.hours is None else range_of(self.hours)
        return None if importance is None or hours is None else (importance[0] * hours[0], importance[1] * hours[1])

    @property
    def target_range(self) -> Range | None:
        """Between which worths the target lies, turned round where the item is."""
        limits = range_of(self.target)
        if limits is None or not self.key.reverse or self.key.range is None:
            return limits
        return self.key.flip(limits[1]), self.key.flip(limits[0])

    @property
    def gaps(self) -> Range | None:
        """The least and the greatest distance to the target; below 0 where it is passed."""
        now, target = self.key.range, self.target_range
        return None if now is None or target is None else (target[0] - now[1], target[1] - now[0])

    @property
    def shares(self) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest share of the way to the target that can still be to go."""
        now, target = self.key.range, self.target_range
        if now is None or target is None:
            return None
        return self.share(now[1], target[0]), self.share(now[0], target[1])

    def wanted(self, answers: Answers) -> Decimal | NonAnswer:
        """What is to be reached, turned round where the item is; or why nobody knows."""
        worth = amount(self.target, answers)
        return self.key.flip(worth) if self.key.reverse and isinstance(worth, Decimal) else worth

    def share(self, current: Exact, target: Decimal) -> Fraction:
        """Which share of the way from the least answer to the target is still to go: 0 for all who reached it."""
        least = self.key.range[0] if self.key.range is not None else ZERO
        return Fraction(0) if current >= target else (Fraction(target) - Fraction(current)) / Fraction(target - least)


def range_of(of: Amount | None) -> Range | None:
    """Between which numbers an amount lies; None where there is no telling."""
    if isinstance(of, Decimal):
        return of, of
    return None if of is None else of.range


def amount(of: Amount | None, answers: Answers) -> Decimal | NonAnswer:
    """The number itself, or what the answer to the item is worth."""
    if isinstance(of, Decimal):
        return of
    return NonAnswer.UNANSWERED if of is None else of.worth(answers.get(of.id))


def pairs_of(material: Material) -> tuple[Pair, ...]:
    """Each item of a scale with its target and weights, as far as they can be made out."""
    settings = material.scale.settings
    common = _read(settings.get("target_for_all"), material.others)
    targets, importance, hours = (
        dict(_amounts(settings.get(name), material.others)) for name in ("targets", "importance", "hours")
    )
    return tuple(
        Pair(
            key=key,
            target=targets.get(key.id, _own_target(key, material) or common),
            importance=importance.get(key.id, ONE),
            hours=hours.get(key.id),
        )
        for key in material.keys
    )


def amount_nodes(node: object) -> Iterator[tuple[Scalar, Scalar]]:
    """The items of a mapping of amounts, with what is written for each."""
    if isinstance(node, MappingNode):
        yield from ((name, each) for name, each in node.items() if isinstance(each, Scalar))


def _own_target(key: Key, material: Material) -> Amount | None:
    return material.others.get(inner_key(key.item.id, TARGET)) if key.inner == CURRENT else None


def _amounts(node: object, others: Mapping[str, Key]) -> Iterator[tuple[str, Amount | None]]:
    for name, each in amount_nodes(node):
        yield str(name), _read(each, others)


def _read(node: object, others: Mapping[str, Key]) -> Amount | None:
    if not isinstance(node, Scalar):
        return None
    number = as_number(node)
    return others.get(str(node)) if number is None else number

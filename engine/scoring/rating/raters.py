"""Raters: the entries of a repeated group, each somebody who says something of the person in question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, runtime_checkable

from engine.document import Scalar
from engine.document import Sequence as SequenceNode
from engine.document.entries import as_number
from engine.questionnaire import Answers, Item, Missing, Option, Value
from engine.scoring.key import Key, NonAnswer, key_of
from engine.scoring.rounding import total
from engine.scoring.scorer import Material

AT_LEAST = 3


@runtime_checkable
class Repeated(Protocol):
    """A kind of item that asks the same items about each of several things."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What is asked about each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raters:
    """How a scale reads its raters: their entries in `item`, the choice that groups them, what each of them rates.

    `open_groups` are shown whatever their number.
    """

    item: Item | None
    group: Item | None
    keys: tuple[Key, ...]
    at_least: int
    open_groups: frozenset[str]

    @property
    def groups(self) -> tuple[Option, ...]:
        """The groups there are. Who prefers not to say belongs to none."""
        return tuple(option for option in self.group.options if option.means is None) if self.group is not None else ()

    def least_of(self, group: Option) -> int:
        """How many raters a group must have to be shown."""
        return 1 if group.code in self.open_groups else self.at_least

    def shows(self, group: Option, number: int) -> bool:
        """Whether a group of so many may be shown."""
        return number >= self.least_of(group)

    def mean(self, entry: Answers, missing: Missing) -> Fraction | None:
        """The mean of what one rater says; None where that is too little."""
        worths = [key.worth(entry.get(key.id)) for key in self.keys]
        counting = [worth for worth in worths if worth is not NonAnswer.NOT_APPLICABLE]
        answered = [worth for worth in counting if isinstance(worth, Decimal)]
        if not answered or len(answered) < missing.needed(len(counting)):
            return None
        return Fraction(total(answered)) / len(answered)


def raters_of(material: Material) -> Raters:
    """The raters of a scale, as far as what it names is there."""
    settings = material.scale.settings
    key = material.others.get(str(settings.get("raters", "")))
    item = None if key is None or key.inner else key.item
    inside = {str(each.id): each for each in asked_of_each(item)}
    rated = [inside[name] for name in map(str, names(settings.get("rated_by"))) if name in inside]
    own = material.keys if len(material.keys) == len(rated) else ()
    least = as_number(node) if isinstance(node := settings.get("at_least"), Scalar) else None
    return Raters(
        item=item,
        group=inside.get(str(settings.get("group", ""))),
        keys=tuple(
            key_of(each, (), reverse=place < len(own) and own[place].reverse, declared=material.scale.range)
            for place, each in enumerate(rated)
        ),
        at_least=AT_LEAST if least is None else int(least),
        open_groups=frozenset(map(str, names(settings.get("not_anonymous")))),
    )


def asked_of_each(item: Item | None) -> tuple[Item, ...]:
    """What is asked about each entry of a repeated group; nothing of any other item."""
    return item.kind.items if item is not None and isinstance(item.kind, Repeated) else ()


def names(node: object) -> tuple[Scalar, ...]:
    """The names in a list of a scale's settings."""
    return tuple(each for each in node if isinstance(each, Scalar)) if isinstance(node, SequenceNode) else ()


def entries(value: Value | None) -> tuple[Answers, ...]:
    """The entries in the answer to a repeated group."""
    return tuple(each for each in value if isinstance(each, Mapping)) if isinstance(value, tuple) else ()

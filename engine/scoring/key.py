"""The key of an item in a scale: what each of its answers is worth there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from typing import Protocol, runtime_checkable

from engine.expressions import Choice, Choices, Expression, Number, Type
from engine.questionnaire import Item, ItemId, Option, Text, Value, inner_key
from engine.scoring.rounding import ZERO
from engine.scoring.score import Range

MULTIPLE_CHOICE = "multiple_choice"


class NonAnswer(StrEnum):
    """Why an item that was asked is worth nothing; each is told apart from the others, and from zero."""

    UNANSWERED = "unanswered"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    NO_SCORE = "no_score"


@runtime_checkable
class Limited(Protocol):
    """A kind of item of whose options only so many may be chosen."""

    @property
    def at_most(self) -> int | None:
        """How many may be chosen, or None for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One item as a scale counts it, or `inner`: one of the answers inside a compound answer to it.

    `id` is the name it has in the scale and among the answers. `conditions` say when it applies (its page's and its
    own). `worths` is what each option is worth as declared; `turned` that of `worths` which answers of a single choice
    are worth once the item is reversed. `range` is the least and greatest worth declared, by the scale or the item, or
    None where there is no telling; `own` is what the item itself says.
    """

    id: ItemId
    item: Item
    inner: str = ""
    conditions: tuple[Expression, ...]
    reverse: bool
    worths: Mapping[str, Decimal | NonAnswer]
    turned: Mapping[str, Decimal | NonAnswer]
    range: Range | None
    own: Range | None = None

    @property
    def ask(self) -> Text:
        """The question, and which of the answers inside it is meant."""
        asked = self.item.ask
        if not self.inner:
            return asked
        return Text(
            {each: f"{said}: {self.item.kind.call(self.item, self.inner, each)}" for each, said in asked.words.items()}
        )

    @property
    def type(self) -> Type | None:
        """What an answer is: none where only what is inside it can be scored."""
        return _type(self.item, self.inner)

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen, with what that is worth."""
        return tuple(option for option in self.item.options if option.code in self.worths)

    @property
    def several(self) -> bool:
        """Whether several options may be chosen."""
        return self.item.kind.name == MULTIPLE_CHOICE

    @property
    def scored(self) -> bool:
        """Whether any answer is worth anything."""
        return any(isinstance(w, Decimal) for w in self.worths.values()) or isinstance(self.type, Number)

    @property
    def skippable(self) -> bool:
        """Whether "not applicable" is on offer, which leaves the item out."""
        return NonAnswer.NOT_APPLICABLE in self.worths.values()

    def worth(self, value: Value | None) -> Decimal | NonAnswer:
        """What an answer counts. What is no longer on offer counts as unanswered."""
        if isinstance(value, str):
            return self.turned.get(value, NonAnswer.UNANSWERED)
        raw = self.raw(value)
        return self.flip(raw) if self.reverse and isinstance(raw, Decimal) else raw

    def raw(self, value: Value | None) -> Decimal | NonAnswer:
        """What an answer is worth as declared, before it is reversed."""
        if isinstance(value, str) and not self.several:
            return self.worths.get(value, NonAnswer.UNANSWERED)
        if isinstance(value, tuple) and self.several:
            return self._together(tuple(code for code in value if isinstance(code, str)))
        if isinstance(value, Decimal):
            return self._number(value)
        return NonAnswer.UNANSWERED

    def flip(self, raw: Decimal) -> Decimal:
        """The declared least plus greatest, minus what it is worth: the range is declared, never observed."""
        if self.range is None:
            message = f"{self.id} cannot be reversed: its range is not declared"
            raise ValueError(message)
        return self.range[0] + self.range[1] - raw

    def shown(self, value: Value | None) -> Text | Decimal | str:
        """An answer in the questionnaire's own words."""
        if isinstance(value, Decimal):
            return value
        codes = value if isinstance(value, tuple) else (value,)
        labels = [option.label for option in self.item.options if option.code in codes]
        if len(labels) == 1:
            return labels[0]
        return Text({each: ", ".join(label.say(each) for label in labels) for each in self.item.ask.words})

    def _together(self, codes: tuple[str, ...]) -> Decimal | NonAnswer:
        found = [self.worths.get(code, NonAnswer.UNANSWERED) for code in codes]
        if not found or NonAnswer.UNANSWERED in found:
            return NonAnswer.UNANSWERED
        counted = [worth for worth in found if isinstance(worth, Decimal)]
        return sum(counted, ZERO) if counted else found[0]

    def _number(self, value: Decimal) -> Decimal | NonAnswer:
        kind = self.type
        if not isinstance(kind, Number) or not value.is_finite():
            return NonAnswer.UNANSWERED
        too_small = kind.least is not None and value < kind.least
        too_great = kind.most is not None and value > kind.most
        return NonAnswer.UNANSWERED if too_small or too_great else value


def key_of(
    item: Item, conditions: tuple[Expression, ...], *, inner: str = "", reverse: bool, declared: Range | None = None
) -> Key:
    """The key an item has in a scale, which may declare a range for all of its items.

    A reversed item without a range is complained about when compiled, and never scored.
    """
    options = item.options if isinstance(_type(item, inner), Choice | Choices) else ()
    worths: dict[str, Decimal | NonAnswer] = {option.code: _worth(option) for option in options}
    own = _range(item, inner, worths)
    declared = own if own is None or declared is None else declared
    turned = worths
    if reverse:
        turned = {
            code: declared[0] + declared[1] - worth if isinstance(worth, Decimal) and declared else worth
            for code, worth in worths.items()
        }
    several = item.kind.name == MULTIPLE_CHOICE
    return Key(
        id=ItemId(inner_key(item.id, inner)) if inner else item.id,
        item=item,
        inner=inner,
        conditions=conditions,
        reverse=reverse,
        worths=worths,
        turned={} if several else turned,
        range=declared,
        own=own,
    )


def _worth(option: Option) -> Decimal | NonAnswer:
    if option.means is not None:
        return NonAnswer(option.means.value)
    return NonAnswer.NO_SCORE if option.score is None else option.score


def _type(item: Item, inner: str) -> Type | None:
    if inner:
        return item.kind.inner[inner]
    return None if item.kind.inner else item.kind.type


def _range(item: Item, inner: str, worths: Mapping[str, Decimal | NonAnswer]) -> Range | None:
    number = _type(item, inner)
    if isinstance(number, Number):
        return None if number.least is None or number.most is None else (number.least, number.most)
    return None if number is None else range_of_options(item, worths)


def range_of_options(item: Item, worths: Mapping[str, Decimal | NonAnswer]) -> Range | None:
    """The least and greatest the options of an item can come to, by what each is worth."""
    scored = [
        (worth, option.exclusive) for option in item.options if isinstance(worth := worths.get(option.code), Decimal)
    ]
    if not scored:
        return None
    alone = [worth for worth, _ in scored]
    if item.kind.name != MULTIPLE_CHOICE:
        return min(alone), max(alone)
    together = sorted(worth for worth, exclusive in scored if not exclusive)
    most = item.kind.at_most if isinstance(item.kind, Limited) else None
    upwards = accumulate(together[:most])
    downwards = accumulate(together[::-1][:most])
    return min([*alone, *upwards]), max([*alone, *downwards])

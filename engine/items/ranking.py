"""Answers put in order: the first is chosen, then the second out of the others, and so on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from engine.document import Mapping as MappingNode
from engine.document.entries import whole
from engine.expressions import Choices, Number, Type
from engine.items import choosing
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import tidy
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Value
from engine.wording import mark

NAME = "ranking"
SCHEMA: Schema = {
    "properties": {
        "options": {
            "$ref": "#/$defs/options",
            "description": "What is put in order: the name of one of the option_sets, or a list of options written "
            "here. Eight or fewer are easy to compare.",
        },
        "at_most": {
            "type": "integer",
            "minimum": 1,
            "maximum": 1000,
            "examples": [3],
            "description": "How many are put in order, from the first on. Without it: all of them.",
        },
    },
    "required": ["options"],
}
MESSAGES: Messages = {
    "required": "Said where nothing is chosen.",
    "unfinished": "Said where some are in order and others are not yet. It can name {rank}, the number to choose next.",
}

ORDER, CHANGE = "order", "change"
CHOOSE, BACK, AGAIN = "choose", "back", "again"
_NEXT = (
    mark("Choose your first"),
    mark("Choose your second"),
    mark("Choose your third"),
    mark("Choose your fourth"),
    mark("Choose your fifth"),
    mark("Choose your sixth"),
    mark("Choose your seventh"),
    mark("Choose your eighth"),
    mark("Choose your ninth"),
    mark("Choose your tenth"),
)
_NEXT_AFTER = mark("Choose number {rank}")


@dataclass(frozen=True)
class Ranking(Plain):
    """Codes in order, the first being the highest; no more than `at_most`, or all of them.

    They are chosen one at a time. What is chosen so far comes back with every step; the last of all follows by itself.
    """

    codes: tuple[str, ...]
    at_most: int | None = None

    name: ClassVar[str] = NAME
    parts: ClassVar[tuple[str, ...]] = ("", ORDER, CHANGE)

    @property
    def most(self) -> int:
        """How many are put in order."""
        return len(self.codes) if self.at_most is None else min(self.at_most, len(self.codes))

    @property
    def type(self) -> Choices:
        """Those that were put in order."""
        return Choices(self.codes, ranked=True)

    @property
    def inner(self) -> Mapping[str, Type]:
        """The place of each in the order."""
        return {code: Number(Decimal(1), Decimal(self.most)) for code in self.codes}

    def inside(self, value: Value) -> Answers:
        """The place of each in the order, 1 for the first."""
        return {code: Decimal(rank) for rank, code in enumerate(expect(value, tuple), start=1)}

    def pressed(self, raw: Raw) -> bool:
        """Whether there is a step to go on or back: by its own button, or by a choice after which others follow.

        To choose without a choice is no step: it is said what to choose.
        """
        if self._chooses_nothing(raw):
            return False
        return CHANGE in raw or (bool(raw.get("")) and not self.is_full(self._so_far(raw, chosen=True)))

    def settled(self, raw: Raw) -> Raw:
        """The order there is now."""
        order = self.changed(raw) if CHANGE in raw else self._so_far(raw, chosen=True)
        return {ORDER: order} if order else {}

    def changed(self, raw: Raw) -> tuple[str, ...]:
        """The order after what was pressed."""
        order = self._so_far(raw)
        match [tidy(each) for each in raw.get(CHANGE, ())]:
            case [action] if action == BACK:
                follows = len(order) == len(self.codes) > 1
                return order[: -2 if follows else -1]
            case [action] if action == AGAIN:
                return ()
        return self._so_far(raw, chosen=True) if self.pressed(raw) else order

    def _chooses_nothing(self, raw: Raw) -> bool:
        """Whether the button for the next choice was pressed, and nothing is chosen."""
        pressed = [tidy(each) for each in raw.get(CHANGE, ())] == [CHOOSE]
        return pressed and not any(raw.get("", ())) and not self.is_full(self._so_far(raw))

    def _so_far(self, raw: Raw, *, chosen: bool = False) -> tuple[str, ...]:
        """What can be told of the order, with what is chosen now if asked for."""
        sent = [tidy(each) for part in (ORDER, "")[: 2 if chosen else 1] for each in raw.get(part, ())]
        order = tuple(code for code in dict.fromkeys(sent) if code in self.codes)[: self.most]
        left = [code for code in self.codes if code not in order]
        return (*order, *left) if order and len(left) == 1 and self.most == len(self.codes) else order

    def is_full(self, order: tuple[str, ...]) -> bool:
        """Whether there is nothing left to choose."""
        return len(order) == self.most

    def is_enough(self, order: tuple[str, ...]) -> bool:
        """Whether an order can stay as it is."""
        return self.is_full(order) or (bool(order) and self.most < len(self.codes))

    def next(self, order: tuple[str, ...], about: str = "unfinished") -> Fault:
        """What there is to choose next, as an order."""
        rank = len(order) + 1
        return Fault(_NEXT[rank - 1] if rank <= len(_NEXT) else _NEXT_AFTER, {"rank": rank}, about=about)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The codes in the order in which they were chosen."""
        sent = [tidy(each) for part in (ORDER, "") for each in raw.get(part, ())]
        order = self._so_far(raw, chosen=True)
        if not set(sent) <= {*self.codes} or len(raw.get("", ())) > 1:
            return {}, (choosing.UNKNOWN,)
        if self._chooses_nothing(raw):
            return {}, (self.next(order, "unfinished" if order else "required"),)
        if not order:
            return {}, ()
        return ({item.id: order}, ()) if self.is_enough(order) else ({}, (self.next(order),))

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The options one below the other, with their places."""
        return "\n".join(
            f"{rank}. {choosing.label(item, code, language)}" for rank, code in enumerate(expect(value, tuple), start=1)
        )

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The codes in order."""
        return {ORDER: list(expect(value, tuple))}

    def dump(self, value: Value) -> Json:
        """The codes in order."""
        return list(expect(value, tuple))

    def load(self, stored: object) -> Value:
        """Codes on offer, each once, and as many as there have to be."""
        if isinstance(stored, list) and all(code in self.codes for code in stored):
            enough = len(stored) == self.most or 1 <= len(stored) <= self.most < len(self.codes)
            if enough and len(set(stored)) == len(stored):
                return tuple(stored)
        raise unfit(stored)

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was chosen."""
        return self.next((), about="required")


def build(written: MappingNode, options: tuple[Option, ...], author: Language) -> Ranking:
    """The kind of an item that has these options put in order."""
    del author
    return Ranking(choosing.codes(options), whole(written, "at_most"))

"""Answers put in order: a number in the box of each, 1 for the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from engine.document import Mapping as MappingNode
from engine.document.entries import whole
from engine.expressions import Choices, Number, Type
from engine.items import choosing
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import only_figures
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
    "required": "Said where all boxes are empty.",
    "not_a_rank": "Said where a box has something else than a number that is on offer. It can name {most}.",
    "tie": "Said where a number stands in two boxes. It can name {rank}.",
    "gap": "Said where a number is left out. It can name {rank}.",
}

_RANK = re.compile(r"0*([1-9][0-9]{0,3})\.?")


@dataclass(frozen=True)
class Ranking(Plain):
    """Codes in order, the first being the highest; no more than `at_most`, or all of them.

    Each option is one form part, named after its place among the options: a code may be any word.
    """

    codes: tuple[str, ...]
    at_most: int | None = None

    name: ClassVar[str] = NAME
    decimals: ClassVar[int] = 0

    @property
    def parts(self) -> tuple[str, ...]:
        """A box for each option."""
        return tuple(str(place) for place, _ in enumerate(self.codes, start=1))

    @property
    def most(self) -> int:
        """The last number there is."""
        return len(self.codes) if self.at_most is None else min(self.at_most, len(self.codes))

    @property
    def type(self) -> Choices:
        """Those that were given a number."""
        return Choices(self.codes, ranked=True)

    @property
    def inner(self) -> Mapping[str, Type]:
        """The number given to each."""
        return {code: Number(Decimal(1), Decimal(self.most)) for code in self.codes}

    def inside(self, value: Value) -> Answers:
        """The number given to each, 1 for the first."""
        return {code: Decimal(rank) for rank, code in enumerate(expect(value, tuple), start=1)}

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The codes in the order of the numbers that were typed."""
        typed = {part: only_figures(raw, part) for part in self.parts}
        if not any(typed.values()):
            return {}, ()
        ranks: dict[str, int] = {}
        faults: list[Fault] = []
        for part, text in typed.items():
            rank = self._rank(part, text, ranks.values())
            if isinstance(rank, Fault):
                faults.append(rank)
            elif rank is not None:
                ranks[part] = rank
        faults = faults or list(self._left_out(sorted(ranks.values())))
        if faults:
            return {}, tuple(faults)
        in_order = sorted(ranks, key=ranks.__getitem__)
        return {item.id: tuple(self.codes[int(part) - 1] for part in in_order)}, ()

    def _rank(self, part: str, text: str | Fault, others: Iterable[int]) -> int | Fault | None:
        if isinstance(text, Fault):
            return text
        found = _RANK.fullmatch(text)
        rank = int(found[1]) if found else 0
        if (text or self.most == len(self.codes)) and not 1 <= rank <= self.most:
            values = {"least": 1, "most": self.most}
            return Fault(mark("Enter a number from {least} to {most}"), values, part, "not_a_rank")
        if rank in others:
            sentence = mark("Enter another number, because you have used {rank} already")
            return Fault(sentence, {"rank": rank}, part, "tie")
        return rank or None

    def _left_out(self, ranks: Sequence[int]) -> Iterator[Fault]:
        gap = next((rank for rank, given in enumerate(ranks, start=1) if rank != given), None)
        if gap is not None:
            yield Fault(mark("Enter {rank} for one of these, because that number is missing"), {"rank": gap}, "", "gap")

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The options one below the other, with their numbers."""
        return "\n".join(
            f"{rank}. {choosing.label(item, code, language)}" for rank, code in enumerate(expect(value, tuple), start=1)
        )

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The number in each box."""
        return {str(self.codes.index(code) + 1): [str(rank)] for code, rank in self.inside(value).items()}

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
        """What to say where all boxes are empty."""
        return Fault(mark("Enter 1 for the one that comes first, 2 for the next, and so on"), about="required")


def build(written: MappingNode, options: tuple[Option, ...], author: Language) -> Ranking:
    """The kind of an item that has these options put in order."""
    del author
    return Ranking(choosing.codes(options), whole(written, "at_most"))

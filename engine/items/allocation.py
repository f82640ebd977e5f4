"""A total divided among the answers: a number for each, which together have to come to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import ClassVar

from engine.document import Mapping as MappingNode
from engine.document.entries import number, whole
from engine.expressions import Number as NumberType
from engine.expressions import Type
from engine.items import choosing
from engine.items.kept import expect, unfit
from engine.items.number import MOST, Number
from engine.items.plain import Plain
from engine.items.received import only_figures
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Value, read_text
from engine.wording import mark

NAME = "allocation"
TOTAL = Decimal(100)
ZERO = Decimal(0)
SCHEMA: Schema = {
    "properties": {
        "options": {
            "$ref": "#/$defs/options",
            "description": "What the total is divided among: the name of one of the option_sets, or a list of options "
            "written here.",
        },
        "total": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": MOST,
            "default": 100,
            "description": "What the numbers have to come to together. A box left empty counts as 0.",
        },
        "decimals": {
            "type": "integer",
            "minimum": 0,
            "maximum": 6,
            "default": 0,
            "description": "How many digits can stand after the decimal point. 0 accepts whole numbers only.",
        },
        "unit": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "hours", "cy": "awr"}, "%"],
            "description": "What is divided, shown behind each number. A currency sign is shown in front.",
        },
    },
    "required": ["options"],
}
MESSAGES: Messages = {
    "required": "Said where all boxes are empty.",
    "not_a_number": "Said where what is typed is no number.",
    "too_precise": "Said where a number has more decimal places than decimals. It can name {places}.",
    "too_small": "Said where a number is less than 0.",
    "too_great": "Said where one number alone is more than the total. It can name {most}.",
    "too_little": "Said where the numbers come to less than the total. It can name {total}, {sum} and {missing}.",
    "too_much": "Said where the numbers come to more than the total. It can name {total}, {sum} and {over}.",
}


@dataclass(frozen=True, kw_only=True)
class Allocation(Plain):
    """A number for each of `codes`, from 0 up, that together come to `share.at_most`. Each is a form part by its place.

    `share` reads, shows and stores one of the numbers.
    """

    codes: tuple[str, ...]
    share: Number = field(default_factory=lambda: Number(at_least=ZERO, at_most=TOTAL))

    name: ClassVar[str] = NAME
    type: ClassVar[None] = None

    @property
    def parts(self) -> tuple[str, ...]:
        """A box for each option."""
        return tuple(str(place) for place, _ in enumerate(self.codes, start=1))

    @property
    def total(self) -> Decimal:
        """What the numbers have to come to."""
        return self.share.at_most or TOTAL

    @property
    def decimals(self) -> int:
        """How many decimal places a number can have."""
        return self.share.decimals

    @property
    def inner(self) -> Mapping[str, Type]:
        """The number for each option."""
        return dict.fromkeys(self.codes, NumberType(ZERO, self.total))

    def inside(self, value: Value) -> Answers:
        """The number for each option."""
        return expect(value, dict)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The numbers, which have to come to the total. An empty box is 0, unless all are empty."""
        typed = {part: only_figures(raw, part) for part in self.parts}
        if not any(typed.values()):
            return {}, ()
        shares: list[Decimal] = []
        faults: list[Fault] = []
        for part, text in typed.items():
            share = text if isinstance(text, Fault) else self.share.understand(text or "0")
            if isinstance(share, Fault):
                faults.append(replace(share, part=part))
            else:
                shares.append(share)
        wrong = self._off(sum(shares, ZERO)) if not faults else None
        if faults or wrong is not None:
            return {}, (*faults, *((wrong,) if wrong else ()))
        return {item.id: dict(zip(self.codes, shares, strict=True))}, ()

    def _off(self, together: Decimal) -> Fault | None:
        values = {"total": self.total, "sum": together}
        if together < self.total:
            sentence = mark("Add {missing}, so that your numbers add up to {total}. They add up to {sum} now")
            return Fault(sentence, {**values, "missing": self.total - together}, about="too_little")
        if together > self.total:
            sentence = mark("Take {over} away, so that your numbers add up to {total}. They add up to {sum} now")
            return Fault(sentence, {**values, "over": together - self.total}, about="too_much")
        return None

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The options one below the other, each with its number."""
        return "\n".join(
            f"{choosing.label(item, code, language)}: {self.share.show(item, share, language)}"
            for code, share in self.inside(value).items()
        )

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The number in each box."""
        shares = self.inside(value)
        return {part: self.share.raw(shares[code])[""] for part, code in zip(self.parts, self.codes, strict=True)}

    def dump(self, value: Value) -> Json:
        """The numbers by code, in plain digits."""
        return {code: self.share.dump(share) for code, share in self.inside(value).items()}

    def load(self, stored: object) -> Value:
        """A number for each option; together they come to the total."""
        if not isinstance(stored, dict) or stored.keys() != set(self.codes):
            raise unfit(stored)
        shares = {code: expect(self.share.load(stored[code]), Decimal) for code in self.codes}
        if sum(shares.values(), ZERO) != self.total:
            raise unfit(stored)
        return shares

    @property
    def required_fault(self) -> Fault:
        """What to say where all boxes are empty."""
        return Fault(mark("Enter numbers that add up to {total}"), {"total": self.total}, about="required")


def build(written: MappingNode, options: tuple[Option, ...], author: Language) -> Allocation:
    """The kind of an item that divides this total among these options."""
    share = Number(
        at_least=ZERO,
        at_most=number(written, "total") or TOTAL,
        decimals=whole(written, "decimals") or 0,
        unit=read_text(written.find("unit"), author),
    )
    return Allocation(codes=choosing.codes(options), share=share)

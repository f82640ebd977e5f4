"""A point on a numbered scale whose two ends are named."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from engine.document import Mapping
from engine.document.entries import whole
from engine.expressions import Number as NumberType
from engine.items.choosing import UNKNOWN
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import only
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Text, Value, read_text
from engine.wording import mark, wording

NAME = "rating"
FIRST, LAST = 1, 5
FARTHEST = 10
SCHEMA: Schema = {
    "properties": {
        "from": {
            "type": "integer",
            "minimum": -FARTHEST,
            "maximum": FARTHEST,
            "default": FIRST,
            "description": "The number at the lowest end.",
        },
        "to": {
            "type": "integer",
            "minimum": -FARTHEST,
            "maximum": FARTHEST,
            "default": LAST,
            "description": "The number at the highest end.",
        },
        "lowest": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "Not at all confident", "cy": "Ddim yn hyderus o gwbl"}],
            "description": "What the lowest number stands for. Respondents read it beside the number.",
        },
        "highest": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "Completely confident", "cy": "Hollol hyderus"}],
            "description": "What the highest number stands for. Respondents read it beside the number.",
        },
    },
    "required": ["lowest", "highest"],
}
MESSAGES: Messages = {"required": "Said where nothing is selected."}


@dataclass(frozen=True, kw_only=True)
class Rating(Plain):
    """A whole number from `first` to `last`, of which the words for both ends say what they stand for."""

    first: int = FIRST
    last: int = LAST
    lowest: Text
    highest: Text

    name: ClassVar[str] = NAME
    decimals: ClassVar[int] = 0

    @property
    def points(self) -> range:
        """The numbers on offer."""
        return range(self.first, self.last + 1)

    @property
    def type(self) -> NumberType:
        """A number from one end to the other."""
        return NumberType(Decimal(self.first), Decimal(self.last))

    def end(self, point: int) -> Text | None:
        """What a point stands for, where it is an end."""
        return {self.first: self.lowest, self.last: self.highest}.get(point)

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The number that was selected."""
        text = only(raw)
        if isinstance(text, Fault):
            return {}, (text,)
        if not text:
            return {}, ()
        point = self._point(text)
        return ({item.id: point}, ()) if point is not None else ({}, (UNKNOWN,))

    def _point(self, text: str) -> Decimal | None:
        return next((Decimal(point) for point in self.points if str(point) == text), None)

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The number with what it stands for, or with the ends it lies between."""
        del item
        point = expect(value, Decimal)
        end, words = self.end(int(point)), wording(language)
        if end is not None:
            return f"{words.number(point)}, {end.say(language)}"
        return words.say("{score} on a scale from {least} to {most}", score=point, least=self.first, most=self.last)

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The number."""
        return {"": [str(expect(value, Decimal))]}

    def dump(self, value: Value) -> Json:
        """The number."""
        return str(expect(value, Decimal))

    def load(self, stored: object) -> Value:
        """A number on offer."""
        point = self._point(stored) if isinstance(stored, str) else None
        if point is None:
            raise unfit(stored)
        return point

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was selected."""
        return Fault(mark("Select an answer"), about="required")


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Rating:
    """The kind of an item with these ends."""
    del options
    first, last = whole(written, "from"), whole(written, "to")
    nothing = Text({author: ""})
    return Rating(
        first=FIRST if first is None else first,
        last=LAST if last is None else last,
        lowest=read_text(written.find("lowest"), author) or nothing,
        highest=read_text(written.find("highest"), author) or nothing,
    )

"""Something to read; there is nothing to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.items.kept import unfit
from engine.items.plain import Plain
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Text, Value, read_text
from engine.wording import mark

NAME = "information"
SCHEMA: Schema = {
    "properties": {
        "body": {
            "$ref": "#/$defs/markdown",
            "description": "What there is to read below the heading. Paragraphs, **bold**, *italic*, lists and links.",
        },
    },
    "required": ["body"],
}
MESSAGES: Messages = {}


@dataclass(frozen=True, slots=True)
class Information(Plain):
    """A text under the item's heading. It has no parts, so whatever arrives for it is ignored."""

    body: Text

    name: ClassVar[str] = NAME
    parts: ClassVar[tuple[str, ...]] = ()
    type: ClassVar[None] = None

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """Nothing."""
        del item, raw
        return {}, ()

    def show(self, item: Item, value: Value, language: Language) -> str:
        """Nothing can be shown: there is no answer."""
        del item, language
        raise unfit(value)

    def raw(self, value: Value) -> dict[str, list[str]]:
        """Nothing can be typed: there is no answer."""
        raise unfit(value)

    def dump(self, value: Value) -> Json:
        """Nothing can be stored: there is no answer."""
        raise unfit(value)

    def load(self, stored: object) -> Value:
        """Nothing can have been stored."""
        raise unfit(stored)

    @property
    def required_fault(self) -> Fault:
        """What to say where it counts as required by mistake."""
        return Fault(mark("Read this, then continue"))


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Information:
    """The kind of an item with this text."""
    del options
    return Information(read_text(written.find("body"), author) or Text({author: ""}))

"""A statement that is agreed to by ticking it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.expressions import Boolean
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import only
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Text, Value, read_text
from engine.wording import mark, wording

NAME = "consent"
SCHEMA: Schema = {
    "properties": {
        "label": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "I have read this and agree to take part", "cy": "Rwyf wedi darllen hwn ac yn cytuno"}],
            "description": "The statement beside the box that is ticked, in the words of the person who agrees.",
        },
    },
    "required": ["label"],
}
MESSAGES: Messages = {"required": "Said where the box is not ticked."}

TICKED = "yes"


@dataclass(frozen=True, slots=True)
class Consent(Plain):
    """A box to tick beside a statement.

    Where ticking is required, a box left empty is no answer. Where it is not, it is an answer: not agreed.
    """

    label: Text

    name: ClassVar[str] = NAME

    @property
    def type(self) -> Boolean:
        """Agreed or not."""
        return Boolean()

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """Whether the box was ticked."""
        text = only(raw)
        if isinstance(text, Fault):
            return {}, (text,)
        if text not in {TICKED, ""}:
            return {}, (self.required_fault,)
        if text or not item.required:
            return {item.id: text == TICKED}, ()
        return {}, ()

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The statement that was agreed to, or No."""
        del item
        return self.label.say(language) if expect(value, bool) else wording(language).say("No")

    def raw(self, value: Value) -> dict[str, list[str]]:
        """A tick, or nothing."""
        return {"": [TICKED] if expect(value, bool) else []}

    def dump(self, value: Value) -> Json:
        """True or false."""
        return expect(value, bool)

    def load(self, stored: object) -> Value:
        """True or false."""
        if not isinstance(stored, bool):
            raise unfit(stored)
        return stored

    @property
    def required_fault(self) -> Fault:
        """What to say where the box was left empty."""
        return Fault(mark("Select the box to show that you agree"), about="required")


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> Consent:
    """The kind of an item with this statement."""
    del options
    return Consent(read_text(written.find("label"), author) or Text({author: ""}))

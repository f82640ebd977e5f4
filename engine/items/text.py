"""A line of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.document.entries import whole, words
from engine.expressions import TextType
from engine.items.kept import expect, unfit
from engine.items.received import only, too_long
from engine.items.schema import Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Value
from engine.wording import mark

NAME = "text"
MAX_LENGTH = 200
AUTOCOMPLETE = [
    "name",
    "honorific-prefix",
    "given-name",
    "additional-name",
    "family-name",
    "honorific-suffix",
    "nickname",
    "email",
    "tel",
    "organization",
    "organization-title",
    "address-line1",
    "address-line2",
    "address-line3",
    "address-level1",
    "address-level2",
    "postal-code",
    "country-name",
    "url",
]
SCHEMA: Schema = {
    "properties": {
        "max_length": {
            "type": "integer",
            "minimum": 1,
            "maximum": 2000,
            "default": MAX_LENGTH,
            "description": "How many characters the answer can have. Longer answers are sent back with the count.",
        },
        "autocomplete": {
            "enum": AUTOCOMPLETE,
            "examples": ["name", "email"],
            "description": "What is asked about the respondent themselves, so that their browser can fill it in. "
            "Leave it out where the question is about somebody else.",
        },
    },
    "required": [],
}


@dataclass(frozen=True)
class ShortText:
    """One line of up to `max_length` characters; `autocomplete` is the purpose a browser may fill it in for.

    Line breaks and tabs that were pasted with it become spaces.
    """

    max_length: int = MAX_LENGTH
    autocomplete: str | None = None

    name: ClassVar[str] = NAME
    parts: ClassVar[tuple[str, ...]] = ("",)

    @property
    def type(self) -> TextType:
        """Text."""
        return TextType()

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """What was typed."""
        text = self._typed(raw)
        if isinstance(text, Fault):
            return {}, (text,)
        fault = too_long(text, self.max_length)
        if fault is not None:
            return {}, (fault,)
        return ({item.id: text}, ()) if text else ({}, ())

    def _typed(self, raw: Raw) -> str | Fault:
        return only(raw)

    def show(self, item: Item, value: Value, language: Language) -> str:
        """The text as it was typed."""
        del item, language
        return expect(value, str)

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The text."""
        return {"": [expect(value, str)]}

    def dump(self, value: Value) -> Json:
        """The text."""
        return expect(value, str)

    def load(self, stored: object) -> Value:
        """Any text but an empty one."""
        if not isinstance(stored, str) or not stored:
            raise unfit(stored)
        return stored

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed."""
        return Fault(mark("Enter an answer"))


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> ShortText:
    """The kind of an item with this much room."""
    del options, author
    return ShortText(whole(written, "max_length") or MAX_LENGTH, words(written, "autocomplete"))

"""A line of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.document.entries import whole, words
from engine.items.plain import Plain
from engine.items.received import only, too_long
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Language, Option, Raw
from engine.wording import mark

NAME = "text"
MAX_LENGTH = 200
EMPTY = Fault(mark("Enter an answer"), about="required")
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
MESSAGES: Messages = {
    "required": "Said where nothing is typed.",
    "too_long": "Said where the answer is longer than max_length. It can name {most} and {count}.",
}


@dataclass(frozen=True)
class ShortText(Plain):
    """One line of up to `max_length` characters; `autocomplete` is the purpose a browser may fill it in for.

    Line breaks and tabs that were pasted with it become spaces.
    """

    max_length: int = MAX_LENGTH
    autocomplete: str | None = None

    name: ClassVar[str] = NAME

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """What was typed."""
        return read_words(item, only(raw), self.max_length)

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed."""
        return EMPTY


def read_words(item: Item, typed: str | Fault, most: int) -> tuple[Answers, tuple[Fault, ...]]:
    """Words that were typed, if there are no more of them than there is room for."""
    fault = typed if isinstance(typed, Fault) else too_long(typed, most)
    if fault is not None:
        return {}, (fault,)
    return ({item.id: str(typed)}, ()) if typed else ({}, ())


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> ShortText:
    """The kind of an item with this much room."""
    del options, author
    return ShortText(whole(written, "max_length") or MAX_LENGTH, words(written, "autocomplete"))

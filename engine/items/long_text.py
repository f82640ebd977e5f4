"""Text of several lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.document.entries import whole
from engine.items.plain import Plain
from engine.items.received import only_lines
from engine.items.schema import Messages, Schema
from engine.items.text import EMPTY, read_words
from engine.items.text import MESSAGES as SAID_OF_WORDS
from engine.questionnaire import Answers, Fault, Item, Language, Option, Raw

NAME = "long_text"
MAX_LENGTH = 2000
SCHEMA: Schema = {
    "properties": {
        "max_length": {
            "type": "integer",
            "minimum": 1,
            "maximum": 20000,
            "default": MAX_LENGTH,
            "description": "How many characters the answer can have. Respondents are told below the question; "
            "longer answers are sent back with the count.",
        },
    },
    "required": [],
}
MESSAGES: Messages = SAID_OF_WORDS


@dataclass(frozen=True, slots=True)
class LongText(Plain):
    """Lines of up to `max_length` characters altogether; each line break counts as one."""

    max_length: int = MAX_LENGTH

    name: ClassVar[str] = NAME

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """What was typed."""
        return read_words(item, only_lines(raw), self.max_length)

    @property
    def required_fault(self) -> Fault:
        """What to say where nothing was typed."""
        return EMPTY


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> LongText:
    """The kind of an item with this much room."""
    del options, author
    return LongText(whole(written, "max_length") or MAX_LENGTH)

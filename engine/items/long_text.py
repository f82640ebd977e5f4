"""Text of several lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.document import Mapping
from engine.document.entries import whole
from engine.items.received import only_lines
from engine.items.schema import Schema
from engine.items.text import ShortText
from engine.questionnaire import Fault, Language, Option, Raw

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


@dataclass(frozen=True, slots=True)
class LongText(ShortText):
    """Lines of up to `max_length` characters altogether; each line break counts as one."""

    max_length: int = MAX_LENGTH

    name: ClassVar[str] = NAME

    def _typed(self, raw: Raw) -> str | Fault:
        return only_lines(raw)


def build(written: Mapping, options: tuple[Option, ...], author: Language) -> LongText:
    """The kind of an item with this much room."""
    del options, author
    return LongText(whole(written, "max_length") or MAX_LENGTH)

"""Where text came from, and places inside it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

LINE_END = re.compile("\r\n|\r|\n")
BYTE_ORDER_MARK = "\ufeff"


class Span(NamedTuple):
    """A stretch of text; lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Source:
    """A named text, for example a questionnaire file."""

    name: str
    text: str

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of the text in UTF-8, in hex: the same words always have the same hash."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def lines(self) -> list[str]:
        """The text line by line, to quote from: the lines and columns by which problems count."""
        lines = LINE_END.split(self.text.removeprefix(BYTE_ORDER_MARK))
        return lines if lines[-1] else lines[:-1]

"""A place where a YAML parser gave up, and the words for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from engine.document.source import Span

KEY = re.compile(r"\s*(- +)*[\w-]+\s*")
KEY_WITHOUT_SPACE = re.compile(r"\s*(- +)*[\w-]+:(?![\s/])")
KEY_AND_COLON = re.compile(r"[\w-]+\s*:")
COMPARES = re.compile(r"=|!=|<|>|in\b")
LIST_ENTRY = re.compile(r"-(\s|$)")
DOCUMENT_END = re.compile(r"\.\.\.(\s|$)")
QUOTES = ("'", '"')
BRACKETS = "{}[]"
CLOSING = {"{": "}", "[": "]"}

IN_QUOTES = "Put the whole text in quotation marks."
NO_MARKS = f"{IN_QUOTES} (Anchors, references and tags of YAML are not used here.)"


def cannot_begin(sign: str) -> str:
    """That a sign means something else to YAML than to an author."""
    return f'A text cannot begin with "{sign}" unless it is in quotation marks.'


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Words(NamedTuple):
    """What to tell the author."""

    message: str
    hint: str
    place: Place
    code: str = "yaml.syntax"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where a parser gave up, and the lines around."""

    lines: list[str]
    place: Place
    context: Place | None
    opened: list[Place]
    latest: Span | None

    def line(self, place: Place) -> str:
        """The line of a place, empty behind the last."""
        return self.lines[place.line - 1] if place.line <= len(self.lines) else ""

    def character(self, place: Place) -> str:
        """The character at a place, empty at the end of a line."""
        return self.line(place)[place.column - 1 : place.column]

    @property
    def before(self) -> str:
        """What stands before the trouble on its line."""
        return self.line(self.place)[: self.place.column - 1]

    @property
    def above(self) -> int:
        """The number of the line with words before that of the trouble; its own if there is none."""
        numbers = range(self.place.line - 1, 0, -1)
        return next((number for number in numbers if self.lines[number - 1].strip()), self.place.line)

    @property
    def at_end(self) -> bool:
        """Whether nothing but white space follows in the whole file."""
        rest = [self.line(self.place)[self.place.column - 1 :], *self.lines[self.place.line :]]
        return not any(line.strip() for line in rest)

    @property
    def start(self) -> Place:
        """Where what could not be read begins."""
        return self.context or self.place

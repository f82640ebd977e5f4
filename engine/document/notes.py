"""Text that YAML takes for a note: everything after a space and `#`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from engine.document.node import Mapping, Node, Scalar
from engine.document.problem import Problem, Severity
from engine.document.source import Source, Span

LIKE_TEXT = re.compile(r"(?<=\S)[ \t]+(#[^\s#].*)")
"""A note proper has a space after its sign."""

MOST = 100


def notes_in_texts(root: Node, source: Source) -> list[Problem]:
    """A warning for each value without quotation marks that a note right behind it may well belong to."""
    if not LIKE_TEXT.search(source.text):
        return []
    found = (note for value in _values(root) for note in _after(value, source.lines))
    return [_warning(source.name, note) for note in islice(found, MOST)]


def _values(root: Node) -> Iterator[Scalar]:
    open_nodes: list[Node] = [root]
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, Scalar):
            yield node
        else:
            open_nodes += node.values() if isinstance(node, Mapping) else node


def _after(value: Scalar, lines: list[str]) -> Iterator[Span]:
    """The note behind a value on its line, if it looks like text."""
    number, end = value.span.end_line, value.span.end_column
    note = LIKE_TEXT.match(lines[number - 1], end - 1) if value and not value.quoted and number <= len(lines) else None
    if note:
        yield Span(number, note.start(1) + 1, number, note.end(1) + 1)


def _warning(file: str, place: Span) -> Problem:
    return Problem(
        code="yaml.note-in-text",
        message="What follows # is a note and is not shown.",
        hint="Put the text in quotation marks if it belongs to it; otherwise write a space after the #.",
        file=file,
        span=place,
        severity=Severity.WARNING,
    )

"""YAML events of a text: libyaml's where ruamel.yaml has its C extension, else those of its parser in Python.

Both are made to agree on what authors really write. libyaml as ruamel.yaml ships it ends a plain text inside `{ }` at
a question mark and refuses a colon in it, so that `{ask: How many?}` and `{url: https://…}` would be errors for us and
right for every editor. Such characters are therefore replaced by others, one for one, while libyaml reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Protocol, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
)
from ruamel.yaml.scanner import ScannerError

try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # made by the C extension
except ModuleNotFoundError:  # pragma: no cover  # where there is no C extension
    CParser = None

__all__ = [
    "AliasEvent",
    "CParser",
    "CollectionEndEvent",
    "CollectionStartEvent",
    "DocumentStartEvent",
    "Event",
    "MappingStartEvent",
    "Mark",
    "MarkedYAMLError",
    "ScalarEvent",
    "parse",
]

INSIDE_A_TEXT = re.compile(r"\?(?<=[^\s,\[\]{}]\?)|:(?<=[^\s,\[\]{}\"']:)(?=[^\s,\[\]{}])")
STAND_INS = range(0xE000, 0xF900)  # Unicode's private use area


class Mark(Protocol):
    """A place as ruamel.yaml tells it: lines and columns count from 0."""

    line: int
    column: int


Events: TypeAlias = Iterator[Event]


def parse(text: str) -> Events:
    """The events of a text. Raises MarkedYAMLError where it cannot be read on."""
    return _parse_in_python(text) if CParser is None else _parse_in_c(text)


def _parse_in_c(text: str) -> Events:
    question, colon = _stand_ins(text)
    parser = CParser(INSIDE_A_TEXT.sub(partial(_stand_in, question, colon), text))
    while True:
        event = parser.get_event()
        if type(event) is StreamEndEvent:
            return
        if event is None:
            raise RuntimeError("ruamel.yaml.events was loaded twice: the end of the text went by unrecognised")
        if type(event) is ScalarEvent:
            if question in event.value:
                event.value = event.value.replace(question, "?")
            if colon in event.value:
                event.value = event.value.replace(colon, ":")
        yield event


def _stand_ins(text: str) -> tuple[str, str]:
    unused = (chr(code) for code in STAND_INS if chr(code) not in text)
    return next(unused, "?"), next(unused, ":")


def _stand_in(question: str, colon: str, found: re.Match[str]) -> str:
    return question if found[0] == "?" else colon


def _parse_in_python(text: str) -> Events:
    braces: list[bool] = []
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, CollectionStartEvent):
            braces.append(bool(event.flow_style))
        elif isinstance(event, CollectionEndEvent):
            braces.pop()
        elif isinstance(event, ScalarEvent) and any(braces[-1:]) and not event.style and event.value.endswith(":"):
            raise _colon_at_the_end(event)
        yield event


def _colon_at_the_end(event: ScalarEvent) -> MarkedYAMLError:
    where, what = "while scanning a plain scalar", "found unexpected ':'"  # as libyaml says it
    return ScannerError(where, event.start_mark, what, event.end_mark)

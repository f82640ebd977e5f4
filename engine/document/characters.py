"""Bytes become text, and characters that have no business in a text are found."""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from engine.document.foreign import foreign
from engine.document.problem import Problem
from engine.document.source import LINE_END, Span

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",  # before UTF-16, with which it begins
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
NAMES = {0: "NUL", 0x7F: "DELETE", 0x85: "NEXT LINE", 0xFEFF: "BYTE ORDER MARK"}
WRITE_ANEW = "Copy its words into a file made with an editor for plain text, and save that as UTF-8."
SAVE_AS = 'Save the file again with the encoding "UTF-8".'


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file in UTF-8; a byte order mark at its beginning is left out."""
    other = foreign(data.removeprefix(codecs.BOM_UTF8))
    if other is not None:
        return None, [_encoding(file, Span(1, 1, 1, 1), f"This is {other}, not a plain text.", WRITE_ANEW)]
    mark = next((mark for mark in MARKS if data.startswith(mark)), None)
    if mark is not None:
        return None, [_encoding(file, Span(1, 1, 1, 1), f"The file is saved as {MARKS[mark]}, not as UTF-8.")]
    data = data.removeprefix(codecs.BOM_UTF8)
    nul = data.find(b"\0")
    if nul >= 0:
        place = place_after(data[:nul].decode("utf-8", "replace"))
        return None, [_encoding(file, place, "This is not a text file in UTF-8: it contains NUL characters.")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        place = place_after(data[: error.start].decode("utf-8"))
        message = "The file is not saved as UTF-8: the character here cannot be read."
        return None, [_encoding(file, place, message)]


def forbidden(text: str, file: str) -> Iterator[Problem]:
    """A problem for each invisible character that could harm: control characters, other systems' line ends."""
    starts: list[int] = []
    for found in FORBIDDEN.finditer(text):
        starts = starts or [0, *(end.end() for end in LINE_END.finditer(text))]
        line = bisect_right(starts, found.start())
        column = found.start() - starts[line - 1] + 1
        yield control_character(found[0], file, Span(line, column, line, column + 1))


def control_character(character: str, file: str, place: Span) -> Problem:
    """The problem with one such character."""
    code = ord(character)
    name = NAMES.get(code) or unicodedata.name(character, "control character")
    return Problem(
        code="yaml.control-character",
        message=f"There is an invisible character here: U+{code:04X} ({name}).",
        hint="Delete it; it often comes along when text is pasted. Typing the line again is the safest way.",
        file=file,
        span=place,
    )


def place_after(text: str) -> Span:
    """The place of the character that follows a text."""
    ends = list(LINE_END.finditer(text))
    line, column = len(ends) + 1, len(text) - (ends[-1].end() if ends else 0) + 1
    return Span(line, column, line, column + 1)


def _encoding(file: str, place: Span, message: str, hint: str = SAVE_AS) -> Problem:
    return Problem(code="yaml.encoding", message=message, hint=hint, file=file, span=place)

"""The lines of a text file that came from anywhere."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST = 10_000_000
"""No line of answers has more characters."""
LOOKED_AT = 4096
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
WORKBOOK = b"PK\x03\x04"
UTF_8 = "Save it as UTF-8. A spreadsheet calls that CSV UTF-8."
_UNDECODED = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Misread:
    """One thing in a file that cannot be taken, with its place; lines and columns count characters from 1."""

    line: int
    column: int
    message: str
    hint: str


class UnreadableError(Exception):
    """The file cannot be read any further."""

    def __init__(self, misread: Misread) -> None:
        super().__init__(misread.message)
        self.misread = misread


class Lines(Iterator[str]):
    """The lines one by one. `number` is that of the last; `record` holds those since it was last emptied."""

    def __init__(self, file: BinaryIO) -> None:
        """Of a file that is read from its beginning. Raises UnreadableError for what is no text."""
        self._text = io.TextIOWrapper(file, encoding=_encoding(file), errors="surrogateescape", newline="")
        self.number = 0
        self.record: list[str] = []

    def release(self) -> None:
        """Leave the file to whoever opened it."""
        self._text.detach()

    def __next__(self) -> str:
        """The next line with its end. Raises UnreadableError."""
        self.number += 1
        try:
            line = self._text.readline(LONGEST)
        except UnicodeError as error:
            raise self._unreadable(1, "This file cannot be decoded from here on.", UTF_8) from error
        if not line:
            raise StopIteration
        if len(line) == LONGEST:
            raise self._unreadable(1, "This line is too long to hold answers.", "Check where its end was lost.")
        undecoded = _UNDECODED.search(line)
        if undecoded is not None:
            raise self._unreadable(undecoded.start() + 1, "This character is not in UTF-8.", UTF_8)
        if "\0" in line:
            raise self._unreadable(line.index("\0") + 1, "There is an unprintable character here (NUL).", UTF_8)
        self.record.append(line)
        return line

    def _unreadable(self, column: int, message: str, hint: str) -> UnreadableError:
        return UnreadableError(Misread(self.number, column, message, hint))


def _encoding(file: BinaryIO) -> str:
    """What the mark at the beginning says it is; without one UTF-8."""
    beginning = file.read(LOOKED_AT)
    file.seek(0)
    if beginning.startswith(WORKBOOK):
        hint = "Open it in a spreadsheet and save it as CSV UTF-8."
        raise UnreadableError(Misread(1, 1, "This is a workbook or another packed file, not text.", hint))
    marked = next((name for mark, name in MARKS.items() if beginning.startswith(mark)), None)
    if marked is None and b"\0" in beginning:
        raise UnreadableError(Misread(1, 1, "This is UTF-16 without a mark that says so, or no text at all.", UTF_8))
    return marked or "utf-8"

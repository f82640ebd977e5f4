"""A file of answers row by row: CSV with a heading line, or one JSON object a line."""

from __future__ import annotations

import csv
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

from engine.exchange.lines import Lines, Misread, UnreadableError

Cell: TypeAlias = str | Sequence["Cell"] | Mapping[str, "Cell"] | None
"""What stands under a name: text, also where JSON has a number; lists and objects in JSON alone."""

SEPARATORS = (",", ";", "\t")
SAID = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
MOST_IN_CELL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(ABC):
    """The cells of one row under their names, and the line on which it begins."""

    line: int
    names: tuple[str, ...]
    cells: Sequence[Cell]

    @abstractmethod
    def place(self, number: int) -> tuple[int, int]:
        """The line and column of a cell."""

    def misread(self, number: int, message: str, hint: str) -> Misread:
        """Something that is wrong with a cell."""
        return Misread(*self.place(number), message, hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRow(Row):
    """A row of a table, with the text it stands in."""

    text: str
    separator: str

    def place(self, number: int) -> tuple[int, int]:
        """Where a cell begins, found by counting the separators that are not inside quotation marks."""
        start, seen, quoted = 0, 0, False
        for offset, character in enumerate(self.text):
            if seen == number:
                break
            if character == '"':
                quoted = not quoted
            elif character == self.separator and not quoted:
                seen, start = seen + 1, offset + 1
        before = self.text[:start]
        return self.line + before.count("\n"), start - before.rfind("\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonRow(Row):
    """An object, with the line it stands in."""

    text: str

    def place(self, number: int) -> tuple[int, int]:
        """Where the name of a cell stands; the beginning of the line where it is written with escapes."""
        found = re.search(re.escape(json.dumps(self.names[number], ensure_ascii=False)) + r"\s*:", self.text)
        return self.line, found.start() + 1 if found else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The first row of a table, whose cells are the names of the others."""

    row: CsvRow


def csv_rows(lines: Lines, known: Callable[[str], bool]) -> Iterator[Heading | Row | Misread]:
    """The headings, then the rows. Raises UnreadableError where a quotation never ends.

    Of comma, semicolon and tab that one separates the cells with which more headings are known, or else with which
    there are more; `sep=;` says so itself. Columns behind the last heading are nothing, as long as they are empty.
    """
    csv.field_size_limit(MOST_IN_CELL)
    first = next(lines, None)
    if first is None:
        raise UnreadableError(Misread(1, 1, "This file is empty.", "Its first line has to name the columns."))
    said = SAID.fullmatch(first)
    if said is not None:
        lines.record.clear()
        reader = csv.reader(lines, delimiter=said[1], strict=True)
        separator = said[1]
    else:
        separator = max(SEPARATORS, key=lambda each: (sum(map(known, _split(first, each))), first.count(each)))
        reader = csv.reader(chain([first], lines), delimiter=separator, strict=True)
    records = _records(reader, lines, begins=lines.number + (said is not None))
    heading = next(records, None)
    if heading is None or not any(map(str.strip, heading[1])):
        raise UnreadableError(Misread(1, 1, "This file has no headings.", "Its first line has to name the columns."))
    line, cells, text = heading
    names = tuple(cell.strip() for cell in cells)
    while not names[-1]:
        names = names[:-1]
    width, extra = len(cells), slice(len(names), None)
    yield Heading(row=CsvRow(line=line, names=names, cells=names, text=text, separator=separator))
    for line, cells, text in records:
        if len(cells) == width and not any(map(str.strip, cells[extra])):
            yield CsvRow(line=line, names=names, cells=cells[: len(names)], text=text, separator=separator)
        else:
            message = f"Cells in this row: {len(cells)}. Headings: {len(names)}."
            yield Misread(line, 1, message, "Check for cells that are lost, or separators outside quotation marks.")


def json_rows(lines: Lines) -> Iterator[Row | Misread]:
    """The objects, one a line; empty lines are nobody. Numbers stay the digits they are written with."""
    for text in lines:
        lines.record.clear()
        if not text.strip():
            continue
        try:
            found = _DECODER.decode(text.strip())
        except _TwiceError as twice:
            yield Misread(lines.number, 1, f'The name "{twice}" is here twice.', "Leave one of the two.")
        except json.JSONDecodeError as error:
            yield Misread(lines.number, error.colno, f"This is no JSON: {error.msg}.", OBJECT)
        except RecursionError:
            yield Misread(lines.number, 1, "Its lists and objects lie too deep inside one another.", OBJECT)
        else:
            if isinstance(found, dict):
                yield JsonRow(line=lines.number, names=tuple(found), cells=tuple(found.values()), text=text)
            else:
                yield Misread(lines.number, 1, "This line is no JSON object.", OBJECT)


OBJECT = 'Write one object a line: {"q1": "yes", "q2": 3}.'


class _TwiceError(Exception):
    """A name stands in an object twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _TwiceError(name)
        found[name] = str(value).lower() if isinstance(value, bool) else value
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=str)


def _split(line: str, separator: str) -> list[str]:
    return [name.strip().strip('"') for name in line.split(separator)]


def _records(reader: Iterator[list[str]], lines: Lines, begins: int) -> Iterator[tuple[int, list[str], str]]:
    """Line, cells and text of each record; lines without anything in their cells are nobody."""
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"This row cannot be split into cells: {error}."
            hint = "Check its quotation marks; one inside a cell is written twice."
            raise UnreadableError(Misread(begins, 1, message, hint)) from error
        if any(map(str.strip, cells)):
            record = lines.record
            yield begins, cells, record[0] if len(record) == 1 else "".join(record)
        lines.record.clear()
        begins = lines.number + 1

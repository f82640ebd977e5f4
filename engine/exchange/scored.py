"""A file of answers in, a file of scores out, one row at a time."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, BinaryIO

from engine.exchange.columns import Wanted
from engine.exchange.lines import Lines, Misread, UnreadableError
from engine.exchange.reading import Person, Reader
from engine.exchange.rows import Heading, Row, csv_rows, json_rows
from engine.exchange.writing import CsvWriter, JsonWriter
from engine.journey import Journey
from engine.questionnaire import Language, Questionnaire
from engine.scoring import Earlier, Scores, score

MOST_TOLD = 100
"""So many things that are wrong are told; then reading ends, unless faulty rows are to be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a file is to be scored: what is asked of its columns, the forms of both files, and what to say.

    `earlier` is what scores look back at, for each person by the name in the column `wanted.by`.
    """

    wanted: Wanted = field(default_factory=Wanted)
    from_table: bool = True
    to_table: bool = True
    language: Language
    explain: bool = False
    skip_faulty: bool = False
    earlier: Mapping[str, Earlier] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a file: rows scored, rows with faults, and answers ignored because their items did not apply.

    `good` is whether what was written can be used. `misreads` are the first things that are wrong, `unasked` the items
    for which there is no column. `first_time` counts the rows of people without an earlier sitting, `not_again` the
    people with one of whom there is no row now.
    """

    scored: int
    faulty: int
    ignored: int
    first_time: int
    not_again: int
    misreads: tuple[Misread, ...]
    unasked: tuple[str, ...]
    good: bool


def score_file(
    questionnaire: Questionnaire, data: BinaryIO, out: IO[bytes], order: Order, progress: Callable[[], None]
) -> Outcome:
    """Score what is in one file and write it to another. `progress` is called after each row."""
    encoding = "utf-8-sig" if order.to_table else "utf-8"  # the mark tells a spreadsheet what it is
    text = io.TextIOWrapper(out, encoding=encoding, newline="")
    writer = (CsvWriter if order.to_table else JsonWriter)(
        text, questionnaire.scales, order.wanted.keep, order.language
    )
    writer.begin()
    outcome = score_rows(questionnaire, data, order, writer.write, progress)
    text.detach()
    return outcome


def score_rows(
    questionnaire: Questionnaire,
    data: BinaryIO,
    order: Order,
    take: Callable[[Person, Scores], None],
    progress: Callable[[], None],
) -> Outcome:
    """Score what is in a file; `take` is told each person's scores."""
    reader = Reader(questionnaire, order.wanted)
    return _Scoring(questionnaire, reader, take, order).of(_rows(data, reader, order), progress)


def _rows(data: BinaryIO, reader: Reader, order: Order) -> Iterator[Heading | Row | Misread]:
    lines = Lines(data)
    try:
        yield from csv_rows(lines, reader.columns.knows) if order.from_table else json_rows(lines)
    finally:
        lines.release()


class _Scoring:
    """Scores rows as they come, until one cannot be taken; or leaves such rows out."""

    def __init__(
        self, questionnaire: Questionnaire, reader: Reader, take: Callable[[Person, Scores], None], order: Order
    ) -> None:
        self._questionnaire = questionnaire
        self._reader = reader
        self._hand_on = take
        self._order = order
        self._scored = self._faulty = self._ignored = self._first_time = 0
        self._lines: dict[str, int] = {}
        self._misreads: list[Misread] = []
        self._unasked: tuple[str, ...] = ()
        self._fatal: list[Misread] = []

    def of(self, rows: Iterable[Heading | Row | Misread], progress: Callable[[], None]) -> Outcome:
        """Score the rows and tell what became of them."""
        try:
            for row in rows:
                self._take(row)
                progress()
                if self._spoilt and len(self._misreads) + len(self._fatal) >= MOST_TOLD:
                    break
        except UnreadableError as unreadable:
            self._fatal.append(unreadable.misread)
        return Outcome(
            scored=self._scored,
            faulty=self._faulty,
            ignored=self._ignored,
            first_time=self._first_time,
            not_again=sum(name not in self._lines for name in self._order.earlier),
            misreads=tuple(sorted([*self._fatal, *self._misreads][:MOST_TOLD], key=lambda each: each.line)),
            unasked=self._unasked,
            good=not self._spoilt,
        )

    @property
    def _spoilt(self) -> bool:
        """Whether nothing that is written will be used."""
        return bool(self._fatal) or (self._faulty > 0 and not self._order.skip_faulty)

    def _take(self, row: Heading | Row | Misread) -> None:
        if isinstance(row, Heading):
            self._fatal += self._reader.faults(row.row)
            self._unasked = tuple(self._reader.columns.unasked(row.row.names))
            return
        person = [row] if isinstance(row, Misread) else self._once(row)
        if isinstance(person, list):
            self._leave_out(person)
        elif not self._spoilt:
            self._hand_on(person, self._scores(person))
            self._scored += 1

    def _once(self, row: Row) -> Person | list[Misread]:
        """Whoever is in a row. Of somebody who is there twice, nobody can tell which row is meant: that spoils all."""
        person = self._reader.read(row)
        if isinstance(person, list) or not person.name:
            return person
        line = self._lines.setdefault(person.name, person.line)
        if line == person.line:
            return person
        by = row.names.index(self._order.wanted.by)
        message = f'"{person.name}" is in this file twice: in line {line}, and here.'
        self._fatal.append(row.misread(by, message, "Leave one row for each person."))
        return []

    def _leave_out(self, misreads: list[Misread]) -> None:
        self._faulty += 1
        if len(self._misreads) < MOST_TOLD:
            self._misreads += misreads

    def _scores(self, person: Person) -> Scores:
        journey = Journey(self._questionnaire, person.saved)
        applicable = journey.applicable
        self._ignored += len(person.answered - applicable)
        earlier = self._order.earlier.get(person.name)
        self._first_time += earlier is None
        explain = self._order.explain
        return score(self._questionnaire, journey.answers, applicable, explain=explain, earlier=earlier)

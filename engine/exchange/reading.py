"""A row of a file becomes what the pages of a sitting would have saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from engine.cases.answers import OTHER, refused, sent
from engine.cases.complaints import Complaints
from engine.document import Mapping as MappingNode
from engine.document import Node, Problem, Scalar, Span
from engine.document import Sequence as SequenceNode
from engine.document.entries import as_number
from engine.exchange.columns import Column, Columns, Wanted
from engine.exchange.lines import Misread
from engine.exchange.rows import Cell, CsvRow, Row
from engine.expressions import Choices
from engine.items.allocation import Allocation
from engine.items.ranking import ORDER, Ranking
from engine.items.repeated_group import RepeatedGroup
from engine.journey import PageAnswers
from engine.questionnaire import Answers, Language, PageId, Questionnaire, Value

SEVERAL = ";"
REMEMBERED = 4096
"""So many different answers to an item are read once only."""
SHAPES = 256
"""Of so many sets of names it is remembered what they are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What one row says: answers as saved page by page, how many items have one, and what is carried along.

    `name` says who it is, where the file is read by a name.
    """

    line: int
    name: str
    saved: PageAnswers
    answered: frozenset[str]
    kept: tuple[Cell, ...]


class Reader:
    """Reads the rows of a file; each name is looked up once, and so is each answer."""

    def __init__(self, questionnaire: Questionnaire, wanted: Wanted) -> None:
        self.columns = Columns(questionnaire)
        self._language = questionnaire.languages[0]
        self._wanted = wanted
        self._items: dict[tuple[str, tuple[str, ...]], _Answer] = {}
        self._shapes: dict[tuple[str, ...], _Shape] = {}

    def faults(self, row: Row) -> list[Misread]:
        """What is wrong with the names of a row."""
        table = isinstance(row, CsvRow)
        found = self.columns.faults(row.names, self._wanted, table=table)
        return [row.misread(number, message, hint) for number, message, hint in found]

    def read(self, row: Row) -> Person | list[Misread]:
        """Whoever answered so, or what cannot be taken for an answer."""
        shape = self._shape(row)
        if shape.faulty and not isinstance(row, CsvRow):  # of a table the headings have told it already
            return self.faults(row)
        saved: dict[PageId, dict[str, Value]] = {}
        answered = []
        wrong: list[Misread] = []
        for answer, places, cells_of in shape.answers:
            found = answer.read(cells_of(row.cells))
            if isinstance(found, list):
                wrong += [row.misread(places[each.span.column - 1], each.message, each.hint) for each in found]
            elif found:
                saved.setdefault(answer.page, {}).update(found)
                answered.append(answer.item.id)
        name = "" if shape.by is None else _name(row.cells[shape.by], self._wanted.empty)
        if shape.by is not None and not name:
            message = f'This row does not say who it is: there is no name or number in "{self._wanted.by}".'
            wrong.append(row.misread(shape.by, message, "Write one, or remove the row."))
        if wrong:
            return wrong
        kept = tuple([row.cells[place] for place in shape.kept])
        return Person(line=row.line, name=name, saved=saved, answered=frozenset(answered), kept=kept)

    def _shape(self, row: Row) -> _Shape:
        known = self._shapes.get(row.names)
        if known is None:
            known = self._new_shape(row)
            if len(self._shapes) < SHAPES:
                self._shapes[row.names] = known
        return known

    def _new_shape(self, row: Row) -> _Shape:
        by_item: dict[str, list[tuple[int, Column]]] = {}
        for number, name in enumerate(row.names):
            column = self.columns.find(name)
            if column is not None and column.item.kind.parts and name not in self._wanted.ignore:
                by_item.setdefault(column.item.id, []).append((number, column))
        answers = []
        for found in by_item.values():
            places = tuple(number for number, _ in found)
            answers.append((self._answer([column for _, column in found]), places, itemgetter(*places)))
        kept = [row.names.index(name) for name in self._wanted.keep if name in row.names]
        by = next((number for number, name in enumerate(row.names) if name and name == self._wanted.by), None)
        return _Shape(tuple(answers), tuple(kept), by, faulty=bool(self.faults(row)))

    def _answer(self, columns: Sequence[Column]) -> _Answer:
        item, parts = columns[0].item, tuple(column.part for column in columns)
        known = self._items.get((item.id, parts))
        if known is None:
            known = _Answer(columns[0], parts, self._language, self._wanted.empty)
            self._items[item.id, parts] = known
        return known


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the names of a row are about: for each item its answer, and which cells it is in; and who it is."""

    answers: tuple[tuple[_Answer, tuple[int, ...], itemgetter[Any]], ...]
    kept: tuple[int, ...]
    by: int | None
    faulty: bool


class _Answer:
    """The answer to an item, from the cells for these parts of it. Places are the numbers of the cells, from 1."""

    def __init__(self, column: Column, parts: tuple[str, ...], language: Language, empty: frozenset[str]) -> None:
        self.item, self.page = column.item, column.page
        self._parts = parts
        self._language = language
        self._empty = empty
        self._worded = any(option.specify for option in column.item.options)
        self._known: dict[Cell | tuple[Cell, ...], Answers] = {}

    def read(self, cells: Cell | tuple[Cell, ...]) -> Answers | list[Problem]:
        """What is saved, or what is wrong; of one cell, or of several."""
        try:
            known = self._known.get(cells)
        except TypeError:  # a list or an object
            return self._read(cells)
        if known is not None:
            return known
        found = self._read(cells)
        if not isinstance(found, list) and len(self._known) < REMEMBERED:
            self._known[cells] = found
        return found

    def _read(self, found: Cell | tuple[Cell, ...]) -> Answers | list[Problem]:
        complaints = Complaints("")
        cells = found if isinstance(found, tuple) else (found,)
        parts = {
            part: _node(cell, _cell(number)) if part else self._answer(cell, _cell(number))
            for number, (part, cell) in enumerate(zip(self._parts, cells, strict=True), start=1)
            if not self._is_empty(cell)
        }
        words = parts.pop("other", None) if self._worded else None
        if "" in parts and len(parts) > 1:
            message = f'"{self.item.id}" is answered twice: as a whole, and in its parts.'
            complaints.take("data.twice", parts[""].span, message, "Leave one of the two.")
            return complaints.problems
        if parts and "" not in parts and isinstance(self.item.kind, Ranking | Allocation):
            answers = self._boxes(self.item.kind, parts, complaints)
        elif words is not None and not parts:
            answers = self._received({OTHER: [str(words)]}, words, complaints)
        else:
            answers = sent(self.item, self._whole(parts), words, self._language, complaints)
        return complaints.problems or answers

    def _whole(self, parts: dict[str, Node]) -> Node | None:
        """The answer as an author writes it in a case: with its parts, or its entries."""
        if not parts or "" in parts:
            return parts.get("")
        first = next(iter(parts.values())).span
        if not isinstance(self.item.kind, RepeatedGroup):
            return _mapping(parts, first)
        entries: dict[int, dict[str, Node]] = {}
        for name, node in parts.items():
            number, _, inner = name.partition(".")
            entries.setdefault(int(number), {})[inner] = node
        rows = SequenceNode(first)
        rows += [_mapping(entries[number], first) for number in sorted(entries)]
        return rows

    def _boxes(self, kind: Ranking | Allocation, parts: Mapping[str, Node], complaints: Complaints) -> Answers:
        """A number for each option: its share, or its place in the order."""
        first = next(iter(parts.values()))
        if isinstance(kind, Allocation):
            boxes = dict(zip(kind.inner, kind.parts, strict=True))
            return self._received({boxes[code]: [str(node)] for code, node in parts.items()}, first, complaints)
        places = {code: as_number(node) for code, node in parts.items()}
        in_order = sorted(places, key=lambda code: places[code] or 0)
        if [places[code] for code in in_order] != list(range(1, len(places) + 1)):
            told = f'This answer to "{self.item.id}" would not be accepted.'
            complaints.take("data.refused", first.span, told, "The numbers have to be 1, 2, 3 and so on, each once.")
            return {}
        return self._received({ORDER: in_order}, first, complaints)

    def _received(self, raw: Mapping[str, list[str]], node: Node, complaints: Complaints) -> Answers:
        answers, faults = self.item.kind.read(self.item, raw)
        for fault in faults[:1]:
            complaints.take("data.refused", node.span, *refused(self.item, fault, self._language))
        return answers

    def _answer(self, cell: Cell, place: Span) -> Node:
        """The whole answer; several codes in one text are a list."""
        if isinstance(cell, str) and isinstance(self.item.kind.type, Choices):
            return _node([code for code in map(str.strip, cell.split(SEVERAL)) if code], place)
        return _node(cell, place)

    def _is_empty(self, cell: Cell) -> bool:
        return not cell or (isinstance(cell, str) and (not cell.strip() or cell.strip() in self._empty))


def _name(cell: Cell, empty: frozenset[str]) -> str:
    """Who it is; nothing where that is not said."""
    name = cell.strip() if isinstance(cell, str) else ""
    return "" if name in empty else name


def _node(cell: Cell, place: Span) -> Node:
    """What stands in a cell, as if an author had written it, in quotes: no word means that there is nothing."""
    if isinstance(cell, str) or cell is None:
        return Scalar((cell or "").strip(), place, quoted=cell is not None)
    if isinstance(cell, Mapping):
        return _mapping({name: _node(each, place) for name, each in cell.items()}, place)
    several = SequenceNode(place)
    several += [_node(each, place) for each in cell]
    return several


def _mapping(parts: Mapping[str, Node], place: Span) -> MappingNode:
    found = MappingNode(place)
    found.update({Scalar(name, place): node for name, node in parts.items()})
    return found


def _cell(number: int) -> Span:
    return Span(1, number, 1, number)

"""Scores row by row, for spreadsheets or for programs."""

from __future__ import annotations

import csv
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TextIO

from engine.cells import harmless
from engine.exchange.reading import Person
from engine.exchange.rows import Cell
from engine.questionnaire import Language, Scale
from engine.scoring import Part, Score, Scores, Step, dump_scores, scorers

LINE = "line"
SEVERAL = "; "
ABOUT = ("", ".band", ".n_answered", ".reason", ".prorated")
PARTS = ".parts"
NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")


def columns_of(scales: Iterable[Scale]) -> list[str]:
    """The names under which scores are written."""
    return [f"{scale.id}{ending}" for scale in scales for ending in (*ABOUT, *([PARTS] if _has_parts(scale) else []))]


class Writer(ABC):
    """Writes one person after the other: what is carried along, or else the line; then every score."""

    def __init__(self, file: TextIO, scales: Sequence[Scale], keep: Sequence[str], language: Language) -> None:
        self._file = file
        self._scales = scales
        self._names = tuple(keep) or (LINE,)
        self._language = language

    @property
    def names(self) -> list[str]:
        """The names of everything that is written of somebody."""
        return [*self._names, *columns_of(self._scales)]

    @abstractmethod
    def begin(self) -> None:
        """What stands before the first of them."""

    @abstractmethod
    def write(self, person: Person, scores: Scores) -> None:
        """One of them."""

    def _said(self, step: Step | None) -> str | None:
        return None if step is None else step.say(self._language)


class CsvWriter(Writer):
    """A table with one line for each, in which nothing runs as a formula."""

    def begin(self) -> None:
        """The headings."""
        self._csv = csv.writer(self._file)
        self._csv.writerow(map(_kept, self.names))

    def write(self, person: Person, scores: Scores) -> None:
        """The scores in their columns."""
        cells = [_kept(_text(cell)) for cell in person.kept] or [str(person.line)]
        for scale in self._scales:
            score = scores[scale.id]
            cells.append(_value(score.value))
            cells += [score.band or "", str(score.n_answered), harmless(self._said(score.reason) or "")]
            cells.append("yes" if score.prorated else "no")
            if _has_parts(scale):
                cells.append(harmless(SEVERAL.join(self._part_said(part) for part in score.parts)))
        self._csv.writerow(cells)

    def _part_said(self, part: Part) -> str:
        """A part by its id, with its number or else with what is said of it."""
        said = self._said(part.note) if part.value is None else f"{part.value:f}"
        return f"{part.id}: {said}" if said else part.id


class JsonWriter(Writer):
    """An object a line for each: all that a score says, its parts as a list, and its explanation if it has one."""

    def begin(self) -> None:
        """Nothing."""

    def write(self, person: Person, scores: Scores) -> None:
        """The scores under their names."""
        told: list[tuple[str, object]] = list(zip(self._names, person.kept or (person.line,), strict=True))
        for scale in self._scales:
            told += self._about(scores[scale.id])
        self._file.write(f"{{{', '.join(f'{json.dumps(name)}: {_json(value)}' for name, value in told)}}}\n")

    def _about(self, score: Score) -> Iterator[tuple[str, object]]:
        values = (score.value, score.band, score.n_answered, self._said(score.reason), score.prorated)
        yield from ((f"{score.scale}{part}", value) for part, value in zip(ABOUT, values, strict=True))
        if score.parts:
            yield f"{score.scale}{PARTS}", [self._part(part) for part in score.parts]
        yield f"{score.scale}.n_items", score.n_items
        yield f"{score.scale}.possible", score.possible
        yield f"{score.scale}.scorer", score.scorer
        yield f"{score.scale}.scorer_version", score.scorer_version
        if score.explanation:
            steps = dump_scores({score.scale: score})[score.scale]["explanation"]
            said = (step.say(self._language) for step in score.explanation)
            yield f"{score.scale}.explanation", [{"says": each, **step} for each, step in zip(said, steps, strict=True)]

    def _part(self, part: Part) -> dict[str, str | None]:
        return {
            "id": part.id,
            "label": part.label.say(self._language),
            "value": None if part.value is None else str(part.value),
            "note": self._said(part.note),
        }


def _has_parts(scale: Scale) -> bool:
    scorer = scorers().get(scale.scorer)
    return scorer is not None and scorer.gives_parts


def _kept(text: str) -> str:
    """What is carried along as it was, unless a spreadsheet would run it. A number is none the worse for its sign."""
    return text if NUMBER.fullmatch(text) else harmless(text)


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else "" if cell is None else json.dumps(cell, ensure_ascii=False)


def _value(value: Decimal | str | None) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else value or ""


def _json(value: object) -> str:
    """A value as JSON, a number with the digits it has."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_json, value))}]"
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)

"""Completed sittings as CSV: one line for each, one column for every answer and score."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TextIO

from engine.cells import harmless
from engine.questionnaire import Language, Questionnaire, Scale, Value, inner_key, other_key
from engine.reports.completed import CompletedSitting
from engine.reports.reference import reference_of
from engine.reports.skill import NOT_COMPARED
from engine.scoring import Part, Score, Step, incomparable_scales, scorers

SEVERAL = "; "
ENGLISH = Language("en")
PARTS, NOTE = ".parts", ".note"


def write_csv(file: TextIO, texts: Sequence[Questionnaire], completed: Iterable[CompletedSitting]) -> int:
    """Write the sittings as they come and say how many there were.

    There is a column for everything that was asked and scored in any of the texts they were answered on; for an answer
    with parts, one for each of them. What stands beside a score, such as each gap, is together in one cell. Scores that
    say nothing beside those of another person have a column that says so in every line.
    An answer is its option's code, so that it stays when a wording changes; text that a spreadsheet would run as a
    formula is preceded by an apostrophe, numbers are left as they are.
    """
    answers = list(dict.fromkeys(column for text in texts for column in _answer_columns(text)))
    scales = list(dict.fromkeys(scale.id for text in texts for scale in text.scales))
    parted = {scale.id for text in texts for scale in text.scales if _gives_parts(scale)}
    alone = {scale for text in texts for scale in incomparable_scales(text)}
    endings = {scale: tuple(_endings(parted=scale in parted, alone=scale in alone)) for scale in scales}
    writer = csv.writer(file)
    columns = [f"{scale}{ending}" for scale in scales for ending in endings[scale]]
    writer.writerow(["reference", "version", "submitted_on", "language", "sample", *answers, *columns])
    number = 0
    for each in completed:
        sitting = each.sitting
        row: list[str] = [reference_of(sitting), sitting.version, _day(sitting.day), sitting.language]
        row.append("yes" if sitting.sample else "no")
        row += [_cell(each.answers.get(column)) for column in answers]
        row += [cell for scale in scales for cell in _score_cells(each.scores.get(scale), endings[scale])]
        writer.writerow(row)
        number += 1
    return number


def _answer_columns(questionnaire: Questionnaire) -> list[str]:
    columns: list[str] = []
    for item in questionnaire.items.values():
        if (item.kind.parts or item.kind.type) and not item.confidential:
            columns += [inner_key(item.id, name) for name in item.kind.columns] or [item.id]
            if any(option.specify for option in item.options):
                columns.append(other_key(item.id))
    return columns


def _gives_parts(scale: Scale) -> bool:
    scorer = scorers().get(scale.scorer)
    return scorer is not None and scorer.gives_parts


def _endings(*, parted: bool, alone: bool) -> Iterator[str]:
    """What follows the name of a scale in the names of its columns."""
    yield from ("", ".band", ".n_answered", ".reason")
    if parted:
        yield PARTS
    if alone:
        yield NOTE


def _score_cells(score: Score | None, endings: Sequence[str]) -> tuple[str, ...]:
    if score is None:
        return ("",) * len(endings)
    beside = {PARTS: SEVERAL.join(_part_said(part) for part in score.parts), NOTE: NOT_COMPARED}
    own = (_cell(score.value), score.band or "", str(score.n_answered), _said(score.reason))
    return (*own, *(beside[ending] for ending in endings if ending in beside))


def _part_said(part: Part) -> str:
    """A part by its id, with its number or else with what is said of it."""
    said = str(part.value) if part.value is not None else _said(part.note)
    return f"{part.id}: {said}" if said else part.id


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal | date):
        return str(value)
    text = value if isinstance(value, str) else _together(value)
    return harmless(text)


def _together(value: Mapping[str, Value] | Sequence[str | Mapping[str, Value]]) -> str:
    """Several values in one cell: codes, or the parts of an answer each behind its name."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_cell(each)}" for name, each in value.items())
    return SEVERAL.join(each if isinstance(each, str) else _together(each) for each in value)


def _said(reason: Step | None) -> str:
    return "" if reason is None else reason.say(ENGLISH)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()

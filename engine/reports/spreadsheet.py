"""Completed sittings as CSV: one line for each, one column for every answer and score."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol, TextIO

from engine.journey import Sitting
from engine.questionnaire import Answers, Language, Questionnaire, Value, other_key
from engine.reports.reference import reference_of
from engine.scoring import Scores, Step

FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")
SEVERAL = "; "
ENGLISH = Language("en")


class CompletedSitting(Protocol):
    """A sitting that was submitted, as a centre may see it."""

    @property
    def sitting(self) -> Sitting:
        """Who, when and on which version."""

    @property
    def answers(self) -> Answers:
        """The answers that count and are not confidential."""

    @property
    def scores(self) -> Scores:
        """The scores that are not confidential."""


def write_csv(file: TextIO, questionnaire: Questionnaire, completed: Iterable[CompletedSitting]) -> int:
    """Write the sittings as they come and say how many there were.

    An answer is its option's code, so that it stays when a wording changes; text that a spreadsheet would run as a
    formula is preceded by an apostrophe, numbers are left as they are.
    """
    answers = _answer_columns(questionnaire)
    writer = csv.writer(file)
    scores = [f"{scale.id}{part}" for scale in questionnaire.scales for part in ("", ".band", ".n_answered", ".reason")]
    writer.writerow(["reference", "version", "submitted_on", "language", "sample", *answers, *scores])
    number = 0
    for each in completed:
        sitting = each.sitting
        row: list[str] = [reference_of(sitting), sitting.version, _day(sitting.submitted_at), sitting.language]
        row.append("yes" if sitting.sample else "no")
        row += [_cell(each.answers.get(column)) for column in answers]
        row += _score_cells(questionnaire, each.scores)
        writer.writerow(row)
        number += 1
    return number


def _answer_columns(questionnaire: Questionnaire) -> list[str]:
    columns: list[str] = []
    for item in questionnaire.items.values():
        if item.kind.parts and not item.confidential:
            columns.append(item.id)
            if any(option.specify for option in item.options):
                columns.append(other_key(item.id))
    return columns


def _score_cells(questionnaire: Questionnaire, scores: Scores) -> list[str]:
    cells: list[str] = []
    for scale in questionnaire.scales:
        score = scores.get(scale.id)
        if score is None:
            cells += ["", "", "", ""]
        else:
            cells += [_cell(score.value), score.band or "", str(score.n_answered), _said(score.reason)]
    return cells


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal | date):
        return str(value)
    text = SEVERAL.join(value) if isinstance(value, tuple) else value
    return f"'{text}" if text.startswith(FORMULA_BEGINS) else text


def _said(reason: Step | None) -> str:
    return "" if reason is None else reason.say(ENGLISH)


def _day(moment: datetime | None) -> str:
    return "" if moment is None else moment.date().isoformat()

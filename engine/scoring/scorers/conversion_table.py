"""Conversion table: the sum or mean of the answers, or the score of another scale, looked up in a published table.

Formula: table[raw], where raw is the sum (or prorated sum, or mean) of the answers as the scorers `sum`,
`prorated_sum` and `mean` define it; or where `scales` names another scale, its rounded score. The look-up is strict: a
raw value without a row of its own has no score. With `mode: interpolate` a raw value between two rows has the score on
the straight line between theirs: s1 + (raw - r1) / (r2 - r1) * (s2 - s1). Outside the table there is no score.
The comparison is exact, unless `raw_decimals` says that the raw value is rounded (half up) before it is looked up, as
tables for means and for prorated sums need. Otherwise only the score is rounded, at the end.
Units: those of the table's `score` column.
Missing data: as for `sum`, `prorated_sum` and `mean`. A prorated sum is rarely a whole number, so a table of whole raw
values needs `raw_decimals: 0` with it; the check says so.
Range: the least to the greatest score of the raw values that are possible.
Checked: strict, that every sum or mean that is possible has a row, and no row is for another (of another scale's score
only the range is known); interpolating, that every row is of use, whether raw values lie outside the table, and whether
scores rise and then fall.
Source: raw-to-metric tables as those of SWEMWBS (all items required) and PROMIS; the strict mode is QTI's matchTable.

Worked example:

    - id: s
      label: Score
      items: [c1, c2]
      scorer: conversion_table
      missing: all_required
      table:
        - {raw: 2, score: 9.51}
        - {raw: 3, score: 12.4}
        - {raw: 4, score: 15}
        - {raw: 5, score: 17.43}
        - {raw: 6, score: 20.1}

    c1: a, c2: b -> s: 12.4
    c1: c, c2: c -> s: 20.1
    c1: c -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from engine.document import Span
from engine.document.entries import as_number
from engine.scoring.complaint import Complaint, place
from engine.scoring.converting.checks import one_source, outside, turning
from engine.scoring.converting.table import Conversion, Row, line
from engine.scoring.member import Counting
from engine.scoring.reach import Tally, raw_scores
from engine.scoring.rounding import Exact, rounded, shown
from engine.scoring.score import Step
from engine.scoring.scorer import Given, Material, Result, Scorer, Takes
from engine.scoring.scorers.mean import Mean
from engine.scoring.scorers.prorated_sum import ProratedSum
from engine.scoring.scorers.sum import Sum
from engine.wording import mark

FOUND = mark("The table turns {raw} into {score}.")
BETWEEN = mark(
    "The table turns {below} into {lower} and {above} into {upper}. "
    "On the straight line between them {raw} is turned into {score}."
)
OUTSIDE = mark("The table goes from {least} to {greatest}. {raw} lies outside, so there is no score.")
NOT_IN_TABLE = mark("The table has no row for {raw}, so there is no score.")
NAMED = 5
RAW: Mapping[str, type[Mean | ProratedSum | Sum]] = {scorer.name: scorer for scorer in (Sum, ProratedSum, Mean)}


class ConversionTable(Scorer):
    """A raw score, looked up in a table."""

    name = "conversion_table"
    version = 1
    takes = Takes.EITHER
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "from": {
                "description": "What is looked up: the sum of the answers (if nothing is said), their prorated_sum, "
                "which makes up for missing answers by the mean of those given, or their mean.",
                "enum": ["sum", "prorated_sum", "mean"],
                "default": "sum",
            },
            "mode": {
                "description": "strict (if nothing is said): only what has a row has a score. interpolate: between two "
                "rows a score lies on the straight line between theirs.",
                "enum": ["strict", "interpolate"],
                "default": "strict",
            },
            "table": {
                "description": "The table, one row for each raw value that is possible; if it is interpolated, fewer.",
                "type": "array",
                "minItems": 1,
                "maxItems": 10_000,
                "items": {
                    "description": "One row.",
                    "type": "object",
                    "properties": {
                        "raw": {"description": "The sum or mean of the answers.", "type": "number", "examples": [17]},
                        "score": {"description": "The score it is turned into.", "type": "number", "examples": [17.43]},
                    },
                    "required": ["raw", "score"],
                    "additionalProperties": False,
                },
            },
            "raw_decimals": {
                "description": "Round the raw value half up to so many decimal places before it is looked up. "
                "If nothing is said, it is looked up exactly.",
                "type": "integer",
                "minimum": 0,
                "maximum": 6,
            },
        },
        "required": ["table"],
    }

    def __init__(self, material: Material) -> None:
        """Read the table."""
        super().__init__(material)
        scale = self.scale
        self._looked_for = str(scale.settings.get("from", "sum"))
        self._called = self._looked_for.replace("_", " ")
        self._from_scale = bool(self.members)
        if self._from_scale:
            self._called = "score"
        self._raw_scorer = RAW.get(self._looked_for, Sum)(material)
        decimals = as_number(scale.settings.get("raw_decimals"))
        self._decimals = None if decimals is None else int(decimals)
        self._interpolates = str(scale.settings.get("mode", "strict")) == "interpolate"
        self._table = Conversion.of(self._read(), interpolates=self._interpolates)

    @property
    def adds_up(self) -> bool:
        """Where it is a sum that is looked up."""
        return not self._from_scale and self._raw_scorer.adds_up

    def check(self) -> Iterator[Complaint]:
        """Each raw value that is possible has one row, or two between which it lies, and no row is for another."""
        unclear = list(one_source(self.scale, self.members))
        yield from unclear
        if unclear:
            return
        yield from self._duplicates()
        if not self._from_scale:
            yield from self._raw_scorer.check()
        raws = None if self._from_scale else raw_scores(self.keys, self.scale.missing, self._raw_of)
        span = self._span((*self.keys, *self.members))
        if raws:
            span = (min(raws), max(raws))
        if raws and not self._interpolates:
            yield from self._holes(raws)
        if span is not None:
            yield from self._beyond(*span)
            yield from outside(self.scale, self._table, span, self._called)
        elif all(key.scored for key in self.keys):
            yield self._unbounded()
        yield from turning(self._table)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """The least and greatest score of the raw values in the range of these items, or of the scale."""
        span = self._span(keys)
        return None if span is None else self._table.between(*span)

    def score(self, given: Given) -> Result:
        """The score beside the raw value, or between two, or none if it is not in the table."""
        worked = self._worked(given)
        if worked.value is None or isinstance(worked.value, str):
            return worked
        raw = self._looked_up(worked.value)
        found = self._table.around(raw)
        if found is None:
            return Result(None, self._not_found(raw), worked.prorated, worked.steps)
        score = line(*found, raw)
        if not given.explain:
            return Result(score, prorated=worked.prorated)
        below, above = found
        told = {"raw": shown(raw), "score": shown(score)}
        between = {"below": shown(below.raw), "lower": below.score, "above": shown(above.raw), "upper": above.score}
        step = Step(FOUND, told) if below is above else Step(BETWEEN, {**told, **between})
        return Result(score, prorated=worked.prorated, steps=(*worked.steps, step))

    def _worked(self, given: Given) -> Result:
        if self._from_scale:
            return Result(next(iter(given.worths.values()), None))
        return self._raw_scorer.score(given)

    def _not_found(self, raw: Fraction) -> Step:
        if not self._interpolates:
            return Step(NOT_IN_TABLE, {"raw": shown(raw)})
        least, greatest = self._table.ordered[0].raw, self._table.ordered[-1].raw
        return Step(OUTSIDE, {"raw": shown(raw), "least": shown(least), "greatest": shown(greatest)})

    def _span(self, keys: Sequence[Counting]) -> tuple[Fraction, Fraction] | None:
        span = (keys[0].range if keys else None) if self._from_scale else self._raw_scorer.possible(keys)
        return None if span is None else (self._looked_up(span[0]), self._looked_up(span[1]))

    def _read(self) -> Iterator[Row]:
        for row in self.scale.settings["table"]:
            raw, score = as_number(row.find("raw")), as_number(row.find("score"))
            if raw is not None and score is not None:
                yield Row(Fraction(raw), score, place(row, self.scale.span))

    def _looked_up(self, raw: Exact) -> Fraction:
        return Fraction(raw) if self._decimals is None else Fraction(rounded(raw, self._decimals))

    def _raw_of(self, tally: Tally) -> Fraction | None:
        raw = self._raw_scorer.raw(tally)
        return None if raw is None else self._looked_up(raw)

    def _duplicates(self) -> Iterator[Complaint]:
        first: dict[Fraction, Span] = {}
        for row in self._table.rows:
            if row.raw in first:
                yield Complaint(
                    "table.duplicate",
                    f"The {self._called} {shown(row.raw)} has a row already, in line {first[row.raw].line}.",
                    "Keep one of the two rows.",
                    row.span,
                )
            first.setdefault(row.raw, row.span)

    def _holes(self, raws: frozenset[Fraction]) -> Iterator[Complaint]:
        rows = {row.raw for row in self._table.rows}
        missing = sorted(raws - rows)
        if not missing:
            return
        named = ", ".join(str(shown(raw)) for raw in missing[:NAMED])
        more = "" if len(missing) <= NAMED else f" and {len(missing) - NAMED} more"
        whole = all(raw.denominator == 1 for raw in rows) and self._decimals is None
        rounding = any(raw.denominator != 1 for raw in missing) and whole
        yield Complaint(
            "table.hole",
            f"Answers can lead to a {self._called} that has no row: {named}{more}.",
            f"A {self._called} is rarely a whole number. "
            "Add raw_decimals: 0 to round it before it is looked up, or require all answers (missing: all_required)."
            if rounding
            else f"Add a row for each {self._called} that is possible.",
            place(self.scale.settings["table"], self.scale.span),
        )

    def _beyond(self, least: Fraction, greatest: Fraction) -> Iterator[Complaint]:
        used = {row.raw for row in self._table.used(least, greatest)}
        for row in self._table.rows:
            if row.raw not in used:
                yield Complaint(
                    "table.never-reached",
                    f"No answers lead to the {self._called} {shown(row.raw)}: it goes from {shown(least)} to "
                    f"{shown(greatest)}.",
                    "Remove the row, or check the items and their scores.",
                    row.span,
                )

    def _unbounded(self) -> Complaint:
        return Complaint(
            "table.hole",
            f'"{self.scale.id}" has no lowest or no highest {self._called}, so no table can have a row for each.',
            "Give each number among its items at_least and at_most.",
            place(self.scale.settings["table"], self.scale.span),
        )

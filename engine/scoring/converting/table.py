"""A published table from raw values to scores: looked up row by row, or with straight lines between the rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from engine.document import Span
from engine.scoring.rounding import Exact


class Row(NamedTuple):
    """One line of the table, and where it stands."""

    raw: Fraction
    score: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class Conversion:
    """A table; of several rows for one raw value the first counts. `ordered` has its rows by their raw values."""

    rows: tuple[Row, ...]
    ordered: tuple[Row, ...]
    interpolates: bool

    @classmethod
    def of(cls, rows: Iterable[Row], *, interpolates: bool) -> Conversion:
        """A table of these rows, in the order in which they are written."""
        written = tuple(rows)
        first = {row.raw: row for row in reversed(written)}
        return cls(written, tuple(first[raw] for raw in sorted(first)), interpolates)

    def around(self, raw: Fraction) -> tuple[Row, Row] | None:
        """The row of a raw value, twice; or those on either side of it where it is interpolated; or None."""
        place = bisect_right(self.ordered, raw, key=lambda row: row.raw)
        if place and self.ordered[place - 1].raw == raw:
            return self.ordered[place - 1], self.ordered[place - 1]
        if not self.interpolates or not 0 < place < len(self.ordered):
            return None
        return self.ordered[place - 1], self.ordered[place]

    def between(self, least: Fraction, greatest: Fraction) -> tuple[Exact, Exact] | None:
        """The least and the greatest score of raw values in a range."""
        scores: list[Exact] = [row.score for row in self.ordered if least <= row.raw <= greatest]
        for end in (least, greatest):
            found = self.around(end)
            if found is not None:
                scores.append(line(*found, end))
        return (min(scores), max(scores)) if scores else None

    def used(self, least: Fraction, greatest: Fraction) -> Iterator[Row]:
        """The rows that raw values in a range are turned into scores by."""
        for number, row in enumerate(self.ordered):
            before = self.ordered[number - 1].raw if number else row.raw
            after = self.ordered[number + 1].raw if number + 1 < len(self.ordered) else row.raw
            near = self.interpolates and before < greatest and after > least
            if near or least <= row.raw <= greatest:
                yield row

    def turns(self) -> Row | None:
        """Where scores that rose begin to fall, or the other way round."""
        steps = [(after.score - before.score, after) for before, after in pairwise(self.ordered)]
        rising = next((step > 0 for step, _ in steps if step), True)
        return next((row for step, row in steps if step and (step > 0) is not rising), None)


def line(below: Row, above: Row, raw: Fraction) -> Exact:
    """The score on the straight line between two rows."""
    if below.raw == above.raw:
        return below.score
    share = (raw - below.raw) / (above.raw - below.raw)
    return Fraction(below.score) + share * (Fraction(above.score) - Fraction(below.score))

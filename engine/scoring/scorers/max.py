"""Max: the highest of the answers given.

Formula: the greatest of x1, x2, ..., xm over the m answers given, where x is what an answer is worth, reversed items as
least + greatest - x.
Units: those of the option scores.
Missing data: with `all_required` every item that counts must be answered. With `answered_at_least: k` the highest of
the answers given is the score: a missing answer could have been higher. Items that do not apply are not asked for.
Range: the least that all items can have to the greatest worth of any item; if some may be left out, the least that k of
them can have.
Source: the greatest order statistic. As an overall level it says that one is as far as one's strongest point.

Worked example:

    - id: s
      label: Score
      items: [q1, q2, q3]
      scorer: max
      missing: {answered_at_least: 2, otherwise: no_score}

    q1: 4, q2: 3, q3: 2 -> s: 4
    q1: 1, q2: 2 -> s: 2
    q1: 4 -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from engine.scoring.complaint import Complaint
from engine.scoring.member import Counting
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Step
from engine.scoring.scorer import Given, Result, Scorer
from engine.scoring.spread import ends, fewest, mixed_ranges
from engine.wording import mark

HIGHEST = mark("The highest of the answers that count is {value}.")


class Max(Scorer):
    """The highest of the answers given."""

    name = "max"
    version = 1
    schema: ClassVar[dict[str, Any]] = {"properties": {}, "required": []}
    certain = True

    def check(self) -> Iterator[Complaint]:
        """Of items with different ranges the highest answer says little."""
        yield from mixed_ranges(self.scale, self.keys)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From the lowest that as many items reach as must be answered, to the highest answer of all."""
        reach = ends(keys)
        return None if reach is None else (reach.low[fewest(self.scale.missing, len(keys)) - 1], reach.high[0])

    def score(self, given: Given) -> Result:
        """The highest worth."""
        value = max(given.worths.values())
        return Result(value, steps=(Step(HIGHEST, {"value": shown(value)}),) if given.explain else ())

"""Min: the lowest of the answers given.

Formula: the least of x1, x2, ..., xm over the m answers given, where x is what an answer is worth, reversed items as
least + greatest - x.
Units: those of the option scores.
Missing data: with `all_required` every item that counts must be answered. With `answered_at_least: k` the lowest of the
answers given is the score: a missing answer could have been lower. Items that do not apply are not asked for.
Range: the least worth of any item to the greatest that all items can have; if some may be left out, that k of them can.
Source: the least order statistic. As an overall level it says that one is as far as one's weakest point.

Worked example:

    - id: s
      label: Score
      items: [q1, q2, q3]
      scorer: min
      missing: {answered_at_least: 2, otherwise: no_score}

    q1: 4, q2: 5, q3: 2 -> s: 2
    q1: 4, q2: 5 -> s: 4
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

LOWEST = mark("The lowest of the answers that count is {value}.")


class Min(Scorer):
    """The lowest of the answers given."""

    name = "min"
    version = 1
    schema: ClassVar[dict[str, Any]] = {"properties": {}, "required": []}
    certain = True

    def check(self) -> Iterator[Complaint]:
        """Of items with different ranges the lowest answer says little."""
        yield from mixed_ranges(self.scale, self.keys)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From the lowest answer of all, to the highest that as many items reach as must be answered."""
        reach = ends(keys)
        return None if reach is None else (reach.low[0], reach.high[fewest(self.scale.missing, len(keys)) - 1])

    def score(self, given: Given) -> Result:
        """The lowest worth."""
        value = min(given.worths.values())
        return Result(value, steps=(Step(LOWEST, {"value": shown(value)}),) if given.explain else ())

"""Median: the answer in the middle.

Formula: the answers given in order, x1 <= x2 <= ... <= xm; the one in the middle, or where m is even the mean of the
two in the middle, (x of m/2 + x of m/2 + 1) / 2. x is what an answer is worth, reversed items as least + greatest - x.
Units: those of the option scores, and halves of them.
Missing data: with `all_required` every item that counts must be answered. With `answered_at_least: k` the median of the
answers given is the score. Items that do not apply, or are answered "not applicable", are not asked for.
Range: the median of the k least worths to the median of the k greatest, k being how many must be answered.
Source: the sample median, as in R's median() and numpy's: the mean of the middle two.

Worked example:

    - id: s
      label: Score
      items: [q1, q2, q3, q4]
      scorer: median
      missing: {answered_at_least: 3, otherwise: no_score}

    q1: 5, q2: 1, q3: 2 -> s: 2
    q1: 5, q2: 1, q3: 2, q4: 3 -> s: 2.5
    q1: 5, q2: 1 -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from engine.questionnaire import MeanOfAnswered
from engine.scoring.complaint import Complaint
from engine.scoring.member import Counting
from engine.scoring.rounding import Exact, shown, total
from engine.scoring.score import Said, Step
from engine.scoring.scorer import Given, Result, Scorer
from engine.scoring.spread import ends, fewest, mixed_ranges
from engine.wording import mark

ODD = mark("In order, the answers that count are {ordered}. The one in the middle is {value}.")
EVEN = mark(
    "In order, the answers that count are {ordered}. The mean of the two in the middle is ({lower} + {upper}) ÷ 2."
)


class Median(Scorer):
    """The answer in the middle."""

    name = "median"
    version = 1
    schema: ClassVar[dict[str, Any]] = {"properties": {}, "required": []}
    certain = True

    def check(self) -> Iterator[Complaint]:
        """Items of different ranges have no order among one another."""
        yield from mixed_ranges(self.scale, self.keys)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From the median of as few lowest answers as are allowed to that of as few highest."""
        reach = ends(keys)
        if reach is None:
            return None
        if isinstance(self.scale.missing.instead, MeanOfAnswered):
            return reach.low[0], reach.high[0]  # a mean may stand in the middle that none of the answers reaches
        count = fewest(self.scale.missing, len(keys))
        return _middle(reach.low[:count]), _middle(reach.high[:count])

    def score(self, given: Given) -> Result:
        """The worth in the middle, or the mean of the two in the middle."""
        ordered = sorted(given.worths.values())
        value = _middle(ordered)
        if not given.explain:
            return Result(value)
        told: dict[str, Said] = {
            "ordered": ", ".join(str(shown(each)) for each in ordered),
            "value": shown(value),
            "lower": shown(ordered[(len(ordered) - 1) // 2]),
            "upper": shown(ordered[len(ordered) // 2]),
        }
        return Result(value, steps=(Step(ODD if len(ordered) % 2 else EVEN, told),))


def _middle(ordered: Sequence[Exact]) -> Exact:
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return Fraction(total(ordered[half - 1 : half + 1])) / 2

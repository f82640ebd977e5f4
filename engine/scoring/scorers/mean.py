"""Mean: the average of the answers given.

Formula: (x1 + x2 + ... + xm) / m over the m answers given, where x is what an answer is worth (a chosen option's score,
the sum of several chosen options' scores, or a number), reversed items as least + greatest - x.
Units: those of the option scores.
Missing data: with `all_required` every item that counts must be answered. With `answered_at_least: k` the mean of the
answers given is the score. Items that do not apply, or are answered "not applicable", are not asked for.
Range: the mean of the least worths to the mean of the greatest. If items of different ranges may be left out, the mean
of the k least (greatest) worths, since answering just those k is possible.
Source: the arithmetic mean of answered items, as in RAND-36 and as psych::scoreItems with totals=FALSE. Reversing from
the declared range, not the observed one, is where published implementations went wrong.

Worked example:

    - id: s
      label: Score
      items: [q1, q2, q3]
      reverse: [q3]
      scorer: mean
      missing: {answered_at_least: 2, otherwise: no_score}

    q1: 4, q2: 5, q3: 2 -> s: 4.33
    q1: 4, q2: 5 -> s: 4.5
    q1: 4 -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from engine.questionnaire import ItemValue
from engine.scoring.complaint import Complaint
from engine.scoring.member import Counting
from engine.scoring.reach import Tally
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Step
from engine.scoring.scorer import Given, Result, Scorer
from engine.scoring.spread import extreme_means, mixed_ranges
from engine.wording import mark

DIVIDED = mark("The mean of the answers that count is their total divided by their number: {total} ÷ {answered}.")


class Mean(Scorer):
    """The average of the answers given."""

    name = "mean"
    version = 1
    schema: ClassVar[dict[str, Any]] = {"properties": {}, "required": []}
    certain = True

    def check(self) -> Iterator[Complaint]:
        """Items of different ranges weigh differently."""
        yield from mixed_ranges(self.scale, self.keys)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From every item answered lowest to every item answered highest."""
        return extreme_means(self.scale.missing, keys)

    def raw(self, tally: Tally) -> Fraction | None:
        """The total, divided by the number of answers, unless values of their own stand in for those missing."""
        stood_in = tally.answered < tally.items and isinstance(self.scale.missing.instead, ItemValue)
        return None if stood_in else Fraction(tally.total) / tally.answered

    def score(self, given: Given) -> Result:
        """The total of the answers given, divided by their number."""
        total, answered = given.total, len(given.worths)
        value = Fraction(total) / answered
        if not given.explain:
            return Result(value)
        return Result(value, steps=(Step(DIVIDED, {"total": shown(total), "answered": answered}),))

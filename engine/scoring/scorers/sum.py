"""Sum: the answers added up.

Formula: x1 + x2 + ... + xn, where x is what an answer is worth (a chosen option's score, the sum of several chosen
options' scores, or a number), reversed items as least + greatest - x.
Units: those of the option scores.
Missing data: with `all_required` every item that counts must be answered. With `answered_at_least: k`, a sum of which
only m of n items are answered is prorated: n times the mean of the answers given, n * (x1 + ... + xm) / m, and marked
as prorated. Items that do not apply, or are answered "not applicable", are not among the n.
Range: the least worths added up to the greatest worths added up. If items of different ranges may be left out, n times
the mean of the k least (greatest) worths, since answering just those k is possible.
Source: the simple summated rating scale (Likert 1932). Prorating: "n_items x sum / n_answered", as in CORE-10 and
FACT-G. Reversing from the declared range, not the observed one, is where published implementations went wrong.

Worked example:

    - id: s
      label: Score
      items: [q1, q2, q3]
      reverse: [q3]
      scorer: sum
      missing: {answered_at_least: 2, otherwise: no_score}

    q1: 4, q2: 5, q3: 1 -> s: 14
    q1: 4, q2: 5, q3: 5 -> s: 10
    q1: 4, q2: 4 -> s: 12
    q1: 4 -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from engine.scoring.complaint import Complaint
from engine.scoring.member import Counting
from engine.scoring.reach import Tally
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Step
from engine.scoring.scorer import Given, Result, Scorer
from engine.scoring.spread import extreme_means, mixed_ranges
from engine.wording import mark

TOTAL = mark("The answers that count add up to {total}.")
PRORATED = mark("Where answers are missing, the mean of those given stands in: {total} ÷ {answered} * {items}.")


class Sum(Scorer):
    """The answers added up."""

    name = "sum"
    version = 1
    schema: ClassVar[dict[str, Any]] = {"properties": {}, "required": []}
    certain = True

    @property
    def adds_up(self) -> bool:
        """It does."""
        return True

    def check(self) -> Iterator[Complaint]:
        """Items of different ranges weigh differently."""
        yield from mixed_ranges(self.scale, self.keys)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From every item answered lowest to every item answered highest."""
        means = extreme_means(self.scale.missing, keys)
        return None if means is None else (means[0] * len(keys), means[1] * len(keys))

    def raw(self, tally: Tally) -> Fraction:
        """The total, prorated."""
        return Fraction(tally.total) * tally.items / tally.answered

    def score(self, given: Given) -> Result:
        """The sum, prorated where answers are missing."""
        items, answered = len(given.keys), len(given.worths)
        total = given.total
        value = total if answered == items else Fraction(total) * items / answered
        if not given.explain:
            return Result(value, prorated=answered != items)
        steps = [Step(TOTAL, {"total": shown(total)})]
        if answered != items:
            steps.append(Step(PRORATED, {"total": shown(total), "answered": answered, "items": items}))
        return Result(value, prorated=answered != items, steps=tuple(steps))

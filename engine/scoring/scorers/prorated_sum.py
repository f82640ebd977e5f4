"""Prorated sum: the sum the answers would come to if the missing ones were like those given.

Formula: n * (x1 + x2 + ... + xm) / m over the m answers given to the n items that count, where x is what an answer is
worth, reversed items as least + greatest - x. A score of which something was missing is marked as prorated.
Units: those of the option scores.
Missing data: `answered_at_least` or `unanswered_at_most` say how many must be given. With `all_required`, or with
something that stands in for missing answers (`instead`), there is nothing to prorate, and `sum` is what is meant. Items
that do not apply, or are answered "not applicable", are not among the n.
Range: the least worths added up to the greatest worths added up. If items of different ranges may be left out, n times
the mean of the k least (greatest) worths, since answering just those k is possible.
Source: "n_items x sum / n_answered", as in CORE-10 and FACT-G.

Worked example:

    - id: s
      label: Score
      items: [q1, q2, q3]
      reverse: [q3]
      scorer: prorated_sum
      missing: {answered_at_least: 2, otherwise: no_score}

    q1: 4, q2: 5, q3: 1 -> s: 14
    q1: 4, q2: 5, q3: 5 -> s: 10
    q1: 4, q2: 4 -> s: 12
    q1: 4, q3: 4 -> s: 9
    q1: 4 -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from engine.questionnaire import AllRequired
from engine.scoring.complaint import Complaint, place
from engine.scoring.member import Counting
from engine.scoring.reach import Tally
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Said, Step
from engine.scoring.scorer import Given, Result, Scorer
from engine.scoring.scorers.sum import TOTAL, written_under
from engine.scoring.spread import extreme_sums, mixed_ranges
from engine.wording import mark

PRORATED = mark("Where answers are missing, the mean of those given stands in: {total} ÷ {answered} × {items}.")  # noqa: RUF001  # the sign of multiplication


class ProratedSum(Scorer):
    """The number of items times the mean of the answers given."""

    name = "prorated_sum"
    version = 1
    schema: ClassVar[dict[str, Any]] = {"properties": {}, "required": []}
    certain = True

    @property
    def adds_up(self) -> bool:
        """It does."""
        return True

    def check(self) -> Iterator[Complaint]:
        """Items of different ranges weigh differently, and something must be left to prorate."""
        yield from mixed_ranges(self.scale, self.keys)
        missing = self.scale.missing
        if isinstance(missing, AllRequired) or missing.instead is not None:
            yield Complaint(
                "scale.nothing-to-prorate",
                "There is nothing to prorate: every item must be answered."
                if missing.instead is None
                else "There is nothing to prorate: something stands in for each answer that is missing.",
                f"Write {written_under(self.scale, self.name)}: sum, or let answers be missing: "
                "missing: {answered_at_least: 3, otherwise: no_score}.",
                place(self.scale.settings.get("missing"), self.scale.span),
            )

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From every item answered lowest to every item answered highest."""
        return extreme_sums(self.scale.missing, keys)

    def raw(self, tally: Tally) -> Fraction:
        """The total, prorated."""
        return Fraction(tally.total) * tally.items / tally.answered

    def score(self, given: Given) -> Result:
        """The sum, prorated where answers are missing."""
        total, answered, items = given.total, len(given.worths), len(given.keys)
        partial = answered < items
        value = Fraction(total) * items / answered if partial else total
        if not given.explain:
            return Result(value, prorated=partial)
        told: dict[str, Said] = {"total": shown(total), "answered": answered, "items": items}
        steps = (Step(TOTAL, {"total": shown(total)}), *([Step(PRORATED, told)] if partial else []))
        return Result(value, prorated=partial, steps=steps)

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

from collections.abc import Iterator
from fractions import Fraction

from engine.questionnaire import AllRequired
from engine.scoring.complaint import Complaint, place
from engine.scoring.reach import Tally
from engine.scoring.rounding import shown
from engine.scoring.score import Said, Step
from engine.scoring.scorer import Given, Result
from engine.scoring.scorers.sum import Sum
from engine.wording import mark

PRORATED = mark("Where answers are missing, the mean of those given stands in: {total} ÷ {answered} × {items}.")  # noqa: RUF001  # the sign of multiplication


class ProratedSum(Sum):
    """The number of items times the mean of the answers given."""

    name = "prorated_sum"
    version = 1

    def raw(self, tally: Tally) -> Fraction:
        """The total, prorated."""
        return Fraction(tally.total) * tally.items / tally.answered

    def score(self, given: Given) -> Result:
        """The sum, prorated where answers are missing."""
        whole = Sum.score(self, given)
        items, answered = len(given.keys), len(given.worths)
        if answered == items:
            return whole
        total = given.total
        told: dict[str, Said] = {"total": shown(total), "answered": answered, "items": items}
        steps = (*whole.steps, Step(PRORATED, told)) if given.explain else ()
        return Result(Fraction(total) * items / answered, prorated=True, steps=steps)

    def _missing(self) -> Iterator[Complaint]:
        missing = self.scale.missing
        if not isinstance(missing, AllRequired) and missing.instead is None:
            return
        yield Complaint(
            "scale.nothing-to-prorate",
            "There is nothing to prorate: every item must be answered."
            if missing.instead is None
            else "There is nothing to prorate: something stands in for each answer that is missing.",
            f"Write {self._written}: sum, or let answers be missing: "
            "missing: {answered_at_least: 3, otherwise: no_score}.",
            place(self.scale.settings.get("missing"), self.scale.span),
        )

"""Sum: the answers added up.

Formula: x1 + x2 + ... + xn, where x is what an answer is worth (a chosen option's score, the sum of several chosen
options' scores, or a number), reversed items as least + greatest - x.
Units: those of the option scores.
Missing data: every item that counts must be answered, or something must stand in for what is missing (`instead`): a sum
of only some of the answers would be too small, and would say nothing about the person. To work with the mean of the
answers given write `prorated_sum`. Items that do not apply, or are answered "not applicable", are not asked for.
Range: the least worths added up to the greatest worths added up, over the items that apply.
Source: the simple summated rating scale (Likert 1932). Reversing from the declared range, not the observed one, is
where published implementations went wrong; so is a partial total that nobody notices.

Worked example:

    - id: s
      label: Score
      items: [q1, q2, q3]
      reverse: [q3]
      scorer: sum
      missing: all_required
    - id: t
      label: With the mean of those answered
      items: [q1, q2, q3]
      scorer: sum
      missing: {answered_at_least: 2, instead: mean_of_answered, otherwise: no_score}

    q1: 4, q2: 5, q3: 1 -> s: 14, t: 10
    q1: 4, q2: 4 -> s: no_score, t: 12
    q1: 4 -> s: no_score, t: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from engine.questionnaire import AllRequired, MeanOfAnswered, Scale
from engine.scoring.complaint import Complaint, place
from engine.scoring.member import Counting
from engine.scoring.reach import Tally
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Step
from engine.scoring.scorer import Given, Result, Scorer
from engine.scoring.spread import extreme_sums, mixed_ranges
from engine.wording import mark

TOTAL = mark("The answers that count add up to {total}.")


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
        """Items of different ranges weigh differently, and a sum needs them all."""
        yield from mixed_ranges(self.scale, self.keys)
        missing = self.scale.missing
        if not isinstance(missing, AllRequired) and missing.instead is None:
            key = written_under(self.scale, self.name)
            yield Complaint(
                "scale.partial-sum",
                "A sum of only some of the answers would be too small.",
                f"Write {key}: prorated_sum to make up for missing answers by the mean of those given, or {key}: mean, "
                "or say in missing what stands in (instead: mean_of_answered).",
                place(self.scale.settings.get("missing"), self.scale.span),
            )

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From every item answered lowest to every item answered highest."""
        return extreme_sums(self.scale.missing, keys)

    def raw(self, tally: Tally) -> Fraction | None:
        """The total; with what stands in for the missing, where that follows from it."""
        total = Fraction(tally.total)
        if tally.answered == tally.items:
            return total
        by_mean = isinstance(self.scale.missing.instead, MeanOfAnswered)
        return total * tally.items / tally.answered if by_mean else None

    def score(self, given: Given) -> Result:
        """The sum."""
        total = given.total
        return Result(total, steps=(Step(TOTAL, {"total": shown(total)}),) if given.explain else ())


def written_under(scale: Scale, name: str) -> str:
    """The key under which a scale names this scorer: a conversion table says from what it is worked out."""
    return "scorer" if scale.scorer == name else "from"

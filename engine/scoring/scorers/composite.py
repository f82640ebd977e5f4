"""Composite: a score made of the scores of other scales.

Formula: with `combine: mean` (s1 + s2 + ... + sm) / m over the m scales that have a score; with `combine: sum`
s1 + s2 + ... + sn; with `weights` sum(w * s) / sum(w), or sum(w * s) for a sum. The scores that are combined are the
rounded ones, which are also what is printed, so that anybody can check the result with a pencil.
Units: those of the scales. Scales of different ranges do not weigh alike: say `ranges_differ: yes` if that is meant, or
turn them into a proportion_of_maximum first.
Missing data: a scale without a score is a missing answer here, and `missing` says how many scores are needed. A scale
none of whose items apply to the respondent does not count. A sum needs every score.
Range: the least scores combined to the greatest scores combined.
Source: composite scores of subscales; weighted composites as in higher-order scales.

Worked example:

    - id: first
      label: First
      items: [q1, q2]
      scorer: mean
      missing: all_required
    - id: second
      label: Second
      items: [q3]
      scorer: mean
      missing: all_required
    - id: both
      label: Both
      scales: [first, second]
      scorer: composite
      weights: {first: 3}
      missing: {answered_at_least: 1, otherwise: no_score}
    - id: together
      label: Together
      scales: [first, second]
      scorer: composite
      combine: sum
      missing: all_required

    q1: 2, q2: 3, q3: 5 -> first: 2.5, second: 5, both: 3.13, together: 7.5
    q1: 2, q2: 3 -> first: 2.5, second: no_score, both: 2.5, together: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from engine.questionnaire import AllRequired
from engine.scoring.complaint import Complaint, place
from engine.scoring.member import Counting
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Said, Step
from engine.scoring.scorer import Given, Material, Result, Scorer, Takes
from engine.scoring.spread import extreme_means, mixed_scales, not_numbers, within_person
from engine.scoring.weights import ONE, WEIGHT, unknown_weights, weights_of
from engine.wording import mark

MEAN = mark("The mean of these scores is their total divided by their number: {total} ÷ {number}.")
SUM = mark("These scores add up to {total}.")
WEIGHS = mark("“{scale}” weighs {weight}, so it counts {weight} × {score} = {counts}.")  # noqa: RUF001  # the sign of multiplication
WEIGHTED = mark(
    "By their weights the scores add up to {total}. This is divided by the sum of the weights: {total} ÷ {weights}."
)
WEIGHTED_SUM = mark("By their weights the scores add up to {total}.")


class Composite(Scorer):
    """The scores of other scales, combined."""

    name = "composite"
    version = 1
    takes = Takes.SCALES
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "combine": {
                "description": "mean (if nothing is said) or sum.",
                "enum": ["mean", "sum"],
                "default": "mean",
            },
            "weights": {
                "description": "How much each scale weighs. One that is not named weighs 1.",
                "type": "object",
                "minProperties": 1,
                "additionalProperties": WEIGHT,
                "examples": [{"teamwork": 2, "resilience": 1}],
            },
        },
        "required": [],
    }

    def __init__(self, material: Material) -> None:
        """Read the weights."""
        super().__init__(material)
        self._adds = str(self.scale.settings.get("combine", "mean")) == "sum"
        self._weights = weights_of(self.scale)

    @property
    def adds_up(self) -> bool:
        """Where it is a sum."""
        return self._adds

    def check(self) -> Iterator[Complaint]:
        """The weights are those of its scales, and the scales give numbers that can be put together."""
        yield from unknown_weights(self.scale, self._weights, [str(member.id) for member in self.members], "scales")
        yield from not_numbers(self.scale, self.members)
        yield from within_person(self.scale, self.members)
        yield from mixed_scales(self.scale, self.members)
        if self._adds and not isinstance(self.scale.missing, AllRequired):
            yield Complaint(
                "scale.partial-sum",
                "A sum of only some of the scores would be too small.",
                "Write missing: all_required, or combine: mean.",
                place(self.scale.settings.get("missing"), self.scale.span),
            )

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From every score at its least to every score at its greatest."""
        if not self._weights and not self._adds:
            return extreme_means(self.scale.missing, keys)
        ranges = [key.range for key in keys if key.range is not None]
        if not keys or len(ranges) < len(keys):
            return None
        weights = [Fraction(self._weight(key)) for key in keys]
        if not self._adds and not isinstance(self.scale.missing, AllRequired):
            return min(least for least, _ in ranges), max(greatest for _, greatest in ranges)
        by = Fraction(1) if self._adds else sum(weights, Fraction(0))
        least = sum((Fraction(least) * weight for (least, _), weight in zip(ranges, weights, strict=True)), Fraction(0))
        most = sum((Fraction(most) * weight for (_, most), weight in zip(ranges, weights, strict=True)), Fraction(0))
        return least / by, most / by

    def score(self, given: Given) -> Result:
        """The scores there are, put together."""
        counted = [
            (key, Fraction(given.worths[key.id]), Fraction(self._weight(key)))
            for key in given.keys
            if key.id in given.worths
        ]
        total = sum((score * weight for _, score, weight in counted), Fraction(0))
        weights = sum((weight for *_, weight in counted), Fraction(0))
        steps = tuple(self._steps(counted, total, weights)) if given.explain else ()
        return Result(total if self._adds else total / weights, steps=steps)

    def _steps(
        self, counted: Sequence[tuple[Counting, Fraction, Fraction]], total: Fraction, weights: Fraction
    ) -> Iterator[Step]:
        for key, score, weight in counted if self._weights else ():
            told: dict[str, Said] = {"scale": key.ask, "weight": shown(weight), "score": shown(score)}
            yield Step(WEIGHS, {**told, "counts": shown(score * weight)})
        if self._adds:
            yield Step(WEIGHTED_SUM if self._weights else SUM, {"total": shown(total)})
        else:
            sums: dict[str, Said] = {"total": shown(total), "number": len(counted), "weights": shown(weights)}
            yield Step(WEIGHTED if self._weights else MEAN, sums)

    def _weight(self, key: Counting) -> Decimal:
        return self._weights.get(str(key.id), ONE)

"""Weighted mean: the average of the answers given, in which some count more than others.

Formula: (w1 * x1 + ... + wm * xm) / (w1 + ... + wm) over the m answers given, where x is what an answer is worth,
reversed items as least + greatest - x, and w the weight of its item; an item without a weight weighs 1.
Units: those of the option scores. Weights are exact: money and hours stay what is written.
Missing data: with `all_required` every item that counts must be answered. With `answered_at_least: k` the weighted mean
of the answers given is the score, divided by the weights of just these. Items that do not apply do not weigh either.
Range: the weighted mean of the least worths to that of the greatest; if items may be left out, the least worth of any
item to the greatest of any.
Source: weighted mean = sum(w x) / sum(w) over the answers given.

Worked example:

    - id: s
      label: Score
      items: [q1, q2, q3]
      scorer: weighted_mean
      weights: {q1: 2, q2: 0.5}
      missing: {answered_at_least: 2, otherwise: no_score}

    q1: 4, q2: 2, q3: 5 -> s: 4
    q1: 5, q2: 3 -> s: 4.6
    q1: 4 -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from engine.questionnaire import AllRequired, ItemId, ItemValue
from engine.scoring.complaint import Complaint
from engine.scoring.member import Counting
from engine.scoring.rounding import Exact, shown, total, weighed
from engine.scoring.score import Said, Step
from engine.scoring.scorer import Given, Material, Result, Scorer
from engine.scoring.spread import ends, mixed_ranges
from engine.scoring.weights import ONE, WEIGHT, Weights, unknown_weights, weights_of
from engine.wording import mark

WEIGHS = mark("“{item}” weighs {weight}, so it counts {weight} × {worth} = {counts}.")  # noqa: RUF001  # the sign of multiplication
DIVIDED = mark("Together this is {total}. It is divided by the sum of the weights: {total} ÷ {weights}.")


class WeightedMean(Scorer):
    """The average of the answers given, in which some count more than others."""

    name = "weighted_mean"
    version = 1
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "weights": {
                "description": "How much each item weighs. One that is not named weighs 1.",
                "type": "object",
                "minProperties": 1,
                "maxProperties": 10_000,
                "additionalProperties": WEIGHT,
                "examples": [{"tw1": 2, "tw2": 0.5}],
            },
        },
        "required": ["weights"],
    }
    certain = True

    def __init__(self, material: Material) -> None:
        """Read the weights."""
        super().__init__(material)
        self._weights: Weights = weights_of(self.scale)
        self._weight_of = {str(key.id): self._weights.get(str(key.id), ONE) for key in self.keys}

    def check(self) -> Iterator[Complaint]:
        """The weights are those of its items, and the items are worth the same but for them."""
        yield from unknown_weights(self.scale, self._weights, self._weight_of, "items")
        yield from mixed_ranges(self.scale, self.keys)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From every item answered lowest to every item answered highest."""
        reach = ends(keys)
        if reach is None:
            return None
        missing = self.scale.missing
        if not isinstance(missing, AllRequired) and not isinstance(missing.instead, ItemValue):
            return reach.low[0], reach.high[0]
        low = {str(key.id): key.range[0] for key in keys if key.range is not None}
        high = {str(key.id): key.range[1] for key in keys if key.range is not None}
        weights = self._together(low)
        return Fraction(weighed(low, self._weight_of)) / weights, Fraction(weighed(high, self._weight_of)) / weights

    def score(self, given: Given) -> Result:
        """What the answers are worth by their weights, divided by these."""
        added, weights = weighed(given.worths, self._weight_of), self._together(given.worths)
        value = Fraction(added) / weights
        if not given.explain:
            return Result(value)
        steps = [self._weighed(key, Fraction(given.worths[key.id])) for key in given.keys if key.id in given.worths]
        told = {"total": shown(added), "weights": shown(weights)}
        return Result(value, steps=(*steps, Step(DIVIDED, told)))

    def _together(self, names: Iterable[str]) -> Fraction:
        return Fraction(total(self._weight_of[name] for name in names))

    def _weighed(self, key: Counting, worth: Fraction) -> Step:
        weight = self._weight_of[key.id]
        told: dict[str, Said] = {"weight": weight, "worth": shown(worth), "counts": shown(Fraction(weight) * worth)}
        return Step(WEIGHS, {**told, "item": key.ask}, ItemId(key.id))

"""Proportion of maximum: how far the answers lie from the least to the greatest they could be worth, from 0 to 100.

Formula: with `rescale: total` (if nothing is said) 100 * (x - min) / (max - min), where x is the sum of the answers
given, and min and max are the sums of the least and greatest worths of just these items. With `rescale: each_item` the
mean of 100 * (x - min) / (max - min) of each answer, so that items of different ranges weigh alike. Where all items
have the same range the two are the same. x is what an answer is worth, reversed items as least + greatest - x.
Units: from 0 to 100, the part of the way from the least to the greatest. It is not a percentage of people, and not a
percentage of questions answered right.
Missing data: with `all_required` every item that counts must be answered. With `answered_at_least: k` the answers given
are the score. Items that do not apply, or are answered "not applicable", shrink min and max alike.
Range: 0 to 100, whichever items count.
Source: linear rescaling, 100 (x - min) / (max - min); each item by itself as in RAND-36, all together as "percent of
maximum possible" (POMP).

Worked example:

    - id: s
      label: Score
      items: [q1, q2]
      reverse: [q2]
      scorer: proportion_of_maximum
      missing: {answered_at_least: 1, otherwise: no_score}
    - id: t
      label: Each item by itself
      items: [q1, n1]
      ranges_differ: yes
      scorer: proportion_of_maximum
      rescale: each_item
      missing: all_required

    q1: 4, q2: 2, n1: 25 -> s: 75, t: 50
    q1: 5, q2: 5, n1: 100 -> s: 50, t: 100
    q1: 1 -> s: 0, t: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm
from typing import Any, ClassVar

from engine.questionnaire import ItemValue
from engine.scoring.complaint import Complaint, named
from engine.scoring.member import Counting
from engine.scoring.reach import Tally
from engine.scoring.rounding import ZERO, Exact, shown, weighed
from engine.scoring.score import Step
from engine.scoring.scorer import Given, Material, Result, Scorer
from engine.scoring.spread import mixed_ranges
from engine.wording import mark

HUNDRED = Decimal(100)
ONE = Decimal(1)
TOTAL = mark(
    "The answers that count add up to {total}; they could add up to anything from {least} to {greatest}. "
    "From 0 to 100 this is 100 × ({total} - {least}) ÷ ({greatest} - {least})."  # noqa: RUF001  # the sign of multiplication
)
EACH = mark(
    "Each answer is turned into its place from 0 (the least it could count) to 100 (the most). "
    "The mean of these is {total} ÷ {answered}."
)


class ProportionOfMaximum(Scorer):
    """How far the answers lie from the least to the greatest they could be worth, from 0 to 100."""

    name = "proportion_of_maximum"
    version = 1
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "rescale": {
                "description": "total (if nothing is said): what the answers are worth together is brought to 0 to "
                "100. each_item: each answer is, and the score is their mean, so that items of different ranges weigh "
                "alike.",
                "enum": ["total", "each_item"],
                "default": "total",
            },
        },
        "required": [],
    }
    certain = True

    def __init__(self, material: Material) -> None:
        """Keep where the range of each item begins, how wide it is, and what makes them weigh alike."""
        super().__init__(material)
        self._each = str(self.scale.settings.get("rescale", "total")) == "each_item"
        ranges = {str(key.id): key.range for key in self.keys if key.range is not None}
        spans = {name: (low, high - low) for name, (low, high) in ranges.items()}
        self._weights = _alike(spans) if self._each else dict.fromkeys(spans, ONE)
        self._low = {name: low * self._weights[name] for name, (low, _) in spans.items()}
        self._wide = {name: wide * self._weights[name] for name, (_, wide) in spans.items()}
        [common, *others] = dict.fromkeys(spans.values()) or [None]
        self._common = None if others or common is None or not common[1] else common

    def check(self) -> Iterator[Complaint]:
        """Each item has a least and a greatest worth, and they are worth the same, unless that does not matter."""
        for key in self.keys:
            if key.scored and (key.range is None or key.range[0] == key.range[1]):
                yield Complaint(
                    "scale.unbounded",
                    f'"{key.id}" has no lowest or no highest answer, so nothing can be told in proportion to it.'
                    if key.range is None
                    else f'Every answer to "{key.id}" is worth {key.range[0]}, so none is nearer to the greatest.',
                    "Give it at_least and at_most."
                    if key.range is None
                    else "Give its options different scores, or remove it from the items of the scale.",
                    named(key.id, self.scale.items, self.scale.span),
                )
        if not self._each:
            yield from mixed_ranges(self.scale, self.keys)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From 0 to 100."""
        return (Decimal(0), HUNDRED) if keys and all(key.range is not None for key in keys) else None

    def raw(self, tally: Tally) -> Fraction | None:
        """The mean answer in proportion, if all items have the same range, and no values of their own stand in."""
        stood_in = tally.answered < tally.items and isinstance(self.scale.missing.instead, ItemValue)
        if self._common is None or stood_in:
            return None
        low, wide = self._common
        return 100 * (Fraction(tally.total) / tally.answered - Fraction(low)) / Fraction(wide)

    def score(self, given: Given) -> Result:
        """The answers, in proportion."""
        worths = given.worths
        total = weighed(worths, self._weights)
        least, width = sum(map(self._low.__getitem__, worths), ZERO), sum(map(self._wide.__getitem__, worths), ZERO)
        above = total - least if isinstance(total, Decimal) else total - Fraction(least)
        value = Fraction(100 * above) / Fraction(width)
        if not given.explain:
            return Result(value)
        if self._each:
            return Result(value, steps=(Step(EACH, {"total": shown(value * len(worths)), "answered": len(worths)}),))
        told = {"total": shown(total), "least": least, "greatest": least + width}
        return Result(value, steps=(Step(TOTAL, told),))


def _alike(spans: Mapping[str, tuple[Decimal, Decimal]]) -> dict[str, Decimal]:
    """Whole numbers by which ranges are equally wide: 2 and 3 for those that are 6 and 4 wide."""
    widths = {name: Fraction(wide) for name, (_, wide) in spans.items() if wide}
    common = Fraction(
        lcm(*(wide.numerator for wide in widths.values())), gcd(*(wide.denominator for wide in widths.values())) or 1
    )
    return {name: Decimal(int(common / widths[name])) if name in widths else ONE for name in spans}

"""Ipsative: how far answers lie above or below somebody's own average.

Formula: the mean of x - m over the answers that count, where x is what an answer is worth and m the mean of this
person's answers to the items `against` which they are set (or all items of `against_scales`); for a reversed item
m - x. m is the mean of the answers as they were given: an item that is reversed here is not reversed there.
Units: those of the answers; 0 is the person's own average. It must not be compared between people: two who are equally
far above their own average can be far apart. So it has no bands and no norms, is not combined in a composite, and says
so wherever it is shown, printed or exported. Set several beside each other with `strengths`.
Missing data: `missing` is asked of the items and of those they are set against alike. What does not apply, or is
answered "not applicable", is in neither mean; an item against which is shown to some people only, and has no answer,
is taken not to apply.
Range: what the ranges of all these items allow, taken by themselves. That answers to a ranking or an allocation always
have the same total makes it narrower, which is not counted in.
Source: centring on the person's own mean, as for Schwartz's value scales ("MRAT"); Cattell (1944) and Hicks (1970) on
why ipsative scores cannot be compared between people. For rankings, where 1 is the best, reverse the items.

Worked example:

    - id: s
      label: More than usual
      items: [q1, q2]
      against: [q1, q2, q3, q4]
      scorer: ipsative
      missing: all_required

    q1: 5, q2: 4, q3: 3, q4: 2 -> s: 1
    q1: 2, q2: 1, q3: 1, q4: 1 -> s: 0.25
    q1: 5, q2: 4, q3: 3 -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from engine.document import Scalar, Span
from engine.questionnaire import AllRequired
from engine.scoring.complaint import Complaint, near, place
from engine.scoring.key import Key, NonAnswer
from engine.scoring.member import Counting
from engine.scoring.ranges import always_counts
from engine.scoring.rounding import Exact, shown, total
from engine.scoring.score import Step
from engine.scoring.scorer import Given, Material, Result, Scorer
from engine.scoring.spread import mixed_ranges
from engine.wording import mark

CENTRED = mark(
    "Your own mean is taken away from what each answer counts here: {mean}. Answers it is made from: {number}."
)
TURNED = mark("Where a question is scored in reverse, so is the mean.")
WITHIN = mark(
    "Above 0 is more than your own average, below 0 is less. This score must not be compared with other people's."
)
MORE_NEEDED = mark(
    "There are too few of the answers that this score compares with. Answers needed: {needed}. Answered: {answered}."
)
NAMES = {"type": "array", "minItems": 1, "maxItems": 10_000, "uniqueItems": True}


class Ipsative(Scorer):
    """How far answers lie above or below somebody's own average."""

    name = "ipsative"
    version = 1
    comparable = False
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "against": {
                **NAMES,
                "description": "The items whose mean is taken away: this person's own average.",
                "items": {"type": "string", "maxLength": 121, "description": "An item, or an answer inside it."},
                "examples": [["tw1", "tw2", "re1", "re2"]],
            },
            "against_scales": {
                **NAMES,
                "description": "All items of these scales are among those whose mean is taken away.",
                "items": {"$ref": "#/$defs/id"},
                "examples": [["teamwork", "resilience"]],
            },
        },
        "required": [],
    }

    def __init__(self, material: Material) -> None:
        """Gather the items that it is set against."""
        super().__init__(material)
        self._scales: tuple[Scalar, ...] = tuple(self.scale.settings.get("against_scales") or ())
        of_scales = [item for name in self._scales for item in material.items_of.get(name, ())]
        self._names = dict.fromkeys([*map(str, self.named()), *map(str, of_scales)])
        self._against = tuple(key for name in self._names if (key := material.others.get(name)) is not None)
        self._turned: dict[str, Decimal] = {
            key.id: key.range[0] + key.range[1] for key in self.keys if key.reverse and key.range is not None
        }

    def named(self) -> Iterator[Scalar]:
        """The items that are named against it."""
        yield from self.scale.settings.get("against") or ()

    def read(self) -> Iterator[str]:
        """Those, and the items of the scales it is set against."""
        yield from self._names

    def check(self) -> Iterator[Complaint]:
        """There is something to be set against, of the same worth, and not just the items themselves."""
        for name in self._scales:
            if not self.material.items_of.get(name):
                known = [scale for scale, items in self.material.items_of.items() if items]
                hint = near(name, known, f"The scales made of items are: {', '.join(known)}.")
                yield Complaint("scale.unknown-scale", f'There is no scale "{name}" made of items.', hint, name.span)
        for key in self._against:
            if not key.scored:
                yield Complaint(
                    "scale.against",
                    f'No answer to "{key.id}" is worth anything, so "{self.scale.id}" cannot be set against it.',
                    "Give its options a score, or leave it out.",
                    self._place(key.id),
                )
        if not self._scales and not any(True for _ in self.named()):
            yield Complaint(
                "scale.against",
                f'Nothing says what "{self.scale.id}" is set against.',
                "Name the items under against, or the scales they are in under against_scales.",
                self.scale.span,
            )
        elif self._names.keys() == {key.id for key in self.keys} and not self.scale.reverse:
            yield Complaint(
                "scale.against",
                f'"{self.scale.id}" is set against just its own items, so it would always be 0.',
                "Set it against items of other scales as well.",
                place(self.scale.settings.get("against"), self.scale.span),
            )
        yield from mixed_ranges(self.scale, tuple({key.id: key for key in (*self._against, *self.keys)}.values()))

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """With all answers required what they allow together; otherwise what each allows by itself."""
        own = [(self.material.others.get(str(key.id), key).range, self._sign(key)) for key in keys]
        beside = [key.range for key in self._against]
        if not own or not beside or None in beside or any(each is None for each, _ in own):
            return None
        if isinstance(self.scale.missing, AllRequired) and all(always_counts(key) for key in self._against):
            return self._together(keys)
        low = min(each[0] for each in beside if each is not None)
        high = max(each[1] for each in beside if each is not None)
        ends = [end - m if sign > 0 else m - end for each, sign in own if each for end in each for m in (low, high)]
        return min(ends), max(ends)

    def score(self, given: Given) -> Result:
        """The mean of the answers that count, less the person's own mean."""
        worths = [key.worth(given.answers.get(key.id)) for key in self._against]
        beside = [worth for worth in worths if isinstance(worth, Decimal)]
        apply = sum(map(_applies, self._against, worths))
        needed = self.scale.missing.needed(apply)
        if len(beside) < max(needed, 1):
            return Result(None, Step(MORE_NEEDED, {"needed": max(needed, 1), "answered": len(beside)}))
        mean = Fraction(total(beside)) / len(beside)
        value = self._apart(given, mean) / len(given.worths)
        return Result(value, steps=tuple(self._told(mean, len(beside))) if given.explain else ())

    def _told(self, mean: Fraction, number: int) -> Iterator[Step]:
        yield Step(CENTRED, {"mean": shown(mean), "number": number})
        if self.scale.reverse:
            yield Step(TURNED)
        yield Step(WITHIN)

    def _apart(self, given: Given, mean: Fraction) -> Fraction:
        """How far the answers lie above the mean together; of reversed ones it is turned, as their worth is already."""
        turned = [self._turned[name] for name in given.worths if name in self._turned]
        return Fraction(given.total) - Fraction(total(turned)) - (len(given.worths) - 2 * len(turned)) * mean

    def _sign(self, key: Counting) -> int:
        return -1 if isinstance(key, Key) and key.reverse else 1

    def _together(self, keys: Sequence[Counting]) -> tuple[Exact, Exact]:
        """The ends of a weighted sum: an item that counts and is set against as well weighs less."""
        share = Fraction(sum(map(self._sign, keys)), len(keys) * len(self._against))
        weights: dict[str, Fraction] = {str(key.id): -share for key in self._against}
        for key in keys:
            weights[str(key.id)] = weights.get(str(key.id), Fraction(0)) + Fraction(self._sign(key), len(keys))
        ranges: Mapping[str, Any] = {str(key.id): key.range for key in (*keys, *self._against)}
        ends = [sorted(weight * Fraction(end) for end in ranges[name]) for name, weight in weights.items()]
        return sum((low for low, _ in ends), Fraction(0)), sum((high for _, high in ends), Fraction(0))

    def _place(self, name: str) -> Span:
        return next((each.span for each in self.named() if each == name), self.scale.span)


def _applies(key: Key, worth: Decimal | NonAnswer) -> bool:
    """Whether an item counts among those it is set against: not where it may not have been asked."""
    return worth is not NonAnswer.NOT_APPLICABLE and (worth is not NonAnswer.UNANSWERED or not key.conditions)

"""Change: what has changed in a score since the last time, and whether it is more than chance.

Formula: x2 - x1, where x2 is the score of now and x1 that of last time. Whether that is reliable says the reliable
change index, RCI = (x2 - x1) / (SD * sqrt(2) * sqrt(1 - r)), with the standard deviation SD (`sd`) and the reliability
r (`reliability`) of the scale in a stated reference group: it is where RCI is more than the `criterion` either way,
which is 1.96 if nothing is said. With `gives: rci` the index itself is the value.
Units: those of the scale; with `gives: rci` standard errors of a difference.
Missing data: without a score now, without a last time, or without a score then, there is no score, and never 0. Nor is
there one where the two cannot be compared: the scale must be that of the same version, or be carried over by a map.
Range: from the least score after the greatest to the greatest after the least.
Checked: that it is made of one scale, and that this is a number.
Source: Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19. The formula printed in 1984
lacked the root of 2 (corrected by Christensen and Mendoza, 1986); without it, chance passes for change. Whether the
index exceeds the criterion is decided on exact numbers; the root itself is taken to 34 digits, the same everywhere.

Worked example:

    - {id: s, label: Score, items: [q1, q2], scorer: mean, missing: all_required}
    - id: c
      label: Change since last time
      scales: [s]
      scorer: change
      sd: 0.8
      reliability: 0.75
      source: Pilot, 2025
      missing: all_required

    q1: 4, q2: 5 -> s: 4.5, c: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any, ClassVar

from engine.document import Scalar
from engine.document.entries import as_number
from engine.questionnaire import Text
from engine.scoring.complaint import Complaint, named
from engine.scoring.earlier import Earlier
from engine.scoring.member import Counting
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Part, Said, Score, Step, said_like
from engine.scoring.scorer import Given, Material, Result, Scorer, Takes
from engine.wording import mark, wording

FIRST_TIME = mark("This is the first time, so there is nothing to compare with yet.")
NONE_THEN = mark("Last time there was no score here, so there is nothing to compare with.")
NOT_CARRIED = mark(
    "Your last score cannot be compared with this one: the questions, or how they are scored, have changed "
    "since (version {version})."
)
THEN = mark("Last time, on {day} (version {version}), “{scale}” scored {earlier}.")
THEN_SOMETIME = mark("Last time (version {version}), “{scale}” scored {earlier}.")
DIFFERENCE = mark("The difference is {now} - {earlier} = {difference}.")
INDEX = mark(
    "The reliable change index compares the difference with what chance alone often brings about: {difference} ÷ "
    "{error} = {index}. Here {error} is {sd} × √2 × √(1 - {reliability}). The standard deviation {sd} says how far "  # noqa: RUF001  # the sign of multiplication
    "apart people's scores are, and the reliability {reliability} how little of that is chance. "
    "Both are from: {source}."
)
RELIABLE = mark("That is more than {criterion} above or below 0, so the change counts as reliable.")
NOT_RELIABLE = mark(
    "That is not more than {criterion} above or below 0, so the change is not reliable: it may be chance."
)

LAST_TIME, THIS_TIME, CHANGED = mark("Last time"), mark("This time"), mark("Difference")
RCI, IS_RELIABLE = mark("Reliable change index"), mark("Reliable change")
ON, IN = mark("On {day}, version {version}."), mark("Version {version}.")
YES = mark("Yes. The index is more than {criterion} above or below 0.")
NO = mark("No. The index is not more than {criterion} above or below 0, so the change may be chance.")

CRITERION = Decimal("1.96")
EXACTLY = Context(prec=34, rounding=ROUND_HALF_EVEN)
"""What roots are taken in, so that they are the same on every machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What a kept score tells of a change: the scores of now and then, the day of then, whether it is reliable."""

    now: Decimal
    then: Decimal
    day: Text | None
    reliable: bool


def changed(score: Score) -> Changed | None:
    """What has changed, as a score of this scorer keeps it; None where it could not be compared with anything."""
    parts = {part.id: part for part in score.parts}
    if score.scorer != Change.name or score.value is None or not {"earlier", "now", "reliable"} <= parts.keys():
        return None
    now, then = parts["now"].value, parts["earlier"].value
    when, verdict = parts["earlier"].note, parts["reliable"].note
    if not isinstance(now, Decimal) or not isinstance(then, Decimal) or verdict is None:
        return None
    day = when.values.get("day") if when is not None else None
    return Changed(now=now, then=then, day=day if isinstance(day, Text) else None, reliable=verdict.sentence == YES)


class Change(Scorer):
    """What has changed in a score since the last time."""

    name = "change"
    version = 1
    counts_up = False
    takes = Takes.SCALES
    looks_back = True
    climbs = False
    gives_parts = True
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "sd": {
                "type": "number",
                "exclusiveMinimum": 0,
                "maximum": 1_000_000,
                "examples": [0.8],
                "description": "The standard deviation of the scale in the reference group.",
            },
            "reliability": {
                "type": "number",
                "minimum": 0,
                "exclusiveMaximum": 1,
                "examples": [0.85],
                "description": "The reliability of the scale in the reference group, such as Cronbach's alpha.",
            },
            "source": {
                "type": "string",
                "minLength": 1,
                "maxLength": 500,
                "examples": ["Pilot, 2025, 120 learners"],
                "description": "Which group sd and reliability are from. It is printed with the score.",
            },
            "criterion": {
                "type": "number",
                "exclusiveMinimum": 0,
                "maximum": 10,
                "default": 1.96,
                "description": "What the reliable change index has to exceed. 1.96, if nothing is said: where nothing "
                "has changed, chance exceeds it five times in a hundred.",
            },
            "gives": {
                "enum": ["difference", "rci"],
                "default": "difference",
                "description": "difference (if nothing is said): the score of now minus that of last time. "
                "rci: the reliable change index.",
            },
        },
        "required": ["sd", "reliability", "source"],
    }

    def __init__(self, material: Material) -> None:
        """Read what the reference group tells, and work out the standard error of a difference."""
        super().__init__(material)
        settings = self.scale.settings
        self._sd = _number(settings.get("sd"), Decimal(1))
        self._reliability = _number(settings.get("reliability"), Decimal(0))
        self._criterion = _number(settings.get("criterion"), CRITERION)
        self._source = str(settings.get("source", ""))
        self._index = str(settings.get("gives", "difference")) == "rci"
        twice = EXACTLY.multiply(2, EXACTLY.subtract(1, self._reliability))
        self._error = EXACTLY.multiply(self._sd, EXACTLY.sqrt(twice))
        variance = Fraction(self._sd) ** 2 * 2 * (1 - Fraction(self._reliability))
        self._least_square = Fraction(self._criterion) ** 2 * variance
        self._called = said_like(self.scale.label, LAST_TIME, THIS_TIME, CHANGED, RCI, IS_RELIABLE)

    def check(self) -> Iterator[Complaint]:
        """It is made of one scale, and that is a number."""
        scale = self.scale
        if len(scale.scales) > 1:
            yield Complaint(
                "change.scales",
                f'"{scale.id}" is made of {len(scale.scales)} scales, but a change is that of one.',
                "Name one scale, and write a change of its own for each of the others.",
                named(scale.scales[1], scale.scales, scale.span),
            )
        for member in self.members:
            if member.scale.outcomes:
                yield Complaint(
                    "scale.not-a-number",
                    f'The result of "{member.id}" is no number, so there is no difference between two of them.',
                    "Name a scale whose score is a number.",
                    named(member.id, scale.scales, scale.span),
                )

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From the greatest score down to the least, to the other way round."""
        if len(keys) != 1 or len(self.members) != 1 or keys[0].range is None or self.members[0].range is None:
            return None
        (least, greatest), (lowest, highest) = keys[0].range, self.members[0].range
        return self._value(EXACTLY.subtract(least, highest)), self._value(EXACTLY.subtract(greatest, lowest))

    def score(self, given: Given) -> Result:
        """The score of now minus that of last time, and whether that is reliable."""
        earlier = given.earlier
        if earlier is None:
            return Result(None, Step(FIRST_TIME))
        (now,) = given.scores.values()
        then = earlier.scores.get(now.scale)
        if then is None or not self._alike(now, then):
            return Result(None, Step(NOT_CARRIED, {"version": earlier.version}))
        if not isinstance(then.value, Decimal) or not isinstance(now.value, Decimal):
            return Result(None, Step(NONE_THEN))
        both = _Both(now.value, then.value, earlier)
        steps = self._steps(both) if given.explain else ()
        return Result(self._value(both.difference), steps=steps, parts=self._parts(both))

    def _value(self, difference: Decimal) -> Decimal:
        return EXACTLY.divide(difference, self._error) if self._index else difference

    def _reliable(self, difference: Decimal) -> bool:
        return Fraction(difference) ** 2 > self._least_square

    def _alike(self, now: Score, then: Score) -> bool:
        """Whether both were scored the same way, in one range."""
        bounds = self.members[0].range
        within = bounds is None or not isinstance(then.value, Decimal) or bounds[0] <= then.value <= bounds[1]
        return within and (then.scorer != now.scorer or then.scorer_version == now.scorer_version)

    def _when(self, earlier: Earlier) -> dict[str, Said]:
        told: dict[str, Said] = {"version": earlier.version}
        if earlier.day is not None:
            told["day"] = Text({each: wording(each).date(earlier.day) for each in self.scale.label.words})
        return told

    def _steps(self, both: _Both) -> tuple[Step, ...]:
        when, difference = self._when(both.earlier), both.difference
        then: dict[str, Said] = {**when, "scale": self.members[0].ask, "earlier": both.then}
        index: dict[str, Said] = {
            "sd": self._sd,
            "reliability": self._reliability,
            "source": self._source,
            "difference": difference,
            "error": shown(Fraction(self._error)),
            "index": shown(Fraction(EXACTLY.divide(difference, self._error))),
        }
        return (
            Step(THEN if "day" in when else THEN_SOMETIME, then),
            Step(DIFFERENCE, {"now": both.now, "earlier": both.then, "difference": difference}),
            Step(INDEX, index),
            Step(RELIABLE if self._reliable(difference) else NOT_RELIABLE, {"criterion": self._criterion}),
        )

    def _parts(self, both: _Both) -> tuple[Part, ...]:
        called, when, difference = self._called, self._when(both.earlier), both.difference
        index = EXACTLY.divide(difference, self._error)
        verdict = Step(YES if self._reliable(difference) else NO, {"criterion": self._criterion})
        return (
            Part(id="earlier", label=called[LAST_TIME], value=both.then, note=Step(ON if "day" in when else IN, when)),
            Part(id="now", label=called[THIS_TIME], value=both.now),
            Part(id="difference", label=called[CHANGED], value=difference)
            if self._index
            else Part(id="rci", label=called[RCI], value=index),
            Part(id="reliable", label=called[IS_RELIABLE], note=verdict),
        )


@dataclass(frozen=True, slots=True)
class _Both:
    """The scores of now and of last time."""

    now: Decimal
    then: Decimal
    earlier: Earlier

    @property
    def difference(self) -> Decimal:
        return EXACTLY.subtract(self.now, self.then)


def _number(node: object, otherwise: Decimal) -> Decimal:
    found = as_number(node) if isinstance(node, Scalar) else None
    return otherwise if found is None else found

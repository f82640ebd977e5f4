"""Gap to target: how far answers are from what is wanted, each weighing as much as it matters and as long as it takes.

Formula: the gap of an item is t - x, the target less what the answer is worth; it is above 0 where somebody is below
the target. With `gives: mean` sum(w * (t - x)) / sum(w), with `gives: total` sum(w * (t - x)), where the weight w is
the item's `importance` times its `hours`; either counts 1 where it is not said. With `gives: hours` the hours that the
gaps take, sum(h * s) with s = (t - x) / (t - least), and with `gives: hours_saved` the others, sum(h * (1 - s)), where
`least` is the least the item can be worth. Over the target the gap is 0, or with `over_target: negative` less.
Targets: that of planning.current is planning.target; otherwise `targets` names for each item a number or another item,
and `target_for_all` one for all others. Importance and hours are numbers, or items whose answers are the number. The
target of a reversed item is written, or answered, like the item itself, and is turned round with it.
Units: those of the item scores, or hours. Parts: each item's gap as it weighs, or its hours, the largest first.
Missing data: what lacks its target, or its weight, counts as unanswered. A total, and hours, need every gap. An item,
or a target, answered "not applicable" is left out. If nothing weighs anything, a mean has no score.
Range: from every answer at its highest against the lowest target to the opposite.
Source: gap analysis of skills against a profile, weighted by importance. Hours: recognising what an apprentice knows.

Worked example:

    - id: gap
      label: What there is to learn
      items: [p1.current, p2.current]
      scorer: gap_to_target
      gives: mean
      importance: {p2.current: 3}
      missing: all_required
    - id: saved
      label: Hours saved
      items: [q1, q2]
      scorer: gap_to_target
      gives: hours_saved
      target_for_all: 5
      hours: {q1: 28, q2: 481}
      missing: all_required

    p1: {current: 2, target: 4}, p2: {current: 1, target: 5}, q1: 3, q2: 1 -> gap: 3.5, saved: 14
    p1: {current: 5, target: 4}, p2: {current: 4, target: 5}, q1: 5, q2: 5 -> gap: 0.75, saved: 509
    p2: {current: 1, target: 5}, q1: 3 -> gap: no_score, saved: no_score
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from engine.document import Scalar
from engine.document.entries import as_number
from engine.questionnaire import AllRequired
from engine.scoring.complaint import Complaint
from engine.scoring.gaps.checks import pair_complaints
from engine.scoring.gaps.pairs import ONE, Pair, amount, amount_nodes, pairs_of, range_of
from engine.scoring.key import NonAnswer
from engine.scoring.member import Counting
from engine.scoring.rounding import ZERO, Exact, shown, total
from engine.scoring.score import Part, Range, Said, Step
from engine.scoring.scorer import NONE_COUNT, Given, Material, Result, Scorer
from engine.wording import mark

HOURS, HOURS_SAVED = "hours", "hours_saved"
NEVER: Range = (ZERO, ONE)
GAP = mark("“{item}”: the target is {target}, so the gap is {target} - {current} = {gap}.")
PASSED = mark("“{item}”: {current} is above the target of {target}, so there is no gap.")
WEIGHS = mark("“{item}”: its gap weighs {weight}, so it counts {counts}.")
OF_HOURS = mark("“{item}”: hours planned: {hours}, still needed: {left}, not needed: {saved}.")
TOGETHER = {
    "mean": mark("The mean of the gaps is their total divided by the sum of their weights: {total} ÷ {weights}."),
    "plain mean": mark("The mean of the gaps is their total divided by their number: {total} ÷ {weights}."),
    "total": mark("The gaps add up to {total}."),
    HOURS: mark("The hours still needed add up to {total}."),
    HOURS_SAVED: mark("The hours not needed add up to {total}."),
}
REACHED = mark("Now {current}, target {target}.")
REACHED_WEIGHED = mark("Now {current}, target {target}: a gap of {gap}, which weighs {weight}.")
REACHED_OF_HOURS = mark("Now {current}, target {target}. Hours planned: {weight}.")
INCOMPLETE = mark(
    "This score needs an answer, a target and a weight for each gap. Gaps needed: {needed}. Known: {answered}."
)
WEIGHTLESS = mark("Everything that counts here has a weight of 0, so there is no score.")

NUMBER, NAMED = r"[0-9]{1,7}([.][0-9]{1,6})?", r"[a-z][a-z0-9_]*([.][a-z0-9_]+)?"


def _amount(sign: str, says: str) -> dict[str, Any]:
    return {
        "type": ["number", "string"],
        "pattern": f"^({sign}{NUMBER}|{NAMED})$",
        "x-says": says,
        "patternErrorMessage": f"This must be {says}.",
    }


_WEIGHT = _amount("", "a number from 0 up, or the id of an item whose answer is the number")
_TARGET = _amount("-?", "a number, or the id of an item whose answer is the target")


def _by_item(each: dict[str, Any], description: str, example: Mapping[str, object]) -> dict[str, Any]:
    return {
        "description": description,
        "type": "object",
        "minProperties": 1,
        "maxProperties": 10_000,
        "additionalProperties": each,
        "examples": [example],
    }


@dataclass(frozen=True, slots=True)
class _Gap:
    """One gap as it is: `weight` is its importance times its hours, `counts` what it comes to in the result."""

    pair: Pair
    current: Exact
    target: Decimal
    gap: Exact
    weight: Decimal
    counts: Exact


class GapToTarget(Scorer):
    """How far answers are from what is wanted."""

    name = "gap_to_target"
    version = 1
    counts_up = False
    climbs = False
    gives_parts = True
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "gives": {
                "description": "What the score is. mean or total: that of the gaps, by their weights. "
                "hours: those that the gaps take. hours_saved: those that are not needed.",
                "enum": ["mean", "total", "hours", "hours_saved"],
            },
            "target_for_all": {
                **_TARGET,
                "description": "What items are to reach that have no target of their own: a number, or an item.",
                "examples": [4],
            },
            "targets": _by_item(_TARGET, "What each item is to reach: a number, or an item.", {"budget": 4}),
            "importance": _by_item(
                _WEIGHT, "How much each gap weighs: a number, or an item. What is not named weighs 1.", {"budget": 2}
            ),
            "hours": _by_item(
                _WEIGHT, "How many hours of training belong to each item: a number, or an item.", {"budget": 14.5}
            ),
            "over_target": {
                "description": "What it counts to be over a target. zero (if nothing is said): there is no gap. "
                "negative: it makes up for gaps elsewhere.",
                "enum": ["zero", "negative"],
                "default": "zero",
            },
        },
        "required": ["gives"],
    }

    def __init__(self, material: Material) -> None:
        """Pair each item with its target."""
        super().__init__(material)
        settings = self.scale.settings
        self._gives = str(settings.get("gives", "mean"))
        self._in_hours = self._gives in {HOURS, HOURS_SAVED}
        self._floor = str(settings.get("over_target", "zero")) == "zero"
        self._pairs: dict[str, Pair] = {pair.key.id: pair for pair in pairs_of(material)}

    @property
    def adds_up(self) -> bool:
        """Everything but a mean does."""
        return self._gives != "mean"

    def named(self) -> Iterator[Scalar]:
        """The items that are targets or weights."""
        settings = self.scale.settings
        common = settings.get("target_for_all")
        nodes = [common] if isinstance(common, Scalar) else []
        nodes += [each for key in ("targets", "importance", "hours") for _, each in amount_nodes(settings.get(key))]
        yield from (node for node in nodes if as_number(node) is None)

    def check(self) -> Iterator[Complaint]:
        """Each item has a target it can reach, and weights that can weigh."""
        yield from pair_complaints(self.scale, tuple(self._pairs.values()), hours=self._in_hours, adds_up=self.adds_up)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From every gap at its least to every gap at its greatest."""
        pairs = [self._pairs[key.id] for key in keys if key.id in self._pairs]
        ranges = [each for pair in pairs if (each := self._counts_range(pair)) is not None]
        if not pairs or len(ranges) < len(pairs):
            return None
        if self.adds_up:
            none = [Fraction(0)] if any(pair.droppable for pair in pairs) else []
            return _added(min([low, *none]) for low, _ in ranges), _added(max([high, *none]) for _, high in ranges)
        return self._mean_range(pairs, ranges)

    def score(self, given: Given) -> Result:
        """The gaps there are, put together."""
        gaps, lacking = self._gaps(given)
        there_are = len(gaps) + lacking
        counted = (sum(gap.pair.key.id not in given.stood_in for gap in gaps), there_are)
        if not there_are:
            return Result(None, Step(NONE_COUNT), counted=counted)
        needed = there_are if self.adds_up else self.scale.missing.needed(there_are)
        if len(gaps) < needed:
            return Result(None, Step(INCOMPLETE, {"needed": needed, "answered": len(gaps)}), counted=counted)
        together, weights = total(gap.counts for gap in gaps), sum((gap.weight for gap in gaps), ZERO)
        if not self.adds_up and not weights:
            return Result(None, Step(WEIGHTLESS), counted=counted)
        steps = tuple(self._steps(gaps, together, weights)) if given.explain else ()
        value = together if self.adds_up else Fraction(together) / Fraction(weights)
        return Result(value, steps=steps, parts=self._parts(gaps), counted=counted)

    def _gaps(self, given: Given) -> tuple[list[_Gap], int]:
        """The gaps that are known, and how many are not. What is not applicable is neither."""
        gaps, lacking = list[_Gap](), 0
        for key in given.keys:
            pair = self._pairs[key.id]
            target = pair.wanted(given.answers)
            importance = amount(pair.importance, given.answers)
            hours = ONE if pair.hours is None else amount(pair.hours, given.answers)
            if NonAnswer.NOT_APPLICABLE in (target, importance, hours):
                continue
            current = given.worths.get(key.id)
            if current is None or not (
                isinstance(target, Decimal) and isinstance(importance, Decimal) and isinstance(hours, Decimal)
            ):
                lacking += 1
                continue
            gaps.append(self._gap(pair, current, target, hours if self._in_hours else importance * hours))
        return gaps, lacking

    def _gap(self, pair: Pair, current: Exact, target: Decimal, weight: Decimal) -> _Gap:
        gap: Exact = target - current if isinstance(current, Decimal) else Fraction(target) - current
        if (self._floor or self._in_hours) and gap < 0:
            gap = ZERO
        if not self._in_hours:
            counts = gap * weight if isinstance(gap, Decimal) else gap * Fraction(weight)
            return _Gap(pair, current, target, gap, weight, counts)
        left = pair.share(current, target) if gap else Fraction(0)
        return _Gap(pair, current, target, gap, weight, (left if self._gives == HOURS else 1 - left) * Fraction(weight))

    def _counts_range(self, pair: Pair) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest a gap can come to."""
        parts: tuple[Exact, Exact] | None = pair.shares if self._in_hours else self._gap_range(pair)
        weights = range_of(pair.hours) if self._in_hours else pair.weights
        if parts is None or weights is None:
            return None
        least, most = Fraction(parts[0]), Fraction(parts[1])
        if self._gives == HOURS_SAVED:
            least, most = 1 - most, 1 - least
        return min(least * Fraction(each) for each in weights), max(most * Fraction(each) for each in weights)

    def _gap_range(self, pair: Pair) -> Range | None:
        gaps = pair.gaps
        return gaps if gaps is None or not self._floor else (max(gaps[0], ZERO), max(gaps[1], ZERO))

    def _mean_range(
        self, pairs: Sequence[Pair], ranges: Sequence[tuple[Fraction, Fraction]]
    ) -> tuple[Exact, Exact] | None:
        """That of all together where all are needed and what they weigh is declared, otherwise of any one of them."""
        declared = [Fraction(least) for pair in pairs for least, most in [pair.weights or NEVER] if least == most]
        all_needed = isinstance(self.scale.missing, AllRequired) and not any(pair.droppable for pair in pairs)
        if all_needed and len(declared) == len(pairs) and any(declared):
            weights = _added(declared)
            return _added(low for low, _ in ranges) / weights, _added(high for _, high in ranges) / weights
        gaps = [each for pair in pairs if (each := self._gap_range(pair)) is not None]
        return min(low for low, _ in gaps), max(high for _, high in gaps)

    def _steps(self, gaps: Sequence[_Gap], together: Exact, weights: Decimal) -> Iterator[Step]:
        for each in gaps:
            told: dict[str, Said] = {"item": each.pair.label, "target": shown(each.target)}
            told |= {"current": shown(each.current), "gap": shown(each.gap)}
            yield Step(PASSED if each.current > each.target and not each.gap else GAP, told, each.pair.about)
            if self._in_hours:
                share = each.pair.share(each.current, each.target)
                left, saved = Fraction(each.weight) * share, Fraction(each.weight) * (1 - share)
                hours: dict[str, Said] = {"hours": shown(each.weight), "left": shown(left), "saved": shown(saved)}
                yield Step(OF_HOURS, {"item": each.pair.label, **hours}, each.pair.about)
            elif each.weight != 1:
                weighed: dict[str, Said] = {"weight": shown(each.weight), "counts": shown(each.counts)}
                yield Step(WEIGHS, {"item": each.pair.label, **weighed}, each.pair.about)
        plain = "plain " if not self.adds_up and all(each.weight == 1 for each in gaps) else ""
        yield Step(TOGETHER[plain + self._gives], {"total": shown(together), "weights": shown(weights)})

    def _parts(self, gaps: Sequence[_Gap]) -> tuple[Part, ...]:
        """The largest first; sorting leaves those that are alike in their order."""
        return tuple(
            Part(id=each.pair.key.id, label=each.pair.label, value=each.counts, note=self._note(each))
            for each in sorted(gaps, key=lambda each: -each.counts)
        )

    def _note(self, gap: _Gap) -> Step:
        weighed = REACHED if gap.weight == 1 else REACHED_WEIGHED
        told: dict[str, Said] = {"current": shown(gap.current), "target": gap.target}
        if gap.weight != 1 or self._in_hours:
            told |= {"gap": shown(gap.gap), "weight": gap.weight}
        return Step(REACHED_OF_HOURS if self._in_hours else weighed, told, gap.pair.about)


def _added(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0))

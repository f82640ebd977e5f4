"""Multi-rater: what several people say of one, group by group, beside what that person says.

Formula: the raters are the entries of a repeated group. A rater's mean is that of the items under `rated_by`; the value
is the mean of the raters in all groups that are shown, each rater counting the same. The mean of the own answers, to
`items`, stands beside it and is never part of it; so does the difference, own mean less value. `items` and `rated_by`
ask the same in the same order: what is reversed among the one is reversed among the other.
Groups: those of the choice under `group`. One with fewer raters than `at_least` is hidden: it is neither shown nor part
of the value, of the number of raters or of anything else, so that it cannot be got by subtraction, and nothing tells
whether it has any raters at all. A group under `not_anonymous`, such as the only manager, is shown from one rater on.
Units: those of the item scores. Parts: the mean of each group that is shown with its number of raters, each hidden one
without a figure, the own mean, and the difference.
Missing data: `missing` holds for each rater, and for the own answers, by themselves. A rater with too few answers, or
without a group, counts nowhere. Where every group is hidden there is no score; a score made of this one then lacks it.
Range: from the least to the greatest that one of the items rated can be worth.
Checked: the repeated group is confidential, so that no centre sees single raters; all scales with the same raters group
them alike, and have no items in common, since two ways of grouping or counting could be subtracted from each other.
Source: multi-source feedback. Hiding small groups without rolling them up: as in Microsoft Viva Glint; three raters is
the customary least number.

Worked example:

    - id: others
      label: What others say
      items: [q1, q2]
      scorer: multi_rater
      raters: team
      group: relation
      rated_by: [r1, r2]
      missing: {answered_at_least: 1, otherwise: no_score}

    q1: 4, team: [{relation: peer, r1: 1}, {relation: peer, r1: 3, r2: 5}, {relation: peer, r2: 4}] -> others: 3
    team: [{relation: peer, r1: 1}, {relation: peer, r1: 3}, {relation: lead, r1: 5}] -> others: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, ClassVar

from engine.document import Scalar
from engine.questionnaire import Option
from engine.scoring.complaint import Complaint
from engine.scoring.member import Counting
from engine.scoring.rating.checks import rater_complaints
from engine.scoring.rating.raters import AT_LEAST, entries, raters_of
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Part, Step, said_like
from engine.scoring.scorer import Given, Material, Result, Scorer, Takes
from engine.wording import mark

NOBODY_SHOWN = mark("Too few people have answered, so what they said is not shown.")
GROUP_MEAN = mark("Raters in “{group}”: {number}. Their mean is {mean}.")
GROUP_HIDDEN = mark("“{group}” has too few raters, so it is not shown and does not count. Needed: {at_least}.")
TOGETHER = mark("The mean of all these raters is the total of their means divided by their number: {total} ÷ {number}.")
OWN_MEAN = mark("Your own answers have a mean of {mean}. They are no part of the score.")
RATERS = mark("Raters: {number}.")
HIDDEN = mark("Not shown: too few raters.")
OWN, DIFFERENCE = mark("Yourself"), mark("Yourself minus the others")

_NAME: dict[str, Any] = {"$ref": "#/$defs/id"}


class MultiRater(Scorer):
    """What several people say of one, group by group."""

    name = "multi_rater"
    version = 1
    takes = Takes.ITEMS_IF_ANY
    sees_to_missing = True
    gathers = True
    gives_parts = True
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "raters": {
                **_NAME,
                "examples": ["team"],
                "description": "The repeated group in which each entry is what one rater says.",
            },
            "group": {
                **_NAME,
                "examples": ["relation"],
                "description": "The single choice in it that says which group a rater belongs to.",
            },
            "rated_by": {
                "type": "array",
                "minItems": 1,
                "maxItems": 20,
                "uniqueItems": True,
                "items": _NAME,
                "examples": [["listens", "helps"]],
                "description": "The items in it that count. Where there are items of the scale, which are the own "
                "answers, they ask the same in the same order.",
            },
            "at_least": {
                "type": "integer",
                "minimum": 2,
                "maximum": 50,
                "default": AT_LEAST,
                "description": "How many raters a group must have to be shown.",
            },
            "not_anonymous": {
                "type": "array",
                "minItems": 1,
                "maxItems": 50,
                "uniqueItems": True,
                "items": {"$ref": "#/$defs/code"},
                "examples": [["manager"]],
                "description": "Groups shown from one rater on, because they know that they can be recognised.",
            },
        },
        "required": ["raters", "group", "rated_by"],
    }

    def __init__(self, material: Material) -> None:
        """Find the raters, their groups and what they rate."""
        super().__init__(material)
        self._raters = raters_of(material)
        self._group = "" if self._raters.group is None else str(self._raters.group.id)
        self._called = said_like(self.scale.label, OWN, DIFFERENCE)

    def named(self) -> Iterator[Scalar]:
        """The repeated group."""
        if isinstance(node := self.scale.settings.get("raters"), Scalar):
            yield node

    def read(self) -> Iterator[str]:
        """No item whose answers the score gives away: it puts together what many have said."""
        yield from ()

    def check(self) -> Iterator[Complaint]:
        """What it names is in the repeated group, and can be rated and grouped by."""
        yield from rater_complaints(self.material)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From the least to the greatest that anything rated can be worth."""
        del keys
        ranges = [key.range for key in self._raters.keys]
        known = [each for each in ranges if each is not None]
        if not known or len(known) < len(ranges):
            return None
        return min(least for least, _ in known), max(greatest for _, greatest in known)

    def score(self, given: Given) -> Result:
        """The mean of the raters in the groups that are shown, and of each of these."""
        groups = self._means(given)
        seen = {group.code: means for group, means in groups if self._raters.shows(group, len(means))}
        means = [mean for each in seen.values() for mean in each]
        if not means:
            return Result(None, Step(NOBODY_SHOWN), counted=(0, self._raters.at_least))
        value = sum(means, Fraction(0)) / len(means)
        own = self._own(given)
        steps = (
            *(self._told(group, seen.get(group.code)) for group, _ in groups),
            Step(TOGETHER, {"total": shown(sum(means, Fraction(0))), "number": len(means)}),
            *((Step(OWN_MEAN, {"mean": shown(own)}),) if own is not None else ()),
        )
        parts = [_part(group, seen.get(group.code)) for group, _ in groups]
        if own is not None:
            parts.append(Part(id="self", label=self._called[OWN], value=own))
            parts.append(Part(id="self_less_others", label=self._called[DIFFERENCE], value=own - value))
        count = (len(means), len(means))
        return Result(value, steps=steps if given.explain else (), parts=tuple(parts), counted=count)

    def _means(self, given: Given) -> list[tuple[Option, list[Fraction]]]:
        """The means of the raters that count, by group."""
        raters = self._raters
        found: dict[str, list[Fraction]] = {group.code: [] for group in raters.groups}
        for entry in entries(given.answers.get(raters.item.id) if raters.item is not None else None):
            group, mean = entry.get(self._group), raters.mean(entry, self.scale.missing)
            if isinstance(group, str) and group in found and mean is not None:
                found[group].append(mean)
        return [(group, found[group.code]) for group in raters.groups]

    def _own(self, given: Given) -> Fraction | None:
        answered = len(given.worths)
        if not answered or answered < self.scale.missing.needed(len(given.keys)):
            return None
        return Fraction(given.total) / answered

    def _told(self, group: Option, means: list[Fraction] | None) -> Step:
        if means is None:
            return Step(GROUP_HIDDEN, {"group": group.label, "at_least": self._raters.least_of(group)})
        mean = shown(sum(means, Fraction(0)) / len(means))
        return Step(GROUP_MEAN, {"group": group.label, "number": len(means), "mean": mean})


def _part(group: Option, means: list[Fraction] | None) -> Part:
    if means is None:
        return Part(id=group.code, label=group.label, note=Step(HIDDEN))
    mean = sum(means, Fraction(0)) / len(means)
    return Part(id=group.code, label=group.label, value=mean, note=Step(RATERS, {"number": len(means)}))

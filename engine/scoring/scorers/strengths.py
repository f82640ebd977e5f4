"""Strengths: scales in the order in which somebody scores on them.

Formula: the scales that have a score are put in order, the highest first (`direction: highest`, if nothing is said) or
the lowest first (`direction: lowest`, for what to work on). Compared is the place of each score in its own range,
(score - least) / (greatest - least), as on the results page, which is the same as to compare the scores where their
ranges are the same. The value is the id of the first; the first `most` (3, if nothing is said) are told with their rank
and score. Equal scores share a rank, as in 1, 1, 3, and stand in the order of `scales`: with `ties: order` (if nothing
is said) the one listed first is the value; with `ties: no_score` there is none where two share the first place.
Units: none; the value is the id of a scale. Scales of different ranges are refused unless `ranges_differ: yes` says
that their places in their ranges may be compared.
Missing data: a scale without a score is left out of the order; `missing` says how many scores are needed. With fewer
than two there is nothing to put in order. Where all scores are alike none stands out, and there is no score: to name
one would be to make it up.
Source: ranking of scores within a person, with ties as in standard competition ranking. The results page leaves out of
its strengths what is in its lowest band; a ranking does not, since it says only which come first.

Worked example:

    - {id: plan, label: Planning, items: [q1, q2], scorer: mean, missing: all_required}
    - {id: lead, label: Leading, items: [q3, q4], scorer: mean, missing: all_required}
    - {id: talk, label: Talking, items: [q5, q6], scorer: mean, missing: all_required}
    - id: s
      label: Strengths
      scales: [plan, lead, talk]
      scorer: strengths
      missing: {answered_at_least: 2, otherwise: no_score}

    q1: 3, q2: 4, q3: 5, q4: 4, q5: 2, q6: 2 -> s: lead
    q1: 3, q2: 4, q3: 4, q4: 3, q5: 1, q6: 1 -> s: plan
    q1: 3, q2: 3, q3: 3, q4: 3, q5: 3, q6: 3 -> s: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar

from engine.document.entries import as_number
from engine.scoring.complaint import Complaint
from engine.scoring.member import Counting
from engine.scoring.rounding import Exact
from engine.scoring.score import Part, Step
from engine.scoring.scorer import Given, Material, Result, Scorer, Takes
from engine.scoring.spread import mixed_scales, not_numbers, standing
from engine.wording import mark

HIGHEST = mark("The highest of these scores is that on “{scale}”.")
LOWEST = mark("The lowest of these scores is that on “{scale}”.")
BY_PLACE = mark("As the ranges of these scores differ, each is compared by its place in its own range.")
TIED = mark("“{scale}” and “{other}” are level; they stand in the order of the questionnaire.")
NOT_NAMED = mark("“{other}” is level with “{scale}”, but the list ends at number {most}.")
FLAT = mark("These scores are all alike. That is an even profile: none of them stands out.")
TOO_FEW = mark("There is only one of these scores, so there is nothing to compare it with.")
LEVEL_FIRST = mark("“{scale}” and “{other}” share the first place, so neither is named alone.")
RANK = mark("Number {rank} of {number}")
RANK_LEVEL = mark("Number {rank} of {number}, level with another")
RANK_TO_GROW = mark("Number {rank} of {number} to work on")
RANK_TO_GROW_LEVEL = mark("Number {rank} of {number} to work on, level with another")
MOST = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """A scale in the order: where its score stands, and its rank; `level` where it shares that."""

    key: Counting
    score: Exact
    standing: Exact
    rank: int = 0
    level: bool = False


class Strengths(Scorer):
    """Scales in the order in which somebody scores on them."""

    name = "strengths"
    version = 1
    takes = Takes.SCALES
    decides = True
    outcomes_from = "scales"
    gives_parts = True
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "direction": {
                "description": "highest (if nothing is said): what somebody is strongest in. "
                "lowest: what there is most to gain in.",
                "enum": ["highest", "lowest"],
                "default": "highest",
            },
            "most": {
                "description": "How many of the scales are told, in their order. 3 if nothing is said.",
                "type": "integer",
                "minimum": 1,
                "maximum": 1000,
                "default": MOST,
            },
            "ties": {
                "description": "What follows where two share the first place. order (if nothing is said): "
                "the one listed first is the result. no_score: there is no result.",
                "enum": ["order", "no_score"],
                "default": "order",
            },
        },
        "required": [],
    }

    def __init__(self, material: Material) -> None:
        """Read which way to go, and how far."""
        super().__init__(material)
        settings = self.scale.settings
        self._lowest = str(settings.get("direction", "highest")) == "lowest"
        self._most = int(as_number(settings.get("most")) or MOST)
        self._by_order = str(settings.get("ties", "order")) == "order"

    def check(self) -> Iterator[Complaint]:
        """There are numbers to put in order, and they can be compared."""
        if len(self.members) == 1:
            yield Complaint(
                "scale.nothing-to-rank",
                f'"{self.scale.id}" is to put scales in order, but has only one.',
                "Name at least two under scales.",
                self.scale.span,
            )
        yield from not_numbers(self.scale, self.members)
        yield from mixed_scales(self.scale, self.members)

    def score(self, given: Given) -> Result:
        """The first in the order, and the ranks of those after it."""
        by_place = len({key.range for key in given.keys}) > 1 and all(key.range is not None for key in given.keys)
        places = self._in_order(given, by_place=by_place)
        steps = tuple(self._told(places, by_place=by_place)) if given.explain else ()
        if not places[1:]:
            return Result(None, Step(TOO_FEW))
        first, second, *_ = places
        if first.standing == places[-1].standing:
            return Result(None, Step(FLAT))
        if second.level and second.rank == 1 and not self._by_order:
            return Result(None, Step(LEVEL_FIRST, {"scale": first.key.ask, "other": second.key.ask}))
        parts = tuple(self._part(place, len(places)) for place in places[: self._most])
        return Result(str(first.key.id), steps=steps, parts=parts)

    def _in_order(self, given: Given, *, by_place: bool) -> Sequence[_Place]:
        """The scales that have a score, equal ones as they are listed, since sorting is stable."""
        unsorted = [
            (standing(worth, key.range) if by_place else worth, key, worth)
            for key in given.keys
            if (worth := given.worths.get(key.id)) is not None
        ]
        unsorted.sort(key=lambda each: each[0], reverse=not self._lowest)
        at = [place for place, _, _ in unsorted]
        return [
            _Place(key, worth, place, rank=at.index(place) + 1, level=at.count(place) > 1)
            for place, key, worth in unsorted
        ]

    def _part(self, place: _Place, number: int) -> Part:
        alone, level = (RANK_TO_GROW, RANK_TO_GROW_LEVEL) if self._lowest else (RANK, RANK_LEVEL)
        note = Step(level if place.level else alone, {"rank": place.rank, "number": number})
        return Part(id=str(place.key.id), label=place.key.ask, value=place.score, note=note)

    def _told(self, places: Sequence[_Place], *, by_place: bool) -> Iterator[Step]:
        if by_place:
            yield Step(BY_PLACE)
        for place in places[:1]:
            yield Step(LOWEST if self._lowest else HIGHEST, {"scale": place.key.ask})
        for number, (place, other) in enumerate(pairwise(places), start=1):
            if place.rank == other.rank and number <= self._most:
                told = {"scale": place.key.ask, "other": other.key.ask}
                yield Step(TIED, told) if number < self._most else Step(NOT_NAMED, {**told, "most": self._most})

"""Norms: a score beside those of people one may be compared with.

Formula: z = (x - mean) / sd, with the mean and standard deviation of the respondent's group. `t` is 50 + 10 z; `sten`
is 2 z + 6 rounded down, from 1 to 10; `stanine` is 2 z + 5.5 rounded down, from 1 to 9. A sten or stanine so begins
with its lower bound: sten 5 is -0.5 <= z < 0, and z = 0 is sten 6; stanine 5 is -0.25 <= z < 0.25. `percentile` names
its `method`: `normal` is 100 times the normal distribution's share below z; `empirical` is 100 (below + at / 2) / n,
from a table of how many people of the group had which score. `converted` turns z, t, sten or stanine into another
score, by a `polynomial` c0 + c1 x + c2 x^2 + ... or along straight lines between `points`. Where a polynomial is made
for a part of the scores only, `at_least` and `at_most` say which; below is the `floor`, above the `ceiling`. With
these, no score of any kind goes beyond them.
Units: those of the score it `gives`; x is the sum or mean of the items, or the rounded score of the scale it names.
All is exact but for the normal distribution, whose percentile is kept with ten decimal places, the same everywhere.
Missing data: as for `sum` and `mean`; `prorated_sum` is the sum prorated for missing answers. A respondent whom no
group is for, because an attribute was withheld or is out of all ranges, is compared with the `fallback`, or has no
score where that says `no_score`. A score beyond the ends of a table of frequencies has none.
Range: that of the least to the greatest score, over all groups.
Checked: nobody is in two groups, and nobody in none, unless there is a fallback; people and tables add up.
Source: Crocker and Algina (1986), Introduction to Classical and Modern Test Theory, chapter 19. The cubic of T that is
made for 32 to 73 is that of Johnson's IPIP-NEO; cut at 1 and 99 only, it would give T = 20 a percentile of 16.

Worked example:

    - id: z
      label: z
      items: [q1, q2]
      scorer: norms
      from: mean
      missing: all_required
      gives: z
      source: {name: Made up, population: Nobody, date: 2026, people: 300}
      groups:
        - {label: Women, when: {sex: female}, mean: 3.5, sd: 0.5, people: 100}
        - {label: Men, when: {sex: male}, mean: 3, sd: 0.8, people: 100}
      fallback: {label: Everybody, mean: 3.2, sd: 0.6, people: 300}
    - id: sten
      label: Sten
      scales: [z]
      scorer: norms
      missing: all_required
      gives: sten
      source: {name: Made up, population: Nobody, date: 2026, people: 100}
      groups:
        - {label: Everybody, mean: 0, sd: 1, people: 100}

    q1: 4, q2: 5, sex: female -> z: 2, sten: 10
    q1: 4, q2: 3, sex: female -> z: 0, sten: 6
    q1: 4, q2: 3, sex: male -> z: 0.63, sten: 7
    q1: 4, q2: 4, sex: rather_not -> z: 1.33, sten: 8
    q1: 4 -> z: no_score, sten: no_score
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, ClassVar

from engine.document import Mapping as MappingNode
from engine.document import Scalar
from engine.document.entries import as_number
from engine.questionnaire import Text
from engine.scoring.complaint import Complaint
from engine.scoring.member import Counting
from engine.scoring.norming.checks import complaints_of
from engine.scoring.norming.groups import Group, read_fallback, read_groups
from engine.scoring.norming.keys import KEYS
from engine.scoring.norming.standard import STANDARD, Standing, normal_percentile, read_conversion
from engine.scoring.norming.telling import NO_GROUP, OUTSIDE, Telling
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Step
from engine.scoring.scorer import Given, Material, Result, Scorer, Takes
from engine.scoring.scorers.conversion_table import RAW
from engine.scoring.scorers.sum import Sum

REMEMBERED = 4096
"""For so many scores in so many groups it is worked out once only where they stand."""


class Norms(Scorer):
    """A score beside those of people one may be compared with."""

    name = "norms"
    version = 1
    counts_up = False
    takes = Takes.EITHER
    schema: ClassVar[dict[str, Any]] = KEYS

    def __init__(self, material: Material) -> None:
        """Read the groups, and what is made of a score."""
        super().__init__(material)
        settings = self.scale.settings
        self._raw_scorer = RAW.get(str(settings.get("from", "sum")), Sum)(material)
        self._empirical = str(settings.get("method", "")) == "empirical"
        convert = settings.get("convert")
        self._conversion = read_conversion(convert) if isinstance(convert, MappingNode) else None
        gives = str(settings.get("gives", "")) if self._conversion is None else self._conversion.of
        self._standard = STANDARD.get(gives, normal_percentile)
        self._floor, self._ceiling = as_number(settings.get("floor")), as_number(settings.get("ceiling"))
        self._groups, self._fallback = read_groups(self.scale), read_fallback(self.scale)
        named = dict.fromkeys(str(name) for group in self._groups for name, _ in group.when)
        attributes = [material.others[name] for name in named if name in material.others]
        self._compared = (*self._groups, *((self._fallback,) if isinstance(self._fallback, Group) else ()))
        self._ends = lru_cache(REMEMBERED)(self._find_ends)
        self._standing = lru_cache(REMEMBERED)(self._find_standing)
        self._telling = Telling.of(self.scale, gives, attributes, converts=self._conversion is not None)

    def named(self) -> Iterator[Scalar]:
        """The attributes the groups go by."""
        for group in self._groups:
            yield from (name for name, _ in group.when)

    def stated(self) -> Iterator[Step]:
        """Where the norms are from, and which groups there are."""
        yield from self._telling.stated(self._groups, self._fallback)

    def check(self) -> Iterator[Complaint]:
        """The groups are told apart, leave nobody out, and have what is needed of them."""
        if self.keys:
            yield from self._raw_scorer.check()
        yield from complaints_of(self.material, self._raw_range((*self.keys, *self.members)))

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From the least to the greatest score, over all groups."""
        raw = self._raw_range(keys)
        return None if raw is None else self._ends(raw)

    def _find_ends(self, raw: tuple[Exact, Exact]) -> tuple[Exact, Exact] | None:
        if self._conversion is not None:
            limits = (*(gives for _, gives in self._conversion.points), self._floor, self._ceiling)
            found = [self._within(limit) for limit in limits if limit is not None]
        else:
            groups = enumerate(self._compared)
            ends = [self._standing(place, self._nearest(group, end)) for place, group in groups for end in raw]
            found = [standing.value for standing in ends if standing is not None]
        return (min(found), max(found)) if len(found) > 1 else None

    def score(self, given: Given) -> Result:
        """What the score of the items, or of the scale, comes to in the group of the respondent."""
        worked = self._worked(given)
        raw = worked.value
        if raw is None or isinstance(raw, str):
            return worked
        steps = worked.steps
        if given.explain:
            steps += self._telling.known(given.answers)
        place = next(
            (place for place, group in enumerate(self._groups) if group.fits(given.answers)), len(self._groups)
        )
        if place == len(self._compared):
            why = self._fallback
            reason = Step("{reason}", {"reason": why}) if isinstance(why, Text) else Step(NO_GROUP)
            return Result(None, reason, worked.prorated, steps)
        group = self._compared[place]
        if given.explain:
            steps += self._telling.compared(group, fallback=place == len(self._groups))
        standing = self._standing(place, raw)
        if standing is None:
            return Result(None, Step(OUTSIDE, {"raw": shown(raw)}), worked.prorated, steps)
        if given.explain:
            steps += self._telling.formula(group, raw, standing)
        return Result(standing.value, prorated=worked.prorated, steps=steps)

    def _worked(self, given: Given) -> Result:
        if self.members:
            return Result(given.worths[self.members[0].id])
        return self._raw_scorer.score(given)

    def _find_standing(self, place: int, raw: Exact) -> Standing | None:
        """Where a score stands in a group, None where its table does not go so low or so high."""
        group = self._compared[place]
        if self._empirical:
            share = None if group.frequencies is None else group.frequencies.percentile(raw)
            return None if share is None else Standing(None, share, share, self._within(share))
        if group.mean is None or not group.sd:
            return None
        z = (Fraction(raw) - group.mean) / group.sd
        standard = self._standard(z)
        if self._conversion is None:
            return Standing(z, standard, standard, self._within(standard))
        if self._floor is not None and self._conversion.below(standard):
            return Standing(z, standard, None, self._floor)
        if self._ceiling is not None and self._conversion.above(standard):
            return Standing(z, standard, None, self._ceiling)
        turned = self._conversion.turned(standard)
        return Standing(z, standard, turned, self._within(turned))

    def _within(self, value: Exact) -> Exact:
        if self._floor is not None and value < self._floor:
            return self._floor
        return self._ceiling if self._ceiling is not None and value > self._ceiling else value

    def _nearest(self, group: Group, raw: Exact) -> Exact:
        """The score in the group's table, if it has one, that is nearest to one that is possible."""
        frequencies = group.frequencies
        if not self._empirical or frequencies is None:
            return raw
        return min(max(raw, frequencies.scores[0]), frequencies.scores[-1])

    def _raw_range(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        if self.members:
            return keys[0].range if keys else None
        return self._raw_scorer.possible(keys)

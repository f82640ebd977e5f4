"""Mode: the most common answer.

Formula: the x that occurs most often among the answers given, where x is what an answer is worth, reversed items as
least + greatest - x. Where several are equally common, `ties` decides: the `lowest` of them, the `highest` of them, or
`no_score`. There is no right rule for all, so that it has to be said.
Units: those of the option scores.
Missing data: with `all_required` every item that counts must be answered. With `answered_at_least: k` the most common
of the answers given is the score. Items that do not apply, or are answered "not applicable", are not asked for.
Range: the least worth of any item to the greatest worth of any item.
Source: the mode of a sample; "your overall score is your most common score", as printed rubrics say.

Worked example:

    - {id: s, label: Lowest, items: [q1, q2, q3, q4], scorer: mode, ties: lowest, missing: all_required}
    - {id: t, label: Highest, items: [q1, q2, q3, q4], scorer: mode, ties: highest, missing: all_required}
    - {id: u, label: Neither, items: [q1, q2, q3, q4], scorer: mode, ties: no_score, missing: all_required}

    q1: 4, q2: 5, q3: 4, q4: 1 -> s: 4, t: 4, u: 4
    q1: 4, q2: 5, q3: 4, q4: 5 -> s: 4, t: 5, u: no_score
    q1: 4, q2: 4, q3: 4 -> s: no_score, t: no_score, u: no_score
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from engine.scoring.complaint import Complaint
from engine.scoring.member import Counting
from engine.scoring.rounding import Exact, shown
from engine.scoring.score import Said, Step
from engine.scoring.scorer import Given, Material, Result, Scorer
from engine.scoring.spread import ends, mixed_ranges
from engine.wording import mark

MOST = mark("{value} is the most common: {times} of {answered} answers.")
LOWEST = mark("Equally common are {values}, with {times} of {answered} answers each. The lowest of them counts.")
HIGHEST = mark("Equally common are {values}, with {times} of {answered} answers each. The highest of them counts.")
TIED = mark("Equally common are {values}, with {times} of {answered} answers each, so there is no score.")


class Mode(Scorer):
    """The most common answer."""

    name = "mode"
    version = 1
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "ties": {
                "description": "What counts where several scores are equally common: the lowest of them, the highest "
                "of them, or none (no_score).",
                "enum": ["lowest", "highest", "no_score"],
            },
        },
        "required": ["ties"],
    }

    def __init__(self, material: Material) -> None:
        """Read the rule for ties."""
        super().__init__(material)
        self._ties = str(self.scale.settings.get("ties"))

    def check(self) -> Iterator[Complaint]:
        """Items of different ranges have few answers in common."""
        yield from mixed_ranges(self.scale, self.keys)

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From the lowest answer of all to the highest."""
        reach = ends(keys)
        return None if reach is None else (reach.low[0], reach.high[0])

    def score(self, given: Given) -> Result:
        """The most common worth."""
        counts = Counter(given.worths.values())
        times = max(counts.values())
        common = sorted(worth for worth, count in counts.items() if count == times)
        told: dict[str, Said] = {
            "values": ", ".join(str(shown(each)) for each in common),
            "times": times,
            "answered": len(given.worths),
        }
        if len(common) > 1 and self._ties == "no_score":
            return Result(None, Step(TIED, told))
        value = common[-1] if self._ties == "highest" else common[0]
        if not given.explain:
            return Result(value)
        sentence = MOST if len(common) == 1 else HIGHEST if self._ties == "highest" else LOWEST
        return Result(value, steps=(Step(sentence, {**told, "value": shown(value)}),))

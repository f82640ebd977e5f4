"""Highest consecutive step: how far somebody has come in steps that build on each other.

Formula: the items are steps, from the easiest to the hardest. The score is the number of the highest step that is
reached while no more than `gaps` steps below it are not. With `gaps: 0` (if nothing is said) that is the largest k for
which all steps up to k are reached; the first step that is not reached ends the run. Reached is what `reached` lists,
or any option worth `worth_at_least`; if neither is said, the option worth most. Steps that are reached above the end of
the run do not count, but are told, and so is the first step that is not reached: the next one to work on.
Units: the number of a step. Steps are numbered as respondents read them; other items from 1, or from `first`.
Missing data: an unanswered step is not reached, and neither is one answered with "don't know" or "prefer not to say";
`missing` says how many must be answered at all, and these are answers there. A step that does not apply, or is answered
"not applicable", is passed over: it neither ends the run nor can be its end, and is no answer. Where not even the first
step is reached there is no score, since no number of a step would be true; with `none`, that number is the score.
Range: from the number of the first step, or `none`, to that of the last.
Source: skills taught in ordered steps, such as the Skills Builder Universal Framework (8 skills of 16 steps, 0 to 15);
the longest run of mastered steps is the Guttman scale read strictly, `gaps` is its tolerance for errors.

Worked example:

    - id: s
      label: Step
      items: [st1, st2, st3]
      scorer: highest_consecutive_step
      missing: {answered_at_least: 1, otherwise: no_score}
    - id: lenient
      label: Step, with one gap
      items: [st1, st2, st3]
      scorer: highest_consecutive_step
      gaps: 1
      none: 0
      missing: {answered_at_least: 1, otherwise: no_score}

    st1: yes, st2: yes, st3: not_yet -> s: 2, lenient: 2
    st1: yes, st3: yes -> s: 1, lenient: 3
    st1: not_yet -> s: no_score, lenient: 0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from typing import Any, ClassVar

from engine.document.entries import as_number
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.key import Key
from engine.scoring.member import Counting
from engine.scoring.rounding import Exact
from engine.scoring.score import Part, Step
from engine.scoring.scorer import Given, Material, Reads, Result, Scorer
from engine.wording import mark

REACHED = mark("Every step up to step {step} is reached.")
REACHED_THAT_APPLY = mark("Every step up to step {step} that applies is reached.")
REACHED_WITH_GAPS = mark("Step {step} is the highest that is reached. Steps below it that may be missing: {gaps}.")
NONE_REACHED = mark("The first step is not reached yet.")
ENDED = mark("The run of steps ends at step {step}, which is not reached yet.")
ABOVE = mark("Also reached, further up: {steps}. This does not count, but it shows more than the score does.")
BEGIN = mark("The first step is the one to begin with: “{item}”. As it is not reached yet, there is no score.")
NEXT = mark("Step {step}, your next step")
REACHED_ABOVE = mark("Step {step}, which you have reached already")


@dataclass(frozen=True, slots=True)
class _Rung:
    """One step: its number, and the codes that reach it."""

    key: Key
    number: int
    reached: frozenset[str]

    def part(self, note: str) -> Part:
        """A line of its own beside the score."""
        return Part(id=str(self.key.id), label=self.key.ask, note=Step(note, {"step": self.number}))


class HighestConsecutiveStep(Scorer):
    """How far somebody has come in steps that build on each other."""

    name = "highest_consecutive_step"
    version = 1
    reads = Reads.CODES
    skips = True
    places = 0
    gives_parts = True
    schema: ClassVar[dict[str, Any]] = {
        "properties": {
            "reached": {
                "description": "The codes of the answers that mean that a step is reached. "
                "If nothing is said, the answer that is worth most.",
                "type": "array",
                "minItems": 1,
                "maxItems": 100,
                "uniqueItems": True,
                "items": {"$ref": "#/$defs/code"},
                "examples": [["yes"]],
            },
            "worth_at_least": {
                "description": "A step is reached with any answer worth that much. It takes the place of reached.",
                "type": "number",
                "minimum": -1_000_000,
                "maximum": 1_000_000,
                "examples": [1],
            },
            "gaps": {
                "description": "How many steps may be left out on the way up. 0 if nothing is said: the first step "
                "that is not reached ends the run.",
                "type": "integer",
                "minimum": 0,
                "maximum": 100,
                "default": 0,
            },
            "first": {
                "description": "The number of the first step, where the items have no numbers of their own. "
                "1 if nothing is said.",
                "type": "integer",
                "minimum": 0,
                "maximum": 1000,
                "examples": [0],
            },
            "none": {
                "description": "The score where not even the first step is reached. If nothing is said, there is none.",
                "type": "integer",
                "minimum": -1,
                "maximum": 1000,
                "examples": [0],
            },
        },
        "required": [],
    }

    def __init__(self, material: Material) -> None:
        """Work out for each step which answers reach it."""
        super().__init__(material)
        settings = self.scale.settings
        self._gaps = int(as_number(settings.get("gaps")) or 0)
        self._none = as_number(settings.get("none"))
        self._worth = as_number(settings.get("worth_at_least"))
        self._codes = settings.get("reached") or ()
        self._rungs: dict[str, _Rung] = {
            key.id: _Rung(key, number, self._reaching(key))
            for number, key in zip(count(self._first()), self.keys, strict=False)
        }

    def check(self) -> Iterator[Complaint]:
        """Each step can be reached, codes are on offer, and the numbers are those that respondents read."""
        settings = self.scale.settings
        if self._codes and self._worth is not None:
            yield Complaint(
                "scale.reached",
                f'"{self.scale.id}" says twice what counts as reached.',
                "Keep reached, or worth_at_least.",
                place(settings.get("worth_at_least"), self.scale.span),
            )
        offered = {str(option.code) for key in self.keys for option in key.options}
        for code in self._codes:
            if code not in offered:
                hint = near(code, offered, f"The answers are: {', '.join(sorted(offered))}.")
                yield Complaint(
                    "scale.reached", f'None of the steps has the answer "{code}".', hint, place(code, self.scale.span)
                )
                return
        for rung in self._rungs.values():
            yield from self._of_step(rung)
        if self._none is not None and self._rungs and self._none > self._first():
            yield Complaint(
                "scale.out-of-range",
                f'Not to have reached any step of "{self.scale.id}" cannot count {self._none}: that is a higher step.',
                f"Write none: {self._first()} or less.",
                place(settings.get("none"), self.scale.span),
            )

    def possible(self, keys: Sequence[Counting]) -> tuple[Exact, Exact] | None:
        """From the first of these steps, or none at all, to the last of them."""
        numbers = [self._rungs[key.id].number for key in keys]
        if not numbers:
            return None
        least = Decimal(numbers[0])
        return least if self._none is None else min(least, self._none), Decimal(numbers[-1])

    def score(self, given: Given) -> Result:
        """Up the steps, as far as the gaps allow."""
        highest: _Rung | None = None
        missed: list[_Rung] = []
        above: list[_Rung] = []
        for key in given.keys:
            rung = self._rungs[key.id]
            if given.codes.get(key.id) in rung.reached:
                if len(missed) <= self._gaps:
                    highest = rung
                else:
                    above.append(rung)
            else:
                missed.append(rung)
        value = self._none if highest is None else Decimal(highest.number)
        reason = Step(BEGIN, {"item": missed[0].key.ask}, missed[0].key.id) if value is None else None
        parts = (*(rung.part(NEXT) for rung in missed[:1]), *(rung.part(REACHED_ABOVE) for rung in above))
        steps = tuple(self._told(given, highest, missed, above)) if given.explain else ()
        return Result(value, reason, steps=steps, parts=parts)

    def _told(
        self, given: Given, highest: _Rung | None, missed: Sequence[_Rung], above: Sequence[_Rung]
    ) -> Iterator[Step]:
        if highest is None:
            yield Step(NONE_REACHED)
        elif self._gaps:
            yield Step(REACHED_WITH_GAPS, {"step": highest.number, "gaps": self._gaps})
        else:
            apply = {key.id for key in given.keys}
            over = any(name not in apply for name, rung in self._rungs.items() if rung.number < highest.number)
            yield Step(REACHED_THAT_APPLY if over else REACHED, {"step": highest.number})
        if highest is not None and len(missed) > self._gaps:
            yield Step(ENDED, {"step": missed[self._gaps].number})
        if above:
            yield Step(ABOVE, {"steps": ", ".join(str(rung.number) for rung in above)})

    def _first(self) -> int:
        """The number of the first step: what the scale says, or what respondents read."""
        said = as_number(self.scale.settings.get("first"))
        if said is not None:
            return int(said)
        own = self.keys[0].item.step if self.keys else None
        return 1 if own is None else own

    def _reaching(self, key: Key) -> frozenset[str]:
        if self._codes:
            return frozenset(str(code) for code in self._codes if code in key.worths)
        worths = {code: worth for code, worth in key.worths.items() if isinstance(worth, Decimal)}
        least = self._worth if self._worth is not None else max(worths.values(), default=Decimal(0))
        return frozenset(code for code, worth in worths.items() if worth >= least)

    def _of_step(self, rung: _Rung) -> Iterator[Complaint]:
        key, span = rung.key, named(rung.key.id, self.scale.items, self.scale.span)
        if not key.options or key.several:
            yield Complaint(
                "scale.reached",
                f'"{key.id}" is no step: nobody chooses one of several answers there.',
                "Make a step of it with kind: steps or kind: single_choice, or remove it from the items.",
                span,
            )
        elif not rung.reached:
            yield Complaint(
                "scale.reached",
                f'Nobody can reach "{key.id}": none of its answers counts as reached.',
                "Name its answer under reached, or give its answers a score.",
                span,
            )
        if key.item.step is not None and key.item.step != rung.number:
            yield Complaint(
                "scale.step-number",
                f'Respondents read that "{key.id}" is step {key.item.step}, but here it counts as step {rung.number}.',
                "List the steps in their order, and begin with the same number: from: in the steps, first: here.",
                span,
            )

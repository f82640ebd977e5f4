"""The few cases that reach what no case has reached yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.cases.before import Before, looked_back_at
from engine.cases.paths import Wishes
from engine.cases.running import Run, run
from engine.cases.suggesting.respondent import Manner, answered
from engine.cases.suggesting.targets import Boundary, Target, boundaries, hit
from engine.cases.suggesting.ways import Ways
from engine.cases.trial import Trial
from engine.questionnaire import Questionnaire

LEANINGS = (0.0, 1.0, 0.5, 0.25, 0.75)
MADE_UP = 200
"""So many people are made up to look for what no way is known to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A run through a suggested case, and what it is suggested for."""

    run: Run
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """The cases, and what was looked for in vain, without a proof that it cannot be reached."""

    cases: tuple[Suggestion, ...]
    not_found: tuple[Target, ...]


def suggest(trial: Trial) -> Suggestions:
    """Cases for everything that the cases of a questionnaire miss, and for the edges of its conditions."""
    return _Search(trial).suggestions()


class _Search:
    """Looks for one case after the other, each for as much as can be had together."""

    def __init__(self, trial: Trial) -> None:
        self._questionnaire: Questionnaire = trial.questionnaire
        self._ways = Ways(trial.questionnaire)
        self._edges: tuple[Boundary, ...] = tuple(map(self._ways.settled, boundaries(trial.questionnaire)))
        tried = frozenset[Target]().union(*(hit(run, self._edges) for run in trial.runs))
        everything: tuple[Target, ...] = (*self._edges, *trial.missed)
        self._wanted = [target for target in everything if target not in tried]
        self._known = {target: self._ways.to(target) for target in self._wanted}
        self._found: list[tuple[Run, frozenset[Target]]] = []

    def suggestions(self) -> Suggestions:
        """First what there is a known way to, then what made-up people happen to reach."""
        sought = tuple(self._wanted)
        lost = [target for target in sought if self._known[target] is None]
        self._wanted = [target for target in sought if self._known[target] is not None]
        while self._wanted:
            found = self._together() or self._alone()
            if found is None:
                lost.append(self._wanted.pop(0))
            else:
                self._take(found)
        self._wanted = [target for target in lost if not any(target in reached for _, reached in self._found)]
        self._look_around()
        named = sorted(sought, key=lambda target: isinstance(target, Boundary))  # goals first, as authors know them
        return Suggestions(cases=_needed(self._found, named), not_found=tuple(self._wanted))

    def _together(self) -> Run | None:
        """A run for the first target and for whatever else can be wished for at once."""
        wishes = dict(self._known[self._wanted[0]] or {})
        for target in self._wanted[1:]:
            more = self._known[target] or {}
            if all(wishes.get(item, value) == value for item, value in more.items()):
                wishes |= more
        return self._run(wishes)

    def _alone(self) -> Run | None:
        """A run for the first target only, where together with others it got lost."""
        return self._run(self._known[self._wanted[0]] or {})

    def _run(self, wishes: Wishes) -> Run | None:
        found = run(self._questionnaire, answered(self._questionnaire, wishes))
        return found if self._wanted[0] in hit(found, self._edges) else None

    def _take(self, found: Run) -> None:
        reached = hit(found, self._edges)
        self._found.append((found, reached))
        self._wanted = [target for target in self._wanted if target not in reached]

    def _look_around(self) -> None:
        """Try made-up people, from those who choose the first answers to those who choose the last."""
        for number in range(MADE_UP):
            if not self._wanted:
                return
            manner = Manner(LEANINGS[number % len(LEANINGS)], seed=number, thorough=number % 2 == 1)
            case = answered(self._questionnaire, {}, manner)
            found = run(self._questionnaire, replace(case, before=self._before(number)))
            if not hit(found, self._edges).isdisjoint(self._wanted):
                self._take(found)

    def _before(self, number: int) -> Before | None:
        """What made-up people scored the last time, where that matters; of each leaning after each other one."""
        scales = looked_back_at(self._questionnaire)
        if not scales:
            return None
        manner = Manner(LEANINGS[number // len(LEANINGS) % len(LEANINGS)], seed=number, thorough=True)
        then = run(self._questionnaire, answered(self._questionnaire, {}, manner)).scores
        return Before(scores={name: score.value for name, score in then.items() if name in scales})


def _needed(found: Sequence[tuple[Run, frozenset[Target]]], sought: Sequence[Target]) -> tuple[Suggestion, ...]:
    """The runs without those that reach nothing but what others reach too."""
    kept = list(found)
    for each in reversed(found):
        others = frozenset[Target]().union(*(reached for _, reached in kept if reached is not each[1]))
        if each[1].intersection(sought) <= others:
            kept.remove(each)
    suggestions, told = [], set[Target]()
    for run_, reached in kept:
        new = tuple(target for target in sought if target in reached and target not in told)
        told.update(new)
        suggestions.append(Suggestion(run=run_, targets=new))
    return tuple(suggestions)

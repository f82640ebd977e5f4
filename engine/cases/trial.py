"""All cases of one questionnaire tried: what passed, what failed, and what none of them has reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from engine.cases.case import Case
from engine.cases.coverage import Goal, Sort, goals, reached
from engine.cases.differences import Difference, differences
from engine.cases.paths import Paths
from engine.cases.reading import cases_file, read_cases
from engine.cases.running import Run, run
from engine.document import Problem, Source
from engine.document.reader import read_file
from engine.questionnaire import Questionnaire


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What became of the cases of a questionnaire. `source` is None where it has none."""

    questionnaire: Questionnaire
    source: Source | None
    problems: tuple[Problem, ...]
    runs: tuple[Run, ...]

    @cached_property
    def failures(self) -> tuple[tuple[Run, tuple[Difference, ...]], ...]:
        """The runs in which something came otherwise than expected, with what that is."""
        return tuple((run, what) for run in self.runs if (what := differences(run)))

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Everything there is to reach, but for what is proved to be out of everybody's reach."""
        return tuple(goal for goal in goals(self.questionnaire) if goal not in self.impossible)

    @cached_property
    def impossible(self) -> tuple[Goal, ...]:
        """What nobody can reach, whatever they answer: known where no run has reached it."""
        unreached = [goal for goal in goals(self.questionnaire) if goal not in self._reached]
        paths = Paths(self.questionnaire)
        return tuple(goal for goal in unreached if paths.impossible(goal))

    @cached_property
    def missed(self) -> tuple[Goal, ...]:
        """What no run has reached, and somebody could."""
        return tuple(goal for goal in self.goals if goal not in self._reached)

    @cached_property
    def _reached(self) -> frozenset[Goal]:
        return frozenset[Goal]().union(*map(reached, self.runs))

    @property
    def counts(self) -> Mapping[Sort, tuple[int, int]]:
        """By sort how much was reached, of how much there is."""
        there = {sort: [goal for goal in self.goals if goal.sort is sort] for sort in Sort}
        missed = set(self.missed)
        return {sort: (sum(goal not in missed for goal in all_), len(all_)) for sort, all_ in there.items() if all_}

    @property
    def coverage(self) -> int:
        """How much was reached in per cent, rounded down: 100 is everything."""
        return 100 * (len(self.goals) - len(self.missed)) // max(len(self.goals), 1)


def try_cases(path: Path, questionnaire: Questionnaire) -> Trial:
    """Try the cases that stand beside the file of a questionnaire."""
    file = cases_file(path)
    if not file.exists():
        return Trial(questionnaire=questionnaire, source=None, problems=(), runs=())
    source, problems = read_file(file)
    cases: tuple[Case, ...] = ()
    if source is not None:
        cases, found = read_cases(source, questionnaire)
        problems += found
    runs = tuple(run(questionnaire, case) for case in cases)
    return Trial(questionnaire=questionnaire, source=source, problems=tuple(problems), runs=runs)

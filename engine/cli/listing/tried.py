"""What became of cases, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from engine.cases import Difference, Goal, Run, Trial, cases_file, differences
from engine.cli.counting import counted
from engine.cli.listing.machine import problem_object
from engine.cli.listing.text import blocks
from engine.cli.near import near


@dataclass(frozen=True, slots=True)
class Tried:
    """A questionnaire's file with what became of its cases; None where the questionnaire itself has errors."""

    path: Path
    trial: Trial | None

    def passed(self, least: int) -> bool:
        """Whether there is nothing to complain of, with at least so many per cent reached."""
        trial = self.trial
        return trial is not None and not trial.problems and not trial.failures and trial.coverage >= least


def text(tried: Sequence[Tried]) -> str:
    """Each failing case with what came instead, then what was reached and what was not."""
    return "\n".join(line for each in tried for line in _lines(each)) + "\n"


def machine(tried: Sequence[Tried]) -> str:
    """`files`, each with its cases, its coverage and what was missed; lines and columns count from 1."""
    return json.dumps({"files": [_file(each) for each in tried]}, ensure_ascii=False, indent=2) + "\n"


def _lines(tried: Tried) -> Iterator[str]:
    trial, file = tried.trial, near(cases_file(tried.path))
    if trial is None:
        yield f"{near(tried.path)} has errors: see `formwright check {near(tried.path)}`. Its cases were not tried."
        return
    if trial.source is None:
        yield f"{near(tried.path)} has no cases. `formwright test --suggest --write {near(tried.path)}` writes some."
        return
    yield from blocks(trial.problems, trial.source.lines)
    for run, what in trial.failures:
        yield f"{click.style(f'{file}:{run.case.span.line}', bold=True)}: {_red('failed')}: {run.case.name}"
        for difference in what:
            yield from _told(difference)
        yield ""
    if not trial.runs:
        return
    failed = len(trial.failures)
    verdict = f"{len(trial.runs) - failed} passed, {failed} failed" if failed else "all passed"
    yield f"{file}: {counted(len(trial.runs), 'case')}, {verdict}."
    reached = ", ".join(f"{sort} {number}/{all_}" for sort, (number, all_) in trial.counts.items())
    yield f"    Reached {trial.coverage} %: {reached}."
    if trial.impossible:
        yield "    Out of everybody's reach, whatever they answer:"
        yield from (f"        {near(tried.path)}:{goal.span.line}: {goal}" for goal in trial.impossible)
    if trial.missed:
        yield "    Not reached:"
        yield from (f"        {near(tried.path)}:{goal.span.line}: {goal}" for goal in trial.missed)


def _told(difference: Difference) -> Iterator[str]:
    yield f"    line {difference.span.line}, {difference.about}"
    yield f"        expected: {difference.expected}"
    yield f"        came:     {difference.came}"
    yield from (f"            {step}" for step in difference.steps)


def _red(word: str) -> str:
    return click.style(word, fg="red")


def _file(tried: Tried) -> dict[str, object]:
    trial = tried.trial
    found: dict[str, object] = {"file": str(tried.path), "sound": trial is not None}
    if trial is None:
        return found
    return found | {
        "id": trial.questionnaire.id,
        "version": trial.questionnaire.version,
        "cases_file": None if trial.source is None else str(cases_file(tried.path)),
        "problems": [problem_object(problem) for problem in trial.problems],
        "cases": [_case(run) for run in trial.runs],
        "coverage": trial.coverage,
        "reached": {str(sort): {"reached": number, "of": all_} for sort, (number, all_) in trial.counts.items()},
        "missed": [_goal(goal) for goal in trial.missed],
        "impossible": [_goal(goal) for goal in trial.impossible],
    }


def _goal(goal: Goal) -> dict[str, object]:
    return {"sort": str(goal.sort), "name": str(goal), "line": goal.span.line, "column": goal.span.column}


def _case(run: Run) -> dict[str, object]:
    what = differences(run)
    return {
        "name": run.case.name,
        "line": run.case.span.line,
        "passed": not what,
        "differences": [
            {
                "about": difference.about,
                "line": difference.span.line,
                "column": difference.span.column,
                "expected": difference.expected,
                "came": difference.came,
                "steps": list(difference.steps),
            }
            for difference in what
        ],
    }

"""Suggestions for questionnaires without any case, and what is left to reach once they are taken."""

from __future__ import annotations

from dataclasses import dataclass

from engine.cases import Trial, differences, read_cases, run
from engine.cases.suggesting import Suggestions, suggest, suggested_text
from engine.document import Source
from engine.questionnaire import Questionnaire


@dataclass(frozen=True)
class Suggested:
    """What was suggested, the text of it, and a trial of that text as if an author had written it."""

    found: Suggestions
    text: str
    trial: Trial

    def answers(self, item: str) -> list[object]:
        """What the cases answer to an item, one by one."""
        return [run.journey.answers.get(item) for run in self.trial.runs]


def bare(asked: Questionnaire) -> Trial:
    return Trial(questionnaire=asked, source=None, problems=(), runs=())


def suggested(asked: Questionnaire, before: Trial | None = None) -> Suggested:
    trial = before or bare(asked)
    found = suggest(trial)
    text = suggested_text(found.cases, [run.case.name for run in trial.runs])
    cases, problems = read_cases(Source("1.0.0.cases.yaml", text), asked) if text else ((), [])
    assert [str(problem) for problem in problems] == []
    runs = tuple(run(asked, case) for case in cases)
    assert [what for each in runs for what in differences(each)] == []
    return Suggested(found, text, Trial(questionnaire=asked, source=None, problems=(), runs=(*trial.runs, *runs)))

"""The earlier sitting of somebody in a case: what it says of that, and the scores that are looked back at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from engine.catalogue import as_earlier
from engine.clock import supposing
from engine.journey import Journey, PageAnswers
from engine.questionnaire import Questionnaire, ScaleId
from engine.scoring import Earlier, Score, Scores, plans, score


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An earlier sitting on the day `today`: what was answered, or else its scores, as far as they can be compared."""

    saved: PageAnswers | None = None
    scores: Mapping[ScaleId, Decimal | str | None] = field(default_factory=dict)
    today: date | None = None


def earlier_of(questionnaire: Questionnaire, before: Before | None) -> Earlier | None:
    """What scores look back at; None where there is no earlier sitting."""
    if before is None:
        return None
    with supposing(before.today):
        scores = _scores(questionnaire, before)
    return as_earlier(scores, questionnaire, questionnaire, day=before.today)


def looked_back_at(questionnaire: Questionnaire) -> frozenset[ScaleId]:
    """The scales whose scores of last time matter now."""
    looking = [plan.scale for plan in plans(questionnaire) if plan.scorer is not None and plan.scorer.looks_back]
    return frozenset(name for scale in looking for name in scale.scales)


def _scores(questionnaire: Questionnaire, before: Before) -> Scores:
    if before.saved is not None:
        journey = Journey(questionnaire, before.saved)
        return score(questionnaire, journey.answers, journey.applicable)
    return {
        plan.scale.id: Score(
            scale=plan.scale.id,
            value=before.scores[plan.scale.id],
            n_answered=0,
            n_items=0,
            scorer=plan.scale.scorer,
            scorer_version=plan.version,
        )
        for plan in plans(questionnaire)
        if plan.scale.id in before.scores
    }

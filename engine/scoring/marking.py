"""One sitting's answers become scores. Nothing a scorer does can stop it."""

from __future__ import annotations

import logging
from decimal import Decimal

from engine.questionnaire import AnsweredAtLeast, Answers, ItemId, Questionnaire
from engine.scoring.explanation import answer_steps, result_steps
from engine.scoring.key import NonAnswer
from engine.scoring.nonsense import sensible, sensible_value
from engine.scoring.plan import Plan, plans, stated
from engine.scoring.score import Range, Score, Scores, Step
from engine.scoring.scorer import Given, Reads, Result
from engine.wording import mark

NONE_COUNT = mark("None of these questions applied to you, so there is no score.")
ALL_NEEDED = mark("This score needs an answer to each of its questions. Questions: {items}. Answered: {answered}.")
MORE_NEEDED = mark("There are not enough answers for this score. Answers needed: {needed}. Answered: {answered}.")
FAILED = mark("This score could not be worked out because of a fault in the service.")

log = logging.getLogger(__name__)


def score(
    questionnaire: Questionnaire, answers: Answers, applicable: frozenset[ItemId], *, explain: bool = True
) -> Scores:
    """A score for every scale, from the answers to the items that apply; explained unless that is not wanted."""
    return {plan.scale.id: _score(plan, answers, applicable, explain=explain) for plan in plans(questionnaire)}


def _score(plan: Plan, answers: Answers, applicable: frozenset[ItemId], *, explain: bool) -> Score:
    given = _given(plan, answers, applicable, explain=explain)
    answered = len(given.worths) + len(given.codes)
    value: Decimal | str | None = None
    possible: Range | None = None
    reason = _not_enough(plan, len(given.keys), answered)
    result = Result(None, reason)
    try:
        possible = _possible(plan, given)
        if plan.scorer is not None and reason is None:
            result = sensible(plan.scorer.score(given))
            value = sensible_value(result.value, plan.scale, possible)
    except Exception:
        log.exception('The scorer "%s" failed on the scale "%s".', plan.scale.scorer, plan.scale.id)
        value, result = None, Result(None, Step(FAILED))
    band = plan.scale.band_of(value) if isinstance(value, Decimal) else None
    return Score(
        scale=plan.scale.id,
        value=value,
        band=None if band is None else band.id,
        n_answered=answered,
        n_items=len(given.keys),
        prorated=value is not None and bool(result.prorated),
        possible=possible,
        scorer=plan.scale.scorer,
        scorer_version=plan.version,
        reason=result.reason if value is None else None,
        explanation=(
            (*answer_steps(plan, answers, applicable), *result_steps(plan, result, value, possible)) if explain else ()
        ),
    )


def _given(plan: Plan, answers: Answers, applicable: frozenset[ItemId], *, explain: bool) -> Given:
    if plan.scorer is not None and plan.scorer.reads is Reads.CODES:
        return _given_codes(plan, answers, applicable, explain=explain)
    counting, worths = [], {}
    for key in plan.keys:
        if key.item.id not in applicable:
            continue
        worth = key.worth(answers.get(key.id))
        if isinstance(worth, Decimal):
            worths[key.id] = worth
        elif worth is NonAnswer.NOT_APPLICABLE:
            continue
        counting.append(key)
    return Given(tuple(counting), worths, {}, explain)


def _given_codes(plan: Plan, answers: Answers, applicable: frozenset[ItemId], *, explain: bool) -> Given:
    counting = tuple(key for key in plan.keys if key.item.id in applicable)
    codes = {}
    for key in counting:
        code = answers.get(key.id)
        if isinstance(code, str) and code in key.worths:
            codes[key.id] = code
    return Given(counting, {}, codes, explain)


def _not_enough(plan: Plan, items: int, answered: int) -> Step | None:
    if plan.scorer is None:
        return Step(FAILED)
    if not items:
        return Step(NONE_COUNT)
    missing = plan.scale.missing
    if isinstance(missing, AnsweredAtLeast):
        needed = max(missing.count, 1)
        return None if answered >= needed else Step(MORE_NEEDED, {"needed": needed, "answered": answered})
    return None if answered == items else Step(ALL_NEEDED, {"items": items, "answered": answered})


def _possible(plan: Plan, given: Given) -> Range | None:
    if len(given.keys) == len(plan.keys):
        return plan.possible
    if plan.scorer is None or not given.keys:
        return None
    return stated(plan.scorer, given.keys, plan.scale.places)

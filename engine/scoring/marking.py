"""One sitting's answers become scores. Nothing a scorer does can stop it."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from engine.questionnaire import AllRequired, Answers, ItemId, ItemValue, Questionnaire, Scale, ScaleId
from engine.scoring.earlier import Earlier
from engine.scoring.explanation import answer_steps, result_steps
from engine.scoring.key import Key, NonAnswer
from engine.scoring.member import Counting, Member
from engine.scoring.nonsense import rounded_parts, sensible, sensible_value
from engine.scoring.plan import Plan, plans
from engine.scoring.ranges import stated
from engine.scoring.rounding import Exact
from engine.scoring.score import Part, Range, Score, Scores, Step
from engine.scoring.scorer import NONE_COUNT, Given, Reads, Result
from engine.wording import mark

ALL_NEEDED = mark("This score needs an answer to each of its questions. Questions: {items}. Answered: {answered}.")
MORE_NEEDED = mark("There are not enough answers for this score. Answers needed: {needed}. Answered: {answered}.")
ALL_NEEDED_BY_KIND = mark(
    "This score needs an answer to each of its questions. Questions: {items}. Answered: {answered}. "
    "Left unanswered: {unanswered}. Prefer not to say: {prefer_not_to_say}. Do not know: {dont_know}. "
    "Answers without a score: {no_score}."
)
MORE_NEEDED_BY_KIND = mark(
    "There are not enough answers for this score. Answers needed: {needed}. Answered: {answered}. "
    "Left unanswered: {unanswered}. Prefer not to say: {prefer_not_to_say}. Do not know: {dont_know}. "
    "Answers without a score: {no_score}."
)
SCORES_NEEDED = mark(
    "This score is made of other scores, and some are missing. Needed: {needed}. There are: {answered}."
)
BOTH_NEEDED = mark(
    "This score is made of answers and of other scores, and some are missing. Needed: {needed}. There are: {answered}."
)
FAILED = mark("This score could not be worked out because of a fault in the service.")

log = logging.getLogger(__name__)


def score(
    questionnaire: Questionnaire,
    answers: Answers,
    applicable: frozenset[ItemId],
    *,
    explain: bool = True,
    earlier: Earlier | None = None,
) -> Scores:
    """A score for every scale, from the answers to the items that apply; explained unless that is not wanted.

    `earlier` is the same person's last sitting, for scales about what has changed since.
    """
    sitting = _Sitting(answers, applicable, earlier, explain, {})
    for plan in plans(questionnaire):
        sitting.scores[plan.scale.id] = _score(plan, sitting)
    return {scale.id: sitting.scores[scale.id] for scale in questionnaire.scales}


@dataclass(frozen=True, slots=True)
class _Sitting:
    """What there is to score, and the scores so far."""

    answers: Answers
    applicable: frozenset[ItemId]
    earlier: Earlier | None
    explain: bool
    scores: Scores


def _score(plan: Plan, sitting: _Sitting) -> Score:
    given = _given(plan, sitting)
    items, answered = len(given.keys), len(given.worths) + len(given.codes)
    value: Decimal | str | None = None
    possible: Range | None = None
    parts: tuple[Part, ...] = ()
    reason = _not_enough(plan, given, answered)
    result = Result(None, reason)
    try:
        possible = _possible(plan, given)
        if plan.scorer is not None and reason is None:
            if answered < items and plan.scale.missing.instead is not None:
                given = _stood_in(plan.scale, given)
            result = sensible(plan.scorer.score(given))
            value = sensible_value(result.value, plan.scale, possible)
            parts = rounded_parts(result.parts, plan.scale) if value is not None else ()
    except (Exception, SystemExit):
        log.exception('The scorer "%s" failed on the scale "%s".', plan.scale.scorer, plan.scale.id)
        value, parts, result = None, (), Result(None, Step(FAILED))
    answered, items = result.counted or (answered, items)
    band = plan.scale.band_of(value) if value is not None else None
    return Score(
        scale=plan.scale.id,
        value=value,
        band=None if band is None else band.id,
        n_answered=answered,
        n_items=items,
        prorated=value is not None and (bool(result.prorated) or bool(given.stood_in)),
        possible=possible,
        scorer=plan.scale.scorer,
        scorer_version=plan.version,
        reason=result.reason if value is None else None,
        explanation=(
            (
                *answer_steps(plan, sitting.answers, sitting.applicable, given),
                *result_steps(plan, result, value, possible),
            )
            if sitting.explain
            else ()
        ),
        parts=parts,
    )


def _given(plan: Plan, sitting: _Sitting) -> Given:
    codes = plan.scorer is not None and plan.scorer.reads is Reads.CODES
    given = _codes(plan, sitting) if codes else _worths(plan, sitting)
    return _with_scores(plan, given, sitting.scores) if plan.members else given


def _worths(plan: Plan, sitting: _Sitting) -> Given:
    answers, applicable = sitting.answers, sitting.applicable
    counting: list[Counting] = []
    worths: dict[str, Exact] = {}
    absent: dict[str, NonAnswer] = {}
    for key in plan.keys:
        if key.item.id not in applicable:
            continue
        worth = key.worth(answers.get(key.id))
        if isinstance(worth, Decimal):
            worths[key.id] = worth
        else:
            absent[key.id] = worth
            if worth is NonAnswer.NOT_APPLICABLE:
                continue
        counting.append(key)
    return Given(
        tuple(counting), worths, {}, sitting.explain, absent=absent, answers=sitting.answers, earlier=sitting.earlier
    )


def _codes(plan: Plan, sitting: _Sitting) -> Given:
    counting: list[Counting] = []
    codes: dict[str, str] = {}
    skips = plan.scorer is not None and plan.scorer.skips
    for key in plan.keys:
        if key.item.id not in sitting.applicable:
            continue
        code = sitting.answers.get(key.id)
        if isinstance(code, str) and code in key.worths:
            if skips and key.worths[code] is NonAnswer.NOT_APPLICABLE:
                continue
            codes[key.id] = code
        counting.append(key)
    return Given(tuple(counting), {}, codes, sitting.explain, answers=sitting.answers, earlier=sitting.earlier)


def _with_scores(plan: Plan, given: Given, scores: Scores) -> Given:
    """With the scales it is made of. One to which nothing applied does not count, as an item would not."""
    counting: list[Counting] = list(given.keys)
    worths, codes = dict(given.worths), dict(given.codes)
    own: dict[ScaleId, Score] = {}
    for member in plan.members:
        score = own[member.id] = scores[member.id]
        if score.value is None and not score.n_items:
            continue
        counting.append(_as_possible(member, score))
        if isinstance(score.value, Decimal):
            worths[member.id] = score.value
        elif isinstance(score.value, str):
            codes[member.id] = score.value
    return replace(given, keys=tuple(counting), worths=worths, codes=codes, scores=own)


def _as_possible(member: Member, score: Score) -> Member:
    """The scale with the range its score could have had in this sitting."""
    return member if score.possible == member.range else replace(member, range=score.possible)


def _stood_in(scale: Scale, given: Given) -> Given:
    """With what the missing policy lets stand in for what has no answer, reversed like an answer."""
    instead = scale.missing.instead
    mean = Fraction(given.total) / len(given.worths) if given.worths else None
    stand_ins: dict[str, Exact] = {}
    for key in given.keys:
        if key.id in given.worths or not isinstance(key, Key):
            continue
        if not isinstance(instead, ItemValue):
            if mean is not None:
                stand_ins[key.id] = mean
        elif (known := instead.values.get(key.id)) is not None:
            stand_ins[key.id] = key.flip(known) if key.reverse else known
    ordered: Mapping[str, Exact] = {
        key.id: worth for key in given.keys if (worth := given.worths.get(key.id, stand_ins.get(key.id))) is not None
    }
    return replace(given, worths=ordered, stood_in=frozenset(stand_ins))


def _not_enough(plan: Plan, given: Given, answered: int) -> Step | None:
    items = len(given.keys)
    if plan.scorer is None:
        return Step(FAILED)
    missing = plan.scale.missing
    needed = missing.needed(items)
    if plan.scorer.sees_to_missing or (items and answered >= needed):
        return None
    if not items:
        return Step(NONE_COUNT)
    if plan.members:
        return Step(BOTH_NEEDED if plan.keys else SCORES_NEEDED, {"needed": needed, "answered": answered})
    told = {"items": items, "needed": needed, "answered": answered}
    kinds = Counter(given.absent.values())
    by_kind = any(kinds[kind] for kind in (NonAnswer.PREFER_NOT_TO_SAY, NonAnswer.DONT_KNOW, NonAnswer.NO_SCORE))
    if by_kind:
        told |= {str(kind): kinds[kind] for kind in NonAnswer}
    if isinstance(missing, AllRequired):
        return Step(ALL_NEEDED_BY_KIND if by_kind else ALL_NEEDED, told)
    return Step(MORE_NEEDED_BY_KIND if by_kind else MORE_NEEDED, told)


def _possible(plan: Plan, given: Given) -> Range | None:
    if len(given.keys) == len(plan.keys) and not plan.members:
        return plan.possible
    if plan.scorer is None or not given.keys:
        return None
    return stated(plan.scorer, given.keys, plan.scale.places)

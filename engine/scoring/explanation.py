"""How a score came about, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from engine.questionnaire import Answers, Band, ItemId, ItemValue, Scale, Text, Value
from engine.scoring.key import Key, NonAnswer
from engine.scoring.member import Member
from engine.scoring.plan import Plan
from engine.scoring.rounding import shown
from engine.scoring.score import Range, Said, Step
from engine.scoring.scorer import Given, Reads, Result
from engine.wording import mark

COUNTS = mark("“{item}”: {answer}. This counts {worth}.")
REVERSED = mark(
    "“{item}”: {answer}. This question is scored in reverse: {least} + {greatest} - {raw}, so it counts {worth}."
)
CHOSEN = mark("“{item}”: {answer}.")
NOT_APPLYING = mark("“{item}” was not asked, because it does not apply. It is left out.")
NOT_ANSWERED = {
    NonAnswer.UNANSWERED: mark("“{item}” was not answered."),
    NonAnswer.PREFER_NOT_TO_SAY: mark("“{item}”: {answer}. This is a wish not to say, and counts as no answer."),
    NonAnswer.DONT_KNOW: mark("“{item}”: {answer}. This means not knowing, and counts as no answer."),
    NonAnswer.NOT_APPLICABLE: mark("“{item}”: {answer}. This means the question does not apply. It is left out."),
    NonAnswer.NO_SCORE: mark("“{item}”: {answer}. This answer has no score, and counts as no answer."),
}
SCORE = mark("The score is {value}.")
ROUNDED = mark("Rounded half up, the score is {value}.")
POSSIBLE = mark("The lowest possible score is {least} and the highest is {greatest}.")
BAND = mark("A score from {at_least} is in the band “{band}”.")
BAND_BELOW = mark("A score from {at_least} and below {below} is in the band “{band}”.")
BAND_WITHIN = mark("A score from {at_least} to {last} is in the band “{band}”.")
BAND_OF_ONE = mark("A score of {last} is in the band “{band}”.")
BAND_OF_OUTCOMES = mark("This is in the group “{band}”, made up of: {outcomes}.")
MEMBER = mark("“{scale}” scored {value}.")
MEMBER_OUTCOME = mark("“{scale}”: {outcome}.")
MEMBER_WITHOUT = mark("“{scale}” has no score.")
MEAN_STANDS_IN = mark("For “{item}” the mean of the answers given stands in: {worth}.")
STANDS_IN = {
    "mean": mark("For “{item}” the mean of a reference group stands in: {worth} ({source})."),
    "median": mark("For “{item}” the median of a reference group stands in: {worth} ({source})."),
}
NO_BAND = mark("The score is below every band.")


def answer_steps(plan: Plan, answers: Answers, applicable: frozenset[ItemId], given: Given) -> Iterator[Step]:
    """What became of each item of the scale, and of each scale it is made of; then what stood in for the missing."""
    codes = plan.scorer is not None and plan.scorer.reads is Reads.CODES
    count = {key.id for key in given.keys}
    for key in plan.keys:
        if key.item.id not in applicable:
            yield Step(NOT_APPLYING, {"item": key.ask}, key.id)
        elif codes and key.id in count:
            yield _chosen(key, answers.get(key.id))
        else:
            yield _counted(key, answers.get(key.id))
    for member in plan.members:
        yield _member(member, given)
    for key in plan.keys:
        if key.id in given.stood_in:
            yield _stand_in(key, plan.scale, given)


def result_steps(plan: Plan, result: Result, value: Decimal | str | None, possible: Range | None) -> Iterator[Step]:
    """How the scorer came to its result, how it was rounded, and why it is in its band."""
    yield from result.steps
    if value is None and result.reason is not None:
        yield result.reason
    if isinstance(value, str) and (group := plan.scale.band_of(value)) is not None:
        yield _in_outcomes(plan.scale, group)
    if not isinstance(value, Decimal):
        return
    yield Step(SCORE if result.value == value else ROUNDED, {"value": value})
    if possible is not None:
        yield Step(POSSIBLE, {"least": possible[0], "greatest": possible[1]})
    if plan.scale.bands:
        yield _banded(plan.scale, plan.scale.band_of(value))


def _chosen(key: Key, value: Value | None) -> Step:
    if not isinstance(value, str) or value not in key.worths:
        return Step(NOT_ANSWERED[NonAnswer.UNANSWERED], {"item": key.ask}, key.id)
    return Step(CHOSEN, {"item": key.ask, "answer": key.shown(value)}, key.id)


def _counted(key: Key, value: Value | None) -> Step:
    worth = key.worth(value)
    if worth is NonAnswer.UNANSWERED:
        return Step(NOT_ANSWERED[worth], {"item": key.ask}, key.id)
    told: dict[str, Said] = {"item": key.ask, "answer": key.shown(value)}
    if isinstance(worth, NonAnswer):
        return Step(NOT_ANSWERED[worth], told, key.id)
    raw = key.raw(value)
    if key.reverse and key.range is not None and isinstance(raw, Decimal):
        least, greatest = key.range
        return Step(REVERSED, {**told, "least": least, "greatest": greatest, "raw": raw, "worth": worth}, key.id)
    return Step(COUNTS, {**told, "worth": worth}, key.id)


def _member(member: Member, given: Given) -> Step:
    score = given.scores.get(member.id)
    told: dict[str, Said] = {"scale": member.ask}
    if score is None or score.value is None:
        return Step(MEMBER_WITHOUT, told)
    if isinstance(score.value, Decimal):
        return Step(MEMBER, {**told, "value": score.value})
    outcome = next(each.label for each in member.scale.outcomes if each.code == score.value)
    return Step(MEMBER_OUTCOME, {**told, "outcome": outcome})


def _stand_in(key: Key, scale: Scale, given: Given) -> Step:
    told: dict[str, Said] = {"item": key.ask, "worth": shown(given.worths[key.id])}
    instead = scale.missing.instead
    if not isinstance(instead, ItemValue):
        return Step(MEAN_STANDS_IN, told, key.id)
    return Step(STANDS_IN[instead.which], {**told, "source": instead.source}, key.id)


def _in_outcomes(scale: Scale, reached: Band) -> Step:
    names = [outcome.label for outcome in scale.outcomes if outcome.code in reached.outcomes]
    every = Text({each: "; ".join(name.say(each) for name in names) for each in reached.label.words})
    return Step(BAND_OF_OUTCOMES, {"outcomes": every, "band": reached.label})


def _banded(scale: Scale, reached: Band | None) -> Step:
    if reached is None:
        return Step(NO_BAND)
    told: dict[str, Said] = {"at_least": reached.at_least, "band": reached.label}
    above = next((band.at_least for band in scale.bands if band.at_least > reached.at_least), None)
    if above is None:
        return Step(BAND, told)
    last = scale.last_below(above)
    if last is None or last < reached.at_least:
        return Step(BAND_BELOW, {**told, "below": above})
    return Step(BAND_OF_ONE if last == reached.at_least else BAND_WITHIN, {**told, "last": last})

"""Which values a score can have over all sittings: also over those to whom some of its items do not apply."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from engine.questionnaire import Questionnaire, Scale, ScaleId
from engine.scoring.key import Key
from engine.scoring.plan import plans, stated
from engine.scoring.score import Range
from engine.scoring.scorer import Scorer

log = logging.getLogger(__name__)


def score_ranges(questionnaire: Questionnaire) -> Mapping[ScaleId, Range | None]:
    """The least and greatest value of every score; None where it is no number, or there is no telling."""
    found: dict[ScaleId, Range | None] = {}
    for plan in plans(questionnaire):
        try:
            found[plan.scale.id] = None if plan.scorer is None else whole_range(plan.scorer, plan.scale, plan.keys)
        except Exception:
            log.exception('The scorer "%s" failed on the range of the scale "%s".', plan.scale.scorer, plan.scale.id)
            found[plan.scale.id] = None
    return found


def whole_range(scorer: Scorer, scale: Scale, keys: tuple[Key, ...]) -> Range | None:
    """The range of a score: with every item, and with only those that always count."""
    always = tuple(key for key in keys if not key.conditions and not key.skippable)
    fewer = [always] if always else [(key,) for key in keys]
    ways = [keys, *(fewer if left_out(keys) else ())]
    ranges = [stated(scorer, way, scale.places) for way in ways]
    known = [each for each in ranges if each is not None]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None


def left_out(keys: tuple[Key, ...]) -> Key | None:
    """An item that may not apply while others do, if there is one."""
    if len(keys) == 1:
        return None
    apart = len({key.conditions for key in keys}) > 1
    return next((key for key in keys if key.skippable or (apart and key.conditions)), None)

"""Which values a score can have over all sittings: also over those to whom some of its items do not apply."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain, combinations, groupby

from engine.questionnaire import Questionnaire, Scale, ScaleId
from engine.scoring.key import ZERO, Key
from engine.scoring.plan import plans, stated
from engine.scoring.score import Range
from engine.scoring.scorer import Scorer

MOST_GROUPS = 5
"""Of so many groups of items that are asked together every combination is looked at."""

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
    """The range of a score: with every item, and with those that always count and any others."""
    ranges = [stated(scorer, way, scale.places) for way in ([keys, *_fewer(keys)] if left_out(keys) else [keys])]
    known = [each for each in ranges if each is not None]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None


def _fewer(keys: tuple[Key, ...]) -> Iterator[tuple[Key, ...]]:
    """Ways to leave items out: all of them where there are few, those that are asked together being left out together.

    Otherwise the least score is among those where the items of the least worths are left in. Of several with the same
    least worth, one of them or all of them are: between these a sum or a mean only grows, or only falls. The same goes
    for the greatest.
    """
    always = tuple(key for key in keys if _always(key))
    others = [key for key in keys if not _always(key)]
    groups: dict[object, tuple[Key, ...]] = {}
    for key in others:
        apart = key.id if key.skippable else key.conditions
        groups[apart] = (*groups.get(apart, ()), key)
    if len(groups) <= MOST_GROUPS:
        chosen = chain.from_iterable(combinations(groups.values(), count) for count in range(len(groups) + 1))
        yield from (way for each in chosen if (way := (*always, *chain.from_iterable(each))))
        return
    yield from [always] if always else []
    for worst in (_least, _greatest):
        left_in = always
        for _, alike in groupby(sorted(others, key=worst), key=worst):
            first, *more = alike
            yield (*left_in, first)
            left_in = (*left_in, first, *more)
            yield left_in


def _always(key: Key) -> bool:
    return not key.conditions and not key.skippable


def _least(key: Key) -> Decimal:
    return key.range[0] if key.range is not None else ZERO


def _greatest(key: Key) -> Decimal:
    return -key.range[1] if key.range is not None else ZERO


def left_out(keys: tuple[Key, ...]) -> Key | None:
    """An item that may not apply while others do, if there is one."""
    if len(keys) == 1:
        return None
    apart = len({key.conditions for key in keys}) > 1
    return next((key for key in keys if key.skippable or (apart and key.conditions)), None)

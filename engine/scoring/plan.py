"""What can be worked out once for a questionnaire, so that scoring one sitting is little more than adding up."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Iterator
from dataclasses import dataclass

from engine.expressions import Expression
from engine.questionnaire import Item, ItemId, Questionnaire, Scale, inner_key, owner_of
from engine.scoring.key import Key, key_of
from engine.scoring.register import scorers
from engine.scoring.rounding import rounded
from engine.scoring.score import Range
from engine.scoring.scorer import Scorer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One scale ready to be scored. `scorer` is None where there is none of that name, or it could not be made."""

    scale: Scale
    keys: tuple[Key, ...]
    scorer: Scorer | None
    possible: Range | None

    @property
    def version(self) -> int:
        """The scorer's version, 0 where there is no scorer."""
        return 0 if self.scorer is None else self.scorer.version


_PLANS: dict[int, tuple[Plan, ...]] = {}


def plans(questionnaire: Questionnaire) -> tuple[Plan, ...]:
    """The plans of its scales, kept as long as the questionnaire itself is."""
    known = _PLANS.get(id(questionnaire))
    if known is None:
        known = tuple(_plan(scale, keys) for scale, keys in scales_with_keys(questionnaire))
        _PLANS[id(questionnaire)] = known
        weakref.finalize(questionnaire, _PLANS.pop, id(questionnaire), None)
    return known


def scales_with_keys(questionnaire: Questionnaire) -> Iterator[tuple[Scale, tuple[Key, ...]]]:
    """Each scale with the keys of its items; an item the questionnaire does not have is left out."""
    conditions = _conditions(questionnaire)
    for scale in questionnaire.scales:
        yield (
            scale,
            tuple(
                key_of(item, conditions[item.id], inner=inner, reverse=name in scale.reverse)
                for name in dict.fromkeys(scale.items)
                for item, inner in _scored(questionnaire, name)
            ),
        )


def _scored(questionnaire: Questionnaire, name: ItemId) -> Iterator[tuple[Item, str]]:
    """The item a scale names, with what it names inside it; nothing where there is none."""
    item = questionnaire.items.get(owner_of(name))
    if item is not None:
        inner = next((each for each in item.kind.inner if inner_key(item.id, each) == name), "")
        if inner or name == item.id:
            yield item, inner


def stated(scorer: Scorer, keys: tuple[Key, ...], places: int) -> Range | None:
    """The least and greatest value as they are stated: rounded like the value itself."""
    bounds = scorer.possible(keys)
    return None if bounds is None else (rounded(bounds[0], places), rounded(bounds[1], places))


def _plan(scale: Scale, keys: tuple[Key, ...]) -> Plan:
    scorer, possible = None, None
    make = scorers().get(scale.scorer)
    if make is None:
        log.error('There is no scorer "%s", which the scale "%s" needs.', scale.scorer, scale.id)
        return Plan(scale=scale, keys=keys, scorer=None, possible=None)
    try:
        scorer = make(scale, keys)
        possible = stated(scorer, keys, scale.places)
    except Exception:
        log.exception('The scorer "%s" cannot be made for the scale "%s".', scale.scorer, scale.id)
        scorer = None
    return Plan(scale=scale, keys=keys, scorer=scorer, possible=possible)


def _conditions(questionnaire: Questionnaire) -> dict[ItemId, tuple[Expression, ...]]:
    """What must hold for each item to apply: the condition of its page and its own."""
    return {
        item.id: tuple(each for each in (page.shown_when, item.shown_when) if each is not None)
        for page in questionnaire.pages
        for item in page.items
    }

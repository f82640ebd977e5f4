"""What can be worked out once for a questionnaire, so that scoring one sitting is little more than adding up."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.expressions import Expression
from engine.questionnaire import Declined, Item, ItemId, Questionnaire, Scale, ScaleId, inner_key, owner_of
from engine.scoring.key import Key, key_of
from engine.scoring.member import Member
from engine.scoring.nonsense import sensible_steps
from engine.scoring.ranges import always_counts, left_out, stated, whole_range
from engine.scoring.register import scorers
from engine.scoring.score import Range, Step
from engine.scoring.scorer import Material, Scorer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One scale ready to be scored. `scorer` is None where there is none of that name, or it could not be made."""

    scale: Scale
    keys: tuple[Key, ...]
    members: tuple[Member, ...] = ()
    scorer: Scorer | None
    possible: Range | None

    @property
    def version(self) -> int:
        """The scorer's version, 0 where there is no scorer."""
        return 0 if self.scorer is None else self.scorer.version


_PLANS: dict[int, tuple[Plan, ...]] = {}


def plans(questionnaire: Questionnaire) -> tuple[Plan, ...]:
    """The plans of its scales, those a scale is made of before it, kept as long as the questionnaire itself is."""
    known = _PLANS.get(id(questionnaire))
    if known is None:
        known = tuple(_plan(material) for material in materials(questionnaire))
        _PLANS[id(questionnaire)] = known
        weakref.finalize(questionnaire, _PLANS.pop, id(questionnaire), None)
    return known


def materials(questionnaire: Questionnaire) -> Iterator[Material]:
    """What each scorer is made for, scales that others are made of first. What the questionnaire lacks is left out."""
    conditions = _conditions(questionnaire)
    others = dict(_others(questionnaire, conditions))
    items_of = {str(scale.id): scale.items for scale in questionnaire.scales}
    made: dict[ScaleId, Member] = {}
    used = {name for scale in questionnaire.scales for name in scale.scales}
    for scale in in_order(questionnaire.scales):
        keys = tuple(
            key_of(item, conditions[item.id], inner=inner, reverse=name in scale.reverse, declared=_declared(scale))
            for name in dict.fromkeys(scale.items)
            for item, inner in _scored(questionnaire, name)
        )
        members = tuple(made[name] for name in dict.fromkeys(scale.scales) if name in made)
        material = Material(scale=scale, keys=keys, members=members, others=others, items_of=items_of)
        if scale.id in used:
            made[scale.id] = _member(material)
        yield material


def read_besides(questionnaire: Questionnaire) -> frozenset[ItemId]:
    """The items that scorers name in keys of their own, such as targets and weights."""
    return frozenset(ItemId(str(name)) for plan in plans(questionnaire) for name in _named(plan))


def goes_by(questionnaire: Questionnaire) -> Mapping[ScaleId, frozenset[ItemId]]:
    """The items each score goes by: its own, those its scorer reads besides, those of the scales it is made of."""
    return _together(questionnaire, read_by)


def decided_by(questionnaire: Questionnaire) -> Mapping[ScaleId, frozenset[ItemId]]:
    """The items whose answers decide on each score: also those of which it gives nothing away."""
    return _together(questionnaire, lambda plan: (*_named(plan), *read_by(plan)))


def _together(
    questionnaire: Questionnaire, besides: Callable[[Plan], tuple[str, ...]]
) -> Mapping[ScaleId, frozenset[ItemId]]:
    """The items of each scale and those besides, with those of the scales it is made of."""
    found: dict[ScaleId, frozenset[ItemId]] = {}
    for plan in plans(questionnaire):
        own = frozenset(map(owner_of, (*plan.scale.items, *besides(plan))))
        found[plan.scale.id] = own.union(*(found.get(name, frozenset()) for name in plan.scale.scales))
    return found


def in_order(scales: Iterable[Scale]) -> tuple[Scale, ...]:
    """Scales after those they are made of; what is made of itself comes last, and goes without itself."""
    waiting, ordered = list(scales), list[Scale]()
    while waiting:
        names = {scale.id for scale in waiting}
        ready = [scale for scale in waiting if names.isdisjoint(scale.scales)] or waiting
        ordered += ready
        waiting = [scale for scale in waiting if scale not in ready]
    return tuple(ordered)


def score_ranges(questionnaire: Questionnaire) -> Mapping[ScaleId, Range | None]:
    """The least and greatest value of every score; None where it is no number, or there is no telling."""
    found = {plan.scale.id: None if plan.scorer is None else _whole(plan.scorer) for plan in plans(questionnaire)}
    return {scale.id: found[scale.id] for scale in questionnaire.scales}


def incomparable_scales(questionnaire: Questionnaire) -> frozenset[ScaleId]:
    """The scales whose scores say nothing beside those of another person, by declaration or by how they are made."""
    return frozenset(
        plan.scale.id for plan in plans(questionnaire) if not _comparable(plan.scale, plan.scorer, plan.members)
    )


def _comparable(scale: Scale, scorer: Scorer | None, members: tuple[Member, ...]) -> bool:
    return (
        Declined.NORM not in scale.do_not
        and (scorer is None or scorer.comparable)
        and all(member.comparable for member in members)
    )


def looks_back(questionnaire: Questionnaire) -> bool:
    """Whether somebody who answers it again is told what has changed."""
    return not questionnaire.confidential and any(
        plan.scale.shown and plan.scorer is not None and plan.scorer.looks_back for plan in plans(questionnaire)
    )


def _scored(questionnaire: Questionnaire, name: ItemId) -> Iterator[tuple[Item, str]]:
    """The item a scale names, with what it names inside it; nothing where there is none."""
    item = questionnaire.items.get(owner_of(name))
    if item is not None:
        inner = next((each for each in item.kind.inner if inner_key(item.id, each) == name), "")
        if inner or name == item.id:
            yield item, inner


def _others(
    questionnaire: Questionnaire, conditions: Mapping[ItemId, tuple[Expression, ...]]
) -> Iterator[tuple[str, Key]]:
    """Every item, and everything inside the answers to one, as scorers may name it."""
    for item in questionnaire.items.values():
        for inner in ("", *item.kind.inner):
            key = key_of(item, conditions[item.id], inner=inner, reverse=False)
            yield str(key.id), key


def _declared(scale: Scale) -> Range | None:
    """The range a scale declares. One that goes from the greatest to the least is complained about, and is none."""
    return scale.range if scale.range is not None and scale.range[0] < scale.range[1] else None


def _member(material: Material) -> Member:
    scale, scorer = material.scale, _made(material)
    return Member(
        scale=scale,
        range=None if scorer is None else _whole(scorer),
        comparable=_comparable(scale, scorer, material.members),
        within_person=scorer is not None and scorer.within_person,
        always=any(always_counts(key) for key in material.keys) or any(member.always for member in material.members),
        shrinks=scorer is not None and scorer.adds_up and left_out(material.keys) is not None,
    )


def _plan(material: Material) -> Plan:
    scale, keys, possible = material.scale, material.keys, None
    scorer = _made(material)
    if scorer is not None:
        try:
            possible = stated(scorer, (*scorer.keys, *material.members), scale.places)
            keys = scorer.keys
        except Exception:
            log.exception('The scorer "%s" failed on the range of the scale "%s".', scale.scorer, scale.id)
            scorer = None
    return Plan(scale=scale, keys=keys, members=material.members, scorer=scorer, possible=possible)


def _named(plan: Plan) -> tuple[str, ...]:
    try:
        return () if plan.scorer is None else tuple(plan.scorer.named())
    except Exception:
        log.exception('The scorer "%s" failed on the names in the scale "%s".', plan.scale.scorer, plan.scale.id)
        return ()


def read_by(plan: Plan) -> tuple[str, ...]:
    """The names of items that its scorer reads besides those of the scale; nothing where the scorer fails."""
    try:
        return () if plan.scorer is None else tuple(plan.scorer.read())
    except Exception:
        log.exception('The scorer "%s" failed on what it reads in the scale "%s".', plan.scale.scorer, plan.scale.id)
        return ()


def stated_by(plan: Plan) -> tuple[Step, ...]:
    """What the public record tells of the people that scores are compared with; nothing where the scorer fails."""
    try:
        return () if plan.scorer is None else sensible_steps(plan.scorer.stated())
    except Exception:
        log.exception('The scorer "%s" failed on what it states of the scale "%s".', plan.scale.scorer, plan.scale.id)
        return ()


def _made(material: Material) -> Scorer | None:
    scale = material.scale
    make = scorers().get(scale.scorer)
    if make is None:
        log.error('There is no scorer "%s", which the scale "%s" needs.', scale.scorer, scale.id)
        return None
    try:
        return made(make, material)
    except Exception:
        log.exception('The scorer "%s" cannot be made for the scale "%s".', scale.scorer, scale.id)
        return None


def made(make: type[Scorer], material: Material) -> Scorer:
    """A scorer of which all that is asked without looking out for accidents can be told; raises what it raises."""
    scorer = make(material)
    asked = (scorer.material, scorer.scale, scorer.members, scorer.adds_up, scorer.within_person)
    if None in asked or not all(isinstance(key, Key) for key in scorer.keys):
        message = "it has lost what it is made for, or its keys are no keys"
        raise TypeError(message)
    return scorer


def _whole(scorer: Scorer) -> Range | None:
    try:
        return whole_range(scorer)
    except Exception:
        log.exception('The scorer "%s" failed on the range of the scale "%s".', scorer.name, scorer.scale.id)
        return None


def _conditions(questionnaire: Questionnaire) -> dict[ItemId, tuple[Expression, ...]]:
    """What must hold for each item to apply: the condition of its page and its own."""
    return {
        item.id: tuple(each for each in (page.shown_when, item.shown_when) if each is not None)
        for page in questionnaire.pages
        for item in page.items
    }

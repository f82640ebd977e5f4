"""What to answer to reach a target: by proof for pages and conditions, by sums for bands, rule by rule for tables."""

from __future__ import annotations

from dataclasses import replace

from engine.cases.coverage import Goal, Sort
from engine.cases.paths import ON_THE_WAY, Paths, Wishes
from engine.cases.suggesting.scales import keys_by_scale, rule_of_outcome, ways_to_bands, ways_to_rules
from engine.cases.suggesting.targets import Boundary, Target, matters
from engine.questionnaire import BandId, Questionnaire, Scale, ScaleId


class Ways:
    """Ways to reach targets in one questionnaire; what is worked out for a scale is kept."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Nothing is worked out yet."""
        self._questionnaire = questionnaire
        self._paths = Paths(questionnaire)
        self._keys = keys_by_scale(questionnaire)
        self._bands: dict[ScaleId, dict[BandId, Wishes]] = {}
        self._rules: dict[ScaleId, dict[str, Wishes]] = {}

    def to(self, target: Target) -> Wishes | None:
        """What to answer; None where that is not known."""
        if isinstance(target, Boundary):
            return self._to_boundary(target)
        if target.sort in ON_THE_WAY:
            return self._paths.to(target)
        scale = self._questionnaire.scales_by_id.get(ScaleId(target.name))
        return self._to_result(target, scale) if scale is not None else None

    def settled(self, edge: Boundary) -> Boundary:
        """An edge as it is to be reached: anyhow, where nobody is known for whom the condition turns on its value."""
        return replace(edge, beside=(edge.value,)) if self._turning(edge) is None else edge

    def _to_boundary(self, edge: Boundary) -> Wishes:
        turning = self._turning(edge)
        if turning is not None:
            return turning
        return {**self._paths.to_items([edge.item], edge.page), edge.item: edge.value}

    def _turning(self, edge: Boundary) -> Wishes | None:
        """To be asked for the value where the condition turns on it: as somebody answers who meets the rest of it."""
        for wishes in self._paths.to_item_in(edge.item, edge.condition, edge.page):
            found = {**wishes, edge.item: edge.value}
            if matters(edge, {item: value for item, value in found.items() if value is not None}):
                return found
        return None

    def _to_result(self, target: Goal, scale: Scale) -> Wishes | None:
        wishes: Wishes | None
        if target.sort is Sort.RULE:
            wishes = self._to_rules(scale).get(target.way)
        elif scale.outcomes:
            group = next((band.outcomes for band in scale.bands if band.id == target.way), frozenset())
            outcomes = sorted(group) if target.sort is Sort.BAND else [target.way]
            rules = (str(rule.number) for outcome in outcomes for rule in rule_of_outcome(scale, outcome))
            wishes = next((found for rule in rules if (found := self._to_rules(scale).get(rule)) is not None), None)
        else:
            wishes = self._to_bands(scale).get(BandId(target.way))
        if wishes is None:
            return None
        asked = {key.item.id for key in self._keys[scale.id] if wishes.get(key.id) is not None}
        return {**self._paths.to_items(asked), **wishes}

    def _to_bands(self, scale: Scale) -> dict[BandId, Wishes]:
        if scale.id not in self._bands:
            found = ways_to_bands(self._questionnaire, scale, self._keys.get(scale.id, ()))
            self._bands[scale.id] = dict(found)
        return self._bands[scale.id]

    def _to_rules(self, scale: Scale) -> dict[str, Wishes]:
        if scale.id not in self._rules:
            self._rules[scale.id] = dict(ways_to_rules(scale, self._keys.get(scale.id, ())))
        return self._rules[scale.id]

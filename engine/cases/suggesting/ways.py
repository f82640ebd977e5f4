"""What to answer to reach a target: by proof for pages and conditions, by sums for bands, rule by rule for tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.cases.coverage import Goal, Sort
from engine.cases.paths import ON_THE_WAY, Paths, Wishes
from engine.cases.suggesting.scales import ways_to_bands, ways_to_lines
from engine.cases.suggesting.targets import Boundary, Target, matters
from engine.questionnaire import BandId, ItemId, Questionnaire, Scale, ScaleId, owner_of
from engine.scoring.plan import plans


class Ways:
    """Ways to reach targets in one questionnaire; what is worked out for a scale is kept."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Nothing is worked out yet."""
        self._questionnaire = questionnaire
        self._paths = Paths(questionnaire)
        self._plans = {plan.scale.id: plan for plan in plans(questionnaire)}
        self._bands: dict[ScaleId, dict[BandId, Wishes]] = {}
        self._lines: dict[ScaleId, Mapping[Goal, tuple[str, Wishes]]] = {}

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
        if target.sort in {Sort.RULE, Sort.CELL}:
            _, wishes = self._to_lines(scale).get(target, ("", None))
        elif scale.outcomes:
            group = next((band.outcomes for band in scale.bands if band.id == target.way), frozenset())
            outcomes = {target.way} if target.sort is Sort.OUTCOME or not group else group
            wishes = next((found for decided, found in self._to_results(scale.id) if decided in outcomes), None)
        else:
            wishes = self._to_bands(scale).get(BandId(target.way))
        if wishes is None:
            return None
        asked = {ItemId(owner_of(item)) for item, value in wishes.items() if value is not None}
        return {**self._paths.to_items(asked), **wishes}

    def _to_results(self, scale_id: ScaleId) -> Iterable[tuple[str, Wishes]]:
        """The outcomes of a scale, or its bands, each with answers that lead to it."""
        scale = self._questionnaire.scales_by_id[scale_id]
        return self._to_lines(scale).values() if scale.outcomes else self._to_bands(scale).items()

    def _to_bands(self, scale: Scale) -> dict[BandId, Wishes]:
        if scale.id not in self._bands:
            found = ways_to_bands(self._questionnaire, scale, self._plans[scale.id].keys)
            self._bands[scale.id] = dict(found)
        return self._bands[scale.id]

    def _to_lines(self, scale: Scale) -> Mapping[Goal, tuple[str, Wishes]]:
        if scale.id not in self._lines:
            self._lines[scale.id] = ways_to_lines(self._plans[scale.id], self._to_results)
        return self._lines[scale.id]

"""What to answer to reach a target: by proof for pages and conditions, by sums for bands, rule by rule for tables."""

from __future__ import annotations

from collections.abc import Iterable

from engine.cases.coverage import TRUE, Goal, Sort
from engine.cases.suggesting.scales import keys_by_scale, rule_of_outcome, ways_to_bands, ways_to_rules
from engine.cases.suggesting.targets import Boundary, Target, Wishes
from engine.compiler.proofs import NOT_PROVED, Proofs
from engine.compiler.proofs import Goal as Provable
from engine.expressions import Expression
from engine.questionnaire import BandId, ItemId, Page, PageId, Questionnaire, Scale, ScaleId


class Ways:
    """Ways to reach targets in one questionnaire; what is worked out for a scale is kept."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Nothing is worked out yet."""
        self._questionnaire = questionnaire
        self._proofs = Proofs(questionnaire)
        self._keys = keys_by_scale(questionnaire)
        self._bands: dict[ScaleId, dict[BandId, Wishes]] = {}
        self._rules: dict[ScaleId, dict[str, Wishes]] = {}

    def to(self, target: Target) -> Wishes | None:
        """What to answer; None where that is not known."""
        if isinstance(target, Boundary):
            return {**(self._path_to_items([target.item], target.page) or {}), target.item: target.value}
        if target.sort in {Sort.PAGE, Sort.ITEM, Sort.CONDITION}:
            return self._path(self._provable(target))
        scale = self._questionnaire.scales_by_id.get(ScaleId(target.name))
        return self._to_result(target, scale) if scale is not None else None

    def impossible(self, target: Target) -> bool:
        """Whether it is proved that nobody can reach a target."""
        if isinstance(target, Boundary) or target.sort not in {Sort.PAGE, Sort.ITEM, Sort.CONDITION}:
            return False
        return all(self._proofs.possible(goal) is False for goal in self._provable(target))

    def _to_result(self, target: Goal, scale: Scale) -> Wishes | None:
        wishes: Wishes | None
        if target.sort is Sort.RULE:
            wishes = self._to_rules(scale).get(target.way)
        elif scale.outcomes:
            rules = (str(rule.number) for rule in rule_of_outcome(scale, target.way))
            wishes = next((found for rule in rules if (found := self._to_rules(scale).get(rule)) is not None), None)
        else:
            wishes = self._to_bands(scale).get(BandId(target.way))
        if wishes is None:
            return None
        asked = [item for item, value in wishes.items() if value is not None]
        return {**(self._path_to_items(asked) or {}), **wishes}

    def _to_bands(self, scale: Scale) -> dict[BandId, Wishes]:
        if scale.id not in self._bands:
            found = ways_to_bands(self._questionnaire, scale, self._keys.get(scale.id, ()))
            self._bands[scale.id] = dict(found)
        return self._bands[scale.id]

    def _to_rules(self, scale: Scale) -> dict[str, Wishes]:
        if scale.id not in self._rules:
            self._rules[scale.id] = dict(ways_to_rules(scale, self._keys.get(scale.id, ())))
        return self._rules[scale.id]

    # --- paths --------------------------------------------------------------------------------------------------------

    def _provable(self, target: Goal) -> list[Provable]:
        """What a proof can be about: each of these reaches the target."""
        if target.sort is Sort.PAGE:
            return [self._proofs.page_shown(self._questionnaire.pages_by_id[PageId(target.name)])]
        if target.sort is Sort.ITEM:
            return [self._proofs.item_shown(self._questionnaire.items[ItemId(target.name)])]
        found = []
        for condition, page in self._conditions(target):
            values = (True,) if target.way == TRUE else (False, None)
            found += [self._proofs.comes_to(condition, value, at=page) for value in values]
        return found

    def _conditions(self, target: Goal) -> Iterable[tuple[Expression, Page | None]]:
        """The condition meant, with the page on which it stands where it is one of an item."""
        for page in self._questionnaire.pages:
            if page.shown_when is not None and page.shown_when.span == target.span:
                yield page.shown_when, None
            for item in page.items:
                if item.shown_when is not None and item.shown_when.span == target.span:
                    yield item.shown_when, page

    def _path_to_items(self, items: Iterable[ItemId], page_id: PageId | None = None) -> Wishes | None:
        """How to be asked all of these, and to come to a page besides."""
        shown = [self._proofs.item_shown(self._questionnaire.items[item]) for item in items]
        page = self._questionnaire.pages_by_id[page_id] if page_id else None
        return self._path([self._proofs.together(*shown, self._proofs.met(None, at=page))])

    def _path(self, goals: Iterable[Provable]) -> Wishes | None:
        """What to answer to the items that decide on the first of these goals that can be reached."""
        for goal in goals:
            saved = self._proofs.find_answers(goal)
            if saved is None or saved is NOT_PROVED:
                continue
            given = {key: value for answers in saved.values() for key, value in answers.items()}
            return {item.id: given.get(item.id) for item in self._proofs.behind(goal)}
        return None

"""Ways to pages, items and conditions, by proof: what to answer to get there, or that nobody can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from engine.cases.coverage import TRUE, Goal, Sort
from engine.compiler.proofs import NOT_PROVED, Proofs
from engine.compiler.proofs import Goal as Provable
from engine.expressions import Expression
from engine.questionnaire import ItemId, Page, PageId, Questionnaire, Value

Wishes: TypeAlias = Mapping[ItemId, Value | None]
"""What somebody is to answer to some items; None is to leave it out. All other items are answered anyhow."""

ON_THE_WAY = frozenset({Sort.PAGE, Sort.ITEM, Sort.CONDITION})


class Paths:
    """Paths through one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Nothing is proved yet."""
        self._questionnaire = questionnaire
        self._proofs = Proofs(questionnaire)
        self._found: dict[Provable, Wishes | None] = {}

    def to(self, goal: Goal) -> Wishes | None:
        """What to answer to reach a page, an item or one way of a condition; None where that is not known."""
        return self._path(self._provable(goal))

    def to_items(self, items: Iterable[ItemId], page_id: PageId | None = None) -> Wishes:
        """What to answer to be asked all of these, and to come to a page besides; no wishes where that is not known."""
        shown = [self._proofs.item_shown(self._questionnaire.items[item]) for item in items]
        page = self._questionnaire.pages_by_id[page_id] if page_id else None
        return self._path([self._proofs.together(*shown, self._proofs.met(None, at=page))]) or {}

    def to_item_in(self, item: ItemId, condition: Expression, page_id: PageId | None) -> Iterator[Wishes]:
        """What to answer to be asked an item where a condition is met, or is not."""
        page = self._questionnaire.pages_by_id[page_id] if page_id else None
        shown = self._proofs.item_shown(self._questionnaire.items[item])
        for value in (True, False, None):
            wishes = self._path([self._proofs.together(shown, self._proofs.comes_to(condition, value, at=page))])
            if wishes is not None:
                yield wishes

    def impossible(self, goal: Goal) -> bool:
        """Whether it is proved that nobody reaches a goal."""
        return goal.sort in ON_THE_WAY and all(self._proofs.possible(each) is False for each in self._provable(goal))

    def _path(self, goals: Iterable[Provable]) -> Wishes | None:
        """What to answer to the items that decide on the first of these goals that can be reached."""
        for goal in goals:
            if goal not in self._found:
                self._found[goal] = self._find(goal)
            wishes = self._found[goal]
            if wishes is not None:
                return wishes
        return None

    def _find(self, goal: Provable) -> Wishes | None:
        if self._proofs.possible(goal) is not True:
            return None
        behind = self._proofs.behind(goal)
        saved = self._proofs.find_answers(goal) if behind else {}
        if saved is None or saved is NOT_PROVED:
            return None
        given = {key: value for answers in saved.values() for key, value in answers.items()}
        return {item.id: given.get(item.id) for item in behind}

    def _provable(self, goal: Goal) -> list[Provable]:
        """What a proof can be about: each of these reaches the goal."""
        if goal.sort is Sort.PAGE:
            return [self._proofs.page_shown(self._questionnaire.pages_by_id[PageId(goal.name)])]
        if goal.sort is Sort.ITEM:
            return [self._proofs.item_shown(self._questionnaire.items[ItemId(goal.name)])]
        values = (True,) if goal.way == TRUE else (False, None)
        return [
            self._proofs.comes_to(condition, value, at=page)
            for condition, page in self._conditions(goal)
            for value in values
        ]

    def _conditions(self, goal: Goal) -> Iterator[tuple[Expression, Page | None]]:
        """The condition meant, with the page on which it stands where it is one of an item."""
        for page in self._questionnaire.pages:
            if page.shown_when is not None and page.shown_when.span == goal.span:
                yield page.shown_when, None
            for item in page.items:
                if item.shown_when is not None and item.shown_when.span == goal.span:
                    yield item.shown_when, page

"""Which pages decide whether another page is shown."""

from __future__ import annotations

from collections.abc import Iterator

from engine.expressions import Expression
from engine.questionnaire import ItemId, Page, Questionnaire, owner_of


def deciding(questionnaire: Questionnaire, page: Page) -> tuple[Page, ...]:
    """The pages that a page's conditions ask about, in order; none where it is always shown.

    Conditions of its items count where it has no other items to be seen.
    """
    seen = [item.shown_when for item in page.items if item.kind.shown]
    conditions = [page.shown_when, *(() if None in seen else seen)]
    names: set[str] = set()
    for condition in conditions:
        if condition is not None:
            names.update(_behind(questionnaire, condition))
    pages = {questionnaire.page_of[ItemId(name)].id for name in names if name in questionnaire.items}
    return tuple(other for other in questionnaire.pages if other.id in pages) if pages else ()


def _behind(questionnaire: Questionnaire, expression: Expression) -> Iterator[str]:
    """The items that have to be answered before it is known what comes of an expression."""
    for name in map(owner_of, expression.names):
        item = questionnaire.items.get(name)
        if item is None or item.kind.follows is None:
            yield name
            continue
        for followed in (item.kind.follows, item.shown_when, questionnaire.page_of[item.id].shown_when):
            if followed is not None:
                yield from _behind(questionnaire, followed)

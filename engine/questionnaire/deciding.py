"""Which pages decide whether another page is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from engine.questionnaire.answer import owner_of

if TYPE_CHECKING:
    from engine.expressions import Expression
    from engine.questionnaire.item import Item
    from engine.questionnaire.names import ItemId
    from engine.questionnaire.questionnaire import Page


def deciding(pages: tuple[Page, ...], page: Page) -> tuple[Page, ...]:
    """The pages that a page's conditions ask about, in order; none where it is always shown.

    Conditions of its items count where it has no other items to be seen.
    """
    seen = [item.shown_when for item in page.items if item.kind.shown]
    conditions = [page.shown_when, *(() if None in seen else seen)]
    asked = {item.id: (item, other) for other in pages for item in other.items}
    names = {name for condition in conditions if condition is not None for name in _behind(asked, condition)}
    return tuple(other for other in pages if any(item.id in names for item in other.items))


def _behind(asked: Mapping[ItemId, tuple[Item, Page]], expression: Expression) -> Iterator[str]:
    """The items that have to be answered before it is known what comes of an expression."""
    for name in map(owner_of, expression.names):
        item, page = asked.get(name, (None, None))
        if item is None or page is None or item.kind.follows is None:
            yield name
            continue
        for followed in (item.kind.follows, item.shown_when, page.shown_when):
            if followed is not None:
                yield from _behind(asked, followed)

"""What has changed in the pages: what they say, where items stand, and who is asked them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import fields

from engine.catalogue.canonical import condition
from engine.catalogue.difference.both import Both, Wording, is_wording
from engine.catalogue.difference.change import Change
from engine.catalogue.difference.items import is_read, item_changed, item_gone, item_new
from engine.catalogue.meaning import ASIDE
from engine.catalogue.versions import Weight
from engine.document import Span
from engine.expressions import Expression
from engine.questionnaire import Item, ItemId, Page, PageId, Questionnaire

CALLED = {"title": "the title of the page", "intro": "the introduction of the page"}
ELSEWHERE = frozenset({"id", "shown_when", "items", "span", *ASIDE})
OTHERS_ASKED = "Other people may be asked than before."
NEIGHBOURS = "What is asked before a question can colour the answer."


def pages_changed(both: Both) -> Iterator[Change]:
    """All that is different in the pages and their items."""
    renamed = _renamed(both)
    for page in both.old.pages:
        later = both.new.pages_by_id.get(page.id) or renamed.get(page.id)
        if later is not None:
            yield from _page_reworded(page, later)
    for called, page in renamed.items():
        places = both.old.pages_by_id[called].span, page.span
        yield from Wording((), f'the id of the page "{page.id}"', places).changed(called, page.id)
    before, after = _pages_of(both.old), _pages_of(both.new)
    for name, item in both.old.items.items():
        if name not in after:
            yield item_gone(both, item)
            continue
        later_item = both.new.items[name]
        yield from item_changed(both, item, later_item)
        yield from _shown_otherwise(both, (before[name], item), (after[name], later_item))
        if before[name].id not in renamed:
            yield from _moved(item, before[name], after[name])
    for name, item in both.new.items.items():
        if name not in before:
            yield item_new(both, item)
    yield from _reordered(both)


def _pages_of(questionnaire: Questionnaire) -> dict[ItemId, Page]:
    return {item.id: page for page in questionnaire.pages for item in page.items}


def _renamed(both: Both) -> dict[PageId, Page]:
    """Pages that are the same but for their ids, which nobody sees: the new one by the old id."""
    added = {_asked(page): page for page in both.new.pages if page.id not in both.old.pages_by_id}
    gone = [page for page in both.old.pages if page.id not in both.new.pages_by_id]
    return {page.id: added[_asked(page)] for page in gone if _asked(page) in added}


def _asked(page: Page) -> tuple[ItemId, ...]:
    return tuple(item.id for item in page.items)


def _page_reworded(old: Page, new: Page) -> Iterator[Change]:
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name in ELSEWHERE or before == after:
            continue
        called = CALLED.get(field.name, f'"{field.name}" of the page')
        weight = Weight.WORDING if is_wording(before or after) else Weight.COMPARABLE
        yield from Wording((new.id,), called, (old.span, new.span), weight).changed(before, after)


def _shown_otherwise(both: Both, old: tuple[Page, Item], new: tuple[Page, Item]) -> Iterator[Change]:
    """Who is asked an item follows from its page's condition and its own together."""
    before, after = _conditions(*old), _conditions(*new)
    if condition(*before) == condition(*after):
        return
    of_page = condition(before[1]) == condition(after[1])
    what = f'the page "{new[0].id}" is' if of_page else "the item is"
    what += " shown under another condition" if any(after) else " always shown now"
    places = _place(before, old, of_page=of_page), _place(after, new, of_page=of_page)
    if is_read(new[1]):
        yield Change(weight=Weight.WORDING, about=(new[1].id,), what=what, before=places[0], after=places[1])
    else:
        yield both.broken(new[1], what, *places, OTHERS_ASKED)


def _conditions(page: Page, item: Item) -> tuple[Expression | None, Expression | None]:
    return page.shown_when, item.shown_when


def _place(conditions: tuple[Expression | None, Expression | None], of: tuple[Page, Item], *, of_page: bool) -> Span:
    """Where the condition stands, or what would have it."""
    found = conditions[0 if of_page else 1]
    return found.span if found is not None else of[0 if of_page else 1].span


def _moved(item: Item, before: Page, after: Page) -> Iterator[Change]:
    if before.id != after.id:
        yield Change(
            weight=Weight.COMPARABLE,
            about=(item.id,),
            what=f'asked on the page "{after.id}" instead of "{before.id}"',
            before=before.span,
            after=after.span,
            effect=NEIGHBOURS,
        )


def _reordered(both: Both) -> Iterator[Change]:
    before = [item for item in both.old.items if item in both.new.items]
    after = [item for item in both.new.items if item in both.old.items]
    matching = difflib.SequenceMatcher(None, before, after, autojunk=False)
    stayed = {item for block in matching.get_matching_blocks() for item in before[block.a : block.a + block.size]}
    moved = tuple(item for item in before if item not in stayed)
    if moved:
        yield Change(
            weight=Weight.COMPARABLE,
            about=moved,
            what="asked at another place in the order",
            before=both.old.items[moved[0]].span,
            after=both.new.items[moved[0]].span,
            effect=NEIGHBOURS,
        )

"""Where each wording of a document stands: what is known to everybody who reads it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from engine.compiler.asked import items_of
from engine.document import Mapping, Node
from engine.document.entries import child, entries, words
from engine.expressions import Expression
from engine.expressions.tree import Among, Call, Comparison, Literal, Logic, Name
from engine.expressions.tree import Node as Condition
from engine.questionnaire import Item, ItemId, Page, Questionnaire

BEFORE_THE_START = ("title", "body", "purpose", "who_sees_it")
PRINTED = ("scales", "results", "feedback", "certificate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The number of pages that were answered before, whether scores are known, and what holds for every reader.

    What is `printed` stands under a name, so it can tell nothing confidential.
    """

    pages: int
    scores: bool = False
    printed: bool = False
    holds: frozenset[Condition] = field(default=frozenset())


def places(document: Mapping, questionnaire: Questionnaire) -> Iterator[tuple[Node, Here]]:
    """Every part of the document that has wordings, with what is known there."""
    first_use: dict[str, int] = {}
    for number, (entry, page) in enumerate(zip(entries(document, "pages"), questionnaire.pages, strict=True)):
        yield from _on_page(entry, page, Here(pages=number, holds=parts(page.shown_when)))
        for written in entries(entry, "items"):
            for item in (written, *entries(written, "items")):
                first_use.setdefault(words(item, "options") or "", number)
    for name, options in child(document, "option_sets").items():
        yield options, Here(pages=first_use.get(name, len(questionnaire.pages)))
    done = Here(pages=len(questionnaire.pages), scores=True)
    for key in document:
        if key in BEFORE_THE_START:
            yield _only(document, key), Here(pages=0)
        elif key == "closing":
            yield _only(document, key), done
        elif key in PRINTED:
            awarded = questionnaire.certificate if key == "certificate" else None
            holds = parts(awarded.awarded_when) if awarded else frozenset()
            yield _only(document, key), replace(done, printed=True, holds=holds)


def _on_page(entry: Mapping, page: Page, here: Here) -> Iterator[tuple[Node, Here]]:
    yield _only(entry, *(key for key in entry if key != "items")), here
    items: dict[str, Item] = {item.id: item for item in page.items}
    for written in entries(entry, "items"):
        names = (words(named, "id") or "" for named in items_of(written))
        condition = next((items[name].shown_when for name in names if name in items), None)
        yield written, replace(here, holds=here.holds | parts(condition))


def _only(mapping: Mapping, *keys: str) -> Mapping:
    chosen = Mapping(mapping.span)
    chosen.update({mapping.key(key): node for key in keys if (node := mapping.find(key)) is not None})
    return chosen


def parts(condition: Expression | None) -> frozenset[Condition]:
    """What holds where a condition does: each part of an `and`."""
    return frozenset(_parts(condition.tree)) if condition else frozenset()


def _parts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, Logic) and condition.operator == "and":
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition


def needs_answer(condition: Condition, item: ItemId) -> bool:
    """Whether a condition can hold only for those who answered an item: it compares the answer, or asks for one."""
    match condition:
        case Comparison(operator=operator, left=left, right=right):
            sides = (left, right)
            return operator != "!=" and not any(map(_nothing, sides)) and any(_names(side, item) for side in sides)
        case Among(part=part):
            return _names(part, item)
        case Call(function="answered", arguments=(part,)):
            return _names(part, item)
    return _names(condition, item)


def _names(part: Condition, item: ItemId) -> bool:
    return isinstance(part, Name) and part.name == item


def _nothing(part: Condition) -> bool:
    return isinstance(part, Literal) and part.value is None

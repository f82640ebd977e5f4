"""What has changed in an item: how it is answered, asked and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from engine.catalogue.canonical import canonical, written
from engine.catalogue.difference.both import Both, Wording, is_wording
from engine.catalogue.difference.change import Change
from engine.catalogue.difference.options import options_changed
from engine.catalogue.meaning import ASIDE, FROM_OPTIONS
from engine.catalogue.versions import Weight
from engine.document import Span
from engine.expressions import Expression
from engine.items.repeated_group import asked_of_each
from engine.questionnaire import Item, ItemId, Text, inner_key

CALLED = {"ask": "the question", "hint": "the hint", "why": "the reason for asking", "messages": "a message"}
ELSEWHERE = frozenset({"id", "kind", "options", "shown_when", "grid", "span", *ASIDE})
"""Fields that are not compared one by one: each has a way of its own."""

SETTINGS = {
    ("number", "at_least"): Weight.COMPARABLE,
    ("number", "at_most"): Weight.COMPARABLE,
    ("number", "decimals"): Weight.COMPARABLE,
    ("date", "earliest"): Weight.COMPARABLE,
    ("date", "latest"): Weight.COMPARABLE,
    ("month", "earliest"): Weight.COMPARABLE,
    ("month", "latest"): Weight.COMPARABLE,
    ("year", "earliest"): Weight.COMPARABLE,
    ("year", "latest"): Weight.COMPARABLE,
    ("repeated_group", "at_least"): Weight.COMPARABLE,
    ("repeated_group", "at_most"): Weight.COMPARABLE,
    ("file", "accepts"): Weight.COMPARABLE,
    ("file", "at_most_megabytes"): Weight.COMPARABLE,
    ("email", "own"): Weight.WORDING,
    ("telephone", "own"): Weight.WORDING,
    ("text", "max_length"): Weight.COMPARABLE,
    ("long_text", "max_length"): Weight.COMPARABLE,
    ("text", "autocomplete"): Weight.WORDING,
    ("long_text", "autocomplete"): Weight.WORDING,
}
"""Settings of kinds that leave answers comparable, as long as no scale uses them. Any other breaks."""

APART = frozenset({"items", "of"})
"""What is asked about each entry is compared item by item; what a calculated value can be follows from all else."""

COUNTED = "unit"
"""A wording that says what is counted: another one in the author's language makes another number of it."""


def item_changed(both: Both, old: Item, new: Item) -> Iterator[Change]:
    """All that is different in an item of both, but where and when it is shown."""
    if old.kind.name != new.kind.name:
        what = f"the kind is {new.kind.name} instead of {old.kind.name}"
        yield both.broken(new, what, old.span, new.span)
    else:
        yield from _kind_changed(both, old, new)
        yield from options_changed(both, old, new)
        yield from _entries_changed(both, old, new)
    yield from _fields_changed(both, old, new)
    yield from _grid_changed(old, new)


def item_gone(both: Both, item: Item) -> Change:
    """An item that is not asked any more."""
    if is_read(item):
        return Change(weight=Weight.WORDING, about=(item.id,), what="this information is gone", before=item.span)
    elsewhere = _asked_elsewhere(both, item)
    return Change(
        weight=Weight.BREAKING,
        about=(item.id,),
        what=f'the item is gone; "{elsewhere.id}" asks the same' if elsewhere else "the item is gone",
        before=item.span,
        after=elsewhere.span if elsewhere else None,
        scores=both.scales_of(item.id),
        effect=f"Answers to {item.id} end with version {both.old.version}.",
    )


def item_new(both: Both, item: Item) -> Change:
    """An item that was not asked before."""
    if is_read(item):
        return Change(weight=Weight.WORDING, about=(item.id,), what="this information is new", after=item.span)
    scores = both.scales_of(item.id)
    return Change(
        weight=Weight.BREAKING if scores else Weight.COMPARABLE,
        about=(item.id,),
        what=f"the {'required' if item.required else 'optional'} item is new",
        after=item.span,
        scores=scores,
        effect=f"Answers to {item.id} begin with version {both.new.version}.",
    )


def is_read(item: Item) -> bool:
    """Whether an item is only read, and gives no answer of any sort."""
    return not item.kind.parts and item.kind.type is None


def _asked_elsewhere(both: Both, item: Item) -> Item | None:
    """A new item with the same question."""
    language = next(iter(item.ask.words))
    asked = item.ask.say(language)
    added = (each for name, each in both.new.items.items() if name not in both.old.items)
    return next((each for each in added if each.ask.say(language) == asked), None)


def _kind_changed(both: Both, old: Item, new: Item) -> Iterator[Change]:
    for name in _names(old.kind):
        before, after = getattr(old.kind, name), getattr(new.kind, name)
        if name in FROM_OPTIONS or name in APART or before == after:
            continue
        if is_wording(before or after):
            yield from _kind_reworded(both, (old, new), name)
            continue
        if written(canonical(before)) == written(canonical(after)):
            continue
        weight = SETTINGS.get((new.kind.name, name), Weight.BREAKING)
        what = f"{name} is {_told(after)} instead of {_told(before)}"
        if weight is Weight.BREAKING or both.scales_of(new.id):
            yield both.broken(new, what, old.span, new.span)
        else:
            yield Change(weight=weight, about=(new.id,), what=what, before=old.span, after=new.span)


def _entries_changed(both: Both, old: Item, new: Item) -> Iterator[Change]:
    """All that is different in what a repeated group asks about each of its entries, item by item."""
    before, after = ({each.id: _within(group, each) for each in asked_of_each(group)} for group in (old, new))
    for name, item in before.items():
        if name in after:
            yield from item_changed(both, item, after[name])
        else:
            yield replace(item_gone(both, item), answers=(new.id,))
    yield from (item_new(both, item) for name, item in after.items() if name not in before)
    if [name for name in before if name in after] != [name for name in after if name in before]:
        what = "what is asked about each entry comes in another order"
        yield Change(weight=Weight.COMPARABLE, about=(new.id,), what=what, before=old.span, after=new.span)


def _within(group: Item, item: Item) -> Item:
    """An item of a group under the name it has outside of it."""
    return replace(item, id=ItemId(inner_key(group.id, item.id)))


def _kind_reworded(both: Both, items: tuple[Item, Item], name: str) -> Iterator[Change]:
    old, new = items
    before, after = getattr(old.kind, name), getattr(new.kind, name)
    if name == COUNTED and _in_author_language(before) != _in_author_language(after):
        yield both.broken(new, "another unit is asked for", old.span, new.span)
    else:
        yield from Wording((new.id,), f'"{name}"', (old.span, new.span)).changed(before, after)


def _fields_changed(both: Both, old: Item, new: Item) -> Iterator[Change]:
    places: tuple[Span, Span] = old.span, new.span
    for name in _names(new):
        before, after = getattr(old, name), getattr(new, name)
        if name in ELSEWHERE or before == after:
            continue
        if name == "required":
            what = "an answer is required now" if after else "an answer is not required any more"
            effect = "" if after else "Some may leave it out now."
        elif name == "confidential":
            what = "the answer is confidential now" if after else "the answer is not confidential any more"
            effect = "What was answered before is kept as it was promised then."
        elif is_wording(before or after):
            yield from Wording((new.id,), CALLED.get(name, f'"{name}"'), places).changed(before, after)
            continue
        else:
            yield both.broken(new, f'"{name}" is not what it was', *places)
            continue
        yield Change(
            weight=Weight.COMPARABLE, about=(new.id,), what=what, before=old.span, after=new.span, effect=effect
        )


def _grid_changed(old: Item, new: Item) -> Iterator[Change]:
    if old.grid is None and new.grid is None:
        return
    if old.grid is None or new.grid is None:
        what = "the item is asked in a grid now" if new.grid else "the item is asked on its own now"
        yield Change(weight=Weight.COMPARABLE, about=(new.id,), what=what, before=old.span, after=new.span)
        return
    places = old.grid.span, new.grid.span
    yield from Wording((new.id,), "the question above the grid", places).changed(old.grid.ask, new.grid.ask)
    yield from Wording((new.id,), "the hint above the grid", places).changed(old.grid.hint, new.grid.hint)


def _names(thing: object) -> list[str]:
    if not is_dataclass(thing):
        return []
    return [field.name for field in fields(thing) if field.compare]


def _in_author_language(text: Text | None) -> str:
    return "" if text is None else next(iter(text.words.values()))


def _told(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, Expression):
        return value.text
    plain = canonical(value)
    return plain if isinstance(plain, str) else written(plain)

"""What stands in the boxes of a page, told apart from something else that stood there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from engine.forms.fields import Typed
from engine.forms.said import said
from engine.items.repeated_group import asked_of_each
from engine.journey import told
from engine.questionnaire import Item, ItemId, Language, Option, Raw, Tell, other_key, untold


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A question with two answers, each as it was typed; None where there is none."""

    question: Markup
    typed: Markup | None
    kept: Markup | None


def settled(items: Iterable[Item], typed: Typed) -> Typed:
    """What stands in the boxes of a page, in a form of its own: no empty box, no button, one way to end a line."""
    found: dict[ItemId, Raw] = {}
    for item in items:
        sent = item.kind.settled(typed.get(item.id, {}))
        lines = {part: [value.replace("\r\n", "\n") for value in values if value] for part, values in sent.items()}
        if raw := {part: values for part, values in lines.items() if values}:
            found[item.id] = raw
    return found


def differences(
    items: Iterable[Item], typed: Typed, kept: Typed, language: Language, tell: Tell = untold
) -> tuple[Difference, ...]:
    """The questions to which something else is typed than is kept. The same answer in other words is no difference."""
    items = tuple(items)
    one, other = settled(items, typed), settled(items, kept)
    return tuple(
        Difference(
            question=said(told(item, tell).ask, language),
            typed=_words(item, one.get(item.id, {}), language),
            kept=_words(item, other.get(item.id, {}), language),
        )
        for item in items
        if _differ(item, one.get(item.id, {}), other.get(item.id, {}))
    )


def _differ(item: Item, one: Raw, other: Raw) -> bool:
    if one == other:
        return False
    answers = [item.kind.read(item, raw) for raw in (one, other)]
    return answers[0] != answers[1] or any(faults for _, faults in answers)


def _words(item: Item, raw: Raw, language: Language) -> Markup | None:
    """An answer in the respondent's words; where it is none yet, what stands in the boxes."""
    answers, faults = item.kind.read(item, raw)
    if faults or item.id not in answers:
        return escape(", ".join(_typed(item, raw, language))) if raw else None
    shown, words = item.kind.show(item, answers[item.id], language), answers.get(other_key(item.id))
    return escape(f"{shown}: {words}" if words else shown)


def _typed(item: Item, raw: Raw, language: Language) -> Iterator[str]:
    """What stands in each box; of an option, its label."""
    labels: dict[str, str] = {option.code: option.label.say(language) for option in _options(item)}
    for values in raw.values():
        yield from (labels.get(value, value) for value in values)


def _options(item: Item) -> Iterator[Option]:
    yield from item.options
    for inner in asked_of_each(item):
        yield from inner.options

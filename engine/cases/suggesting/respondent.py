"""Somebody who answers as wished, and anyhow where there is no wish."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from engine.cases.case import Case
from engine.cases.made_up import WORDS, Somebody
from engine.cases.paths import Wishes
from engine.clock import supposing, today
from engine.document import Span
from engine.journey import Journey
from engine.questionnaire import Answers, Item, ItemId, Page, PageId, Questionnaire, Value, inner_key

NAME = "Sam Sample"
HERE = Span(1, 1, 1, 1)
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody answers whose wishes leave it open: how far up the options, and whether they leave anything out."""

    leaning: float = 0.5
    seed: int = 0
    thorough: bool = False


def answered(questionnaire: Questionnaire, wishes: Wishes, manner: Manner = Manner()) -> Case:  # frozen
    """A case that goes through all pages.

    What need not be answered is left out, unless it is wished for, counts in a score, or they are thorough.
    """
    chance = random.Random(manner.seed)  # noqa: S311  # made-up answers, the same every time
    somebody = Somebody(NAME, manner.leaning, chance)
    counting = {item for scale in questionnaire.scales for item in scale.items}
    freely = questionnaire.items if manner.thorough else counting
    saved: dict[PageId, Answers] = {}
    day = today()
    with supposing(day):
        for page in questionnaire.pages:
            sent: dict[str, Value] = {}
            for item in _applying(questionnaire, page, saved):
                sent |= _answer(item, wishes, somebody, freely=item.id in freely)
            saved[page.id] = sent
    return Case(name="", span=HERE, saved=saved, today=day)


def _applying(questionnaire: Questionnaire, page: Page, saved: dict[PageId, Answers]) -> tuple[Item, ...]:
    """The items of a page that apply. Where nothing is conditional there is no need to look."""
    if page.shown_when is None and all(item.shown_when is None for item in page.items):
        return page.items
    return Journey(questionnaire, saved).items(page)


def _answer(item: Item, wishes: Wishes, somebody: Somebody, *, freely: bool) -> Answers:
    """What is saved of an item: the wish if it can be one, else what somebody makes up where an answer is needed."""
    value = wishes[item.id] if item.id in wishes else _assembled(item, wishes, somebody)
    if value is not None:
        read, faults = item.kind.read(item, _raw(item, value))
        if not faults:
            return read
    made_up = somebody.answers([item]) if item.required or (freely and item.id not in wishes) else {}
    return made_up or item.kind.read(item, {})[0]


def _assembled(item: Item, wishes: Wishes, somebody: Somebody) -> Value | None:
    """An answer of several parts where some of them are wished for; the others are made up."""
    parts = {name: value for name in item.kind.inner if (value := wishes.get(_key(item, name))) is not None}
    whole = somebody.answers([item]).get(item.id) if parts else None
    return {**whole, **parts} if isinstance(whole, Mapping) else None


def _key(item: Item, name: str) -> ItemId:
    return ItemId(inner_key(item.id, name))


def _raw(item: Item, value: Value) -> dict[str, list[str]]:
    """What a browser would send; with words beside an option that asks for some."""
    chosen = value if isinstance(value, tuple) else (value,)
    asks = any(option.specify is not None and option.code in chosen for option in item.options)
    return {**item.kind.raw(value), **({OTHER: [WORDS]} if asks else {})}

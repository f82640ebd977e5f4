"""The two questionnaires that are compared, and what is compared in the same way everywhere."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.catalogue.difference.change import Change
from engine.catalogue.versions import Weight
from engine.document import Span
from engine.items.calculated import Calculated
from engine.questionnaire import Item, ItemId, Questionnaire, ScaleId, Text, owner_of
from engine.scoring import decided_by

WORD = re.compile(r"\w+")
ALIKE = 0.5
"""Two labels without a common word say the same only if they are this much alike, letter by letter."""


@dataclass(frozen=True, kw_only=True)
class Both:
    """Two questionnaires, the earlier and the later one, and the options a map says are the same in other words."""

    old: Questionnaire
    new: Questionnaire
    same: frozenset[tuple[str, str]] = frozenset()

    def scales_of(self, item: ItemId) -> tuple[ScaleId, ...]:
        """The scales of both that an item is scored in, before or after, be it through a calculated value."""
        kept = self.old.scales_by_id.keys() & self.new.scales_by_id.keys()
        scales = [(side, scale) for side in (self.old, self.new) for scale in decided_by(side).items()]
        return tuple(
            dict.fromkeys(
                scale for side, (scale, items) in scales if scale in kept and owner_of(item) in _behind(side, items)
            )
        )

    def broken(self, item: Item, what: str, before: Span | None, after: Span | None, effect: str = "") -> Change:
        """A change that makes answers to an item, and the scores they are in, something else."""
        answered = owner_of(item.id)
        return Change(
            weight=Weight.BREAKING,
            about=(item.id,),
            what=what,
            before=before,
            after=after,
            answers=(answered,) if answered in self.old.items and answered in self.new.items else (),
            scores=self.scales_of(item.id),
            effect=effect,
        )


def _behind(questionnaire: Questionnaire, items: frozenset[ItemId]) -> set[ItemId]:
    """The items whose answers decide on a score: those that it reads, and those that these are calculated from."""
    behind: set[ItemId] = set()
    names = set(items)
    while names:
        item = owner_of(names.pop())
        kind = questionnaire.items[item].kind if item in questionnaire.items and item not in behind else None
        behind.add(item)
        if isinstance(kind, Calculated) and kind.value is not None:
            names |= {ItemId(name) for name in kind.value.names}
    return behind


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording that may have changed: of what, what it is called, and where that stands before and after."""

    about: tuple[str, ...]
    called: str
    places: tuple[Span | None, Span | None]
    weight: Weight = Weight.WORDING

    def changed(self, old: object, new: object) -> Iterator[Change]:
        """The change from one to the other, if there is one."""
        if old == new:
            return
        before = (old.span if isinstance(old, Text) else None) or self.places[0]
        after = (new.span if isinstance(new, Text) else None) or self.places[1]
        if old and new:
            what = f"{self.called} reads differently{_languages(old, new)}"
        else:
            what = f"{self.called} is new" if new else f"{self.called} is gone"
        yield Change(weight=self.weight, about=self.about, what=what, before=before, after=after)


def is_wording(value: object) -> bool:
    """Whether a value is nothing but words."""
    if isinstance(value, Mapping):
        return bool(value) and all(map(is_wording, value.values()))
    return isinstance(value, Text)


def says_another_thing(old: Text, new: Text) -> bool:
    """Whether two labels have so little in common, in the author's language, that they cannot mean the same."""
    language = next(iter(old.words))
    before, after = old.say(language).casefold(), new.say(language).casefold()
    if set(WORD.findall(before)) & set(WORD.findall(after)):
        return False
    return difflib.SequenceMatcher(None, before, after).ratio() < ALIKE


def _languages(old: object, new: object) -> str:
    """In which languages, unless it is in all of them."""
    if not (isinstance(old, Text) and isinstance(new, Text)):
        return ""
    every = dict.fromkeys((*old.words, *new.words))
    changed = [language for language in every if old.words.get(language) != new.words.get(language)]
    return "" if len(changed) == len(every) else f" in {', '.join(changed)}"

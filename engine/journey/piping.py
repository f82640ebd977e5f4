"""What was answered, put into the questionnaire's own words."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TypeVar, cast
from weakref import WeakValueDictionary

from engine.expressions import Expression
from engine.questionnaire import (
    Answers,
    Item,
    ItemId,
    Language,
    Placeholder,
    Questionnaire,
    Scale,
    Tell,
    Text,
    other_key,
    untold,
)

Said = TypeVar("Said")

UNTOLD = frozenset({"span", "messages", "words", "codes"})
"""What has no placeholders. What a message names in braces is known of the mistake; `words` are those of a look-up."""

# No author's text and no answer can hold it: it is new in every process. Letters and digits only, so that Markdown and
# HTML leave it as it is.
_NONCE = f"told{secrets.token_hex(16)}"
_MARK = re.compile(rf"{_NONCE}x([0-9]+)x")

_NOTHING_TO_TELL: WeakValueDictionary[int, object] = WeakValueDictionary()
"""Items and scales without placeholders, by their identity: a long list of options is looked through once."""


def teller(questionnaire: Questionnaire, answers: Answers, language: Language) -> Tell:
    """Tells placeholders by answers, in a respondent's words."""

    @cache
    def tell(placeholder: Placeholder) -> str:
        item = questionnaire.items.get(ItemId(placeholder.name))
        if item is not None and item.kind.parts:  # its labels may tell what was answered before it
            item = told(item, tell)
        words = None if item is None else _answer(item, answers, language)
        return untold(placeholder) if words is None else words

    return tell


def _answer(item: Item, answers: Answers, language: Language) -> str | None:
    """An answer in words; None also where it says only that there is none, such as "prefer not to say"."""
    value = answers.get(item.id)
    codes = value if isinstance(value, tuple) else (value,)
    if value is None or any(option.means for option in item.options if option.code in codes):
        return None
    own = answers.get(other_key(item.id))
    if not own:
        return item.kind.show(item, value, language)
    return str(own) if isinstance(value, str) else f"{item.kind.show(item, value, language)}: {own}"


def told(thing: Said, tell: Tell) -> Said:
    """A part of a questionnaire with every placeholder in its words told; the very same where there are none."""
    kept = isinstance(thing, Item | Scale)
    if kept and _NOTHING_TO_TELL.get(id(thing)) is thing:
        return thing
    found = _told(thing, tell)
    if kept and found is thing:
        _NOTHING_TO_TELL[id(thing)] = thing
    return cast("Said", found)


def _told(thing: object, tell: Tell) -> object:
    if isinstance(thing, Text):
        return thing.told(tell)
    if isinstance(thing, tuple):
        parts = tuple(_told(part, tell) for part in thing)
        return thing if all(map(_same, parts, thing)) else parts
    if isinstance(thing, Mapping):
        entries = {key: _told(part, tell) for key, part in thing.items()}
        return thing if all(map(_same, entries.values(), thing.values())) else entries
    if is_dataclass(thing) and not isinstance(thing, type | Expression):
        changes = {name: _told(getattr(thing, name), tell) for name in _names(type(thing))}
        changes = {name: part for name, part in changes.items() if part is not getattr(thing, name)}
        return replace(thing, **changes) if changes else thing
    return thing


def _same(one: object, other: object) -> bool:
    return one is other


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.init and each.name not in UNTOLD)


class Holes:
    """Marks that stand for placeholders in words which are made ready before there are any answers."""

    def __init__(self) -> None:
        """No marks yet."""
        self._marked: list[Placeholder] = []

    def mark(self, placeholder: Placeholder) -> str:
        """What to put in the place of a placeholder."""
        if placeholder not in self._marked:
            self._marked.append(placeholder)
        return f"{_NONCE}x{self._marked.index(placeholder)}x"

    def fill(self, words: str, tell: Tell) -> str:
        """The words with every mark told."""
        return _MARK.sub(lambda found: tell(self._marked[int(found[1])]), words) if self._marked else words

"""An item in one language, ready to be shown: every text said, every id known, nothing left to decide for a macro."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from engine.forms.boxes import BoxView, boxes
from engine.forms.choices import GroupView, OptionView, groups, options
from engine.forms.fields import control_name
from engine.forms.said import said, said_prose
from engine.items.calculated import Calculated
from engine.items.information import Information
from engine.items.rating import Rating
from engine.questionnaire import Item, ItemId, Language
from engine.wording import wording

SIDE_BY_SIDE = 7
"""Up to this many short options of a grid's row stand side by side on a wide screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundView:
    """What a search has come to, in words. With `focus` the page has just been sent for it."""

    id: str
    heading: str
    note: str = ""
    focus: bool = False

    @property
    def explained(self) -> tuple[str, ...]:
        """The id of the note, where there is one."""
        return (f"{self.id}-note",) if self.note else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptView:
    """A file that was sent already: what it is called, where it can be had, and the words round it."""

    name: str
    size: str
    url: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderView:
    """What is in order so far, by code, and how it goes on; `full` where there is nothing left to choose."""

    chosen: Mapping[str, Markup]
    limit: str
    full: bool
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """What the macro of a kind shows.

    `described` lists the ids of the texts that explain the item, `messages` the author's words for mistakes.
    """

    id: ItemId
    kind: str
    heading: bool
    ask: Markup
    plain_ask: str
    step: str = ""
    stem: Markup | None = None
    stem_hint: Markup | None = None
    hint: Markup | None = None
    why: Markup | None = None
    why_word: str = ""
    optional: str = ""
    error_word: str = ""
    options: tuple[OptionView, ...] = ()
    found: FoundView | None = None
    groups: tuple[GroupView, ...] = ()
    kept: KeptView | None = None
    order: OrderView | None = None
    side_by_side: bool = False
    boxes: tuple[BoxView, ...] = ()
    prose: Markup | None = None
    value: Markup | None = None
    messages: Mapping[str, str] = field(default_factory=dict)
    described: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[OptionView, ...]:
        """Everything that can be ticked."""
        return (*self.options, *(option for group in self.groups for option in group.options))

    @property
    def first_control(self) -> str:
        """The id a link to this item leads to."""
        if self.boxes:
            return self.boxes[0].id
        return control_name(self.id, self.groups[0].part if self.groups else "")

    @property
    def apart(self) -> frozenset[str]:
        """The parts whose errors are shown in their own place."""
        specify = {"other"} if any(option.specify for option in self.options) else set()
        boxes = {box.part for box in self.boxes if box.apart}
        return frozenset(specify | boxes | {group.part for group in self.groups})


def item_view(item: Item, language: Language, *, heading: bool) -> ItemView:
    """An item in a language. As `heading` its question is the heading of the page."""
    words = wording(language)
    typed_into = boxes(item, language)
    box = typed_into[0] if typed_into else BoxView(id=item.id)
    unit = {} if box.apart else {"before": box.before, "after": box.after}
    texts = {"hint": item.hint, "why": item.why, **unit, "limit": box.limit}
    return ItemView(
        id=item.id,
        kind=item.kind.name,
        heading=heading,
        ask=said(item.ask, language),
        plain_ask=item.ask.say(language),
        step=words.say("Step {number}", number=item.step) if item.step is not None else "",
        stem=said(item.grid.ask, language) if item.grid else None,
        stem_hint=said(item.grid.hint, language) if item.grid and item.grid.hint else None,
        hint=said(item.hint, language) if item.hint else None,
        why=said(item.why, language) if item.why else None,
        why_word=words.say("Why we ask:"),
        optional="" if item.required or not item.kind.parts else words.say("(optional)"),
        error_word=words.say("Error:"),
        options=options(item, language),
        groups=groups(item, language),
        side_by_side=_side_by_side(item),
        boxes=typed_into,
        prose=said_prose(item.kind.body, language) if isinstance(item.kind, Information) else None,
        value=said(item.kind.said, language) if isinstance(item.kind, Calculated) else None,
        messages={about: text.written(language) for about, text in item.messages.items()},
        described=tuple(f"{item.id}-{name}" for name, text in texts.items() if text),
    )


def _side_by_side(item: Item) -> bool:
    if isinstance(item.kind, Rating):
        return True
    plain = not any(option.hint or option.specify for option in item.options)
    return item.grid is not None and plain and len(item.options) <= SIDE_BY_SIDE

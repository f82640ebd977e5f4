"""An item in one language, ready to be shown: every text said, every id known, nothing left to decide for a macro."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from engine.forms.boxes import BoxView, boxes
from engine.forms.fields import control_name
from engine.forms.said import said, said_prose
from engine.items.consent import TICKED, Consent
from engine.items.information import Information
from engine.items.look_up import LookUp
from engine.questionnaire import Item, ItemId, Language, Option
from engine.wording import wording

SIDE_BY_SIDE = 7
"""Up to this many short options of a grid's row stand side by side on a wide screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One answer on offer. `after_or` is the word that sets it off from the others, `specify` labels its box."""

    id: str
    code: str
    label: Markup
    hint: Markup | None = None
    hint_id: str = ""
    after_or: str = ""
    specify: Markup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundView:
    """What a search has come to, in words. With `focus` the page has just been sent for it."""

    id: str
    heading: str
    note: str = ""
    focus: bool = False


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
    stem: Markup | None = None
    stem_hint: Markup | None = None
    hint: Markup | None = None
    why: Markup | None = None
    why_word: str = ""
    optional: str = ""
    error_word: str = ""
    options: tuple[OptionView, ...] = ()
    found: FoundView | None = None
    side_by_side: bool = False
    boxes: tuple[BoxView, ...] = ()
    prose: Markup | None = None
    messages: Mapping[str, str] = field(default_factory=dict)
    described: tuple[str, ...] = ()

    @property
    def first_control(self) -> str:
        """The id a link to this item leads to."""
        return self.boxes[0].id if self.boxes else self.id

    @property
    def apart(self) -> frozenset[str]:
        """The parts whose errors are shown at their own box."""
        specify = {"other"} if any(option.specify for option in self.options) else set()
        return frozenset(specify | {box.part for box in self.boxes if box.apart})

    def control(self, part: str) -> str:
        """The id of the control for a part."""
        return next((box.id for box in self.boxes if box.part == part), control_name(self.id, part))


def item_view(item: Item, language: Language, *, heading: bool) -> ItemView:
    """An item in a language. As `heading` its question is the heading of the page."""
    words = wording(language)
    typed_into = boxes(item, language)
    box = typed_into[0] if typed_into else BoxView(id=item.id)
    texts = {"hint": item.hint, "why": item.why, "before": box.before, "after": box.after, "limit": box.limit}
    return ItemView(
        id=item.id,
        kind=item.kind.name,
        heading=heading,
        ask=said(item.ask, language),
        plain_ask=item.ask.say(language),
        stem=said(item.grid.ask, language) if item.grid else None,
        stem_hint=said(item.grid.hint, language) if item.grid and item.grid.hint else None,
        hint=said(item.hint, language) if item.hint else None,
        why=said(item.why, language) if item.why else None,
        why_word=words.say("Why we ask:"),
        optional="" if item.required or not item.kind.parts else words.say("(optional)"),
        error_word=words.say("Error:"),
        options=_options(item, language),
        side_by_side=_side_by_side(item),
        boxes=typed_into,
        prose=said_prose(item.kind.body, language) if isinstance(item.kind, Information) else None,
        messages={about: text.written(language) for about, text in item.messages.items()},
        described=tuple(f"{item.id}-{name}" for name, text in texts.items() if text),
    )


def _side_by_side(item: Item) -> bool:
    plain = not any(option.hint or option.specify for option in item.options)
    return item.grid is not None and plain and len(item.options) <= SIDE_BY_SIDE


def _options(item: Item, language: Language) -> tuple[OptionView, ...]:
    if isinstance(item.kind, Consent):
        return (OptionView(id=item.id, code=TICKED, label=said(item.kind.label, language)),)
    return () if isinstance(item.kind, LookUp) else option_views(item, item.options, language, first=item.id)


def option_views(item: Item, options: Iterable[Option], language: Language, *, first: str) -> tuple[OptionView, ...]:
    """Some of an item's options, in their order. `first` is the id of the first of them, to link to."""
    views = []
    before: Option | None = None
    for place, option in enumerate(options, start=1):
        apart = before is not None and before.means is None and option.means is not None
        views.append(
            OptionView(
                id=first if place == 1 else f"{item.id}-{place}",
                code=option.code,
                label=said(option.label, language),
                hint=said(option.hint, language) if option.hint else None,
                hint_id=f"{item.id}-{place}-hint",
                after_or=wording(language).say("or") if apart else "",
                specify=said(option.specify, language) if option.specify else None,
            )
        )
        before = option
    return tuple(views)

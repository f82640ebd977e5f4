"""An item in one language, ready to be shown: every text said, every id known, nothing left to decide for a macro."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from engine.forms.fields import control_name
from engine.forms.said import said, said_prose
from engine.items.consent import Consent
from engine.items.date import Date
from engine.items.information import Information
from engine.items.long_text import LongText
from engine.items.number import Number
from engine.items.text import ShortText
from engine.questionnaire import Item, ItemId, Kind, Language, Option
from engine.wording import wording

_MODES = {"email": "email", "tel": "tel", "url": "url"}

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
class BoxView:
    """One box to type into. `before` and `after` are its unit, `limit` says how much it takes."""

    id: str
    part: str = ""
    label: str = ""
    mode: str = "text"
    size: str = "full"
    autocomplete: str = ""
    before: Markup | None = None
    after: Markup | None = None
    limit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """What the macro of a kind shows. `described` lists the ids of the texts that explain the item."""

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
    side_by_side: bool = False
    boxes: tuple[BoxView, ...] = ()
    statement: Markup | None = None
    prose: Markup | None = None
    described: tuple[str, ...] = ()

    @property
    def first_control(self) -> str:
        """The id a link to this item leads to."""
        return self.boxes[0].id if self.boxes else self.id


def item_view(item: Item, language: Language, *, heading: bool) -> ItemView:
    """An item in a language. As `heading` its question is the heading of the page."""
    words = wording(language)
    boxes = _boxes(item.id, item.kind, language)
    box = boxes[0] if boxes else BoxView(id=item.id)
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
        boxes=boxes,
        statement=said(item.kind.label, language) if isinstance(item.kind, Consent) else None,
        prose=said_prose(item.kind.body, language) if isinstance(item.kind, Information) else None,
        described=tuple(f"{item.id}-{name}" for name, text in texts.items() if text),
    )


def _side_by_side(item: Item) -> bool:
    plain = not any(option.hint or option.specify for option in item.options)
    return item.grid is not None and plain and len(item.options) <= SIDE_BY_SIDE


def _options(item: Item, language: Language) -> tuple[OptionView, ...]:
    views = []
    before: Option | None = None
    for place, option in enumerate(item.options, start=1):
        apart = before is not None and before.means is None and option.means is not None
        views.append(
            OptionView(
                id=item.id if place == 1 else f"{item.id}-{place}",
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


def _boxes(item: ItemId, kind: Kind, language: Language) -> tuple[BoxView, ...]:
    if isinstance(kind, Date):
        return _date_boxes(item, language)
    if isinstance(kind, Number):
        return (_number_box(item, kind, language),)
    if isinstance(kind, LongText):
        limit = wording(language).count(
            "You can enter up to {number} character", "You can enter up to {number} characters", kind.max_length
        )
        return (BoxView(id=item, limit=limit),)
    if isinstance(kind, ShortText):
        purpose = kind.autocomplete or ""
        return (BoxView(id=item, mode=_MODES.get(purpose, "text"), size=_size(kind.max_length), autocomplete=purpose),)
    return ()


def _size(characters: int) -> str:
    sizes: Mapping[int, str] = {4: "tiny", 10: "short", 30: "medium"}
    return next((size for most, size in sizes.items() if characters <= most), "full")


def _number_box(item: ItemId, kind: Number, language: Language) -> BoxView:
    unit = said(kind.unit, language) if kind.unit else None
    leads = bool(kind.unit and kind.unit.say(language) in {"£", "€", "$"})
    return BoxView(
        id=item,
        mode="decimal" if kind.decimals else "numeric",
        size="short",
        before=unit if leads else None,
        after=None if leads else unit,
    )


def _date_boxes(item: ItemId, language: Language) -> tuple[BoxView, ...]:
    say = wording(language).say
    parts = (("day", say("Day"), "tiny"), ("month", say("Month"), "tiny"), ("year", say("Year"), "short"))
    return tuple(
        BoxView(id=control_name(item, part), part=part, label=str(escape(label)), mode="numeric", size=size)
        for part, label, size in parts
    )

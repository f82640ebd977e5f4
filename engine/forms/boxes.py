"""The boxes an item is typed into, by the name of its kind. A kind that is chosen or read has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from markupsafe import Markup, escape

from engine.forms.fields import control_name
from engine.forms.said import said
from engine.items.allocation import Allocation
from engine.items.date import Date
from engine.items.email import Email
from engine.items.file import UPLOAD, File
from engine.items.kept import expect
from engine.items.long_text import LongText
from engine.items.look_up import SEARCH
from engine.items.number import Number
from engine.items.telephone import Telephone
from engine.items.text import ShortText
from engine.questionnaire import Item, Language
from engine.wording import wording

MODES = {"email": "email", "tel": "tel", "url": "url"}
SIZES = (2, 3, 4, 5, 10, 20, 30)
"""How many characters a box can be wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxView:
    """One box to type into. `before` and `after` are its unit, `limit` says how much it takes.

    `button` is what there is to press beside it, `accept` which files it takes. An error of a box that stands `apart`
    is shown at the box, any other where the item begins. `size`: for how many characters it is wide (0: any).
    """

    id: str
    part: str = ""
    label: Markup | None = None
    hint: Markup | None = None
    button: str = ""
    accept: str = ""
    mode: str = "text"
    size: int = 0
    autocomplete: str = ""
    before: Markup | None = None
    after: Markup | None = None
    limit: str = ""
    apart: bool = False


BoxesOf: TypeAlias = Callable[[Item, Language], tuple[BoxView, ...]]


def boxes(item: Item, language: Language) -> tuple[BoxView, ...]:
    """The boxes of an item, in order."""
    of_kind = BOXES.get(item.kind.name)
    return of_kind(item, language) if of_kind else ()


def _line(item: Item, language: Language) -> tuple[BoxView, ...]:
    del language
    kind = expect(item.kind, ShortText)
    purpose = kind.autocomplete or ""
    size = size_of(kind.max_length)
    return (BoxView(id=item.id, mode=MODES.get(purpose, "text"), size=size, autocomplete=purpose),)


def _lines(item: Item, language: Language) -> tuple[BoxView, ...]:
    limit = wording(language).count(
        "You can enter up to {number} character",
        "You can enter up to {number} characters",
        expect(item.kind, LongText).max_length,
    )
    return (BoxView(id=item.id, limit=limit),)


def _number(item: Item, language: Language) -> tuple[BoxView, ...]:
    return (_for_number(item, expect(item.kind, Number), language),)


def _for_number(item: Item, kind: Number, language: Language) -> BoxView:
    unit = said(kind.unit, language) if kind.unit else None
    leads = bool(kind.unit and kind.unit.say(language) in {"£", "€", "$"})
    return BoxView(
        id=item.id,
        mode="decimal" if kind.decimals else "numeric",
        size=10,
        before=unit if leads else None,
        after=None if leads else unit,
    )


def _email(item: Item, language: Language) -> tuple[BoxView, ...]:
    del language
    own = expect(item.kind, Email).own
    return (BoxView(id=item.id, mode="email", autocomplete="email" if own else ""),)


def _telephone(item: Item, language: Language) -> tuple[BoxView, ...]:
    del language
    own = expect(item.kind, Telephone).own
    return (BoxView(id=item.id, mode="tel", size=20, autocomplete="tel" if own else ""),)


def _date(item: Item, language: Language) -> tuple[BoxView, ...]:
    purpose = expect(item.kind, Date).autocomplete
    boxes = _date_parts(item, language)
    return tuple(replace(box, autocomplete=f"{purpose}-{box.part}") for box in boxes) if purpose else boxes


def _date_parts(item: Item, language: Language) -> tuple[BoxView, ...]:
    say = wording(language).say
    parts = (("day", say("Day"), 2), ("month", say("Month"), 10), ("year", say("Year"), 4))
    return tuple(
        BoxView(id=control_name(item.id, part), part=part, label=escape(label), mode="numeric", size=size)
        for part, label, size in parts
    )


def _month(item: Item, language: Language) -> tuple[BoxView, ...]:
    return _date_parts(item, language)[1:]


def _year(item: Item, language: Language) -> tuple[BoxView, ...]:
    del language
    return (BoxView(id=item.id, mode="numeric", size=4),)


def _search(item: Item, language: Language) -> tuple[BoxView, ...]:
    say = wording(language).say
    box = control_name(item.id, SEARCH)
    return (BoxView(id=box, part=SEARCH, label=escape(say("Search the list")), button=say("Search")),)


def _shares(item: Item, language: Language) -> tuple[BoxView, ...]:
    kind = expect(item.kind, Allocation)
    together = kind.share.show(item, kind.total, language)
    limit = wording(language).say("Your numbers have to add up to {total}. An empty box counts as 0.", total=together)
    box = replace(_for_number(item, kind.share, language), limit=limit, size=size_of(len(str(kind.total))))
    return _for_options(item, box, language)


def _for_options(item: Item, box: BoxView, language: Language) -> tuple[BoxView, ...]:
    """Such a box for each option."""
    return tuple(
        replace(
            box,
            id=control_name(item.id, part),
            part=part,
            label=said(option.label, language),
            hint=said(option.hint, language) if option.hint else None,
            apart=True,
        )
        for part, option in zip(item.kind.parts, item.options, strict=True)
    )


def _file(item: Item, language: Language) -> tuple[BoxView, ...]:
    kind = expect(item.kind, File)
    limit = wording(language).say("{types}, up to {most} MB", types=kind.types, most=kind.at_most_megabytes)
    return (BoxView(id=item.id, part=UPLOAD, limit=limit, accept=",".join(kind.endings)),)


def size_of(characters: int) -> int:
    """How wide a box for so many characters is."""
    return next((size for size in SIZES if characters <= size), 0)


BOXES: Mapping[str, BoxesOf] = MappingProxyType(
    {
        "text": _line,
        "long_text": _lines,
        "look_up": _search,
        "number": _number,
        "email": _email,
        "telephone": _telephone,
        "date": _date,
        "month": _month,
        "year": _year,
        "allocation": _shares,
        "file": _file,
    }
)
"""How the boxes of a kind are made, by its name."""

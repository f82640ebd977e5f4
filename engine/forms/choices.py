"""The answers an item offers to choose from, by the name of its kind; most kinds offer its options, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from markupsafe import Markup, escape

from engine.forms.fields import control_name
from engine.forms.said import said
from engine.items.consent import TICKED, Consent
from engine.items.current_and_target import CurrentAndTarget
from engine.items.kept import expect
from engine.items.rating import Rating
from engine.questionnaire import Item, Language, Option
from engine.wording import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One answer on offer. `after_or` is the word that sets it off from the others, `specify` labels its box.

    `part` is the form part it is an answer in; `end` are the words at an end of a numbered scale.
    """

    id: str
    code: str
    label: Markup
    part: str = ""
    end: Markup | None = None
    hint: Markup | None = None
    hint_id: str = ""
    after_or: str = ""
    specify: Markup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """Options that are asked for under a label of their own, where an item has several answers."""

    part: str
    label: Markup
    options: tuple[OptionView, ...]


RADIOS = frozenset({"single_choice", "rating", "current_and_target"})
"""The kinds of which one option is chosen for good."""

OptionsOf: TypeAlias = Callable[[Item, Language], tuple[OptionView, ...]]


def options(item: Item, language: Language) -> tuple[OptionView, ...]:
    """The answers to choose the one answer of an item from."""
    return _with_a_way_out(item, language, OPTIONS.get(item.kind.name, offered)(item, language))


def groups(item: Item, language: Language) -> tuple[GroupView, ...]:
    """The answers to choose from where an item has several; empty for most."""
    if not isinstance(item.kind, CurrentAndTarget):
        return ()
    called = {part: said(item.kind.heading(part, language), language) for part in item.kind.parts}
    return tuple(
        GroupView(part=part, label=label, options=_with_a_way_out(item, language, offered(item, language, part), part))
        for part, label in called.items()
    )


def _with_a_way_out(
    item: Item, language: Language, offers: tuple[OptionView, ...], part: str = ""
) -> tuple[OptionView, ...]:
    """A radio cannot be unchosen. Where there need be no answer, and none says so itself, the last one gives none."""
    if item.required or item.kind.name not in RADIOS or any(option.means for option in item.options):
        return offers
    say, name = wording(language).say, control_name(item.id, part)
    no_answer = OptionView(id=f"{name}-none", code="", label=escape(say("No answer")), part=part, after_or=say("or"))
    return (*offers, no_answer)


def offered(item: Item, language: Language, part: str = "") -> tuple[OptionView, ...]:
    """The options of an item, for one of its form parts."""
    return option_views(item.options, language, name=control_name(item.id, part), part=part)


def option_views(
    options: Iterable[Option], language: Language, *, name: str, part: str = "", first: str = ""
) -> tuple[OptionView, ...]:
    """Some options in their order, with ids that begin with `name`. `first` is the id of the first, to link to."""
    views = []
    before: Option | None = None
    for place, option in enumerate(options, start=1):
        apart = before is not None and not _stands_alone(before) and _stands_alone(option)
        views.append(
            OptionView(
                id=(first or name) if place == 1 else f"{name}-{place}",
                code=option.code,
                label=said(option.label, language),
                part=part,
                hint=said(option.hint, language) if option.hint else None,
                hint_id=f"{name}-{place}-hint",
                after_or=wording(language).say("or") if apart else "",
                specify=said(option.specify, language) if option.specify else None,
            )
        )
        before = option
    return tuple(views)


def _stands_alone(option: Option) -> bool:
    return option.means is not None or option.exclusive


def _statement(item: Item, language: Language) -> tuple[OptionView, ...]:
    return (OptionView(id=item.id, code=TICKED, label=said(expect(item.kind, Consent).label, language)),)


def _points(item: Item, language: Language) -> tuple[OptionView, ...]:
    kind = expect(item.kind, Rating)
    ends = {point: kind.end(point) for point in kind.points}
    return tuple(
        OptionView(
            id=item.id if place == 1 else f"{item.id}-{place}",
            code=str(point),
            label=Markup(wording(language).number(point)),  # a number
            end=said(end, language) if end else None,
        )
        for place, (point, end) in enumerate(ends.items(), start=1)
    )


def _none(item: Item, language: Language) -> tuple[OptionView, ...]:
    del item, language
    return ()


OPTIONS: Mapping[str, OptionsOf] = MappingProxyType(
    {
        "look_up": _none,
        "consent": _statement,
        "rating": _points,
        "current_and_target": _none,
        "ranking": _none,
        "allocation": _none,
    }
)
"""How the options of a kind are made, by its name, where they are not simply those of the item."""

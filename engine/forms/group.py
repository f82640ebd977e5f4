"""A repeated group ready to be shown: an entry is made once, with holes for its number and for what stands in it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from engine.forms.block import Block, ShownItem, block
from engine.forms.item_view import FoundView, ItemView, item_view
from engine.forms.showing import ErrorLine, error_lines, typed_showing
from engine.forms.templating import item_html, macro_html
from engine.items.repeated_group import ADD, CHANGE, NUMBER, REMOVE, RepeatedGroup, part_of
from engine.questionnaire import Fault, Item, ItemId, Language, Raw
from engine.wording import wording

# No author's text and no answer can hold them: they are new in every process.
_NONCE = f"entry{secrets.token_hex(16)}"
_PLACE, _COUNT, _BODY, _FOCUS, _REMOVE = (Markup(f"{_NONCE}{hole}") for hole in "pcbfr")

AUTOFOCUS = " autofocus"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBlock:
    """A repeated group in a language.

    `fields` are its items in an entry, `entry` what stands round them, `legend` and `called` are its name with and
    without how many there are: all of them with holes. `remove` and `another` are the buttons.
    """

    kind: RepeatedGroup
    language: Language
    view: ItemView
    fields: Mapping[ItemId, Block]
    entry: str
    legend: str
    called: str
    remove: str
    another: str

    rows: ClassVar[Markup] = Markup()

    def show(self, raw: Raw, wrong: Sequence[Fault] = ()) -> ShownItem:
        """The group with what is in its entries and what is wrong with them; the focus is where a button sent it."""
        entries, focus = self.kind.changed(raw)
        own = error_lines(self.view, [fault for fault in wrong if not fault.part], self.language)
        begun = item_html(self.view, typed_showing(self.view, {NUMBER: [str(len(entries))]}, own))
        pieces: list[str] = [begun]
        first = next(iter(self.fields.values())).view.first_control
        lines = [replace(line, target=_at(first, 1)) for line in own]
        remove = self.remove if len(entries) > max(self.kind.at_least, 1) else ""
        for number, typed in enumerate(entries, 1):
            body, found = self._body(number, typed, wrong)
            lines += found
            entry = self.entry.replace(_BODY, body).replace(_REMOVE, remove)
            pieces.append(_at(entry.replace(_FOCUS, AUTOFOCUS if number == focus else ""), number, len(entries)))
        if len(entries) < self.kind.at_most:
            pieces.append(self.another)
        heading = FoundView(id="", heading=_at(self.legend, focus, len(entries)), note="", focus=True)
        return ShownItem("".join(pieces), tuple(lines), heading if focus else None)

    def _body(self, number: int, typed: Raw, wrong: Sequence[Fault]) -> tuple[str, list[ErrorLine]]:
        """The items of an entry, and what is wrong with them."""
        pieces: list[str] = []
        lines: list[ErrorLine] = []
        for item in self.kind.items:
            field, begin = self.fields[item.id], f"{number}-{item.id}-"
            faults = [fault for fault in wrong if f"{fault.part}-".startswith(begin)]
            inner = [replace(fault, part=fault.part.removeprefix(begin[:-1]).removeprefix("-")) for fault in faults]
            shown = field.show(part_of(typed, item), inner)
            pieces.append(shown.html)
            label = f"{_at(self.called, number)}: {field.view.plain_ask}"
            lines += [replace(line, target=_at(line.target, number), label=label) for line in shown.lines]
        return "".join(pieces), lines


def _at(words: str, number: int, count: int = 0) -> str:
    return words.replace(_PLACE, str(number)).replace(_COUNT, str(count))


def item_block(item: Item, language: Language, *, heading: bool) -> Block | GroupBlock:
    """An item in a language. As `heading` its question is the heading of the page."""
    if not isinstance(item.kind, RepeatedGroup):
        return block(item, language, heading=heading)
    kind, words, change = item.kind, wording(language), f"{item.id}-{CHANGE}"
    entry = kind.entry.say(language)
    legend = words.say("{entry} {number} of {count}", entry=entry, number=_PLACE, count=_COUNT)
    called = words.say("{entry} {number}", entry=entry, number=_PLACE)
    another = kind.another.say(language) if kind.another else words.say("Add another")
    inner = [replace(each, id=ItemId(f"{item.id}-{_PLACE}-{each.id}")) for each in kind.items]
    return GroupBlock(
        kind=kind,
        language=language,
        view=item_view(item, language, heading=heading),
        fields={each.id: block(shown, language, heading=False) for each, shown in zip(kind.items, inner, strict=True)},
        entry=str(macro_html(kind.name, "entry", f"{item.id}-{_PLACE}", legend, _FOCUS, _BODY, _REMOVE)),
        legend=legend,
        called=called,
        remove=macro_html(kind.name, "remove", words.say("Remove"), called, change, f"{REMOVE}-{_PLACE}"),
        another=macro_html(kind.name, "another", another, change, ADD),
    )

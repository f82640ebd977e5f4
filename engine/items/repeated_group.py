"""The same few questions about each of several things, such as every job somebody has had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, Self

from engine.document import Mapping as MappingNode
from engine.document.entries import whole
from engine.expressions import Rows
from engine.items.kept import expect, unfit
from engine.items.plain import Plain
from engine.items.received import tidy
from engine.items.schema import Messages, Schema
from engine.questionnaire import Answers, Fault, Item, Json, Language, Option, Raw, Text, Value, other_key, read_text
from engine.wording import mark, wording

NAME = "repeated_group"
INSIDE = (
    "single_choice", "multiple_choice", "number", "text", "long_text", "email", "telephone", "date", "month", "year",
)  # fmt: skip
"""The kinds that can be asked about each entry."""

AT_LEAST, AT_MOST = 1, 10
MOST = 50
SCHEMA: Schema = {
    "properties": {
        "entry": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "Job", "cy": "Swydd"}],
            "description": "What one entry is called. It is shown with its number, as in Job 2 of 3.",
        },
        "another": {
            "$ref": "#/$defs/wording",
            "examples": [{"en": "Add another job", "cy": "Ychwanegu swydd arall"}],
            "description": "What the button says that adds an entry. Where it is left out: Add another.",
        },
        "at_least": {
            "type": "integer",
            "minimum": 0,
            "maximum": MOST,
            "default": AT_LEAST,
            "description": "How many entries there have to be. With 0 the whole group can be left out.",
        },
        "at_most": {
            "type": "integer",
            "minimum": 1,
            "maximum": MOST,
            "default": AT_MOST,
            "description": "How many entries there can be. The export has columns for so many.",
        },
        "items": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {"$ref": "#/$defs/item"},
            "description": "What is asked about each entry. An item here has no shown_when, and its id need only "
            "differ from the others of the group.",
        },
    },
    "required": ["entry", "items"],
}
MESSAGES: Messages = {"required": "Said where there are fewer entries than at_least. It can name {least}."}

NUMBER, CHANGE, ADD, REMOVE = "entries", "change", "add", "remove"
OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class RepeatedGroup(Plain):
    """From `at_least` to `at_most` entries, each with answers to `items`; an entry with nothing in it is none.

    In a form the parts of an entry begin with its number, as in `2-hours`; how many entries there are is a part too.
    """

    entry: Text
    another: Text | None = None
    at_least: int = AT_LEAST
    at_most: int = AT_MOST
    items: tuple[Item, ...] = ()

    name: ClassVar[str] = NAME

    def asking(self, items: tuple[Item, ...]) -> Self:
        """The same with these items in each entry."""
        return replace(self, items=items)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Those of every item in every entry there can be, the number of entries, and the buttons."""
        inner = [joined(item.id, part) for item in self.items for part in item.kind.parts]
        return (*(f"{number}-{part}" for number in range(1, self.at_most + 1) for part in inner), NUMBER, CHANGE)

    @property
    def type(self) -> Rows:
        """Rows with the types of the items."""
        return Rows({item.id: item.kind.type for item in self.items if item.kind.type is not None})

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every answer in every entry there can be: `1.hours`."""
        names = [name for item in self.items for name in (item.id, *_others(item))]
        return tuple(f"{number}.{name}" for number in range(1, self.at_most + 1) for name in names)

    def inside(self, value: Value) -> Answers:
        """The answers of each entry under its number."""
        return {f"{number}.{name}": each for number, row in enumerate(rows(value), 1) for name, each in row.items()}

    def pressed(self, raw: Raw) -> bool:
        """Whether an entry is to be added or removed."""
        return CHANGE in raw

    def entries(self, raw: Raw) -> list[Raw]:
        """What stands in each entry, by the parts of its items; as many as there have to be, and one at least."""
        said = next(iter(raw.get(NUMBER, ())), "")
        sent = [int(part.partition("-")[0]) for part in raw if part[:1].isdigit()]
        number = (
            int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(MOST)) else max(sent, default=0)
        )
        number = min(max(number, self.at_least, 1), self.at_most)
        found: list[dict[str, Sequence[str]]] = [{} for _ in range(number)]
        for part, values in raw.items():
            place, _, inner = part.partition("-")
            if place.isdigit() and int(place) <= number:
                found[int(place) - 1][inner] = values
        return list(found)

    def changed(self, raw: Raw) -> tuple[list[Raw], int]:
        """The entries after a button was pressed, and the number of the one to go on with; 0 where none was."""
        entries = self.entries(raw)
        change, _, number = next(iter(raw.get(CHANGE, ())), "").partition("-")
        if change == ADD and len(entries) < self.at_most:
            entries.append({})
            return entries, len(entries)
        places = [str(place) for place in range(1, len(entries) + 1)]
        if change == REMOVE and number in places and len(entries) > max(self.at_least, 1):
            del entries[int(number) - 1]
            return entries, min(int(number), len(entries))
        return entries, len(entries) if change else 0

    def settled(self, raw: Raw) -> Raw:
        """What stands in the entries there are now, and how many these are if more than there have to be."""
        entries, _ = self.changed(raw)
        found = {f"{place}-{part}": said for place, entry in enumerate(entries, 1) for part, said in entry.items()}
        return found | ({NUMBER: [str(len(entries))]} if len(entries) > max(self.at_least, 1) else {})

    def read(self, item: Item, raw: Raw) -> tuple[Answers, tuple[Fault, ...]]:
        """The entries with something in them, and as many more as there have to be. A fault is in one of them."""
        entries = dict(enumerate(self.entries(raw), 1))
        empty = [number for number, entry in entries.items() if not any(map(_said, entry.values()))]
        spare = len(entries) - self.at_least
        for number in empty[::-1][:spare]:
            del entries[number]
        found: list[Answers] = []
        faults: list[Fault] = []
        for number, entry in entries.items():
            row, wrong = self._row(entry)
            found += [row] if row else []
            faults += [replace(fault, part=f"{number}-{fault.part}") for fault in wrong]
        if faults or len(found) < self.at_least:
            return {}, tuple(faults) or (self.required_fault,)
        return ({item.id: tuple(found)} if found else {}), ()

    def _row(self, entry: Raw) -> tuple[Answers, list[Fault]]:
        row: dict[str, Value] = {}
        faults: list[Fault] = []
        for item in self.items:
            answers, wrong = item.kind.read(item, part_of(entry, item))
            if not wrong and item.required and item.id not in answers:
                wrong = (item.kind.required_fault,)
            row |= answers
            faults += [replace(fault, part=joined(item.id, fault.part)) for fault in wrong]
        return row, faults

    def show(self, item: Item, value: Value, language: Language) -> str:
        """Each entry with its answers."""
        del item
        words = wording(language)
        shown = []
        for number, row in enumerate(rows(value), 1):
            answers = ", ".join(answer for each in self.items if (answer := show_in(row, each, language)))
            shown.append(words.say("{entry} {number}", entry=self.entry.say(language), number=number) + f": {answers}")
        return "; ".join(shown)

    def raw(self, value: Value) -> dict[str, list[str]]:
        """The parts of every entry, and how many there are."""
        found = {NUMBER: [str(len(rows(value)))]}
        for number, row in enumerate(rows(value), 1):
            for item in self.items:
                if item.id in row:
                    inner = item.kind.raw(row[item.id])
                    found |= {f"{number}-{joined(item.id, part)}": said for part, said in inner.items()}
                if other_key(item.id) in row:
                    found[f"{number}-{joined(item.id, OTHER)}"] = [expect(row[other_key(item.id)], str)]
        return found

    def dump(self, value: Value) -> Json:
        """Each entry with its answers as they are stored."""
        return [
            {name: self._inner(name).kind.dump(each) if "." not in name else str(each) for name, each in row.items()}
            for row in rows(value)
        ]

    def load(self, stored: object) -> Value:
        """Entries with answers to these items."""
        if not isinstance(stored, list) or not 0 < len(stored) <= self.at_most:
            raise unfit(stored)
        return tuple(self._load(row) for row in stored)

    def _load(self, stored: object) -> Answers:
        if not isinstance(stored, Mapping) or not stored:
            raise unfit(stored)
        row: dict[str, Value] = {}
        for item in self.items:
            if item.id in stored:
                row[item.id] = item.kind.load(stored[item.id])
            for other in _others(item):
                if isinstance(stored.get(other), str):
                    row[other] = stored[other]
        if row.keys() != stored.keys():
            raise unfit(stored)
        return row

    def _inner(self, name: str) -> Item:
        return next(item for item in self.items if item.id == name)

    @property
    def required_fault(self) -> Fault:
        """What to say where there are too few entries."""
        if self.at_least <= 1:
            return Fault(mark("Enter at least one"), {"least": 1}, about="required")
        return Fault(mark("Enter at least {least}"), {"least": self.at_least}, about="required")


def asked_of_each(item: Item) -> tuple[Item, ...]:
    """What an item asks about each of its entries; nothing unless it is a repeated group."""
    return item.kind.items if isinstance(item.kind, RepeatedGroup) else ()


def rows(value: Value) -> tuple[Answers, ...]:
    """The entries of an answer."""
    return tuple(row for row in expect(value, tuple) if isinstance(row, Mapping))


def joined(item: str, part: str) -> str:
    """The name of a part of an item within its entry."""
    return f"{item}-{part}" if part else item


def part_of(entry: Raw, item: Item) -> Raw:
    """What stands in an item of an entry, by its parts."""
    names = {part: joined(item.id, part) for part in item.kind.parts}
    return {part: entry[name] for part, name in names.items() if name in entry}


def show_in(row: Answers, item: Item, language: Language) -> str | None:
    """An answer of an entry in the respondent's words."""
    if item.id not in row:
        return None
    shown, words = item.kind.show(item, row[item.id], language), row.get(other_key(item.id))
    return f"{shown}: {words}" if words else shown


def _others(item: Item) -> tuple[str, ...]:
    return (other_key(item.id),) if any(option.specify for option in item.options) else ()


def _said(values: Sequence[str]) -> bool:
    return any(map(tidy, values))


def build(written: MappingNode, options: tuple[Option, ...], author: Language) -> RepeatedGroup:
    """The kind of a group, as yet without its items, which are items like any other."""
    del options
    least, most = whole(written, "at_least"), whole(written, "at_most")
    return RepeatedGroup(
        entry=read_text(written.find("entry"), author) or Text({author: ""}),
        another=read_text(written.find("another"), author),
        at_least=AT_LEAST if least is None else min(least, MOST),
        at_most=AT_MOST if most is None else min(max(most, 1), MOST),
    )

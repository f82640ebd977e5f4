"""What the names in a file of answers are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.compiler.draft import did_you_mean
from engine.questionnaire import Item, PageId, Questionnaire, inner_key, other_key

NAMED = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A name for the answer to an item, or for the part of it that is called so."""

    item: Item
    page: PageId
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody says of a file: which names to carry along, which to pass over, what besides nothing is empty.

    `by` is the name that says who it is, where that matters.
    """

    keep: tuple[str, ...] = ()
    ignore: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    by: str = ""


class Columns:
    """The names that the answers to a questionnaire can have: `q1`, `route.other`, `p1.current`, `jobs.1.hours`."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._columns = {
            name: Column(item, page.id, part)
            for page in questionnaire.pages
            for item in page.items
            for name, part in _names(item)
        }

    def knows(self, name: str) -> bool:
        """Whether there is such a name."""
        return name in self._columns

    def find(self, name: str) -> Column | None:
        """What a name is about."""
        return self._columns.get(name)

    def faults(self, names: Sequence[str], wanted: Wanted, *, table: bool) -> Iterator[tuple[int, str, str]]:
        """The number of each name that cannot be taken, what is wrong with it, and what to do."""
        for number, name in enumerate(names):
            fault = self._fault(name, wanted, table=table)
            if name in names[:number]:
                fault = f'There are two columns "{name}".', "Remove one of them."
            if fault is not None:
                yield number, *fault
        for name in dict.fromkeys((*wanted.keep, *filter(None, [wanted.by]))):
            if name not in names:
                hint = did_you_mean(name, names, f"There are: {_listed(names)}.")
                what_for = "that says who it is" if name == wanted.by else "to keep"
                yield 0, f'There is no column "{name}" {what_for}.', hint

    def unasked(self, names: Sequence[str]) -> Iterator[str]:
        """Items for which there is no column at all."""
        there = {column.item.id for name in names if (column := self._columns.get(name)) is not None}
        asked = {column.item.id: column.item for column in self._columns.values()}
        yield from (name for name, item in asked.items() if item.kind.parts and name not in there)

    def _fault(self, name: str, wanted: Wanted, *, table: bool) -> tuple[str, str] | None:
        if name in wanted.keep or name in wanted.ignore or (name and name == wanted.by):
            return None
        if not name:
            return "This column has no heading.", "Name the item it is about, or remove it."
        column = self._columns.get(name)
        if column is None:
            meant = did_you_mean(name, self._columns, "Write the id of an item, or --keep or --ignore with this name.")
            hint = f"{meant} Otherwise write --keep or --ignore with this name." if meant.endswith("?") else meant
            return f'There is no item "{name}".', hint
        kind = column.item.kind
        if not kind.parts:
            return f'"{name}" takes no answer.', f"It is of kind {kind.name}. Pass over it with --ignore {name}."
        inside = [inner_key(column.item.id, inner) for inner in (kind.inner or kind.columns)]
        if table and not column.part and inside and (kind.type is None or kind.columns != tuple(kind.inner)):
            return f'The answer to "{name}" has parts.', f"Give each a column of its own: {_listed(inside)}."
        return None


def _names(item: Item) -> Iterator[tuple[str, str]]:
    yield item.id, ""
    for inner in dict.fromkeys((*item.kind.inner, *item.kind.columns)):
        yield inner_key(item.id, inner), inner
    if any(option.specify for option in item.options):
        yield other_key(item.id), "other"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")

"""Where a document says what is asked, for checks that point at the very words of it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.document import Mapping, Node, Scalar, Sequence
from engine.document.entries import child, entries

# The keys whose value is a wording; everything else is a code, a number or a list.
WORDINGS = frozenset(
    {
        "about", "activity", "another", "ask", "body", "can_do", "caveat", "closing", "current", "entry", "highest",
        "hint", "intro", "label", "lowest", "next_step", "purpose", "specify", "statement", "target", "text",
        "title", "unit", "unscored", "who_sees_it", "why",
    }
)  # fmt: skip
# Below these the author's own names are the keys, and a name may well be "title".
NAMED_BY_THE_AUTHOR = frozenset({"hours", "importance", "item_values", "option_sets", "targets", "weights", "when"})
MESSAGES = "messages"  # below it everything is a wording
GRID, STEPS = "grid", "steps"
SHORTHANDS = frozenset({GRID, STEPS})
"""What is written in the place of an item, and is several items under one question."""

ROW_KIND = "single_choice"
"""The kind of these items."""


def asked(document: Mapping) -> Iterator[Mapping]:
    """Every item in order; of a grid its rows, of steps each step."""
    for entry in on_pages(document):
        yield from items_of(entry)


def items_of(entry: Mapping) -> list[Mapping]:
    """The items an entry is: itself, the rows of a grid, or the steps."""
    return rows(entry) if "rows" in entry or "steps" in entry else [entry]


def rows(entry: Mapping) -> list[Mapping]:
    """The items that are written in short under one question: the rows of a grid, or steps."""
    return [*entries(entry, "rows"), *entries(entry, "steps")]


def inside(entry: Mapping) -> list[Mapping]:
    """What is asked inside an entry: the rows of a grid, steps, or the items of a repeated group."""
    return [*rows(entry), *entries(entry, "items")]


def on_pages(document: Mapping) -> Iterator[Mapping]:
    """Every entry under the items of a page: a grid is one, and so is a repeated group."""
    for page in entries(document, "pages"):
        yield from entries(page, "items")


def written(document: Mapping) -> Iterator[Mapping]:
    """Every such entry, and those under the items of a repeated group."""
    for entry in on_pages(document):
        yield entry
        yield from entries(entry, "items")


def option_lists(document: Mapping) -> Iterator[list[Mapping]]:
    """Every list of options: the named sets, then those written at an item."""
    lists: list[Node | None] = [*child(document, "option_sets").values()]
    lists += [entry.find("options") for entry in written(document)]
    for options in lists:
        if isinstance(options, Sequence):
            yield [option for option in options if isinstance(option, Mapping)]


def wordings(part: Node) -> Iterator[tuple[Scalar, Node]]:
    """Every wording in a part of a document, with its key."""
    open_nodes: list[Node] = [part]
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, Mapping):
            for key, value in node.items():
                if key == MESSAGES:
                    yield from value.items() if isinstance(value, Mapping) else ()
                elif key in NAMED_BY_THE_AUTHOR:
                    open_nodes += value.values() if isinstance(value, Mapping) else ()
                elif key in WORDINGS:
                    yield key, value
                else:
                    open_nodes.append(value)
        elif not isinstance(node, Scalar):
            open_nodes += node

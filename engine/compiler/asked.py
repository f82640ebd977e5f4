"""Where a document says what is asked, for checks that point at the very words of it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.document import Mapping, Node, Sequence
from engine.document.entries import child, entries


def asked(document: Mapping) -> Iterator[Mapping]:
    """Every item in order; of a grid, its rows."""
    for entry in written(document):
        yield from entries(entry, "rows") if "rows" in entry else (entry,)


def written(document: Mapping) -> Iterator[Mapping]:
    """Every entry under the items of a page: a grid is one."""
    for page in entries(document, "pages"):
        yield from entries(page, "items")


def option_lists(document: Mapping) -> Iterator[list[Mapping]]:
    """Every list of options: the named sets, then those written at an item."""
    lists: list[Node | None] = [*child(document, "option_sets").values()]
    lists += [entry.find("options") for entry in written(document)]
    for options in lists:
        if isinstance(options, Sequence):
            yield [option for option in options if isinstance(option, Mapping)]

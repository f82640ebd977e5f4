"""Where somebody's pages begin: the bookmarks of a file, and what its pages are called."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import Any

from pikepdf import Object, Pdf, String


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where somebody's pages begin: on which page of its part, and what to call it; those of a group fold up."""

    title: str
    page: int
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """Where a bookmark leads in a file: to which page, counted from 0, and the number of that page's object."""

    title: str
    group: str | None
    index: int
    page: int


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    page: int
    inside: tuple[_Item, ...] = ()


def written_outline(begins: Sequence[Begin], root: int, first: int) -> Iterator[tuple[int, bytes]]:
    """The objects of an outline with their numbers: its root has this one, the others are numbered from `first` on."""
    items: list[_Item] = []
    for group, neighbours in groupby(begins, key=lambda begin: begin.group):
        inside = tuple(_Item(begin.title, begin.page) for begin in neighbours)
        items += inside if group is None else [_Item(group, inside[0].page, inside)]
    numbers = yield from _level(items, root, count(first))
    yield root, b"<</Type/Outlines/Count %d%s>>" % (len(numbers), _ends(numbers))


def written_labels(begins: Sequence[Begin]) -> bytes:
    """What pages are called: by whose they are, and counted from there."""
    labels = [b"%d<</P%s/S/D>>" % (each.index, String(f"{each.title}, ").unparse()) for each in begins]
    before = [] if begins and begins[0].index == 0 else [b"0<</S/D>>"]
    return b"<</Nums[%s]>>" % b"".join([*before, *labels])


def bookmarks_of(pdf: Pdf) -> list[Bookmark]:
    """The bookmarks of a file that was written with them before."""
    places: dict[Any, int] = {page.objgen: index for index, page in enumerate(pdf.pages)}
    found = []
    for top in _siblings(pdf.Root.get("/Outlines")):
        for each in _siblings(top) if "/First" in top else (top,):
            group = None if each is top else str(top.Title)
            found.append(Bookmark(str(each.Title), places[each.Dest[0].objgen], group))
    return found


def _level(
    items: Sequence[_Item], parent: int, numbers: Iterator[int]
) -> Generator[tuple[int, bytes], None, list[int]]:
    """Items that follow each other below one, linked to their neighbours; what is in a group is folded up."""
    own = [next(numbers) for _ in items]
    for place, (item, number) in enumerate(zip(items, own, strict=True)):
        body = b"<</Title %s/Parent %d 0 R/Dest[%d 0 R/Fit]" % (String(item.title).unparse(), parent, item.page)
        body += b"/Prev %d 0 R" % own[place - 1] if place else b""
        body += b"/Next %d 0 R" % own[place + 1] if place + 1 < len(own) else b""
        if item.inside:
            inside = yield from _level(item.inside, number, numbers)
            body += b"/Count %d%s" % (-len(inside), _ends(inside))
        yield number, body + b">>"
    return own


def _ends(numbers: Sequence[int]) -> bytes:
    return b"/First %d 0 R/Last %d 0 R" % (numbers[0], numbers[-1]) if numbers else b""


def _siblings(parent: Object | None) -> Iterator[Any]:
    each: Any = parent.get("/First") if parent is not None else None
    while each is not None:
        yield each
        each = each.get("/Next")

"""Proofs: a sheet of a design held against the same sheet laid out whole, as it looks and as it is read aloud."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any, BinaryIO

from pikepdf import Array, Dictionary, Pdf, String
from pypdfium2 import PdfDocument, PdfPage, raw

PROOFS = 2
"""So many sheets of a chunk are held against others."""
SCALE = 100 / 72  # a hundred dots an inch tell a word that has moved by a quarter of a millimetre
LOOKS, TAGS, LINKS = "looks", "tags", "links"
SAID = ("/S", "/Alt", "/ActualText", "/E", "/Lang", "/A")
"""What a tag says of itself; /P and /Pg say where it is."""
UPWARDS = frozenset({"/Part", "/Document"})
NOT_MARKED = -1
NAME = re.compile(r"\([^()]*\)")

Tag = tuple[str, ...]
"""What a tag says of itself, or the words of a mark."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a sheet differs in from itself laid out whole: looks, tags or links, and what of them it has instead."""

    page: int
    what: str
    found: str = ""
    expected: str = ""


def chosen(count: int, seed: str, most: int = PROOFS) -> list[int]:
    """Which sheets of so many are held against others: drawn by lot, and by the same seed always the same."""
    return sorted(Random(seed).sample(range(count), min(most, count)))  # noqa: S311  # to be drawn again, not to be secret


def differences(bound: BinaryIO, wholes: Mapping[int, bytes]) -> list[Difference]:
    """What pages of a bound file, counted from 0, differ in from the same sheets laid out whole, each by itself."""
    bound.seek(0)
    with PdfDocument(bound) as seen, Pdf.open(bound) as read:
        return [
            difference
            for page, whole in wholes.items()
            if (difference := _difference(page, _Sheet(seen[page], read, page), whole)) is not None
        ]


def _difference(page: int, sheet: _Sheet, whole: bytes) -> Difference | None:
    with PdfDocument(whole) as seen, Pdf.open(BytesIO(whole)) as read:
        expected = _Sheet(seen[0], read, 0)
        for what, one, other in ((TAGS, sheet.tags(), expected.tags()), (LINKS, sheet.links(), expected.links())):
            if one != other:
                return Difference(page, what, *_first(one, other))
        return None if sheet.looks() == expected.looks() else Difference(page, LOOKS)


def _first(one: Sequence[Tag], other: Sequence[Tag]) -> tuple[str, str]:
    """The first of each that the other has not at its place."""
    end = min(len(one), len(other))
    place = next((place for place in range(end) if one[place] != other[place]), end)
    found, expected = (" ".join(each[place]) if place < len(each) else "" for each in (one, other))
    return found, expected


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page of a file, opened to be looked at and to be read."""

    seen: PdfPage
    read: Pdf
    index: int

    def looks(self) -> tuple[int, int, bytes]:
        """Every dot of it."""
        drawn = self.seen.render(scale=SCALE, rev_byteorder=True)
        return drawn.width, drawn.height, bytes(drawn.buffer)

    def tags(self) -> list[Tag]:
        """Its tags in the order in which they are read aloud, and the words in them."""
        page: Any = self.read.pages[self.index].obj
        owners = [owner for owner in _owners(self.read, int(page.StructParents)) if isinstance(owner, Dictionary)]
        top: Any = owners[0] if owners else None
        while top is not None and str(top.P.get("/S")) not in UPWARDS:
            top = top.P
        if top is None:
            return []
        names = {name: f"cell {place}" for place, name in enumerate(_names(top))}
        return [tuple(_renamed(said, names) for said in tag) for tag in _told(top, _words(self.seen))]

    def links(self) -> list[Tag]:
        """Where its links are, and lead to."""
        notes: Any = self.read.pages[self.index].obj.get("/Annots", ())
        return [(str(each.Subtype), each.Rect.unparse().decode(), _address(each)) for each in notes]


def _owners(pdf: Pdf, key: int) -> Sequence[Any]:
    """Which tags own the marks of a page."""
    node: Any = pdf.Root.StructTreeRoot.ParentTree
    while "/Kids" in node:
        node = next(kid for kid in node.Kids if int(kid.Limits[0]) <= key <= int(kid.Limits[1]))
    numbers = list(node.Nums)
    owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))[key]
    return list(owners)


def _told(tag: Any, words: Mapping[int, str], depth: int = 0) -> Iterator[Tag]:  # noqa: ANN401  # a pikepdf object
    if isinstance(tag, int):
        if said := words.get(int(tag)):  # lines and pictures have marks, too, and are seen
            yield "words", str(depth), said
        return
    yield (str(depth), *(f"{key} {_value(tag[key])}" for key in SAID if key in tag))
    kids = tag.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        yield from _told(kid, words, depth + 1)


def _value(said: Any) -> str:  # noqa: ANN401  # a pikepdf object
    """A text as it is read, since the same one can be written in two ways; all else as it is written."""
    return str(said) if isinstance(said, String) else str(said.unparse().decode())


def _names(tag: Any) -> Iterator[str]:  # noqa: ANN401  # a pikepdf object
    """What cells of tables are called, for others to refer to: other names when they are laid out again."""
    if isinstance(tag, int):
        return
    if "/ID" in tag:
        yield tag.ID.unparse().decode()
    kids = tag.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        yield from _names(kid)


def _renamed(said: str, names: Mapping[str, str]) -> str:
    return NAME.sub(lambda name: names.get(name[0], name[0]), said) if said.startswith("/A ") else said


def _address(note: Any) -> str:  # noqa: ANN401  # a pikepdf object
    return str(note.A.URI) if "/A" in note and "/URI" in note.A else ""


def _words(page: PdfPage) -> dict[int, str]:
    """What is written, by its marks."""
    text, found = page.get_textpage(), dict[int, str]()
    for each in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
        mark = raw.FPDFPageObj_GetMarkedContentID(each.raw)
        if mark != NOT_MARKED:
            found[mark] = found.get(mark, "") + _text(each.raw, text.raw)
    return found


def _text(item: object, page: object) -> str:
    size = raw.FPDFTextObj_GetText(item, page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item, page, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    said = buffer.raw.decode("utf-16-le").rstrip("\0")
    return " ".join(said.split())  # one at its end is guessed from what is written after it

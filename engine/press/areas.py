"""Many sheets of one design: what stands on all of them is laid out once, what is personal for many at a time.

A sheet is made of areas, each with a place of its own, so that none moves another. The design is one content stream
that all sheets share, and so are its typefaces and pictures. A sheet adds a stream with what is personal, and tags of
its own for both, in the order of the areas: read aloud it is the same as one that was laid out whole.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any
from weakref import WeakKeyDictionary

from markupsafe import Markup
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from engine.press.binding import Binding, Part
from engine.press.codes import QrCode
from engine.press.outline import Bookmark

AT_ONCE = 50  # more at once is hardly faster, and takes half a megabyte a page

NOTHING = Markup()
_MARK = re.compile(rb"/MCID (\d+)")
_RESOURCES = ("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject")
_OF_DESIGN = b"/D"
_PIXELS = b"1 0 0 -1 0 %.6f cm 0.75 0 0 0.75 0 0 cm"  # from the upper left corner, as WeasyPrint draws


@dataclass(frozen=True, slots=True)
class Area:
    """What has a place of its own on a sheet: one element of HTML, or a QR code; `personal` if it is not on all."""

    html: Markup = NOTHING
    personal: bool = False
    code: QrCode | None = None

    @property
    def whole(self) -> Markup:
        """The element as it is to be seen."""
        return self.html if self.code is None else self.code.svg()

    @property
    def fixed(self) -> Markup:
        """What of it is part of the design: of a code its place."""
        return NOTHING if self.personal else self.html if self.code is None else self.code.svg(blank=True)

    @property
    def changing(self) -> Markup:
        """What of it is laid out anew for each sheet."""
        return self.html if self.personal else NOTHING


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of areas, and what to call it among the others; the bookmarks of a group fold up."""

    areas: tuple[Area, ...]
    title: str
    group: str | None = None


Print = Callable[[Sequence[Markup]], bytes]
"""Lays out pages, each given as the HTML that stands on it."""


class Design:
    """What stands on all sheets: laid out once, and written once into each file that has any of them."""

    def __init__(self, sheet: Sheet, printing: Print) -> None:
        """Take the design from any of its sheets."""
        self._printing = printing
        self._shared: WeakKeyDictionary[Binding, list[int]] = WeakKeyDictionary()
        laid_out = Pdf.open(BytesIO(printing([_join(area.fixed for area in sheet.areas)])))
        page = laid_out.pages[0]
        self._height = float(page.mediabox[3])
        content = page.Contents.read_bytes()
        self._marks = 1 + max((int(mark) for mark in _MARK.findall(content)), default=-1)
        used: Any = page.Resources
        names = [(kind, name) for kind in _RESOURCES if kind in used for name in sorted(used[kind].keys())]
        for _, name in names:
            content = re.sub(re.escape(name.encode()) + rb"(?=[\s/<\[(])", _OF_DESIGN + name[1:].encode(), content)
        stream = Stream(laid_out, b"q\n" + content + b"\nQ\n")
        self._names = [(kind, _OF_DESIGN.decode() + name[1:]) for kind, name in names]
        self._drawn = [laid_out.make_indirect(stream), *(_indirect(laid_out, used[kind][name]) for kind, name in names)]
        self._kept = laid_out  # or nothing of it could be read any more
        section = laid_out.Root.StructTreeRoot.K[0].K[0]
        self._tags = [_tag(element) for element in section.K]

    def write(self, binding: Binding, language: str, sheets: Sequence[Sheet]) -> tuple[int, ...]:
        """Write sheets of this design, as many as are to be laid out at once. Returns on which pages they stand."""
        printed = self._printing([_join(area.changing for area in sheet.areas) for sheet in sheets])
        if binding not in self._shared:
            self._shared[binding] = binding.share(self._drawn)
        stream, *resources = self._shared[binding]
        part = binding.part(Pdf.open(BytesIO(printed)))
        contents = [page.Contents.read_bytes() for page in part.pdf.pages]
        self._lend(part, resources)
        for place, sheet in enumerate(sheets):
            self._complete(part, place, sheet, contents[place], part.shared(stream))
        bookmarks = [Bookmark(sheet.title, place, sheet.group) for place, sheet in enumerate(sheets)]
        return binding.bind(part, language, bookmarks)

    def _lend(self, part: Part, resources: Sequence[int]) -> None:
        """Let the pages of a part use what the design is drawn with; they share what they are drawn with."""
        shared = part.pdf.pages[0].obj.Resources
        for (kind, name), number in zip(self._names, resources, strict=True):
            if kind not in shared:
                shared[kind] = Dictionary()
            shared[kind][name] = part.shared(number)

    def _complete(self, part: Part, place: int, sheet: Sheet, content: bytes, design: Object) -> None:
        """Put the design under what is personal, and the tags of both in their order."""
        page = part.pdf.pages[place].obj
        section = part.chapters[0].K[place]
        owners = part.parents[2 * place + 1]
        own = [] if "/K" not in section else [_shifted(each, self._marks) for each in _each(section.K)]
        writer = _Tags(part.pdf, page, self._marks)
        fixed, personal = iter(self._tags), iter(own)
        ordered, drawn = [], []
        code_mark = self._marks + len(owners)
        for area in sheet.areas:
            element = next(personal) if area.personal else writer.write(next(fixed), section)
            if area.code is not None:
                left, top, right, _ = (float(each) for each in element.A.BBox)
                drawn.append(b"/Figure<</MCID %d>>BDC\n" % code_mark + area.code.operators(left, top, right - left))
                drawn.append(b"EMC")
                element.Alt = String(area.code.title)
                element.K = Array([*_each(element.K), code_mark])
                code_mark += 1
                writer.codes.append(element)
            ordered.append(element)
        section.K = Array(ordered)
        part.parents[2 * place + 1] = part.pdf.make_indirect(Array([*writer.owners, *owners, *writer.codes]))
        moved = _MARK.sub(lambda mark: b"/MCID %d" % (int(mark[1]) + self._marks), content)
        codes = b"q %s\n%s\nQ\n" % (_PIXELS % self._height, b"\n".join(drawn))
        own_stream = Stream(part.pdf, zlib.compress(codes + moved), Filter=Name.FlateDecode)
        page.Contents = Array([design, part.pdf.make_indirect(own_stream)])


@dataclass(frozen=True)
class _Tag:
    """A tag of the design: what it says of itself, the marks that are its own, and what is in it in its order."""

    said: bytes
    kids: tuple[_Tag | int, ...]

    @cached_property
    def plain(self) -> bool:
        """Whether there are only marks in it."""
        return all(isinstance(kid, int) for kid in self.kids)


class _Tags:
    """The design's tags, written for one page."""

    def __init__(self, pdf: Pdf, page: Object, marks: int) -> None:
        self.owners: list[Any] = [None] * marks
        self.codes: list[Any] = []
        self._pdf, self._page = pdf, page

    def write(self, tag: _Tag, parent: Object) -> Any:  # noqa: ANN401  # a pikepdf object has whatever keys it has
        """A tag with everything in it."""
        element: Any = self._pdf.make_indirect(Object.parse(tag.said))
        element.P, element.Pg = parent, self._page
        for kid in tag.kids:
            if isinstance(kid, int):
                self.owners[kid] = element
        if not tag.plain:
            element.K = Array([self.write(kid, element) if isinstance(kid, _Tag) else kid for kid in tag.kids])
        return element


def _tag(element: Object) -> _Tag:
    kids = tuple(kid if isinstance(kid, int) else _tag(kid) for kid in (_each(element.K) if "/K" in element else ()))
    said = [(name, value.unparse()) for name, value in element.items() if name not in {"/K", "/P", "/Pg"}]
    said.append(("/K", b"[%s]" % b" ".join(b"%d" % kid for kid in kids if isinstance(kid, int))))
    return _Tag(b"<<%s>>" % b" ".join(b"%s %s" % (name.encode(), value) for name, value in said), kids)


def _shifted(element: Object, marks: int) -> Object:
    """An element whose marks on the page come after so many others."""
    if "/K" in element:
        kids = _each(element.K)
        element.K = Array([kid + marks if isinstance(kid, int) else _shifted(kid, marks) for kid in kids])
    return element


def _each(kids: Any) -> list[Any]:  # noqa: ANN401
    return [int(kid) if isinstance(kid, int) else kid for kid in kids] if isinstance(kids, Array) else [kids]


def _indirect(pdf: Pdf, each: Object) -> Object:
    return each if each.is_indirect else pdf.make_indirect(each)


def _join(parts: Iterator[Markup]) -> Markup:
    return NOTHING.join(parts)

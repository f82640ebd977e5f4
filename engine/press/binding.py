"""Parts bound into one tagged PDF as they come: what is written is forgotten but for where it stands.

A document of ten thousand pages has half a million objects; kept in memory until the end they would take more than half
a gigabyte. So each part is made in a document of its own whose objects are numbered from where the file has come to
(`Part`), and goes to the file at once. Page tree, tags and bookmarks are hung up at the end.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

CATALOGUE, PAGES, TREE, DOCUMENT, PARENTS, METADATA, OUTLINES = range(1, 8)
"""Objects that are written last, because they tell of all others; everything may refer to them before."""
FIRST_FREE = 8

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FREE = b"0000000000 65535 f \n"
BYTES_AN_OBJECT = 4  # qpdf takes a number for broken that is too high for the length of its file


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where somebody's pages begin: on which page of its part, and what to call it."""

    title: str
    page: int


class Binding:
    """A tagged PDF on its way into a file. Close it, or the file is none."""

    def __init__(self, file: BinaryIO, language: str) -> None:
        """Begin the file; `language` is that of the whole, and a part may have another."""
        self.pages = 0
        self._file, self._language = file, language
        self._offsets = array("Q", bytes(8 * FIRST_FREE))
        self._written = 0
        self._digest = hashlib.sha256()
        self._parts: list[_Bound] = []
        self._bookmarks: list[tuple[str, int]] = []
        self._shared: set[int] = {PAGES, DOCUMENT}
        self._tagged = self._intent = 0
        self._write(HEADER)

    def share(self, objects: Sequence[Object]) -> list[int]:
        """Write objects of another document once, for all parts; their numbers, for `Part.shared`."""
        sheets = Pdf.open(BytesIO(_empty(len(self._offsets), ())))
        first = len(self._offsets) + 1
        numbers: list[int] = [sheets.copy_foreign(each).objgen[0] for each in objects]
        self._take(sheets, first)
        self._shared.update(numbers)
        return numbers

    def part(self, whole: Pdf) -> Part:
        """A tagged document as the next part, to be given to `bind`. Only one part can be in the making."""
        if not self._intent:  # what colours are meant by: the first document says it for all
            (self._intent,) = self.share([whole.make_indirect(whole.Root.OutputIntents[0])])
        pdf = Pdf.open(BytesIO(_empty(len(self._offsets), self._shared)))
        pdf.pages.extend(whole.pages)  # before the tags, so that these find them
        tree = pdf.copy_foreign(whole.Root.StructTreeRoot)
        for page in pdf.pages:
            page.obj.StructParents = int(page.obj.StructParents) + self._tagged
            for note in page.obj.get("/Annots", ()):
                note.StructParent = int(note.StructParent) + self._tagged
        numbers = list(tree.ParentTree.Nums)
        moved = ((int(key) + self._tagged, owner) for key, owner in zip(numbers[::2], numbers[1::2], strict=True))
        return Part(pdf, len(self._offsets) + 1, self._tagged, tree.K[0], [each for pair in moved for each in pair])

    def bind(self, part: Part, language: str, bookmarks: Sequence[Bookmark]) -> None:
        """Write a part whose pages and tags are ready."""
        pdf = part.pdf
        pages = [page.obj for page in pdf.pages]
        node = pdf.make_indirect(
            Dictionary(Type=Name.Pages, Count=len(pages), Kids=Array(pages), Parent=pdf.get_object(PAGES, 0))
        )
        for page in pages:
            page.Parent = node
        chapter = part.chapter
        chapter.P, chapter.S, chapter.Lang = pdf.get_object(DOCUMENT, 0), Name.Part, String(language)
        last = part.first_key + len(part.parents) // 2 - 1
        parents = pdf.make_indirect(Dictionary(Limits=Array([part.first_key, last]), Nums=Array(part.parents)))
        self._parts.append(_Bound(len(pages), node.objgen[0], chapter.objgen[0], parents.objgen[0]))
        self._bookmarks += [(each.title, pages[each.page].objgen[0]) for each in bookmarks]
        self._tagged = last + 1
        self.pages += len(pages)
        self._take(pdf, part.first)

    def close(self, metadata: bytes) -> str:
        """Write what holds the parts together, and what the file says of itself. Returns the SHA-256 of the file.

        Raises ValueError when nothing was bound.
        """
        if not self._parts:
            raise ValueError("there is nothing to print")
        kids = {kind: _references(getattr(part, kind) for part in self._parts) for kind in _Bound.__slots__[1:]}
        self._write_object(PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.pages, kids["node"]))
        self._write_object(PARENTS, b"<</Kids[%s]>>" % kids["parents"])
        self._write_object(
            TREE,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (DOCUMENT, PARENTS, self._tagged),
        )
        self._write_object(DOCUMENT, b"<</S/Document/P %d 0 R/K[%s]>>" % (TREE, kids["chapter"]))
        self._write_object(METADATA, _stream(b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(metadata), metadata))
        self._write_bookmarks()
        self._write_object(
            CATALOGUE,
            b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R/Outlines %d 0 R/Lang %s"
            b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[%d 0 R]>>"
            % (PAGES, TREE, METADATA, OUTLINES, String(self._language).unparse(), self._intent),
        )
        self._write_table()
        return self._digest.hexdigest()

    def _take(self, pdf: Pdf, first: int) -> None:
        """Write everything of a document from this number on."""
        for each in pdf.objects:
            number = each.objgen[0]
            if number >= first:
                self._write_object(number, _unparsed(each))

    def _write_object(self, number: int, body: bytes) -> None:
        missing = number + 1 - len(self._offsets)
        self._offsets.frombytes(bytes(8 * max(0, missing)))
        self._offsets[number] = self._written
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _write_bookmarks(self) -> None:
        """One after the other, each below the root and linked to its neighbours."""
        first = len(self._offsets)
        last = first + len(self._bookmarks) - 1
        for place, (title, page) in enumerate(self._bookmarks):
            number = first + place
            body = b"<</Title %s/Parent %d 0 R/Dest[%d 0 R/Fit]" % (String(title).unparse(), OUTLINES, page)
            body += b"/Prev %d 0 R" % (number - 1) if number > first else b""
            body += b"/Next %d 0 R" % (number + 1) if number < last else b""
            self._write_object(number, body + b">>")
        ends = b"/First %d 0 R/Last %d 0 R" % (first, last) if self._bookmarks else b""
        self._write_object(OUTLINES, b"<</Type/Outlines/Count %d%s>>" % (len(self._bookmarks), ends))

    def _write_table(self) -> None:
        """Where every object stands; a number that was left out is a free one."""
        start, size = self._written, len(self._offsets)
        self._write(b"xref\n0 %d\n" % size)
        for offset in self._offsets:
            self._write(b"%010d 00000 n \n" % offset if offset else FREE)
        name = self._digest.hexdigest()[:32].encode()
        trailer = b"trailer\n<</Size %d/Root %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
        self._write(trailer % (size, CATALOGUE, name, name, start))

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._digest.update(content)
        self._written += len(content)


@dataclass(frozen=True, slots=True)
class Part:
    """A part in the making: its pages, the tag that holds theirs, and by page which tag owns which mark on it."""

    pdf: Pdf
    first: int
    first_key: int
    chapter: Any
    parents: list[Any]

    def shared(self, number: int) -> Object:
        """Something that was shared, to be referred to."""
        return self.pdf.get_object(number, 0)


@dataclass(frozen=True, slots=True)
class _Bound:
    """What is remembered of a part: how many pages it has, and the numbers of what holds its pages and tags."""

    pages: int
    node: int
    chapter: int
    parents: int


def _references(numbers: Iterator[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _unparsed(each: Object) -> bytes:
    if not isinstance(each, Stream):
        return each.unparse(resolved=True)
    content = each.read_raw_bytes()
    about = each.stream_dict
    about.Length = len(content)
    return _stream(about.unparse(resolved=True), content)


def _stream(about: bytes, content: bytes) -> bytes:
    return b"%s\nstream\n%s\nendstream" % (about, content)


def _empty(number: int, stubs: Collection[int]) -> bytes:
    """A document whose catalogue has this number, so that the next object has the next one.

    The stubs stand for objects that are in the file already, or will be.
    """
    bodies: Mapping[int, bytes] = {
        **dict.fromkeys(sorted(stubs), b"<</Stub true>>"),
        PAGES: b"<</Type/Pages/Kids[]/Count 0>>",
        number: b"<</Type/Catalog/Pages %d 0 R>>" % PAGES,
    }
    written = bytearray(HEADER + b" " * (BYTES_AN_OBJECT * number) + b"\n")
    table = [b"xref\n0 1\n", FREE]
    for each, body in sorted(bodies.items()):
        table.append(b"%d 1\n%010d 00000 n \n" % (each, len(written)))
        written += b"%d 0 obj\n%s\nendobj\n" % (each, body)
    start = len(written)
    table.append(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (number + 1, number, start))
    return bytes(written + b"".join(table))

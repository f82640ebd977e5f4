"""Parts bound into one tagged PDF as they come: what is written is forgotten but for where it stands.

A document of ten thousand pages has half a million objects; kept in memory until the end they would take more than half
a gigabyte. So each part is made in a document of its own whose objects are numbered from where the file has come to
(`Part`), and goes to the file at once. Page tree, tags, bookmarks and labels are hung up at the end.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from engine.press.outline import Begin, Bookmark, bookmarks_of, written_labels, written_outline

CATALOGUE, PAGES, TREE, DOCUMENT, PARENTS, METADATA, OUTLINES = range(1, 8)
"""Objects that are written last, because they tell of all others; everything may refer to them before."""
FIRST_FREE = 8

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FREE = b"0000000000 65535 f \n"
KEYS = frozenset({"/StructParents", "/StructParent"})
DIGITS = 9
"""Of what a part is called, so that names stand in the order of the parts."""
BYTES_AN_OBJECT = 4  # qpdf takes a number for broken that is too high for the length of its file


class Binding:
    """A tagged PDF on its way into a file. Close it, or the file is none."""

    def __init__(self, file: BinaryIO, language: str, *, duplex: bool = False) -> None:
        """Begin the file; `language` is that of the whole, and a part may have another.

        With `duplex` whatever has a bookmark begins on the front of a sheet: an empty page comes before it if need be.
        """
        self.pages = 0
        self._duplex = duplex
        self._file, self._language = file, language
        self._offsets = array("Q", bytes(8 * FIRST_FREE))
        self._written = 0
        self._digest = hashlib.sha256()
        self._parts: list[_Bound] = []
        self._begins: list[Begin] = []
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
            for each in (page.obj, *page.obj.get("/Annots", ())):
                for key in KEYS.intersection(each.keys()):
                    each[key] = int(each[key]) + self._tagged
        cells = _renamed(pdf, tree, len(self._offsets) + 1, f"{self._tagged:0{DIGITS}}-")
        owners = ((key + self._tagged, owner) for key, owner in _owners(tree.ParentTree))
        chapters = list(tree.K) if isinstance(tree.K, Array) else list(tree.K.K)
        parents = [each for pair in owners for each in pair]
        return Part(pdf, len(self._offsets) + 1, self._tagged, chapters, parents, cells)

    def bind(self, part: Part, language: str, bookmarks: Sequence[Bookmark]) -> tuple[int, ...]:
        """Write a part whose pages and tags are ready. Returns on which page of the file each bookmark leads."""
        for chapter in part.chapters:
            chapter.S, chapter.Lang = Name.Part, String(language)
        return self._bind(part, bookmarks)

    def take(self, bound: Pdf) -> tuple[int, ...]:
        """Take over a file that was bound before, with its bookmarks. Returns to which page each of them leads now."""
        return self._bind(self.part(bound), bookmarks_of(bound))

    def _bind(self, part: Part, bookmarks: Sequence[Bookmark]) -> tuple[int, ...]:
        pdf = part.pdf
        if self._duplex:
            bookmarks = _on_fronts(pdf, bookmarks)
        pages = [page.obj for page in pdf.pages]
        node = pdf.make_indirect(
            Dictionary(Type=Name.Pages, Count=len(pages), Kids=Array(pages), Parent=pdf.get_object(PAGES, 0))
        )
        for page in pages:
            page.Parent = node
        for chapter in part.chapters:
            chapter.P = pdf.get_object(DOCUMENT, 0)
        last = part.first_key + len(part.parents) // 2 - 1
        parents = pdf.make_indirect(Dictionary(Limits=Array([part.first_key, last]), Nums=Array(part.parents)))
        chapters = tuple(chapter.objgen[0] for chapter in part.chapters)
        cells = tuple(each.objgen[0] for each in part.cells)
        self._parts.append(_Bound(node.objgen[0], parents.objgen[0], chapters, cells))
        begins = [
            Begin(each.title, each.group, self.pages + each.page, pages[each.page].objgen[0]) for each in bookmarks
        ]
        self._begins += begins
        self._tagged = last + 1
        self.pages += len(pages)
        self._take(pdf, part.first)
        return tuple(begin.index + 1 for begin in begins)

    def close(self, metadata: bytes) -> str:
        """Write what holds the parts together, and what the file says of itself. Returns the SHA-256 of the file.

        Raises ValueError when nothing was bound.
        """
        if not self._parts:
            raise ValueError("there is nothing to print")
        nodes, parents = (part.node for part in self._parts), (part.parents for part in self._parts)
        chapters = (chapter for part in self._parts for chapter in part.chapters)
        self._write_object(PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.pages, _references(nodes)))
        self._write_object(PARENTS, b"<</Kids[%s]>>" % _references(parents))
        cells = _references(each for part in self._parts for each in part.cells)
        self._write_object(
            TREE,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s>>"
            % (DOCUMENT, PARENTS, self._tagged, b"/IDTree<</Kids[%s]>>" % cells if cells else b""),
        )
        self._write_object(DOCUMENT, b"<</S/Document/P %d 0 R/K[%s]>>" % (TREE, _references(chapters)))
        self._write_object(METADATA, _stream(b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(metadata), metadata))
        for number, body in written_outline(self._begins, OUTLINES, len(self._offsets)):
            self._write_object(number, body)
        labels = written_labels(self._begins)
        self._write_object(
            CATALOGUE,
            b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R/Outlines %d 0 R/Lang %s/PageLabels%s"
            b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[%d 0 R]>>"
            % (PAGES, TREE, METADATA, OUTLINES, String(self._language).unparse(), labels, self._intent),
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
    """A part in the making: its pages, the tags that hold theirs, and by page which tag owns which mark on it.

    `cells` lead to the headers that cells of its tables refer to.
    """

    pdf: Pdf
    first: int
    first_key: int
    chapters: list[Any]
    parents: list[Any]
    cells: list[Any]

    def shared(self, number: int) -> Object:
        """Something that was shared, to be referred to."""
        return self.pdf.get_object(number, 0)


@dataclass(frozen=True, slots=True)
class _Bound:
    """What is remembered of a part: the numbers of what holds its pages and tags."""

    node: int
    parents: int
    chapters: tuple[int, ...]
    cells: tuple[int, ...]


def _owners(tree: Object) -> Iterator[tuple[int, Any]]:
    """Which tag owns what, by the keys of pages and links."""
    for kid in tree.get("/Kids", ()):
        yield from _owners(kid)
    numbers = list(tree.get("/Nums", ()))
    yield from zip(map(int, numbers[::2]), numbers[1::2], strict=True)


def _renamed(pdf: Pdf, tree: Any, first: int, part: str) -> list[Any]:  # noqa: ANN401  # a pikepdf object
    """Call the headers of tables by their part as well: all parts are laid out alike, and name theirs the same."""
    nodes = list(tree.IDTree.Kids) if "/IDTree" in tree else []
    if not nodes:
        return nodes
    for node in nodes:
        for index in range(0, len(node.Names), 2):
            node.Names[index] = node.Names[index + 1].ID = String(f"{part}{node.Names[index]}")
        node.Limits = Array([node.Names[0], node.Names[-2]])
    for each in pdf.objects:
        about = each.get("/A") if isinstance(each, Dictionary) and each.objgen[0] >= first else None
        if isinstance(about, Dictionary) and "/Headers" in about:
            about.Headers = Array(String(f"{part}{name}") for name in about.Headers)
    return nodes


def _on_fronts(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> list[Bookmark]:
    """Put an empty page behind everybody whose last one is a front."""
    size = pdf.pages[0].obj.MediaBox
    ends = [each.page for each in bookmarks[1:]] + [len(pdf.pages)]
    moved, more = [], 0
    for each, end in zip(bookmarks, ends, strict=True):
        moved.append(replace(each, page=each.page + more))
        if (end + more) % 2:
            empty = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=size, Resources=Dictionary()))
            pdf.pages.insert(end + more, Page(empty))
            more += 1
    return moved


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

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from markupsafe import Markup
from pikepdf import Array, Dictionary, OutlineItem, Page, Pdf
from pypdfium2 import PdfDocument

from engine.press import Binding, Bookmark, about
from tests.press.making import THEN, pages
from tests.press.verapdf import VeraPdf
from tests.reports.reading import failures, opened, spoken, tags

TABLE = Markup(
    '<table><tr><th scope="col">Area</th><th scope="col">Score</th></tr>'
    '<tr><th scope="row">Team</th><td>4</td></tr><tr><th scope="row">Talk</th><td>2</td></tr></table>'
)
LINKED = Markup('<p><a href="https://example.org/">Somewhere</a> else</p>')
ONE, TWO, THREE = Markup("<p>One</p>"), Markup("<p>Two</p>"), Markup("<p>Three</p>")

Parts = Sequence[tuple[Sequence[Markup], Sequence[Bookmark]]]
MIXED: Parts = [
    ([LINKED, TWO], [Bookmark("Ann, A1", 0, "Day"), Bookmark("Bob, B2", 1, "Day")]),
    ([THREE, LINKED, ONE], [Bookmark("Ŵyn, C3", 0, "Evening")]),
    ([TWO, ONE], [Bookmark("Zoë, D4", 0)]),
]


def bound(folder: Path, parts: Parts, *, duplex: bool = False) -> bytes:
    file = BytesIO()
    binding = Binding(file, "en", duplex=duplex)
    for part, bookmarks in parts:
        binding.bind(binding.part(opened(pages(part, folder))), "en", bookmarks)
    binding.close(about("Parts", "Example Institute", THEN))
    return file.getvalue()


def bound_again(*stored: bytes, duplex: bool = False) -> bytes:
    file = BytesIO()
    binding = Binding(file, "en", duplex=duplex)
    for each in stored:
        with opened(each) as whole:
            binding.take(whole)
    binding.close(about("Parts", "Example Institute", THEN))
    return file.getvalue()


def outline(pdf: bytes) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """The bookmarks with the pages they lead to, and those inside of them."""

    def place(whole: Pdf, item: OutlineItem) -> int:
        assert isinstance(item.destination, Array)
        return whole.pages.index(Page(item.destination[0]))

    with opened(pdf) as whole, whole.open_outline() as found:
        return [
            (each.title, place(whole, each), [(kid.title, place(whole, kid)) for kid in each.children])
            for each in found.root
        ]


def headers(pdf: bytes) -> tuple[list[str], set[str], dict[str, int]]:
    """What headers of tables are called, what cells call them, and by where each is found on what page it stands."""
    with opened(pdf) as whole:
        tags = [each for each in whole.objects if isinstance(each, Dictionary) and each.get("/Type") == "/StructElem"]
        called = [str(each.ID) for each in tags if "/ID" in each]
        asked = {str(name) for each in tags for name in each.get("/A", Dictionary()).get("/Headers", ())}
        found = {}
        for node in whole.Root.StructTreeRoot.IDTree.Kids:
            names = list(node.Names)
            assert [str(names[0]), str(names[-2])] == [str(each) for each in node.Limits]
            for name, tag in zip(names[::2], names[1::2], strict=True):
                assert str(tag.ID) == str(name)
                found[str(name)] = whole.pages.index(Page(tag.Pg))
        return called, asked, found


def labels(pdf: bytes) -> list[str]:
    with PdfDocument(pdf) as document:
        return [document.get_page_label(index) for index in range(len(document))]


@pytest.mark.parametrize("duplex", [False, True])
def test_what_is_bound_is_pdf_ua_and_pdf_a_for_both_judges(vera: VeraPdf, tmp_path: Path, *, duplex: bool) -> None:
    once = bound(tmp_path, MIXED, duplex=duplex)
    for pdf in (once, bound_again(once, once, duplex=duplex)):
        assert (failures(pdf), vera.failures(pdf)) == ([], [])


def test_parts_are_read_in_their_order(tmp_path: Path) -> None:
    pdf = bound(tmp_path, [([ONE], [Bookmark("A", 0)]), ([TWO, THREE], [Bookmark("B", 0)])])
    assert spoken(pdf) == "OneTwoThree"


def test_bookmarks_lead_to_pages_and_fold_up_by_groups(tmp_path: Path) -> None:
    assert outline(bound(tmp_path, MIXED)) == [
        ("Day", 0, [("Ann, A1", 0), ("Bob, B2", 1)]),
        ("Evening", 2, [("Ŵyn, C3", 2)]),
        ("Zoë, D4", 5, []),
    ]


def test_pages_are_called_by_whose_they_are(tmp_path: Path) -> None:
    assert labels(bound(tmp_path, MIXED)) == [
        "Ann, A1, 1", "Bob, B2, 1", "Ŵyn, C3, 1", "Ŵyn, C3, 2", "Ŵyn, C3, 3", "Zoë, D4, 1", "Zoë, D4, 2",
    ]  # fmt: skip


def test_pages_before_the_first_bookmark_are_counted(tmp_path: Path) -> None:
    assert labels(bound(tmp_path, [([ONE, TWO], [Bookmark("Ann", 1)])])) == ["1", "Ann, 1"]


def test_on_both_sides_of_paper_everybody_begins_on_a_front(tmp_path: Path) -> None:
    pdf = bound(tmp_path, MIXED, duplex=True)
    assert failures(pdf) == []
    assert [page for _, page, _ in outline(pdf)] == [0, 4, 8]
    assert outline(pdf)[0][2] == [("Ann, A1", 0), ("Bob, B2", 2)]
    assert labels(pdf)[6:8] == ["Ŵyn, C3, 3", "Ŵyn, C3, 4"]
    with PdfDocument(pdf) as document:
        words = [document[index].get_textpage().get_text_range().strip() for index in range(len(document))]
        sizes = {document[index].get_size() for index in range(len(document))}
    assert [index for index, said in enumerate(words) if not said] == [1, 3, 7]
    assert len(sizes) == 1


def test_what_is_read_aloud_knows_nothing_of_empty_pages(tmp_path: Path) -> None:
    plain, duplex = bound(tmp_path, MIXED), bound(tmp_path, MIXED, duplex=True)
    assert (spoken(plain), tags(plain)) == (spoken(duplex), tags(duplex))


@pytest.mark.parametrize("duplex", [False, True])
def test_files_that_were_bound_before_are_bound_with_their_bookmarks(tmp_path: Path, *, duplex: bool) -> None:
    chunks = [bound(tmp_path, MIXED[:2], duplex=duplex), bound(tmp_path, MIXED[2:], duplex=duplex)]
    pdf, at_once = bound_again(*chunks, duplex=duplex), bound(tmp_path, MIXED, duplex=duplex)
    assert failures(pdf) == []
    assert (outline(pdf), labels(pdf)) == (outline(at_once), labels(at_once))
    assert (spoken(pdf), tags(pdf)) == (spoken(at_once), tags(at_once))


def test_the_language_of_a_part_is_kept_when_it_is_bound_again(tmp_path: Path) -> None:
    file = BytesIO()
    binding = Binding(file, "en")
    for language in ("cy", "en"):
        binding.bind(binding.part(opened(pages([ONE], tmp_path))), language, [Bookmark("Ŵyn", 0)])
    binding.close(about("Parts", "Example Institute", THEN))
    with opened(bound_again(file.getvalue(), file.getvalue())) as whole:
        assert [str(part.Lang) for part in whole.Root.StructTreeRoot.K.K] == ["cy", "en", "cy", "en"]


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    chunk = bound(tmp_path, MIXED)
    assert bound_again(chunk, chunk) == bound_again(chunk, chunk)


def test_it_is_told_on_which_page_everybody_begins(tmp_path: Path) -> None:
    binding = Binding(BytesIO(), "en", duplex=True)
    part = binding.part(opened(pages([ONE, TWO, THREE], tmp_path)))
    assert binding.bind(part, "en", [Bookmark("Ann", 0), Bookmark("Bob", 1)]) == (1, 3)
    with opened(bound(tmp_path, MIXED)) as stored:
        assert binding.take(stored) == (5, 7, 9, 13)
    assert binding.pages == 14


def test_no_part_knows_the_marks_of_another(tmp_path: Path) -> None:
    parts = [([LINKED, LINKED], [Bookmark("A", 0)]), ([LINKED], [Bookmark("B", 0)])]
    for pdf in (bound(tmp_path, parts), bound_again(bound(tmp_path, parts[:1]), bound(tmp_path, parts[1:]))):
        with opened(pdf) as whole:
            keys = [int(sheet.obj.StructParents) for sheet in whole.pages]
            keys += [int(note.StructParent) for sheet in whole.pages for note in sheet.obj.Annots]
            tree = whole.Root.StructTreeRoot
            kept = [int(key) for node in tree.ParentTree.Kids for key in list(node.Nums)[::2]]
            assert sorted(keys) == kept == list(range(6))
            assert int(tree.ParentTreeNextKey) == 6


def test_cells_find_the_headers_of_their_own_table_in_whatever_they_are_bound(tmp_path: Path) -> None:
    alone = pages([TABLE], tmp_path)
    once = bound(tmp_path, [([TABLE], []), ([ONE], []), ([TABLE], [])])
    twice = bound_again(once, alone, once)
    for pdf, where in ((alone, [0]), (once, [0, 2]), (twice, [0, 2, 3, 4, 6])):
        called, asked, found = headers(pdf)
        assert len(set(called)) == len(called) == 4 * len(where)
        assert asked < set(called) == set(found)
        assert list(found) == sorted(found)
        assert sorted(found.values()) == [page for page in where for _ in range(4)]
        assert failures(pdf) == []


def test_an_empty_binding_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to print"):
        Binding(BytesIO(), "en").close(about("Nothing", "Nobody", THEN))

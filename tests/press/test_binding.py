from io import BytesIO
from pathlib import Path

import pytest
from markupsafe import Markup
from pikepdf import Array, Page, Pdf

from engine.press import Binding, Bookmark, about
from tests.press.making import THEN, pages
from tests.reports.reading import failures, opened, spoken

LINKED = Markup('<p><a href="https://example.org/">Somewhere</a> else</p>')


def test_what_is_bound_is_pdf_ua_and_pdf_a_also_with_links(tmp_path: Path) -> None:
    assert failures(_bound(tmp_path, [LINKED, Markup("<p>Here</p>")], [LINKED])) == []


def test_parts_are_read_in_their_order(tmp_path: Path) -> None:
    pdf = _bound(tmp_path, [Markup("<p>One</p>")], [Markup("<p>Two</p>"), Markup("<p>Three</p>")])
    assert spoken(pdf) == "OneTwoThree"


def test_bookmarks_lead_to_pages(tmp_path: Path) -> None:
    pdf = _bound(tmp_path, [Markup("<p>One</p>"), Markup("<p>Two</p>")], [Markup("<p>Ŵyn</p>")])
    with opened(pdf) as whole, whole.open_outline() as outline:
        targets = [(each.title, each.destination) for each in outline.root]
        found = [(title, whole.pages.index(Page(to[0]))) for title, to in targets if isinstance(to, Array)]
    assert found == [("Part 1", 0), ("Part 2", 2)]


def test_no_part_knows_the_marks_of_another(tmp_path: Path) -> None:
    with opened(_bound(tmp_path, [LINKED, LINKED], [LINKED])) as whole:
        keys = [int(sheet.obj.StructParents) for sheet in whole.pages]
        keys += [int(note.StructParent) for sheet in whole.pages for note in sheet.obj.Annots]
        tree = whole.Root.StructTreeRoot
        kept = [int(key) for node in tree.ParentTree.Kids for key in list(node.Nums)[::2]]
        assert sorted(keys) == kept == list(range(6))
        assert int(tree.ParentTreeNextKey) == 6


def test_an_empty_binding_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to print"):
        Binding(BytesIO(), "en").close(about("Nothing", "Nobody", THEN))


def _bound(folder: Path, *parts: list[Markup]) -> bytes:
    file = BytesIO()
    binding = Binding(file, "en")
    for number, part in enumerate(parts, 1):
        binding.bind(binding.part(Pdf.open(BytesIO(pages(part, folder)))), "en", [Bookmark(f"Part {number}", 0)])
    binding.close(about("Parts", "Example Institute", THEN))
    return file.getvalue()

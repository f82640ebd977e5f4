from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from markupsafe import Markup
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from engine.press import Binding, Design, about, chosen, differences
from engine.press.proofs import LINKS, LOOKS, TAGS
from tests.press.making import NAMES, THEN, pages, printing, sheet

Change = Callable[[Pdf], None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("proofs")


@pytest.fixture(scope="module")
def bound(folder: Path) -> bytes:
    file = BytesIO()
    binding = Binding(file, "en")
    sheets = [sheet(name) for name in NAMES]
    Design(sheets[0], printing(folder)).write(binding, "en", sheets)
    binding.close(about("Certificates", "Example Institute", THEN))
    return file.getvalue()


def whole(name: str, folder: Path) -> bytes:
    return pages([Markup().join(area.whole for area in sheet(name).areas)], folder)


def tagged(pdf: Pdf, kind: Name, place: int = 0) -> Dictionary:
    """One of the tags of a kind."""
    found: Iterator[Dictionary] = (
        each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == kind and "/P" in each
    )
    return list(found)[place]


def drawing(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Change what is personal on the second page."""
    stream = pdf.pages[1].Contents[1]
    content = stream.read_bytes()
    assert old in content
    stream.write(content.replace(old, new))


def a_word_that_has_moved(pdf: Pdf) -> None:
    stream = pdf.pages[1].Contents[1]
    stream.write(b"1 0 0 1 0.4 0 cm\n" + stream.read_bytes())


def a_word_that_is_missing(pdf: Pdf) -> None:
    drawing(pdf, b"BT", b"BT 3 Tr")


def another_word_read_aloud(pdf: Pdf) -> None:
    fonts = pdf.pages[1].Resources.Font
    for font in [fonts[name] for name in fonts.keys() if not name.startswith("/D")]:  # noqa: SIM118  # of pikepdf
        table = font.ToUnicode.read_bytes()
        font.ToUnicode.write(table.replace(b"<005a>", b"<0058>").replace(b"<006f>", b"<0078>"))


def a_wrong_tag(pdf: Pdf) -> None:
    tagged(pdf, Name.H1, 1).S = Name.P


def a_picture_without_words(pdf: Pdf) -> None:
    del tagged(pdf, Name.Figure, 2).Alt


def a_code_that_says_another_address(pdf: Pdf) -> None:
    tagged(pdf, Name.Figure, 3).Alt = String("QR code that leads elsewhere")


def another_order(pdf: Pdf) -> None:
    section = tagged(pdf, Name.Sect, 1)
    section.K = Array(reversed(list(section.K)))


def a_link(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://example.com/"))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(note)])


def test_sheets_of_a_design_are_what_they_are_laid_out_whole(bound: bytes, folder: Path) -> None:
    wholes = {place: whole(name, folder) for place, name in enumerate(NAMES)}
    assert differences(BytesIO(bound), wholes) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (a_word_that_has_moved, LOOKS),
        (a_word_that_is_missing, LOOKS),
        (another_word_read_aloud, TAGS),
        (a_wrong_tag, TAGS),
        (a_picture_without_words, TAGS),
        (a_code_that_says_another_address, TAGS),
        (another_order, TAGS),
        (a_link, LINKS),
    ],
)
def test_whatever_is_otherwise_is_found_on_its_page(change: Change, what: str, bound: bytes, folder: Path) -> None:
    spoilt = BytesIO()
    with Pdf.open(BytesIO(bound)) as pdf:
        change(pdf)
        pdf.save(spoilt)
    found = differences(spoilt, {place: whole(name, folder) for place, name in enumerate(NAMES)})
    assert [(each.page, each.what) for each in found] == [(1, what)]


def test_it_is_told_what_is_there_instead(bound: bytes, folder: Path) -> None:
    (found,) = differences(BytesIO(bound), {0: whole(NAMES[1], folder)})
    assert (NAMES[0] in found.found, NAMES[1] in found.expected) == (True, True)


def test_the_same_sheets_are_chosen_again_and_others_in_another_run() -> None:
    assert chosen(50, "run 1, chunk 2") == chosen(50, "run 1, chunk 2") == sorted(set(chosen(50, "run 1, chunk 2")))
    assert len({tuple(chosen(50, f"run {run}")) for run in range(20)}) > 10
    assert chosen(1, "run") == [0]
    assert chosen(0, "run") == []


def test_cells_of_a_table_may_be_called_otherwise(folder: Path) -> None:
    table = Markup("<table><thead><tr><th>Day</th></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>")
    before = Markup("<div><p>One</p><p>Two</p></div>")  # so that what comes after has other names
    alone, after = pages([table.format("Monday")], folder), BytesIO(pages([before, table.format("Monday")], folder))
    assert differences(after, {1: alone}) == []
    (found,) = differences(after, {1: pages([table.format("Friday")], folder)})
    assert (found.found, found.expected) == ("words 6 Monday", "words 6 Friday")


def test_the_same_words_may_be_written_in_another_encoding(bound: bytes, folder: Path) -> None:
    written = BytesIO()
    with Pdf.open(BytesIO(bound)) as pdf:
        figure = tagged(pdf, Name.Figure, 2)
        before = figure.Alt.unparse()
        figure.Alt = Object.parse(b"<feff%s>" % str(figure.Alt).encode("utf-16-be").hex().encode())
        assert figure.Alt.unparse() != before
        pdf.save(written)
    assert differences(written, {place: whole(name, folder) for place, name in enumerate(NAMES)}) == []

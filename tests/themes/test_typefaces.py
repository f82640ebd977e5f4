from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from engine.document import Scalar, Severity, Span
from engine.themes import Shelf
from engine.themes.complaints import Complaints
from engine.themes.typefaces import LETTERS, check_faces, check_family, check_further, check_licence
from tests.themes.making import FACE, FACES, SHIPPED, changed_face, codes

WEB, PRINT = Span(4, 5, 4, 9), Span(5, 5, 5, 9)
SHIPPED_FONTS = sorted(SHIPPED.glob("*/fonts/*.*f*2")) + sorted(SHIPPED.glob("*/fonts/*.ttf"))
NEIGHBOURS = "ŵŷŴŶẁỳẃýẅÿâêîôûáéíóúàèìòùäëïöüńłőșțğşžčß£€“”…"


def complaints(folder: Path, web: bytes | None = None, paper: bytes | None = None) -> list[tuple[str, int]]:
    one, other = folder / "face.woff2", folder / "face.ttf"
    one.write_bytes((FACES / f"{FACE}.woff2").read_bytes() if web is None else web)
    other.write_bytes((FACES / f"{FACE}.ttf").read_bytes() if paper is None else paper)
    found = Complaints("theme.yaml")
    check_faces((one, WEB), (other, PRINT), found)
    return codes(found)


@pytest.mark.parametrize("file", SHIPPED_FONTS, ids=lambda file: file.name)
def test_the_shipped_typefaces_can_write_welsh_and_its_neighbours(file: Path) -> None:
    with TTFont(file) as font:
        covered = set(font.getBestCmap())
    assert [letter for letter in LETTERS + NEIGHBOURS if ord(letter) not in covered] == []


def test_they_are_small_enough_to_send() -> None:
    for path in SHIPPED.glob("*/theme.yaml"):
        theme = Shelf(SHIPPED).read(path.parent.name).theme
        assert theme is not None
        assert max(font.web.path.stat().st_size for font in theme.fonts) < 20_000


def test_a_good_pair_is_let_through(tmp_path: Path) -> None:
    assert complaints(tmp_path) == []


@pytest.mark.parametrize(
    ("web", "paper", "told"),
    [
        ("restricted", None, [("theme.font-restricted", 4)]),
        (None, "restricted", [("theme.font-restricted", 5)]),
        (None, "whole", [("theme.font-restricted", 5)]),
        ("without Welsh", None, [("theme.font-letters", 4)]),
        (None, "Elsewhere Sans", [("theme.font-families", 5)]),
        ("GDS Transport", "GDS Transport", [("theme.reserved", 4), ("theme.reserved", 5)]),
        (None, "Frutiger", [("theme.reserved", 5), ("theme.font-families", 5)]),
    ],
)
def test_a_typeface_that_may_not_or_cannot_be_used_is_refused(
    tmp_path: Path, web: str | None, paper: str | None, told: list[tuple[str, int]]
) -> None:
    one, other = web and changed_face("woff2", web), paper and changed_face("ttf", paper)
    found = complaints(tmp_path, one or None, other or None)
    assert found == told


def test_a_typeface_that_weighs_much_is_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "face.woff2"
    file.write_bytes(changed_face("woff2", "large"))
    found = Complaints("theme.yaml")
    check_faces((file, WEB), None, found)
    (warning,) = found.problems
    assert (warning.code, warning.severity, warning.span) == ("theme.font-large", Severity.WARNING, WEB)
    assert warning.message == "face.woff2 is 76 kB, which every reader fetches; 60 kB is plenty."


@pytest.mark.parametrize("content", [b"", b"hello", b"wOF2" + bytes(100), (FACES / f"{FACE}.woff2").read_bytes()[:900]])
def test_a_file_that_is_no_typeface_is_refused(tmp_path: Path, content: bytes) -> None:
    assert complaints(tmp_path, web=content) == [("theme.font-broken", 4)]


def test_each_file_is_of_the_kind_its_name_says(tmp_path: Path) -> None:
    web, paper = ((FACES / f"{FACE}.{ending}").read_bytes() for ending in ("woff2", "ttf"))
    assert complaints(tmp_path, web=paper) == [("theme.font-broken", 4)]
    assert complaints(tmp_path, paper=web) == [("theme.font-broken", 5)]


def test_the_letters_that_are_missing_are_named(tmp_path: Path) -> None:
    file = tmp_path / "face.ttf"
    file.write_bytes(changed_face("ttf", "without Welsh"))
    found = Complaints("theme.yaml")
    check_faces(None, (file, PRINT), found)
    assert found.problems[0].message == "face.ttf cannot write ŵ ŷ."


@pytest.mark.parametrize("name", ["GDS Transport", "New Transport", "Frutiger LT Std"])
def test_the_typefaces_of_governments_are_theirs(name: str) -> None:
    found = Complaints("theme.yaml")
    check_family(Scalar(name, WEB), found)
    assert codes(found) == [("theme.reserved", 4)]


def test_a_licence_says_something(tmp_path: Path) -> None:
    (tmp_path / "OFL.txt").write_text(" \n")
    found = Complaints("theme.yaml")
    check_licence(tmp_path / "OFL.txt", WEB, found)
    assert codes(found) == [("theme.licence", 4)]


@pytest.mark.parametrize(
    ("change", "told"),
    [("without Welsh", []), ("restricted", [("theme.font-restricted", 5)]), ("Frutiger", [("theme.reserved", 5)])],
)
def test_a_typeface_for_other_scripts_need_not_write_welsh(
    tmp_path: Path, change: str, told: list[tuple[str, int]]
) -> None:
    path = tmp_path / "further.ttf"
    path.write_bytes(changed_face("ttf", change))
    found = Complaints("theme.yaml")
    check_further(path, PRINT, found)
    assert codes(found) == told

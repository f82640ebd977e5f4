from __future__ import annotations

from pathlib import Path

import pytest

from engine.document import Scalar, Span
from engine.themes.complaints import Complaints
from engine.themes.pictures import check_alt, check_picture
from tests.themes.making import DRAWING, codes, picture

HERE = Span(7, 9, 7, 15)


def checked(folder: Path, name: str, content: bytes) -> tuple[Complaints, Complaints | None]:
    file = folder / name
    file.write_bytes(content)
    complaints = Complaints("theme.yaml")
    return complaints, check_picture(file, HERE, complaints)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", picture()),
        ("logo.jpg", picture("JPEG")),
        ("logo.jpeg", picture("JPEG")),
        ("Logo.WEBP", picture("WEBP")),
        ("college-crest.svg", DRAWING),
    ],
)
def test_a_picture_that_can_be_shown_is_let_through(tmp_path: Path, name: str, content: bytes) -> None:
    complaints, inside = checked(tmp_path, name, content)
    assert codes(complaints) == []
    assert inside is None


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("logo.png", b"", "theme.picture-broken"),
        ("logo.png", b"hello", "theme.picture-broken"),
        ("logo.jpg", picture("JPEG", size=(64, 64))[:200], "theme.picture-broken"),
        ("logo.png", picture("JPEG"), "theme.picture-broken"),
        ("logo.jpg", DRAWING, "theme.picture-broken"),
        ("logo.png", picture(size=(5000, 1)), "theme.picture-large"),
        ("logo.png", b"\x89PNG" + bytes(400_000), "theme.picture-large"),
        ("logo.webp", picture("WEBP", frames=3), "theme.picture-moves"),
        ("logo.png", picture(frames=3), "theme.picture-moves"),
        ("govuk-crest.png", picture(), "theme.reserved"),
        ("royal-arms.svg", DRAWING, "theme.reserved"),
    ],
)
def test_a_picture_that_cannot_is_refused_where_it_is_named(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    complaints, _ = checked(tmp_path, name, content)
    assert codes(complaints) == [(code, 7)]


def test_what_is_wrong_inside_a_drawing_is_told_there(tmp_path: Path) -> None:
    complaints, inside = checked(tmp_path, "logo.svg", DRAWING.replace(b"><path", b">\n<script/><path"))
    assert codes(complaints) == []
    assert inside is not None
    assert inside.file == str(tmp_path / "logo.svg")
    assert codes(inside) == [("theme.svg-element", 2)]


@pytest.mark.parametrize("words", ["GOV.UK", "The Royal Arms", "royal crest"])
def test_nobody_says_they_are_the_government(words: str) -> None:
    complaints = Complaints("theme.yaml")
    check_alt(Scalar(words, HERE), complaints)
    assert codes(complaints) == [("theme.reserved", 7)]

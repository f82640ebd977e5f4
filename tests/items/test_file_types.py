from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.items.file_types import FILE_TYPES, type_of


def archive(*parts: tuple[str, str]) -> bytes:
    """A ZIP archive with these parts, the first as it is and the others packed."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for place, (name, content) in enumerate(parts):
            zipped.writestr(name, content, zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED)
    return packed.getvalue()


CONTENT_TYPES = ("[Content_Types].xml", "<Types/>")
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
CONTENTS = {
    "pdf": b"%PDF-1.7\n...",
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "heic": b"\x00\x00\x00\x18ftypheic\x00\x00",
    "webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "docx": archive(CONTENT_TYPES, ("word/document.xml", "<w/>")),
    "xlsx": archive(CONTENT_TYPES, ("xl/workbook.xml", "<x/>")),
    "pptx": archive(CONTENT_TYPES, ("ppt/presentation.xml", "<p/>")),
    "odt": archive(("mimetype", f"{OPEN_DOCUMENT}text"), ("content.xml", "<o/>")),
    "ods": archive(("mimetype", f"{OPEN_DOCUMENT}spreadsheet"), ("content.xml", "<o/>")),
    "txt": "Plaîn words,\nand more".encode(),
}


@pytest.mark.parametrize("name", FILE_TYPES)
def test_each_type_is_told_by_its_content(name: str) -> None:
    assert type_of(CONTENTS[name]) == name


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03\x00",  # a program
        archive(("readme.txt", "Hello")),
        b"GIF89a\x01\x00",
        b"\x00\x01\x02",
        "Words in another encoding: é".encode("latin-1"),
        "\ufeffwords".encode("utf-16"),
    ],
)
def test_what_is_none_of_them_is_none(content: bytes) -> None:
    assert type_of(content) is None


def test_a_page_of_the_web_is_but_text() -> None:
    assert type_of(b"<!doctype html><script>alert(1)</script>") == "txt"
    assert FILE_TYPES["txt"].media_type == "text/plain"


@given(st.binary(max_size=200))
def test_whatever_is_sent_is_of_a_type_or_of_none(content: bytes) -> None:
    assert type_of(content) in {None, *FILE_TYPES}

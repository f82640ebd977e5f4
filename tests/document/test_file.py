"""A file is read whole, as UTF-8, or it is said what it is instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.document import Source
from engine.document.reader import Limits, read_file


def test_a_file_is_read_as_utf_8_under_the_name_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "1.0.0.yaml"
    path.write_bytes("\ufefftitle: Tŷ\r\n".encode())
    source, problems = read_file(path, "demo/1.0.0.yaml")
    assert problems == []
    assert source == Source("demo/1.0.0.yaml", "title: Tŷ\r\n")


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("a: b\n".encode("utf-16"), 1, 1),
        ("a: b\n".encode("utf-32"), 1, 1),
        ("a: b\n".encode("utf-16-le"), 1, 2),
        ("a: b\r\nŷ: café\n".encode().replace("é".encode(), b"\xe9"), 2, 7),
        (b"PK\x03\x04\0\0", 1, 1),
        (b"id: a\0", 1, 6),
    ],
)
def test_other_encodings_and_binary_files_are_refused(data: bytes, line: int, column: int, tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    path.write_bytes(data)
    source, [problem] = read_file(path)
    assert source is None
    assert (problem.code, problem.span.line, problem.span.column) == ("yaml.encoding", line, column)
    assert problem.file == str(path)


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.yaml", tmp_path):
        source, [problem] = read_file(path)
        assert source is None
        assert problem.code == "file.unreadable"


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "demo.yaml"
    path.write_text("a: b\n")
    monkeypatch.setattr(Path, "open", refuse)
    _, [problem] = read_file(path)
    assert (problem.code, problem.message) == ("file.unreadable", "The file cannot be read: permission denied.")


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    path.write_text("a: b\n" * 100)
    source, [problem] = read_file(path, limits=Limits(size=100))
    assert source is None
    assert problem.code == "yaml.too-large"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\0", "a Word, Excel or other packed document"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Word or Excel document"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"{\\rtf1\\ansi format: 1}", "a document in Rich Text Format"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<p>Note: this</p>", "a web page (HTML or XML)"),
    ],
)
def test_a_file_that_is_something_else_is_called_what_it_is(data: bytes, what: str, tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    path.write_bytes(data)
    source, [problem] = read_file(path)
    assert source is None
    assert (problem.code, problem.message) == ("yaml.encoding", f"This is {what}, not a plain text.")

from __future__ import annotations

from datetime import date

import pytest

from engine.catalogue.lock import Published, file_hash, lock_text, read_lock
from engine.catalogue.versions import Version
from engine.document import Source
from tests.catalogue.shelf import Shelf


def test_the_lock_file_is_made_to_be_read_and_kept_under_version_control(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    lines = shelf.lock.read_text("utf-8").splitlines()
    assert lines[0].startswith("# What is published")
    assert lines[2:7] == ["format: 1", "published:", "  team:", "    1.0.0:", "      date: 2026-11-22"]
    assert [line.split(":")[0].strip() for line in lines[7:]] == ["file", "meaning"]


def test_what_is_written_is_what_is_read(shelf: Shelf) -> None:
    published = shelf.publish(shelf.write("1.0.0"))
    assert list(read_lock(shelf.folder).published.values()) == [published]


def test_versions_stand_in_the_order_of_their_numbers() -> None:
    versions = [Version(1, 10, 0), Version(1, 9, 0), Version(2, 0, 0)]
    entries = [
        Published(id=name, version=version, day=date(2026, 1, 2), file="f", meaning="1:m")
        for name in ("b", "a")
        for version in versions
    ]
    text = lock_text(entries)
    assert text == lock_text(reversed(entries))
    assert [line.strip() for line in text.splitlines() if not line.startswith(("#", "      "))][2:] == [
        "a:", "1.9.0:", "1.10.0:", "2.0.0:", "b:", "1.9.0:", "1.10.0:", "2.0.0:",
    ]  # fmt: skip


def test_without_a_lock_file_nothing_is_published(shelf: Shelf) -> None:
    lock = read_lock(shelf.folder)
    assert (lock.published, lock.problems) == ({}, ())


def test_a_checkout_with_the_line_ends_of_windows_is_the_same_file() -> None:
    assert file_hash(Source("a", "one\r\ntwo\r\n")) == file_hash(Source("b", "one\ntwo\n"))


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ("format: 1", "format: 2", "version.lock", 3),
        ("date: 2026-11-22", "date: 22 November", "version.lock", 6),
        ("1.0.0:", "first:", "version.lock", 6),
        ("      meaning: ", "      means: ", "version.lock", 6),
        ("  team:\n", "<<<<<<< ours\n  team:\n", "yaml.syntax", 5),
    ],
)
def test_what_is_wrong_with_it_is_told_at_its_line(shelf: Shelf, before: str, after: str, code: str, line: int) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.in_lock(before, after)
    lock = read_lock(shelf.folder)
    assert [(problem.code, problem.span.line) for problem in lock.problems] == [(code, line)]
    assert lock.published == {}


def test_a_lock_file_that_cannot_be_read_keeps_anything_from_being_published(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.in_lock("format: 1", "format: 2")
    assert [problem.code for problem in shelf.refusals(shelf.write("1.0.1", ("Only", "One")))] == ["version.lock"]


def test_nothing_else_is_left_behind(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    assert sorted(path.name for path in shelf.folder.iterdir()) == ["published.lock", "team"]


def test_what_is_wrong_with_one_entry_leaves_the_others(shelf: Shelf) -> None:
    shelf.publish(shelf.write("1.0.0"))
    shelf.in_lock("published:\n", "published:\n  other: soon\n")
    lock = read_lock(shelf.folder)
    assert [(problem.code, problem.span.line) for problem in lock.problems] == [("version.lock", 5)]
    assert lock.find("team", "1.0.0") is not None


def test_a_lock_file_in_no_encoding_we_know(shelf: Shelf) -> None:
    shelf.lock.write_bytes("published:".encode("utf-16"))
    assert [problem.code for problem in read_lock(shelf.folder).problems] == ["yaml.encoding"]

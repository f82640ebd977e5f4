from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.document.replacing import replace_file


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("old")
    replace_file(file, b"new", 0o644)
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [file]


def test_where_the_disk_is_full_the_old_stays_and_nothing_is_left_lying_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError(number, "No space left on device")

    file = tmp_path / "file"
    file.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace_file(file, b"new", 0o644)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]

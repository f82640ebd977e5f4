"""How commands name files."""

from __future__ import annotations

from pathlib import Path


def near(file: Path) -> Path:
    """A path as short as it can be written from here."""
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file

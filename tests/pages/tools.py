"""Where the tools stand that come from npm, and what to do where they do not. `make test` puts them there."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "node_modules"


def tool(name: str) -> Path:
    """A file of a tool, as its lock file pins it."""
    file = FOLDER / name
    if not file.exists():
        pytest.skip(f"{name} is missing: run `make test`, or `npm ci --ignore-scripts` in tests/pages")
    return file

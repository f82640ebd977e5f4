"""Each test has a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty folder for questionnaires."""
    return Shelf(tmp_path)

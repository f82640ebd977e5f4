"""What the tests of paper share: a judge that is slow to start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.press.verapdf import VeraPdf, verapdf


@pytest.fixture(scope="session")
def vera(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VeraPdf]:
    """A running veraPDF, one for all tests."""
    with verapdf(tmp_path_factory.mktemp("verapdf")) as judge:
        yield judge

"""One app for all that is sent to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fuzz.requests import FOLDERS
from tests.fuzz.served import Served
from tests.web.installation import migrate


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    migrate(folder / "migrated.sqlite")
    opened = Served(folder, folder / "migrated.sqlite")
    yield opened
    opened.installation.close()


@pytest.fixture(scope="session", autouse=True)
def _tidied() -> Iterator[None]:
    """What requests are sent to leaves nothing behind: a process that tests beside others does not tidy at its end."""
    yield
    FOLDERS.close()

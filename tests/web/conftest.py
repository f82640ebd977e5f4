"""Each test has an installation of its own, with the example questionnaires in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from engine.clock import supposing_now
from tests.web.browsing import Browser
from tests.web.certified import NOON, Certified
from tests.web.examples import QUIET, TEAM
from tests.web.installation import Installation, migrate


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file to copy from."""
    file = tmp_path_factory.mktemp("migrated") / "store.sqlite"
    migrate(file)
    return file


@pytest.fixture
def installation(tmp_path: Path, migrated: Path) -> Iterator[Installation]:
    """A folder with two questionnaires and an empty database."""
    made = Installation(tmp_path, migrated)
    made.write(TEAM)
    made.write(QUIET, "quiet")
    yield made
    made.close()


@pytest.fixture
def app(installation: Installation) -> Flask:
    """The app that serves it."""
    return installation.app()


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Somebody who answers."""
    return Browser(app)


@pytest.fixture
def certified(installation: Installation) -> Iterator[Certified]:
    """Somebody who has earned a certificate just now: it is noon."""
    with supposing_now(NOON):
        yield Certified(installation)

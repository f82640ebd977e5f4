"""Databases to test on: SQLite in a file and a real PostgreSQL, each new and migrated for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.store import Store, open_store
from tests.postgres import PostgreSQL, programs

TEMPLATE = "migrated"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A running server, one for all tests."""
    folder = programs()
    if folder is None:
        pytest.skip("no PostgreSQL server is installed (Debian's package is called postgresql)")
    server = PostgreSQL.create(folder)
    server.start()
    yield server
    server.destroy()


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: PostgreSQL) -> PostgreSQL:
    """The server with a database to copy from, named `migrated`."""
    postgresql.execute(f"CREATE DATABASE {TEMPLATE}")
    migrate(postgresql.url(TEMPLATE))
    return postgresql


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file to copy from."""
    file = tmp_path_factory.mktemp("migrated") / "store.sqlite"
    migrate(f"sqlite:///{file}")
    return file


def migrate(url: str) -> None:
    store = open_store(url)
    store.upgrade()
    store.close()


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A migrated database in a file of its own."""
    file = tmp_path / "store.sqlite"
    shutil.copy(migrated_sqlite, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgresql_url(migrated_postgresql: PostgreSQL) -> str:
    """A migrated database on the server."""
    return migrated_postgresql.new_database(TEMPLATE)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database: the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite'}"
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store, closed when the test ends."""
    opened = open_store(url)
    yield opened
    opened.close()

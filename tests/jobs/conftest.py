"""Databases to test on, as the store's own tests have them."""

import pytest

from engine.jobs.pressing import Workshop, open_workshop
from engine.store import Store
from tests.jobs.running import settings_of
from tests.store.conftest import (
    migrated_postgresql,
    migrated_sqlite,
    postgresql,
    postgresql_url,
    sqlite_url,
    store,
    url,
)

__all__ = [
    "migrated_postgresql",
    "migrated_sqlite",
    "postgresql",
    "postgresql_url",
    "sqlite_url",
    "store",
    "url",
]


@pytest.fixture
def workshop(url: str, store: Store) -> Workshop:
    """What whoever prints has opened."""
    return open_workshop(settings_of(url), store)

"""Databases to test on, as the store's own tests have them."""

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

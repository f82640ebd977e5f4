"""The tables' history: brought up to date, or found to be out of date."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from engine.store.database import reading
from engine.store.trouble import StoreOutdated, away_is_unavailable

MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_LOCK = 0x466F726D  # any number that other programs on the same server are unlikely to lock
ALEMBIC = Lock()  # it keeps the connection it works on in a global, so that two threads would take each other's


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date, in one transaction. Processes that start together do it one after another."""
    _migrate(engine, "head")


def downgrade(engine: Engine, revision: str) -> None:
    """Take the tables back to an earlier revision, or to `base`, where there are none."""
    _migrate(engine, revision)


def check(engine: Engine) -> None:
    """Raise `StoreOutdated` unless the tables are those this program was written for."""
    with reading(engine) as connection:
        found = _found(connection)
    expected = _scripts().get_current_head()
    if found != expected:
        raise StoreOutdated(found, expected)


def _migrate(engine: Engine, revision: str) -> None:
    with away_is_unavailable(), engine.execution_options(writes=True).connect() as connection:
        if engine.dialect.name == "sqlite":
            # A table that is remade on SQLite is dropped first, which would delete what refers to it. The setting
            # cannot change inside a transaction, and the connection is not used again with it.
            connection.detach()
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})")
            with ALEMBIC:
                _run(connection, revision)


def _run(connection: Connection, revision: str) -> None:
    found, scripts = _found(connection), _scripts()
    if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreOutdated(found, scripts.get_current_head())
    config = _config()
    config.attributes["connection"] = connection
    if revision == "head":
        command.upgrade(config, revision)
    else:
        command.downgrade(config, revision)


def _found(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config

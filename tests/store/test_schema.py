from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from engine.store import StoreOutdated, open_store
from engine.store.database import make_engine, writing
from engine.store.schema import UPGRADE_LOCK, check, downgrade, upgrade
from engine.store.tables import metadata
from tests.store.example import COMPLETE, begin

REGISTER = {"certificate", "certificate_event"}
PRINT = {"print_run", "print_chunk", "print_entry", "print_piece", "print_worker"}
TABLES = {"alembic_version", "brake", "draft", "page", "result", "sitting", "source", "upload"} | REGISTER | PRINT


def test_the_migrations_lead_to_the_tables_the_program_knows(url: str) -> None:
    engine = make_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        found = inspect(connection)
        for name, table in metadata.tables.items():
            assert found.get_pk_constraint(name)["constrained_columns"] == [c.name for c in table.primary_key.columns]
            deleting = {key["constrained_columns"][0]: key["options"] for key in found.get_foreign_keys(name)}
            assert deleting == {
                key.parent.name: {"ondelete": key.ondelete} if key.ondelete else {} for key in table.foreign_keys
            }
    engine.dispose()


def test_an_empty_database_is_outdated_until_it_is_upgraded(empty_url: str) -> None:
    store = open_store(empty_url)
    with pytest.raises(StoreOutdated, match="there are no tables in the database yet"):
        store.check()
    store.upgrade()
    store.check()
    store.close()


def test_upgrading_again_changes_nothing(url: str) -> None:
    store = open_store(url)
    _, token = begin(store, COMPLETE)
    store.upgrade()
    stored = store.find(token)
    assert stored is not None
    assert stored.pages
    store.close()


def test_programs_that_start_together_upgrade_one_after_another(empty_url: str) -> None:
    engines = [make_engine(empty_url) for _ in range(6)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(upgrade, engines))
    check(engines[0])
    for engine in engines:
        engine.dispose()


def test_an_upgrade_waits_for_one_that_another_process_is_at(empty_url: str) -> None:
    engine, other = make_engine(empty_url), make_engine(empty_url)
    with ThreadPoolExecutor(1) as thread:
        with writing(other) as connection:
            if other.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})")
            upgrading = thread.submit(upgrade, engine)
            with pytest.raises(TimeoutError):
                upgrading.result(timeout=0.2)
        upgrading.result()
    check(engine)
    engine.dispose()
    other.dispose()


def test_the_tables_can_be_taken_back_and_made_anew(url: str) -> None:
    engine = make_engine(url)
    downgrade(engine, "base")
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
    upgrade(engine)
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == TABLES
    engine.dispose()


def test_a_newer_database_is_refused_and_left_alone(url: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'tomorrow'"))
    for refused in (check, upgrade):
        with pytest.raises(StoreOutdated, match="at revision tomorrow"):
            refused(engine)
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == TABLES
    engine.dispose()


def test_after_an_upgrade_sqlite_still_watches_over_what_refers_to_what(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()

"""A database that is away, full, locked or read only means unavailable, and nothing acknowledged is lost."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.pool import Pool

from engine.store import Store, StoreUnavailable, load_sitting, open_store
from engine.store.database import make_engine, reading, writing
from tests.postgres import PostgreSQL
from tests.store.example import ABOUT, COMPLETE, ENGLISH, begin, compiled


@pytest.mark.parametrize("what", ["folder", "text"])
def test_a_path_that_is_no_database_means_unavailable(tmp_path: Path, what: str) -> None:
    path = tmp_path / "store.sqlite"
    if what == "folder":
        path.mkdir()
    else:
        path.write_text("This is no database. " * 500, encoding="ascii")
    store = open_store(f"sqlite:///{path}")
    with pytest.raises(StoreUnavailable):
        store.check()
    with pytest.raises(StoreUnavailable):
        store.upgrade()
    store.close()


def test_a_folder_that_cannot_be_made_means_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable):
        open_store(f"sqlite:///{tmp_path / 'file' / 'store.sqlite'}")


def test_a_read_only_sqlite_can_be_read_and_not_written_to(sqlite_url: str, tmp_path: Path) -> None:
    full = open_store(sqlite_url)
    sitting, token = begin(full, COMPLETE)
    store = open_store(f"sqlite:///file:{tmp_path / 'store.sqlite'}?mode=ro&uri=true")
    assert store.find(token) is not None
    with pytest.raises(StoreUnavailable):
        store.save_page(sitting.id, compiled(), ABOUT, {}, ENGLISH)
    store.close()
    full.close()


@contextmanager
def room_for(pages: int) -> Iterator[None]:
    """SQLite's own disk-full: no database opened inside grows beyond so many pages."""

    def limit(connection: sqlite3.Connection, _entry: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Pool, "connect", limit)
    try:
        yield
    finally:
        event.remove(Pool, "connect", limit)


def test_on_a_full_disk_saving_is_refused_and_what_was_acknowledged_stays(sqlite_url: str, tmp_path: Path) -> None:
    pages = (tmp_path / "store.sqlite").stat().st_size // 4096
    long = {"route": "other", "route.other": "x" * 2000}
    acknowledged: list[str] = []

    def fill(store: Store) -> None:
        for _ in range(100):
            _, token = begin(store, {ABOUT: long})
            acknowledged.append(token)

    with room_for(pages + 8):
        store = open_store(sqlite_url)
        with pytest.raises(StoreUnavailable):
            fill(store)
        store.close()
    assert acknowledged
    store = open_store(sqlite_url)
    for token in acknowledged:
        stored = store.find(token)
        assert stored is not None
        assert load_sitting(stored, compiled()).saved == {ABOUT: long}
    begin(store, {ABOUT: long})
    store.close()


def test_when_the_disk_has_room_again_the_same_store_goes_on(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    sitting, token = begin(store, COMPLETE)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = (tmp_path / "store.sqlite-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (log, unlimited[1]))
    try:
        with pytest.raises(StoreUnavailable):
            store.save_page(sitting.id, compiled(), ABOUT, {}, ENGLISH)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    stored = store.find(token)
    assert stored is not None
    assert load_sitting(stored, compiled()).saved == COMPLETE
    store.save_page(sitting.id, compiled(), ABOUT, {}, ENGLISH)
    store.close()


def test_a_stopped_server_means_unavailable_and_a_restarted_one_is_found_again(
    postgresql: PostgreSQL, postgresql_url: str
) -> None:
    store = open_store(postgresql_url)
    sitting, token = begin(store, COMPLETE)
    postgresql.stop()
    try:
        for _ in range(2):
            with pytest.raises(StoreUnavailable):
                store.find(token)
            with pytest.raises(StoreUnavailable):
                store.save_page(sitting.id, compiled(), ABOUT, {}, ENGLISH)
    finally:
        postgresql.start()
    stored = store.find(token)
    assert stored is not None
    assert load_sitting(stored, compiled()).saved == COMPLETE
    store.close()


@pytest.mark.parametrize("after", ["first", "last"])
def test_a_server_that_stops_in_the_middle_of_a_transaction_means_unavailable(
    postgresql: PostgreSQL, postgresql_url: str, after: str
) -> None:
    engine = make_engine(postgresql_url)

    def write() -> None:
        with writing(engine) as connection:
            for statement in ("first", "last"):
                insert = text("INSERT INTO source (content_hash, text) VALUES (:statement, '')")
                connection.execute(insert, {"statement": statement})
                if statement == after:
                    postgresql.stop()
                    postgresql.start()

    with pytest.raises(StoreUnavailable):
        write()
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM source")).scalar_one() == 0
    engine.dispose()


def test_a_read_only_postgresql_means_unavailable(postgresql: PostgreSQL, postgresql_url: str) -> None:
    store = open_store(postgresql_url)
    sitting, token = begin(store, COMPLETE)
    store.close()
    database = postgresql_url.partition("@/")[2].partition("?")[0]
    postgresql.execute(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    with pytest.raises(StoreUnavailable):
        store.save_page(sitting.id, compiled(), ABOUT, {}, ENGLISH)
    assert store.find(token) is not None
    store.close()


def test_a_database_that_is_not_there_means_unavailable(postgresql: PostgreSQL) -> None:
    store = open_store(postgresql.url("nowhere"))
    with pytest.raises(StoreUnavailable):
        store.check()
    store.close()


def test_a_lock_held_for_too_long_means_unavailable(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.store.database.LOCK_SECONDS", 0.05)
    store = open_store(url)
    sitting, _ = begin(store)
    other = make_engine(url)
    with ThreadPoolExecutor(1) as thread:
        with writing(other) as connection:
            connection.execute(text("UPDATE sitting SET language = 'cy'"))
            saving = thread.submit(store.save_page, sitting.id, compiled(), ABOUT, {}, ENGLISH)
            assert isinstance(saving.exception(timeout=4), StoreUnavailable)
        store.save_page(sitting.id, compiled(), ABOUT, {}, ENGLISH)
    store.close()
    other.dispose()

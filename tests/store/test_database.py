from __future__ import annotations

import resource
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import Pool

from engine.store import Store, StoreUnavailable, load_sitting, open_store
from engine.store.database import make_engine, reading, use_write_ahead_log, writing
from tests.postgres import PostgreSQL
from tests.store.example import ABOUT, COMPLETE, ENGLISH, begin, compiled

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPICursor


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_reached_by_psycopg_however_its_url_begins(scheme: str) -> None:
    url = make_engine(f"{scheme}://learner:secret@db.example/forms").url
    assert (url.drivername, url.host, url.database) == ("postgresql+psycopg", "db.example", "forms")
    assert url.query["connect_timeout"] == "5"


def test_what_the_operator_says_of_a_connection_counts() -> None:
    url = make_engine("postgresql://db.example/forms?connect_timeout=2&sslmode=require").url
    assert (url.query["connect_timeout"], url.query["sslmode"]) == ("2", "require")


@pytest.mark.parametrize(
    "database_url",
    ["", "forms.sqlite", "sqlite://", "sqlite:///:memory:", "mysql://root:secret@db.example/forms", "x://"],
)
def test_other_databases_are_refused_without_repeating_a_password(database_url: str) -> None:
    with pytest.raises(ValueError, match="a database URL is sqlite:///<file> or postgresql") as caught:
        make_engine(database_url)
    assert "secret" not in str(caught.getrepr(style="native"))


def test_sqlite_is_set_up_to_lose_nothing(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with reading(engine) as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_new_database_file_and_its_folder_are_made_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "down" / "store.sqlite"
    store = open_store(f"sqlite:///{file}")
    store.upgrade()
    store.check()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    store.close()
    assert modes == dict.fromkeys(["store.sqlite", "store.sqlite-wal", "store.sqlite-shm"], 0o600)


def test_a_new_file_can_be_opened_by_many_at_once(tmp_path: Path) -> None:
    engines = [make_engine(f"sqlite:///{tmp_path / 'store.sqlite'}") for _ in range(8)]

    def mode(place: int) -> str:
        with reading(engines[place]) as connection:
            return str(connection.exec_driver_sql("PRAGMA journal_mode").scalar_one())

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(mode, range(8))) == {"wal"}
    for engine in engines:
        engine.dispose()


class Refusing:
    """A cursor that refuses so many times, as SQLite does while another process switches to WAL."""

    def __init__(self, code: int, times: int) -> None:
        self.code = code
        self.times = times
        self.asked = 0

    def execute(self, _statement: str) -> None:
        self.asked += 1
        if self.asked <= self.times:
            error = sqlite3.OperationalError()
            error.sqlite_errorcode = self.code
            raise error


def test_switching_to_wal_is_tried_again_while_others_do_it() -> None:
    cursor = Refusing(sqlite3.SQLITE_BUSY, times=2)
    use_write_ahead_log(cast("DBAPICursor", cursor))
    assert cursor.asked == 3


@pytest.mark.parametrize(("code", "patience"), [(sqlite3.SQLITE_BUSY, -1), (sqlite3.SQLITE_IOERR, 5)])
def test_switching_to_wal_ends_in_an_error_when_it_takes_too_long_or_cannot_be(
    code: int, patience: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.store.database.LOCK_SECONDS", patience)
    cursor = Refusing(code, times=1)
    with pytest.raises(sqlite3.OperationalError):
        use_write_ahead_log(cast("DBAPICursor", cursor))
    assert cursor.asked == 1


def test_a_writer_takes_its_lock_before_it_reads_and_readers_go_on(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.store.database.LOCK_SECONDS", 0)
    engine = make_engine(sqlite_url)
    with writing(engine):
        with reading(engine) as connection:
            assert connection.execute(text("SELECT count(*) FROM sitting")).scalar_one() == 0
        with pytest.raises(StoreUnavailable), writing(engine):
            pass
    with writing(engine) as connection:
        connection.execute(text("SELECT 1"))
    engine.dispose()


def test_what_a_block_wrote_is_undone_when_it_raises(url: str) -> None:
    engine = make_engine(url)
    insert = text("INSERT INTO source (content_hash, text) VALUES ('a', 'b')")

    def write() -> None:
        with writing(engine) as connection:
            connection.execute(insert)
            raise KeyError

    with pytest.raises(KeyError):
        write()
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM source")).scalar_one() == 0
    engine.dispose()


def test_a_broken_rule_of_the_tables_is_a_bug_and_not_an_outage(url: str) -> None:
    engine = make_engine(url)
    orphan = text("INSERT INTO result (sitting_id, scores) VALUES ('nobody', '{}')")
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"), writing(engine) as connection:
        connection.execute(orphan)
    engine.dispose()


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


def test_writers_of_one_process_take_turns_and_do_not_wait_for_ever(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(sqlite_url)

    def write() -> None:
        with writing(engine):
            pass

    with ThreadPoolExecutor(1) as another:
        with writing(engine):
            monkeypatch.setattr("engine.store.database.LOCK_SECONDS", 0.01)
            with pytest.raises(StoreUnavailable, match="others are still writing"):
                another.submit(write).result()
        another.submit(write).result()
    engine.dispose()

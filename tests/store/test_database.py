from __future__ import annotations

import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.store import StoreUnavailable, open_store
from engine.store.database import LOG_BYTES, make_engine, reading, room, use_write_ahead_log, writing

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


@pytest.mark.parametrize(("spare", "counts"), [(0, True), (-1, False)])
def test_what_was_deleted_is_room_again_where_the_disk_takes_what_is_written_first(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, spare: int, *, counts: bool
) -> None:
    free, size = LOG_BYTES + spare, 1_000_000
    monkeypatch.setattr(os, "statvfs", lambda _folder: SimpleNamespace(f_bavail=free, f_frsize=1))
    engine = make_engine(sqlite_url)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE sheets (content)")
        connection.exec_driver_sql("INSERT INTO sheets VALUES (zeroblob(?))", (size,))
    assert room(engine) == free
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM sheets")
    found = room(engine)
    engine.dispose()
    assert found is not None
    assert (found >= free + size * 0.99) is counts


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

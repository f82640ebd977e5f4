"""A database to read from and to write to: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError

from engine.store.prepared import Prepared
from engine.store.trouble import StoreUnavailable, away_is_unavailable
from engine.store.turns import Turn

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
    from sqlalchemy.pool import ConnectionPoolEntry

POSTGRESQL = "postgresql+psycopg"
LOCK_SECONDS = 5
_TURNS: WeakKeyDictionary[Engine, Turn] = WeakKeyDictionary()
_BEGIN, _BEGIN_TO_WRITE = Prepared(text("BEGIN")), Prepared(text("BEGIN IMMEDIATE"))
POSTGRESQL_QUERY = {
    "application_name": "formwright",
    "connect_timeout": "5",
    "keepalives_idle": "30",
    "tcp_user_timeout": "10000",
}
LOG_BYTES = 8 * 1024 * 1024
"""So large may SQLite's write-ahead log become before it is written into the file, with what is stored at once."""
POOL_SIZE = 5
POOL_OVERFLOW = 10
POOL_SECONDS = 10
RECYCLE_SECONDS = 1800


def make_engine(database_url: str) -> Engine:
    """An engine for a `DATABASE_URL`. It connects when first used, so a server may start before its database.

    Error messages never show what was to be stored.
    """
    url = _url(database_url)
    if url.get_backend_name() == "sqlite":
        _make_file(url)
        arguments = {"timeout": LOCK_SECONDS}
    else:
        url = url.update_query_dict({key: POSTGRESQL_QUERY[key] for key in POSTGRESQL_QUERY.keys() - url.query.keys()})
        arguments = {}
    engine = create_engine(
        url,
        connect_args=arguments,
        hide_parameters=True,
        max_overflow=POOL_OVERFLOW,
        pool_pre_ping=url.get_backend_name() != "sqlite",  # a file does not hang up
        pool_recycle=RECYCLE_SECONDS,
        pool_size=POOL_SIZE,
        pool_timeout=POOL_SECONDS,
    )
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        _TURNS[engine] = Turn(url.database or "")
    else:
        event.listen(engine, "connect", _set_up_postgresql)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads."""
    with away_is_unavailable(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: committed, and so durable, when the block ends; undone when it raises."""
    with (
        away_is_unavailable(),
        _turn(engine),
        engine.connect() as connection,
        connection.execution_options(writes=True).begin(),
    ):
        yield connection


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """One writer after the other, on SQLite; PostgreSQL lets them write at once."""
    turn = _TURNS.get(engine)
    if turn is None:
        yield
        return
    with turn.taken(LOCK_SECONDS):
        yield


def room(engine: Engine) -> int | None:
    """How many bytes a database in a file can still take; None where a server sees to its own.

    What was deleted is room inside the file, as long as the disk takes what is written before it comes there.
    """
    file = engine.url.database
    if engine.dialect.name != "sqlite" or file is None or file.startswith("file:"):
        return None
    disk = os.statvfs(Path(file).parent)
    free = disk.f_bavail * disk.f_frsize
    if free < LOG_BYTES:
        return free
    with reading(engine) as connection:
        freed: int = connection.exec_driver_sql("PRAGMA freelist_count").scalar_one()
        size: int = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    return free + freed * size


def inserting(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, which each dialect brings itself."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def _url(database_url: str) -> URL:
    try:
        url = make_url(database_url)
    except ArgumentError:
        url = URL.create("")
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername=POSTGRESQL)
    if url.drivername == POSTGRESQL and find_spec("psycopg") is None:
        message = "PostgreSQL needs its driver: pip install 'formwright[postgres]'"
        raise ValueError(message)
    in_file = url.drivername in {"sqlite", "sqlite+pysqlite"} and url.database not in {None, "", ":memory:"}
    if url.drivername != POSTGRESQL and not in_file:
        message = "a database URL is sqlite:///<file> or postgresql://<user>:<password>@<host>/<database>"
        raise ValueError(message)
    return url


def _make_file(url: URL) -> None:
    """Answers are personal: a new file is readable by its owner only, and SQLite's files beside it follow it."""
    if url.database is None or url.database.startswith("file:"):
        return
    file = Path(url.database)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        message = f"the database file {file} cannot be made ({type(error).__name__})"
        raise StoreUnavailable(message) from error


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # sqlite3 leaves BEGIN to us
    cursor = connection.cursor()
    use_write_ahead_log(cursor)
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def use_write_ahead_log(cursor: DBAPICursor) -> None:
    """Switch to WAL. SQLite does not wait for this lock by itself when processes open a new file at once."""
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """Writers take their lock at once: a transaction that reads first and writes later could not wait for it."""
    (_BEGIN_TO_WRITE if connection.get_execution_options().get("writes") else _BEGIN).rows(connection)


def _set_up_postgresql(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{LOCK_SECONDS}s'")
    cursor.close()
    connection.commit()

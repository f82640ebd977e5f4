from __future__ import annotations

import sqlite3

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from engine.store import StoreUnavailable
from engine.store.trouble import away_is_unavailable


def of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    return error


def through_the_store(error: Exception, driver: type[Exception], *, disconnected: bool = False) -> None:
    with away_is_unavailable():
        raise DBAPIError.instance(None, None, error, driver, connection_invalidated=disconnected)


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_BUSY_SNAPSHOT,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_READONLY_DIRECTORY,
    ],
)
def test_sqlite_is_away_when_its_file_cannot_be_used(code: int) -> None:
    with pytest.raises(StoreUnavailable):
        through_the_store(of_sqlite(code), sqlite3.Error)


@pytest.mark.parametrize(
    "error",
    [
        of_sqlite(sqlite3.SQLITE_ERROR),
        of_sqlite(sqlite3.SQLITE_CONSTRAINT),
        sqlite3.ProgrammingError("a bug has no code"),
    ],
)
def test_a_bug_on_sqlite_stays_a_bug(error: sqlite3.Error) -> None:
    with pytest.raises(DBAPIError):
        through_the_store(error, sqlite3.Error)


@pytest.mark.parametrize(
    "error",
    [
        psycopg.OperationalError("connection refused"),
        psycopg.InterfaceError("the connection is closed"),
        psycopg.errors.AdminShutdown(),
        psycopg.errors.CannotConnectNow(),
        psycopg.errors.DeadlockDetected(),
        psycopg.errors.DiskFull(),
        psycopg.errors.LockNotAvailable(),
        psycopg.errors.QueryCanceled(),
        psycopg.errors.ReadOnlySqlTransaction(),
        psycopg.errors.TooManyConnections(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_postgresql_is_away_when_it_cannot_be_reached_or_written_to(error: psycopg.Error) -> None:
    with pytest.raises(StoreUnavailable):
        through_the_store(error, psycopg.Error)


@pytest.mark.parametrize(
    "error",
    [
        psycopg.errors.ForeignKeyViolation(),
        psycopg.errors.NotNullViolation(),
        psycopg.errors.UndefinedTable(),
        psycopg.errors.UniqueViolation(),
        psycopg.DataError("NUL"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_bug_on_postgresql_stays_a_bug(error: psycopg.Error) -> None:
    with pytest.raises(DBAPIError):
        through_the_store(error, psycopg.Error)


def test_a_lost_connection_means_away_whatever_the_error_is_called() -> None:
    with pytest.raises(StoreUnavailable):
        through_the_store(psycopg.DatabaseError("?"), psycopg.Error, disconnected=True)


def test_a_pool_without_a_free_connection_means_away() -> None:
    with pytest.raises(StoreUnavailable), away_is_unavailable():
        raise PoolTimeoutError


def test_other_exceptions_pass() -> None:
    with pytest.raises(KeyError), away_is_unavailable():
        raise KeyError

"""What can go wrong in the store, and which of a database's own errors mean that it is away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

AWAY_SQLITE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_NOTADB,
    }
)
READ_ONLY_POSTGRESQL = "25006"  # the SQLSTATE of a transaction that may only read
FULL_POSTGRESQL = "53100"  # that of a disk without room
PRIMARY_CODE = 0xFF  # SQLite keeps the reason proper in the low byte of its extended codes


class StoreUnavailable(Exception):  # noqa: N818 (a state of the world rather than a mistake)
    """The database is away, locked, full or read-only. Nothing was stored; trying again later is safe."""


class StoreFull(StoreUnavailable):
    """There is no room on the database's disk. Nothing was stored; when there is, trying again is safe."""


class StoreOutdated(Exception):  # noqa: N818 (as above)
    """The database's tables are not those this program was written for."""

    def __init__(self, found: str | None, expected: str | None) -> None:
        """Say which revision was found and which is needed."""
        there = f"the database is at revision {found}" if found else "there are no tables in the database yet"
        super().__init__(f"{there}, this program needs {expected}" if found else there)


class AlreadySubmitted(Exception):  # noqa: N818 (as above)
    """The sitting was submitted: its answers change no more."""


class Changed(Exception):  # noqa: N818 (as above)
    """Something else is kept by now than what was seen: nothing was stored, so that nobody is overwritten silently."""


class NotComplete(Exception):  # noqa: N818 (as above)
    """Pages that apply are still to be answered, so the sitting cannot be submitted."""


class NoSuchSitting(LookupError):  # noqa: N818 (as above)
    """There is no such sitting, or no longer: samples can be deleted while somebody answers one."""


class NoSuchCertificate(LookupError):  # noqa: N818 (as above)
    """No certificate was ever issued with this number."""


class Refused(Exception):  # noqa: N818 (as above)
    """What should have happened to a certificate makes no sense: nothing was stored."""

    def __init__(self, number: str, sentence: str) -> None:
        """Say why, in words for whoever asked."""
        super().__init__(sentence)
        self.number, self.sentence = number, sentence


class WrongQuestionnaire(ValueError):  # noqa: N818 (as above)
    """A bug in the caller: a sitting is read and scored only with the text it began with."""


class Confidential(Exception):  # noqa: N818 (as above)
    """Respondents were promised that nobody sees their answers one by one."""


@contextmanager
def away_is_unavailable() -> Iterator[None]:
    """Turn a database that is away into `StoreUnavailable`; every other error is a bug and passes."""
    try:
        yield
    except PoolTimeoutError as error:
        message = "every connection to the database is in use"
        raise StoreUnavailable(message) from error
    except DBAPIError as error:
        if not is_away(error):
            raise
        if _is_full(error):
            message = "there is no room on the database's disk"
            raise StoreFull(message) from error
        message = f"the database cannot be used now ({type(error.orig).__name__})"
        raise StoreUnavailable(message) from error


def is_away(error: DBAPIError) -> bool:
    """Whether an error means that the database is away, locked, full or read-only."""
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & PRIMARY_CODE in AWAY_SQLITE
    read_only = getattr(error.orig, "sqlstate", None) == READ_ONLY_POSTGRESQL
    return read_only or isinstance(error, OperationalError | InterfaceError)


def _is_full(error: DBAPIError) -> bool:
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & PRIMARY_CODE == sqlite3.SQLITE_FULL
    return getattr(error.orig, "sqlstate", None) == FULL_POSTGRESQL

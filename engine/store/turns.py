"""Whose turn it is to write, where one writes at a time.

SQLite itself has writers sleep in growing steps, up to a tenth of a second, and who wakes up last waits longest. So the
threads of a process wait in line, and processes ask again at once, on a file beside the database.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from weakref import finalize

from engine.store.trouble import StoreUnavailable

BUSY = "others are still writing to the database"
ASK_AGAIN_SECONDS = 0.0003


class Turn:
    """The turn to write to one database, among all threads and processes of this machine."""

    def __init__(self, database: str) -> None:
        """For the database in this file."""
        self._path = None if database.startswith("file:") else f"{database}-turn"
        self._threads = Lock()
        self._file: int | None = None

    @contextmanager
    def taken(self, patience: float) -> Iterator[None]:
        """Wait for the turn, and keep it while this lasts. Raises StoreUnavailable after so many seconds."""
        deadline = time.monotonic() + patience
        if not self._threads.acquire(timeout=patience):
            raise StoreUnavailable(BUSY)
        try:
            file = self._opened()
            while file is not None and not _locked(file):
                if time.monotonic() > deadline:
                    raise StoreUnavailable(BUSY)
                time.sleep(ASK_AGAIN_SECONDS)
            try:
                yield
            finally:
                if file is not None:
                    fcntl.flock(file, fcntl.LOCK_UN)
        finally:
            self._threads.release()

    def _opened(self) -> int | None:
        """The file that is asked for; None where none can be made, and SQLite says by itself what is wrong."""
        if self._file is None and self._path is not None:
            with suppress(OSError):
                self._file = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
                finalize(self, os.close, self._file)
        return self._file


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

"""Finished reports kept for when the same one is asked for again, by whatever process of this machine.

What is kept can only be read by whoever can say the whole of it: the very words of a report are the key to its file,
and even its name is made of them. So once a sitting is deleted its reports are noise, wherever a copy of the folder
went, and nothing has to be looked for and removed. Files that were not asked for the longest make room for others.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.document.replacing import replace_file

MOST = 200 * 1024 * 1024
"""How many bytes are kept: some five thousand reports."""
BETWEEN = 50
"""After so many new files it is looked whether there is room."""
OWNERS_ALONE = 0o600
NONCE = 12


class Kept:
    """A folder of finished files. Nothing in it is missed when it is gone, and a full disk only costs time."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self.folder, self._most = folder, most
        self._written = 0

    def get(self, source: bytes, make: Callable[[], bytes]) -> bytes:
        """What was made of this source before, or what is made of it now."""
        digest = hashlib.sha256(source).digest()
        file = self.folder / hashlib.sha256(b"name" + digest).hexdigest()
        cipher = AESGCM(hashlib.sha256(b"key" + digest).digest())
        found = _read(file, cipher)
        if found is None:
            found = make()
            self._keep(file, cipher, found)
        return found

    def _keep(self, file: Path, cipher: AESGCM, content: bytes) -> None:
        nonce = os.urandom(NONCE)
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(file, nonce + cipher.encrypt(nonce, content, None), OWNERS_ALONE)
            if self._written % BETWEEN == 0:
                self._make_room()
            self._written += 1

    def _make_room(self) -> None:
        """Remove what was not asked for the longest, beyond what is kept. Other processes may be at it as well."""
        found = []
        for file in self.folder.iterdir():
            with suppress(FileNotFoundError):
                stat = file.stat()
                found.append((stat.st_mtime_ns, stat.st_size, file))
        kept = 0
        for _, size, file in sorted(found, reverse=True):
            kept += size
            if kept > self._most:
                file.unlink(missing_ok=True)


def _read(file: Path, cipher: AESGCM) -> bytes | None:
    """A file that is whole and was written with this key; it counts as asked for now."""
    try:
        written = file.read_bytes()
        found = cipher.decrypt(written[:NONCE], written[NONCE:], None)
        os.utime(file)
    except (OSError, InvalidTag, ValueError):
        return None
    return found


_kept: list[Kept] = []
"""Where this process keeps reports, if anywhere."""


def keep_reports_in(folder: Path | None) -> None:
    """Keep finished reports in a folder from now on, or nowhere."""
    _kept[:] = [] if folder is None else [Kept(folder)]


def kept_or_made(source: bytes, make: Callable[[], bytes]) -> bytes:
    """What was made of this source before, where this process keeps reports, or what is made of it now."""
    return _kept[0].get(source, make) if _kept else make()

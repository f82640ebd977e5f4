"""A zip that is sent while it is made: whatever is in it, no more than one of its files is in memory."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

UNIX = 3
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
READABLE = (stat.S_IFREG | 0o644) << 16


def zipped(files: Iterable[tuple[str, bytes]], made_at: datetime) -> Iterator[bytes]:
    """The bytes of a zip, file by file as they come; the same files give the same bytes.

    They are stored as they are, since PDFs are compressed already; every file is from the moment given.
    """
    window = _Window()
    moment = max(made_at.astimezone(UTC), EARLIEST).timetuple()[:6]
    with ZipFile(window, "w", ZIP_STORED) as archive:
        for name, content in files:
            info = ZipInfo(name, moment)
            info.create_system, info.external_attr = UNIX, READABLE
            archive.writestr(info, content)
            yield window.taken()
    yield window.taken()


class _Window(BytesIO):
    """What `ZipFile` is writing to: it goes back as far as the file it is writing, and that is all there is."""

    before = 0

    def taken(self) -> bytes:
        """What was written since, which is let go of here."""
        content = self.getvalue()
        self.before += len(content)
        super().seek(0)
        self.truncate()
        return content

    def tell(self) -> int:
        """Where in the zip it is."""
        return self.before + super().tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place of the zip that is still here."""
        return self.before + super().seek(offset - self.before if whence == 0 else offset, whence)

"""A file is replaced in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO


def replace_file(path: Path, content: bytes, mode: int) -> None:
    """Put a file in the place of the one that is there, so that nobody ever reads half of it.

    Where that cannot be done the old one stays, nothing is left lying about, and OSError says why.
    """
    with replacing(path, mode) as draft:
        draft.write(content)


@contextmanager
def replacing(path: Path, mode: int) -> Iterator[IO[bytes]]:
    """A file to write to, which takes the place of the one that is there when all is written.

    Whatever is raised meanwhile leaves the old one as it is, and nothing lying about.
    """
    with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        written = Path(draft.name)
        try:
            yield draft
            draft.flush()
            os.fsync(draft.fileno())
            written.chmod(mode)
            written.replace(path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise

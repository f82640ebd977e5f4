"""A file is replaced in one step."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def replace_file(path: Path, content: bytes, mode: int) -> None:
    """Put a file in the place of the one that is there, so that nobody ever reads half of it.

    Where that cannot be done the old one stays, nothing is left lying about, and OSError says why.
    """
    with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        written = Path(draft.name)
        try:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
            written.chmod(mode)
            written.replace(path)
        except OSError:
            written.unlink(missing_ok=True)
            raise

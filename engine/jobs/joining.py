"""Files that were bound before are joined to one, which says of itself what the first of them does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO

from pikepdf import Pdf

from engine.press import Binding, about
from engine.reports import Printed


def joined(file: BinaryIO, parts: Iterable[bytes], *, duplex: bool) -> Printed | None:
    """Write these as one file, with no more than one of them in memory; None where there are none."""
    binding, said, begins = None, _Said(), list[int]()
    for part in parts:
        with Pdf.open(BytesIO(part)) as pdf:
            binding = binding or Binding(file, str(pdf.Root.Lang), duplex=duplex)
            said.hear(pdf)
            begins += binding.take(pdf)
    if binding is None:
        return None
    digest = binding.close(about(said.title, said.author, said.created))
    return Printed(pages=binding.pages, sha256=digest, begins=tuple(begins))


class _Said:
    """What the parts of a file say of themselves; it is of the moment of the latest."""

    title, author, created = "", "", datetime.min.replace(tzinfo=UTC)

    def hear(self, pdf: Pdf) -> None:
        said: Any = pdf.open_metadata()
        created = datetime.fromisoformat(said["xmp:CreateDate"])
        if self.title:
            self.created = max(self.created, created)
        else:
            self.title, self.author, self.created = said["dc:title"], said["dc:creator"][0], created

"""Files that were bound before are joined to one, which says of itself what the first of them does, or more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO

from pikepdf import Pdf

from engine.clock import day_of
from engine.press import Binding, about
from engine.reports import Printed
from engine.wording import wording


def joined(file: BinaryIO, parts: Iterable[bytes], *, duplex: bool, title: str | None = None) -> Printed | None:
    """Write these as one file, with no more than one of them in memory; None where there are none.

    `title` is what they are all of; where it is given, the file is called by it and their latest day.
    """
    binding, said, begins = None, _Said(), list[int]()
    for part in parts:
        with Pdf.open(BytesIO(part)) as pdf:
            said.hear(pdf)
            binding = binding or Binding(file, said.language, duplex=duplex)
            begins += binding.take(pdf)
    if binding is None:
        return None
    digest = binding.close(about(said.called(title), said.author, said.created))
    return Printed(pages=binding.pages, sha256=digest, begins=tuple(begins))


class _Said:
    """What the parts of a file say of themselves; it is of the moment of the latest."""

    title, author, language, created = "", "", "", datetime.min.replace(tzinfo=UTC)

    def hear(self, pdf: Pdf) -> None:
        said: Any = pdf.open_metadata()
        created = datetime.fromisoformat(said["xmp:CreateDate"])
        if self.title:
            self.created = max(self.created, created)
        else:
            self.title, self.author, self.created = said["dc:title"], said["dc:creator"][0], created
            self.language = str(pdf.Root.Lang)

    def called(self, title: str | None) -> str:
        """What the whole is called."""
        if title is None:
            return self.title
        return f"{self.title}, {title}, {wording(self.language).date(day_of(self.created))}"

"""Names of items that cannot be read yet: their fault is told where they stand, and not again where they are named."""

from __future__ import annotations

import re

from engine.compiler.asked import asked
from engine.document import Mapping
from engine.document.entries import words

NAME = re.compile("[a-z][a-z0-9_]*")


def mended(name: str) -> str:
    """A name as it would be allowed: `work-months` as `work_months`."""
    return name if NAME.fullmatch(name) else re.sub(r"\W+", "_", name.casefold()).strip("_")


def written_names(document: Mapping) -> frozenset[str]:
    """The ids that a document gives its items, whatever is wrong with them, each also as it would be allowed."""
    ids = [name for entry in asked(document) if (name := words(entry, "id"))]
    return frozenset(ids) | frozenset(map(mended, ids))

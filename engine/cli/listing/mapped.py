"""A map that stands beside a questionnaire, among the files that were checked."""

from __future__ import annotations

from engine.catalogue.maps import Mapped
from engine.cli.listing.checked import Checked
from engine.compiler import Compiled
from engine.document import Source


def map_checked(mapped: Mapped) -> Checked:
    """A map file with its problems, as checks list them."""
    source = mapped.source or Source(str(mapped.path), "")
    compiled = Compiled(questionnaire=None, problems=mapped.problems, source=source, finished=True)
    return Checked(mapped.path, compiled, beside=True)

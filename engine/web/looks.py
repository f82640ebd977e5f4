"""A theme as it is served: one stylesheet, typefaces and pictures, each at an address that changes when it does."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from engine.forms import Shell
from engine.reports import BODY_CSS
from engine.themes import Theme, sent_as

STATIC = Path(__file__).parent / "static"
SHEETS = ("patterns.css", "formwright.css")
"""Our own stylesheets, in their order; the tokens come before them, the look of a report behind them."""


@dataclass(frozen=True)
class Look:
    """What browsers get of a theme. Made once; nothing else of its folder is sent."""

    theme: Theme

    @cached_property
    def css(self) -> bytes:
        """Everything a page needs to look like itself, in one piece."""
        ours = [path for name in SHEETS if (path := STATIC / name).exists()]
        return "\n".join([self.theme.css(), *(path.read_text("utf-8") for path in (*ours, BODY_CSS))]).encode()

    @cached_property
    def compressed(self) -> bytes:
        """The same for browsers that can unpack it, as all do."""
        return gzip.compress(self.css, mtime=0)

    @cached_property
    def stylesheet(self) -> str:
        """The name of the stylesheet, which changes with its content."""
        return f"{hashlib.sha256(self.css).hexdigest()[:12]}.css"

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """Typefaces and pictures by the names they are sent under."""
        return self.theme.files

    @cached_property
    def logo(self) -> str | None:
        """The name under which the logo is sent."""
        return sent_as(self.theme.logo) if self.theme.logo else None

    @cached_property
    def icon(self) -> str | None:
        """The name under which the icon is sent."""
        return sent_as(self.theme.icon) if self.theme.icon else None

    @cached_property
    def shells(self) -> dict[Hashable, Shell]:
        """Pages that were rendered in this theme, by all that tells one from another, to be filled again."""
        return {}

    def address(self, name: str) -> str:
        """Where something is sent from, under the root of the app."""
        return f"/theme/{self.theme.folder.name}/{name}"

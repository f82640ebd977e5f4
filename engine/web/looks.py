"""A theme as it is served: one stylesheet, typefaces and pictures, each at an address that changes when it does."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from engine.forms import Shell
from engine.reports import BODY_CSS
from engine.themes import Theme, screen_css
from engine.wording import LANGUAGES, wording

STATIC = Path(__file__).parent / "static"
SHEETS = ("patterns.css", "formwright.css")
"""Our own stylesheets, in their order; the tokens come before them, the look of a report behind them."""


def sheet(tokens: str) -> str:
    """A whole stylesheet: tokens, the look of pages, and that of a report."""
    ours = (*(STATIC / name for name in SHEETS), BODY_CSS)
    return "\n".join([tokens, *(path.read_text("utf-8") for path in ours)])


@dataclass(frozen=True)
class Look:
    """What browsers get of a theme. Made once; nothing else of its folder is sent."""

    theme: Theme

    @cached_property
    def css(self) -> bytes:
        """Everything a page needs to look like itself, in one piece."""
        return sheet(screen_css(self.theme)).encode()

    @cached_property
    def compressed(self) -> bytes:
        """The same for browsers that can unpack it, as all do."""
        return gzip.compress(self.css, mtime=0)

    @cached_property
    def sheet_name(self) -> str:
        """The name of the stylesheet, which changes with its content."""
        return f"{hashlib.sha256(self.css).hexdigest()[:12]}.css"

    @cached_property
    def stylesheet(self) -> str:
        """The address of the stylesheet, under the root of the app like all of them."""
        return self._address(self.sheet_name)

    @cached_property
    def logo(self) -> str | None:
        """The address of the logo."""
        return self._address(self.theme.logo.file.name) if self.theme.logo else None

    @cached_property
    def icon(self) -> str | None:
        """The address of the icon."""
        return self._address(self.theme.icon.name) if self.theme.icon else None

    @cached_property
    def shells(self) -> dict[Hashable, Shell]:
        """Pages that were rendered in this theme, by all that tells one from another, to be filled again."""
        return {}

    @property
    def files(self) -> Mapping[str, Path]:
        """Typefaces and pictures by the names they are sent under."""
        return self.theme.sent

    def logo_alt(self, language: str) -> str:
        """What the logo shows: no theme is loaded that does not say it in every language of the pages."""
        return self.theme.logo.alt[language] if self.theme.logo else ""

    @cached_property
    def links(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What stands at the foot of every page, in each language: words and addresses."""
        home = [(self.theme.name, self.theme.home_url)] if self.theme.home_url else []
        return {language: (*helps, *home) for language, helps in self.helps.items()}

    @cached_property
    def helps(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Whom to ask, in each language: words and addresses."""
        return {language: tuple(self._helps(wording(language).say)) for language in LANGUAGES}

    def _helps(self, say: Callable[..., str]) -> Iterator[tuple[str, str]]:
        helps = self.theme.help
        if helps and helps.page:
            yield say("Help"), helps.page
        if helps and helps.email:
            yield say("Help: {address}", address=helps.email), f"mailto:{helps.email}"
        if helps and helps.telephone:
            number = re.sub("[^0-9+]", "", helps.telephone)
            yield say("Help: {address}", address=helps.telephone), f"tel:{number}"

    def _address(self, name: str) -> str:
        return f"/theme/{self.theme.id}/{name}"

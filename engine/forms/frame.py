"""What stands round every page: language, names, addresses. The web fills it in; `layout.html` shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from engine.forms.preferences import NO_PREFERENCES, Preferences
from engine.forms.said import direction
from engine.wording import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLink:
    """The same page in a language, called by its own name."""

    code: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything `layout.html` needs besides the page itself. `title` is the questionnaire's, or the site's.

    `body` is marked where it is in another language than the page.
    """

    language: str
    title: str
    stylesheet: str
    body: Markup | None = None
    home_url: str | None = None
    logo_url: str | None = None
    logo_alt: str = ""
    icon_url: str | None = None
    languages: tuple[LanguageLink, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    preferences: Preferences = NO_PREFERENCES
    reading_url: str | None = None
    statement_url: str | None = None

    @property
    def say(self) -> Callable[..., str]:
        """The engine's words in the page's language."""
        return wording(self.language).say

    @property
    def direction(self) -> str:
        """Which way the page is written."""
        return direction(self.language)

"""What every request shares: the catalogue, the store and the theme of one installation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from flask import current_app

from engine.catalogue import Catalogue
from engine.codes import Codes
from engine.config import Settings
from engine.mail import Postman
from engine.questionnaire import Questionnaire
from engine.store import Store
from engine.themes import Theme
from engine.web.looks import Look

EXTENSION = "formwright"


@dataclass(frozen=True)
class Site:
    """One installation, made once and kept by the app."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    theme: Theme

    @cached_property
    def codes(self) -> Codes:
        """The short codes of this installation."""
        return Codes(self.settings.secret_keys)

    @cached_property
    def postman(self) -> Postman | None:
        """Who sends letters, where the settings say how."""
        return Postman(self.settings.mail) if self.settings.mail else None

    @cached_property
    def look(self) -> Look:
        """How this installation looks."""
        return Look(self.theme)

    @cached_property
    def looks(self) -> Mapping[str, Look]:
        """Every look there is, by the name of its theme."""
        return {self.theme.folder.name: self.look}

    def questionnaire(self, content_hash: str) -> Questionnaire | None:
        """A questionnaire by its exact content; from the store where the file is gone or has been changed."""
        return self.store.questionnaire(content_hash, self.catalogue)


def site() -> Site:
    """The installation this request is about."""
    return cast("Site", current_app.extensions[EXTENSION])

"""What every request shares: the catalogue, the store and the themes of one installation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from flask import current_app, request

from engine.catalogue import Catalogue
from engine.codes import Codes
from engine.config import Settings
from engine.jobs.queue import Queue
from engine.mail import Postman
from engine.questionnaire import Questionnaire
from engine.store import Store
from engine.themes import Theme, Wardrobe
from engine.web.looks import Look
from engine.web.run_kept import KeptLists

EXTENSION = "formwright"


@dataclass(frozen=True)
class Site:
    """One installation, made once and kept by the app."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    wardrobe: Wardrobe
    queue: Queue
    """How workers are told that there is something to print."""

    @cached_property
    def codes(self) -> Codes:
        """The short codes of this installation."""
        return Codes(self.settings.secret_keys)

    @cached_property
    def postman(self) -> Postman | None:
        """Who sends letters, where the settings say how."""
        return Postman(self.settings.mail) if self.settings.mail else None

    @cached_property
    def lists(self) -> KeptLists:
        """The lists of print runs to be that somebody is looking at."""
        return KeptLists()

    @cached_property
    def looks(self) -> Mapping[str, Look]:
        """Every theme as it is served, by its id."""
        return {name: Look(theme) for name, theme in self.wardrobe.themes.items()}

    def theme(self, questionnaire: Questionnaire | None = None) -> Theme:
        """The theme of this request: of a questionnaire, or of the domain it came by."""
        return self.wardrobe.worn(questionnaire, request.host.partition(":")[0].lower())

    def look(self, questionnaire: Questionnaire | None = None) -> Look:
        """The same as it is served."""
        return self.looks[self.theme(questionnaire).id]

    def questionnaire(self, content_hash: str) -> Questionnaire | None:
        """A questionnaire by its exact content; from the store where the file is gone or has been changed."""
        return self.store.questionnaire(content_hash, self.catalogue)


def site() -> Site:
    """The installation this request is about."""
    return cast("Site", current_app.extensions[EXTENSION])

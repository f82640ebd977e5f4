"""What every request shares: the catalogue, the store and the theme of one installation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from flask import current_app

from engine.catalogue import Catalogue
from engine.config import Settings
from engine.questionnaire import Questionnaire
from engine.reports import BODY_CSS
from engine.store import Store
from engine.themes import Theme

EXTENSION = "formwright"
STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True)
class Site:
    """One installation, made once and kept by the app."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    theme: Theme

    @cached_property
    def stamp(self) -> str:
        """Changes when a stylesheet or a picture does, so that browsers may keep each for a year."""
        pictures = [path for path in (self.theme.logo, self.theme.icon) if path]
        seen = hashlib.sha256(self.theme.css().encode())
        for file in (*sorted(STATIC.glob("*.css")), BODY_CSS, *pictures):
            seen.update(file.read_bytes())
        return seen.hexdigest()[:12]

    def questionnaire(self, content_hash: str) -> Questionnaire | None:
        """A questionnaire by its exact content; from the store where the file is gone or has been changed."""
        return self.store.questionnaire(content_hash, self.catalogue)


def site() -> Site:
    """The installation this request is about."""
    return cast("Site", current_app.extensions[EXTENSION])

"""An installation in a folder of its own, to be measured."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from engine.cli.serving import PLACES
from engine.config import ROOT, Settings
from engine.questionnaire import Language
from engine.store import open_store
from engine.web import WaitingRoom, create_app, may_bring_files
from engine.web.site import EXTENSION


def installed(folder: Path, questionnaire: str) -> Flask:
    """The app with one questionnaire, on SQLite with synchronous=FULL."""
    shelf = folder / "questionnaires" / "generated"
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / "1.0.0.yaml").write_text(questionnaire, encoding="utf-8")
    settings = Settings(
        compiled=folder / "compiled",
        database_url=f"sqlite:///{folder / 'benchmark.sqlite'}",
        secret_key="benchmark",  # noqa: S106  # guards nothing
        centre_password=None,
        questionnaires=folder / "questionnaires",
        theme=ROOT / "themes" / "default",
    )
    store = open_store(settings.database_url)
    store.upgrade()
    store.close()
    return create_app(settings)


def door(app: Flask) -> WaitingRoom:
    """How the app stands behind a server."""
    return WaitingRoom(app.wsgi_app, PLACES, may_bring_files)


def begun(folder: Path, questionnaire: str, number: int) -> list[str]:
    """The addresses of the first page of so many sittings that have just begun."""
    site = installed(folder, questionnaire).extensions[EXTENSION]
    found = site.catalogue.find("generated")
    text = site.catalogue.text(found.content_hash)
    tokens = [site.store.start(found, text, Language("en"))[1] for _ in range(number)]
    site.store.close()
    return [f"/en/s/{token}/page/{found.pages[0].id}" for token in tokens]

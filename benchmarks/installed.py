"""An installation in a folder of its own, to be measured."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from engine.config import ROOT, Settings
from engine.store import open_store
from engine.web import create_app


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

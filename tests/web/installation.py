"""An installation in a folder of its own: questionnaires, a database, and apps that serve them."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache

from engine.config import ROOT, Settings
from engine.store import open_store
from engine.web import create_app
from engine.web.site import EXTENSION, Site
from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, APPRENTICE, LAST, MENTOR, WORK

PASSWORD = "open sesame"  # noqa: S105  # nobody's


class KeptTemplates(BytecodeCache):
    """Templates compiled once for all the apps of a test run: each app would take a third of a test for its own."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.load_bytecode(BytesIO(self._kept[bucket.key]))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = KeptTemplates()


class Installation:
    """Where one test lives. `app` serves what is there when it is made."""

    def __init__(self, folder: Path, migrated: Path) -> None:
        self.database = folder / "var" / "store.sqlite"
        self.database.parent.mkdir()
        shutil.copy(migrated, self.database)
        self.settings = Settings(
            compiled=folder / "compiled",
            database_url=f"sqlite:///{self.database}",
            secret_key="not secret",  # noqa: S106  # nobody's
            centre_password=PASSWORD,
            questionnaires=folder / "questionnaires",
            theme=ROOT / "themes" / "default",
        )
        self.settings.questionnaires.mkdir()
        self._apps: list[Flask] = []

    def write(self, text: str, name: str = "team", version: str = "1.0.0") -> Path:
        """Save a questionnaire; later than every save before, whatever the clock's resolution."""
        file = self.settings.questionnaires / name / f"{version}.yaml"
        file.parent.mkdir(exist_ok=True)
        before = file.stat().st_mtime_ns if file.exists() else 0
        file.write_text(text, encoding="utf-8")
        if before:
            os.utime(file, ns=(before + 1_000_000, before + 1_000_000))
        return file

    def app(self, **changed: object) -> Flask:
        """A new app, as after a restart, with these settings changed."""
        app = create_app(dataclasses.replace(self.settings, **changed))  # type: ignore[arg-type]  # settings by name
        app.jinja_env.bytecode_cache = TEMPLATES
        self._apps.append(app)
        return app

    @contextmanager
    def database_away(self) -> Iterator[None]:
        """While this lasts, the disk with the database is not there."""
        elsewhere = self.database.parent.with_name("elsewhere")
        self.close()
        self.database.parent.rename(elsewhere)
        yield
        elsewhere.rename(self.database.parent)

    @contextmanager
    def database_locked(self) -> Iterator[None]:
        """While this lasts, somebody else is writing to the database."""
        other = sqlite3.connect(self.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()
        other.close()

    def close(self) -> None:
        """Let go of the database; the apps reach for it again when they need it."""
        for app in self._apps:
            site_of(app).store.close()

    def stored(self) -> dict[str, dict[str, object]]:
        """Every stored page of answers, read past the program."""
        with sqlite3.connect(self.database) as connection:
            rows = connection.execute("SELECT page_id, answers FROM page").fetchall()
        connection.close()
        return {page: json.loads(answers) for page, answers in rows}

    def count(self, table: str) -> int:
        with sqlite3.connect(self.database) as connection:
            (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  # our own names
        connection.close()
        return int(number)


def site_of(app: Flask) -> Site:
    found = app.extensions[EXTENSION]
    assert isinstance(found, Site)
    return found


def migrate(database: Path) -> None:
    store = open_store(f"sqlite:///{database}")
    store.upgrade()
    store.close()


def begin(browser: Browser, name: str = "team", language: str = "en") -> Shown:
    """Start a questionnaire: shows the page with the personal link."""
    return browser.press(browser.open(f"/{language}/q/{name}"))


def token_of(page: Shown) -> str:
    """The secret in the address of a page of a sitting."""
    return page.url.split("/s/")[1].split("/")[0]


def first_page(browser: Browser, language: str = "en") -> Shown:
    link = begin(browser, language=language)
    return browser.open(f"/{language}/s/{token_of(link)}/page/about")


def answered(
    browser: Browser,
    *,
    apprentice: bool = False,
    about: dict[str, str] | None = None,
    work: dict[str, str] | None = None,
) -> Shown:
    """All pages answered: shows check-your-answers."""
    page = browser.press(first_page(browser), {**(APPRENTICE if apprentice else ABOUT), **(about or {})})
    if apprentice:
        page = browser.press(page, MENTOR)
    page = browser.press(page, work or WORK)
    page = browser.press(page, LAST)
    assert page.url.endswith("/check"), page.url
    return page


def submitted(browser: Browser, *, about: dict[str, str] | None = None, work: dict[str, str] | None = None) -> Shown:
    """Sent: shows the result."""
    page = browser.press(answered(browser, about=about, work=work))
    assert page.url.endswith("/result"), page.url
    return page


def signed_in(browser: Browser) -> Shown:
    """The centre's page, behind its password."""
    return browser.press(browser.open("/centre/sign-in"), {"password": PASSWORD})

"""Each test has an installation of its own, described by its environment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.cli import main
from engine.store import open_store
from tests.web.examples import QUIET, TEAM


@dataclass(frozen=True)
class Terminal:
    """Where somebody types commands."""

    folder: Path
    environment: Mapping[str, str]

    @property
    def questionnaires(self) -> Path:
        return self.folder / "questionnaires"

    @property
    def database(self) -> Path:
        return self.folder / "var" / "formwright.sqlite"

    def write(self, text: str, name: str = "team", version: str = "1.0.0") -> Path:
        file = self.questionnaires / name / f"{version}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def type(self, *words: str, **environment: str) -> Result:
        """Type a command; what it raises beyond a sentence is a bug."""
        runner = CliRunner(env={**self.environment, **environment}, catch_exceptions=False)
        return runner.invoke(main, words, prog_name="formwright")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file to copy from."""
    file = tmp_path_factory.mktemp("migrated") / "store.sqlite"
    store = open_store(f"sqlite:///{file}")
    store.upgrade()
    store.close()
    return file


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A folder with nothing in it, which one is in."""
    monkeypatch.chdir(tmp_path)
    environment = {
        "FORMWRIGHT_VAR": str(tmp_path / "var"),
        "FORMWRIGHT_QUESTIONNAIRES": str(tmp_path / "questionnaires"),
        "FORMWRIGHT_CENTRE_PASSWORD": "open sesame",
        "SECRET_KEY": "not secret",
        "FORMWRIGHT_ADDRESS": "http://localhost:8000",
        "PATH": os.environ["PATH"],
    }
    return Terminal(tmp_path, environment)


@pytest.fixture
def terminal(bare: Terminal, migrated: Path) -> Terminal:
    """A folder with two questionnaires and an empty database."""
    bare.write(TEAM)
    bare.write(QUIET, "quiet")
    bare.database.parent.mkdir()
    shutil.copy(migrated, bare.database)
    return bare

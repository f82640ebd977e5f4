"""`formwright export --as`: every version of a questionnaire in one table."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest

from engine.catalogue import Catalogue
from engine.questionnaire import Answers, PageId
from engine.store import open_store
from tests.catalogue.maps.carrying import EXAMPLES
from tests.cli.conftest import Terminal

VERSIONS = {"1.0.0": "old.yaml", "2.0.0": "new.yaml", "2.0.0.map": "good.map.yaml"}


@pytest.fixture
def jobs(terminal: Terminal) -> Terminal:
    """Two versions with a map between them, and three who answered: two before and one after."""
    for name, text in VERSIONS.items():
        terminal.write((EXAMPLES / text).read_text("utf-8"), "jobs", name)
    complete(terminal, "1.0.0", {"job": "teacher", "remarks": "None."})
    complete(terminal, "1.0.0", {"job": "plumber"})
    complete(terminal, "2.0.0", {"occupation": "owner"})
    return terminal


def complete(terminal: Terminal, version: str, answers: Answers) -> None:
    catalogue = Catalogue(terminal.questionnaires)
    questionnaire = catalogue.find("jobs", version)
    assert questionnaire is not None
    store = open_store(f"sqlite:///{terminal.database}")
    language = questionnaire.languages[0]
    sitting, _ = store.start(questionnaire, catalogue.text(questionnaire.content_hash), language)
    store.save_page(sitting.id, questionnaire, PageId("only"), answers, language)
    store.submit(sitting, questionnaire)
    store.close()


def table(text: str) -> list[Mapping[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_earlier_sittings_are_carried_to_the_version_asked_for(jobs: Terminal) -> None:
    typed = jobs.type("export", "jobs", "--as", "2.0.0")
    assert typed.exit_code == 0
    rows = table(typed.stdout)
    assert [(row["version"], row["occupation"], row["field"]) for row in rows] == [
        ("1.0.0", "professional", "head"),
        ("1.0.0", "", "hand"),
        ("2.0.0", "owner", "hand"),
    ]
    assert "job" not in rows[0]
    assert typed.stderr == "2 answers could not be carried: remarks 1, job 1.\n"


def test_without_a_map_a_version_is_left_out_and_that_is_said(jobs: Terminal) -> None:
    (jobs.questionnaires / "jobs" / "2.0.0.map.yaml").unlink()
    typed = jobs.type("export", "jobs", "--as", "2.0.0")
    assert [row["version"] for row in table(typed.stdout)] == ["2.0.0"]
    assert typed.stderr == "Version 1.0.0 is left out: no map leads from it to this one.\n"


def test_a_version_by_itself_is_what_it_was(jobs: Terminal) -> None:
    rows = table(jobs.type("export", "jobs", "--version", "1.0.0").stdout)
    assert [row["job"] for row in rows] == ["teacher", "plumber"]


def test_only_one_of_the_two_can_be_asked_for(jobs: Terminal) -> None:
    typed = jobs.type("export", "jobs", "--as", "2.0.0", "--version", "1.0.0")
    assert (typed.exit_code, "either --version or --as" in typed.stderr) == (2, True)


def test_it_can_be_written_to_a_file(jobs: Terminal) -> None:
    typed = jobs.type("export", "jobs", "--as", "2.0.0", "-o", "jobs.csv")
    assert "Wrote 3 sittings to jobs.csv." in typed.stderr
    assert len(table((jobs.folder / "jobs.csv").read_text("utf-8-sig"))) == 3

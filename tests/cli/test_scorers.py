from __future__ import annotations

import json
from importlib.metadata import version

import pytest

from engine.cli import scorers as command
from engine.scoring import Registration, registrations
from tests.cli.conftest import Terminal

OWN = f"formwright {version('formwright')}"


def test_every_scorer_is_listed_with_version_origin_and_what_it_does(bare: Terminal) -> None:
    done = bare.type("scorers")

    assert done.exit_code == 0
    lines = {line.split()[0]: line for line in done.stdout.splitlines()}
    assert list(lines) == [each.name for each in registrations()]
    assert lines["mean"].split("  ")[-1] == "The average of the answers given."
    assert f"from {OWN}" in lines["mean"]
    assert "takes scales" in lines["composite"]


def test_programs_read_them_as_json(bare: Terminal) -> None:
    done = bare.type("scorers", "--format", "json")

    found = {each["name"]: each for each in json.loads(done.stdout)["scorers"]}
    assert found["composite"] == {
        "name": "composite",
        "from": OWN,
        "usable": True,
        "version": 1,
        "takes": "scales",
        "keys": ["combine", "weights"],
        "about": "The scores of other scales, combined.",
    }


def test_one_that_cannot_be_used_is_listed_with_the_reason(bare: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    unusable = Registration(name="best", origin="scorers-of-ours 2.1", fault="it has no score method")
    monkeypatch.setattr(command, "registrations", lambda: (*registrations(), unusable))

    done = bare.type("scorers")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1] == "Not usable: best from scorers-of-ours 2.1: it has no score method."
    told = json.loads(bare.type("scorers", "--format", "json").stdout)["scorers"][-1]
    assert told == {
        "name": "best",
        "from": "scorers-of-ours 2.1",
        "usable": False,
        "fault": "it has no score method",
    }

"""`formwright new NAME VERSION`: another version, begun with what stands in the newest."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal
from tests.web.examples import TEAM


def test_another_version_is_the_newest_with_another_number(bare: Terminal) -> None:
    bare.write(TEAM.replace("1.0.0", "0.9.0").replace("Working together", "Working alone"), version="0.9.0")
    bare.write(TEAM)
    typed = bare.type("new", "team", "1.0.1")
    assert typed.exit_code == 0
    assert typed.output == (
        "Wrote questionnaires/team/1.0.1.yaml: what stands in 1.0.0.\n"
        "When you have changed it: formwright diff team 1.0.0 1.0.1\n"
    )
    assert (bare.questionnaires / "team" / "1.0.1.yaml").read_text() == TEAM.replace("1.0.0", "1.0.1")
    assert bare.type("check", "team").exit_code == 0


def test_the_newest_is_that_with_the_highest_number_not_the_last_by_name(bare: Terminal) -> None:
    bare.write(TEAM.replace("1.0.0", "1.9.0"), version="1.9.0")
    bare.write(TEAM.replace("1.0.0", "1.10.0"), version="1.10.0")
    assert "what stands in 1.10.0" in bare.type("new", "team", "2.0.0").output


def test_its_cases_come_along_and_its_map_does_not(bare: Terminal) -> None:
    bare.type("new", "team")
    folder = bare.questionnaires / "team"
    (folder / "0.1.0.map.yaml").write_text("format: 1\n")
    typed = bare.type("new", "team", "1.0.0")
    assert "Wrote questionnaires/team/1.0.0.yaml, and its cases: what stands in 0.1.0." in typed.output
    assert (folder / "1.0.0.cases.yaml").read_text() == (folder / "0.1.0.cases.yaml").read_text()
    assert bare.type("test", "team", "--coverage", "100").exit_code == 0
    assert not (folder / "1.0.0.map.yaml").exists()


def test_a_note_behind_the_number_stays_where_it_is(bare: Terminal) -> None:
    bare.type("new", "team")
    bare.type("new", "team", "1.0.0")
    assert "version: 1.0.0                  # count up" in (bare.questionnaires / "team" / "1.0.0.yaml").read_text()


@pytest.mark.parametrize("version", ["1", "v1.0.1", "1.0", "../1.0.0", ""])
def test_what_is_no_version_is_refused(bare: Terminal, version: str) -> None:
    bare.write(TEAM)
    typed = bare.type("new", "team", version)
    assert typed.exit_code == 2
    assert f'"{version}" is no version: write three numbers, as in 1.2.0.' in typed.stderr


def test_a_version_that_is_there_is_never_touched(bare: Terminal) -> None:
    file = bare.write(TEAM)
    typed = bare.type("new", "team", "1.0.0")
    assert (typed.exit_code, file.read_text()) == (1, TEAM)
    assert typed.stderr == "Error: questionnaires/team/1.0.0.yaml is there already; nothing was changed.\n"


def test_there_has_to_be_something_to_begin_with(bare: Terminal) -> None:
    typed = bare.type("new", "team", "1.0.0")
    assert typed.exit_code == 2
    assert "Begin with the first: formwright new team" in typed.stderr
    assert not bare.questionnaires.exists()


def test_a_file_without_its_number_is_left_alone(bare: Terminal) -> None:
    bare.write("title: Team\n")
    typed = bare.type("new", "team", "1.1.0")
    assert typed.exit_code == 1
    assert typed.stderr == "Error: questionnaires/team/1.0.0.yaml has no line with its version; nothing was written.\n"


def test_a_title_goes_with_a_new_questionnaire_only(bare: Terminal) -> None:
    bare.write(TEAM)
    assert "--title goes with a new questionnaire" in bare.type("new", "team", "1.1.0", "--title", "Teams").stderr

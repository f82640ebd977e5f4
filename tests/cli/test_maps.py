"""`formwright map`, and what checking and publishing have to do with maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.maps.carrying import EXAMPLES
from tests.cli.conftest import Terminal


@pytest.fixture
def jobs(bare: Terminal) -> Path:
    """Two versions of a questionnaire, with the map between them."""
    for name, text in (("1.0.0", "old.yaml"), ("2.0.0", "new.yaml"), ("2.0.0.map", "good.map.yaml")):
        bare.write((EXAMPLES / text).read_text("utf-8"), "jobs", name)
    return bare.questionnaires / "jobs" / "2.0.0.map.yaml"


def test_map_shows_what_each_answer_becomes(bare: Terminal, jobs: Path) -> None:
    assert jobs.exists()
    typed = bare.type("map", "jobs", "1.0.0", "2.0.0")
    assert typed.exit_code == 0
    assert (
        typed.output
        == """\
jobs 1.0.0 → 2.0.0

job, work → occupation
    job rather_not → rather_not
    job nurse or teacher → professional
    job plumber and work own → owner
    job plumber and work employed → craft
    anything else → not carried

months → months, as it is

scores of sector → field
    school → head
    care → head
    craft → hand

Dropped:
    remarks: Nobody read them.

Added:
    hours: It was not asked before.
"""
    )


def test_a_slip_in_a_map_is_told_by_every_command_that_meets_it(bare: Terminal, jobs: Path) -> None:
    jobs.write_text(jobs.read_text("utf-8").replace("becomes: owner", "becomes: ownar"), "utf-8")
    told = 'error map.unknown-option: There is no option of the new version called "ownar".'
    for words in (["check"], ["check", str(jobs)], ["map", "jobs", "1.0.0", "2.0.0"], ["publish", "jobs", "2.0.0"]):
        typed = bare.type(*words)
        assert typed.exit_code == 1
        assert told in typed.output, words
        assert 'Did you mean "owner"?' in typed.output


def test_checking_counts_questionnaires_and_no_maps(bare: Terminal, jobs: Path) -> None:
    assert jobs.exists()
    assert bare.type("check").output == "2 questionnaires checked: no problems.\n"


def test_a_map_with_problems_is_counted_as_a_file(bare: Terminal, jobs: Path) -> None:
    jobs.write_text(jobs.read_text("utf-8").replace("becomes: owner", "becomes: boss"), "utf-8")
    output = bare.type("map", "jobs", "1.0.0", "2.0.0").output
    assert output.startswith("questionnaires/jobs/2.0.0.map.yaml:")
    assert output.endswith("1 file checked: 1 error.\n")


def test_without_a_map_nothing_is_carried(bare: Terminal, jobs: Path) -> None:
    jobs.unlink()
    typed = bare.type("map", "jobs", "1.0.0", "2.0.0")
    assert typed.exit_code == 1
    assert "No map leads from 1.0.0 to 2.0.0: there is no questionnaires/jobs/2.0.0.map.yaml" in typed.stderr


def test_map_over_several_versions_shows_each(bare: Terminal, jobs: Path) -> None:
    third = (EXAMPLES / "new.yaml").read_text("utf-8").replace("2.0.0", "3.0.0")
    bare.write(third, "jobs", "3.0.0")
    bare.write("format: 1\nfrom: 2.0.0\nto: 3.0.0\n", "jobs", "3.0.0.map")
    assert jobs.exists()
    typed = bare.type("map", "jobs", "1.0.0", "3.0.0")
    assert [line for line in typed.output.splitlines() if line.startswith("jobs ")] == [
        "jobs 1.0.0 → 2.0.0",
        "jobs 2.0.0 → 3.0.0",
    ]


def test_a_map_says_that_another_label_is_the_same_answer(bare: Terminal, jobs: Path) -> None:
    later = (EXAMPLES / "new.yaml").read_text("utf-8").replace("2.0.0", "2.0.1")
    bare.write(later.replace("I have a craft", "Handiwork"), "jobs", "2.0.1")
    assert jobs.exists()
    assert "breaking  occupation: the option" in bare.type("diff", "jobs", "2.0.0", "2.0.1").output
    same = "{professional: professional, craft: craft, owner: owner, rather_not: rather_not}"
    text = f"format: 1\nfrom: 2.0.0\nto: 2.0.1\nitems: {{occupation: {{options: {same}}}}}\n"
    bare.write(text, "jobs", "2.0.1.map")
    typed = bare.type("diff", "jobs", "2.0.0", "2.0.1")
    assert typed.exit_code == 0
    assert "jobs 2.0.0 → 2.0.1 is wording" in typed.output

"""`formwright diff` and `formwright publish`, as an author types them."""

from __future__ import annotations

import json

import pytest

from engine.catalogue import LOCK
from tests.cli.conftest import Terminal
from tests.web.examples import TEAM


def version(terminal: Terminal, number: str, *changes: tuple[str, str]) -> None:
    text = TEAM.replace("version: 1.0.0", f"version: {number}")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    terminal.write(text, version=number)


def test_diff_shows_each_change_with_both_places_and_what_follows(bare: Terminal) -> None:
    version(bare, "1.0.0")
    version(bare, "1.0.1", ("scorer: mean", "scorer: sum"))
    typed = bare.type("diff", "team", "1.0.0", "1.0.1")
    assert typed.exit_code == 1
    assert (
        typed.output
        == """\
breaking  teamwork: the scorer is sum instead of mean.
    questionnaires/team/1.0.0.yaml:56:5 → questionnaires/team/1.0.1.yaml:56:5
    Scores of teamwork before and after cannot be compared.

team 1.0.0 → 1.0.1 is breaking: not everything before and after can be compared.
Scores of teamwork before and after cannot be compared.
Changes: 1 breaking.
The number 1.0.1 hides that: call it 2.0.0 or higher.
"""
    )


def test_diff_takes_two_files(bare: Terminal) -> None:
    version(bare, "1.0.0")
    version(bare, "1.0.1")
    typed = bare.type("diff", "questionnaires/team/1.0.0.yaml", "questionnaires/team/1.0.1.yaml")
    assert (typed.exit_code, typed.output) == (
        0,
        "team 1.0.0 → 1.0.1: nothing has changed in what is asked, said and scored.\n",
    )


def test_diff_for_programs(bare: Terminal) -> None:
    version(bare, "1.0.0")
    version(bare, "2.0.0", ("scorer: mean", "scorer: sum"))
    typed = bare.type("diff", "team", "1.0.0", "2.0.0", "--format", "json")
    found = json.loads(typed.output)
    assert typed.exit_code == 0
    assert (found["class"], found["least_version"], found["version_hides_it"]) == ("breaking", "2.0.0", False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["team"], "Give two files"),
        (["team", "1.0.0", "3.0.0"], '"team" has no version 3.0.0. There are: 1.0.0, 2.0.0.'),
        (["teams", "1.0.0", "2.0.0"], 'There is no questionnaire "teams". Did you mean "team"?'),
        (["1.yaml", "2.yaml"], "There is no file 1.yaml."),
    ],
)
def test_diff_says_what_it_does_not_understand(bare: Terminal, words: list[str], said: str) -> None:
    version(bare, "1.0.0")
    version(bare, "2.0.0")
    typed = bare.type("diff", *words)
    assert typed.exit_code == 2
    assert said in typed.stderr


def test_diff_needs_files_without_errors(bare: Terminal) -> None:
    version(bare, "1.0.0")
    version(bare, "2.0.0", ("kind: consent", "kind: concent"))
    typed = bare.type("diff", "team", "1.0.0", "2.0.0")
    assert typed.exit_code == 1
    assert "questionnaires/team/2.0.0.yaml has problems" in typed.stderr


def test_publish_writes_the_lock_file_once(bare: Terminal) -> None:
    version(bare, "1.0.0")
    typed = bare.type("publish", "team", "1.0.0")
    assert typed.exit_code == 0
    assert typed.output.splitlines() == [
        "Published team 1.0.0. Leave questionnaires/team/1.0.0.yaml as it is from now on.",
        "Put it under version control together with questionnaires/published.lock.",
    ]
    lock = (bare.questionnaires / LOCK).read_text("utf-8")
    again = bare.type("publish", "questionnaires/team/1.0.0.yaml")
    assert again.exit_code == 0
    assert again.output.startswith("team 1.0.0 was published on ")
    assert (bare.questionnaires / LOCK).read_text("utf-8") == lock


def test_publish_refuses_a_number_that_hides_a_change(bare: Terminal) -> None:
    version(bare, "1.0.0")
    bare.type("publish", "team", "1.0.0")
    version(bare, "1.1.0", ("scorer: mean", "scorer: sum"))
    typed = bare.type("publish", "team", "1.1.0")
    assert typed.exit_code == 1
    assert "error version.hides-breaking: The number 1.1.0 hides a breaking change" in typed.output
    assert typed.output.endswith("Nothing was published.\n")
    assert "1.1.0" not in (bare.questionnaires / LOCK).read_text("utf-8")


def test_publish_refuses_errors_and_files_that_stand_elsewhere(bare: Terminal) -> None:
    version(bare, "1.0.0", ("kind: consent", "kind: concent"))
    assert "value.not-allowed" in bare.type("publish", "team", "1.0.0").output
    (bare.folder / "team.yaml").write_text(TEAM, "utf-8")
    typed = bare.type("publish", "team.yaml")
    assert typed.exit_code == 1
    assert "Only what stands in questionnaires can be published" in typed.stderr
    assert not (bare.questionnaires / LOCK).exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["team"], 'Say which version of "team". There are: 1.0.0.'),
        (["teams"], "There is no file teams. Give a file, or the id of a questionnaire and a version."),
        (["team", "2.0.0"], '"team" has no version 2.0.0. There are: 1.0.0.'),
    ],
)
def test_publish_says_what_it_does_not_understand(bare: Terminal, words: list[str], said: str) -> None:
    version(bare, "1.0.0")
    typed = bare.type("publish", *words)
    assert typed.exit_code == 2
    assert said in typed.stderr


def test_check_says_that_the_lock_file_cannot_be_read_whichever_file_it_is_asked_about(bare: Terminal) -> None:
    version(bare, "1.0.0")
    (bare.questionnaires / LOCK).write_text("", "utf-8")
    (bare.folder / "elsewhere.yaml").write_text(TEAM, "utf-8")
    for words in ([], ["team"], ["questionnaires/team/1.0.0.yaml"]):
        typed = bare.type("check", *words)
        assert typed.exit_code == 1
        assert "questionnaires/published.lock:1:1: error version.lock: " in typed.output
    assert bare.type("check", "elsewhere.yaml").exit_code == 0


def test_check_finds_a_published_file_that_was_changed(bare: Terminal) -> None:
    version(bare, "1.0.0")
    bare.type("publish", "team", "1.0.0")
    assert bare.type("check").exit_code == 0
    version(bare, "1.0.0", ("scorer: mean", "scorer: sum"))
    for typed in (bare.type("check"), bare.type("check", "team"), bare.type("check", "questionnaires/team/1.0.0.yaml")):
        assert typed.exit_code == 1
        assert "questionnaires/team/1.0.0.yaml:3:10: error version.changed: " in typed.output


def test_check_finds_a_published_file_that_is_gone(bare: Terminal) -> None:
    version(bare, "1.0.0")
    version(bare, "2.0.0")
    bare.type("publish", "team", "1.0.0")
    (bare.questionnaires / "team" / "1.0.0.yaml").unlink()
    typed = bare.type("check")
    assert typed.exit_code == 1
    assert "published.lock:6:5: error version.missing: team 1.0.0 was published on " in typed.output
    assert typed.output.endswith("1 questionnaire checked: 1 error.\n")


def test_publish_refuses_what_its_own_cases_contradict(bare: Terminal) -> None:
    version(bare, "1.0.0")
    cases = bare.questionnaires / "team" / "1.0.0.cases.yaml"
    cases.write_text("- {name: Nobody, answers: {}, expect: {certificate: yes}}\n", "utf-8")
    typed = bare.type("publish", "team", "1.0.0")
    assert typed.exit_code == 1
    assert "failed: Nobody" in typed.output
    assert typed.output.endswith("Nothing was published.\n")
    assert not (bare.questionnaires / LOCK).exists()

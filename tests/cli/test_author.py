from __future__ import annotations

from pathlib import Path

import pytest

from engine.cli.author import PUBLISHED
from engine.compiler import compile_file
from engine.config import ROOT
from tests.cli.conftest import Terminal
from tests.web.examples import TEAM


def test_new_writes_a_starter_that_has_no_problems(bare: Terminal) -> None:
    typed = bare.type("new", "team-skills")
    assert typed.exit_code == 0
    assert typed.output.splitlines() == [
        "Wrote questionnaires/team-skills/0.1.0.yaml. Next:",
        "  formwright check questionnaires/team-skills/0.1.0.yaml",
        "  formwright serve        and look at it in a browser while you write",
    ]
    questionnaire, _, problems = compile_file(bare.questionnaires / "team-skills" / "0.1.0.yaml")
    assert problems == []
    assert questionnaire is not None
    assert (questionnaire.id, questionnaire.version) == ("team-skills", "0.1.0")
    assert questionnaire.title.say(questionnaire.languages[0]) == "Team skills"


def test_new_says_where_editors_find_the_keys(bare: Terminal) -> None:
    bare.type("new", "team-skills")
    file = bare.questionnaires / "team-skills" / "0.1.0.yaml"
    first = file.read_text().splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (file.parent / first.partition("=")[2]).resolve() == PUBLISHED


def test_the_starter_explains_itself(bare: Terminal) -> None:
    bare.type("new", "team-skills")
    text = (bare.questionnaires / "team-skills" / "0.1.0.yaml").read_text()
    assert text.count("#") > 15
    assert "STARTER" not in text


@pytest.mark.parametrize(
    "title", ["Team skills: 2026", 'The "team" quiz', "Back\\slash", "# Hash", "Siân's {quiz}", "yes"]
)
def test_new_takes_any_title(bare: Terminal, title: str) -> None:
    assert bare.type("new", "team", "--title", title).exit_code == 0
    questionnaire, _, problems = compile_file(bare.questionnaires / "team" / "0.1.0.yaml")
    assert questionnaire is not None, problems
    assert questionnaire.title.say(questionnaire.languages[0]) == title


@pytest.mark.parametrize("name", ["yes", "null", "a", "q2026", "on-off"])
def test_new_takes_names_that_yaml_would_read_as_something_else(bare: Terminal, name: str) -> None:
    assert bare.type("new", name).exit_code == 0
    questionnaire, _, problems = compile_file(bare.questionnaires / name / "0.1.0.yaml")
    assert questionnaire is not None, problems
    assert questionnaire.id == name


@pytest.mark.parametrize(
    "name", ["Team", "team skills", "../team", "/etc/team", "2026", "-", "team.yaml", "tîm", "", "x" * 200, "a\n"]
)
def test_new_refuses_what_cannot_be_a_name(bare: Terminal, name: str) -> None:
    typed = bare.type("new", "--", name)
    assert typed.exit_code == 2
    assert "NAME" in typed.stderr
    assert not bare.questionnaires.exists()


def test_new_offers_the_name_that_was_probably_meant(bare: Terminal) -> None:
    assert 'Did you mean "team-skills"?' in bare.type("new", "Team Skills").stderr


@pytest.mark.parametrize("title", ["", "\x1b[31m", "x" * 5000])
def test_new_refuses_what_cannot_be_a_title(bare: Terminal, title: str) -> None:
    typed = bare.type("new", "team", "--title", title)
    assert typed.exit_code == 2
    assert not bare.questionnaires.exists()


@pytest.mark.parametrize("version", ["0.1.0", "1.0.0"])
def test_new_never_touches_what_is_there(bare: Terminal, version: str) -> None:
    file = bare.write(TEAM, version=version)
    typed = bare.type("new", "team")
    assert typed.exit_code == 1
    assert typed.stderr == f"Error: questionnaires/team/{version}.yaml is there already; nothing was changed.\n"
    assert file.read_text() == TEAM
    assert len(list(file.parent.iterdir())) == 1


def test_new_says_why_it_cannot_write(bare: Terminal) -> None:
    bare.questionnaires.write_text("a file, not a folder")
    typed = bare.type("new", "team")
    assert typed.exit_code == 1
    assert typed.stderr.startswith("Error: ")
    assert "questionnaires" in typed.stderr


def test_check_has_nothing_to_say_about_a_good_file(bare: Terminal) -> None:
    typed = bare.type("check", str(bare.write(TEAM)))
    assert (typed.exit_code, typed.output) == (0, "1 questionnaire checked: no problems.\n")


def test_check_shows_each_problem_with_its_line_and_what_to_do(bare: Terminal) -> None:
    file = bare.write(TEAM.replace("kind: consent", "kind: concent").replace("[helps, listens]", "[helps, lissens]"))
    typed = bare.type("check", str(file))
    assert typed.exit_code == 1
    assert (
        typed.output
        == f"""\
{file}:52:15: error value.not-allowed: "kind" cannot be "concent".
            kind: concent
                  ^^^^^^^
    Did you mean "consent"?

{file}:58:20: error scale.unknown-item: There is no item "lissens".
        items: [helps, lissens]
                       ^^^^^^^
    Did you mean "listens"?

1 questionnaire checked: 2 errors.
Scores and bands are checked once the rest is right.
"""
    )


def test_check_points_below_the_fault_whatever_the_characters_before_it(bare: Terminal) -> None:
    file = bare.write(TEAM.replace("{en: Always, cy: Bob amser}", "{en: 永遠に, cy: Ŵy\u0302, fr: Toujours}"))
    lines = bare.type("check", str(file)).output.splitlines()
    carets = next(line for line in lines if set(line) == {" ", "^"})
    quoted = lines[lines.index(carets) - 1]
    assert columns(quoted.partition("fr")[0]) == carets.index("^")


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    wide = sum(character in "永遠に" for character in text)
    return len(text) + wide - text.count("\u0302")


def test_check_goes_on_after_a_bad_file(bare: Terminal) -> None:
    good, bad = bare.write(TEAM), bare.write("id: [", "bad")
    typed = bare.type("check", str(bad), "nowhere.yaml", str(good), str(bare.folder))
    assert typed.exit_code == 1
    assert f"{bad}:1:" in typed.output
    assert "nowhere.yaml:1:1: error file.unreadable: There is no such file." in typed.output
    assert f"{bare.folder}:1:1: error file.unreadable: This is not a file." in typed.output
    assert typed.output.endswith("4 questionnaires checked: 3 errors.\n")


def test_check_without_files_checks_every_questionnaire(terminal: Terminal) -> None:
    terminal.write("id: [", "bad")
    typed = terminal.type("check")
    assert typed.exit_code == 1
    assert typed.output.endswith("3 questionnaires checked: 1 error.\n")


@pytest.mark.parametrize("given", ["team", "questionnaires/team", "questionnaires/team/"])
def test_check_takes_the_name_of_a_questionnaire_or_a_folder_for_all_its_versions(bare: Terminal, given: str) -> None:
    bare.write(TEAM)
    bare.write(TEAM.replace("1.0.0", "1.1.0"), version="1.1.0")
    bare.write("sittings: []\n", version="1.1.0.cases")
    assert bare.type("check", given).output == "2 questionnaires checked: no problems.\n"


def test_check_of_a_folder_without_questionnaires_asks_for_the_file(bare: Terminal) -> None:
    bare.write(TEAM)
    typed = bare.type("check", "questionnaires")
    assert typed.exit_code == 1
    assert "Give the .yaml file." in typed.output


def test_check_says_that_scores_wait_only_where_there_are_some(bare: Terminal) -> None:
    waits = "Scores and bands are checked once the rest is right."
    assert waits in bare.type("check", str(bare.write(TEAM.replace("kind: consent", "kind: concent")))).output
    assert waits not in bare.type("check", str(bare.write(TEAM.replace("[helps, listens]", "[helps, lissens]")))).output
    unscored = "kind: concent".join(TEAM.partition("scales:")[0].split("kind: consent"))
    assert waits not in bare.type("check", str(bare.write(unscored))).output


def test_check_of_nothing_says_so(bare: Terminal) -> None:
    typed = bare.type("check")
    assert typed.exit_code == 1
    assert "There is no questionnaire in questionnaires." in typed.stderr


def test_a_warning_is_no_error(bare: Terminal) -> None:
    spare = "  spare: [{code: a, label: {en: A, cy: A}}, {code: b, label: {en: B, cy: B}}]\n"
    typed = bare.type("check", str(bare.write(TEAM.replace("option_sets:\n", f"option_sets:\n{spare}"))))
    assert typed.exit_code == 0
    assert ": warning " in typed.output
    assert typed.output.endswith("1 questionnaire checked: 1 warning.\n")


def test_an_unknown_option_is_told_with_exit_code_2(bare: Terminal) -> None:
    typed = bare.type("check", "--al")
    assert typed.exit_code == 2
    assert "No such option" in typed.stderr


@pytest.mark.parametrize("file", sorted((ROOT / "questionnaires").glob("*/*.yaml")), ids=lambda file: file.parent.name)
def test_the_shipped_questionnaires_have_no_problems(bare: Terminal, file: Path) -> None:
    typed = bare.type("check", str(file))
    assert typed.output == "1 questionnaire checked: no problems.\n"


def test_the_published_schema_is_the_one_the_engine_checks_with(bare: Terminal) -> None:
    typed = bare.type("schema")
    assert typed.exit_code == 0
    assert typed.stdout == PUBLISHED.read_text(encoding="utf-8")


def test_schema_writes_itself_to_where_editors_look(bare: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.cli.author.PUBLISHED", bare.folder / "schema.json")
    typed = bare.type("schema", "--write")
    assert typed.output == "Wrote schema.json.\n"
    assert (bare.folder / "schema.json").read_text() == PUBLISHED.read_text()

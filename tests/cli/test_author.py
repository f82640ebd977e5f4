"""`formwright new` and `formwright schema`."""

from __future__ import annotations

import pytest

from engine.cli.author import PUBLISHED
from engine.compiler import compile_file
from tests.cli.conftest import Terminal
from tests.web.examples import TEAM


def test_new_writes_a_starter_that_has_no_problems(bare: Terminal) -> None:
    typed = bare.type("new", "team-skills")
    assert typed.exit_code == 0
    assert typed.output.splitlines() == [
        "Wrote questionnaires/team-skills/0.1.0.yaml, and cases to try it with. Next:",
        "  formwright check questionnaires/team-skills/0.1.0.yaml",
        "  formwright test questionnaires/team-skills/0.1.0.yaml",
        "  formwright serve        and look at it in a browser while you write",
    ]
    compiled = compile_file(bare.questionnaires / "team-skills" / "0.1.0.yaml")
    questionnaire = compiled.questionnaire
    assert compiled.problems == ()
    assert questionnaire is not None
    assert (questionnaire.id, questionnaire.version) == ("team-skills", "0.1.0")
    assert questionnaire.title.say(questionnaire.languages[0]) == "Team skills"


def test_new_says_where_editors_find_the_keys(bare: Terminal) -> None:
    bare.type("new", "team-skills")
    file = bare.questionnaires / "team-skills" / "0.1.0.yaml"
    first = file.read_text().splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (file.parent / first.partition("=")[2]).resolve() == PUBLISHED["questionnaire"][0]


def test_the_cases_of_the_starter_reach_all_of_it(bare: Terminal) -> None:
    bare.type("new", "team-skills")
    typed = bare.type("test", "team-skills", "--coverage", "100")
    assert typed.exit_code == 0, typed.output
    text = (bare.questionnaires / "team-skills" / "0.1.0.cases.yaml").read_text()
    assert "`formwright test team-skills`" in text
    schema = text.splitlines()[0].partition("=")[2]
    assert (bare.questionnaires / "team-skills" / schema).resolve() == PUBLISHED["cases"][0]


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
    questionnaire = compile_file(bare.questionnaires / "team" / "0.1.0.yaml").questionnaire
    assert questionnaire is not None
    assert questionnaire.title.say(questionnaire.languages[0]) == title


@pytest.mark.parametrize("name", ["yes", "null", "a", "q2026", "on-off"])
def test_new_takes_names_that_yaml_would_read_as_something_else(bare: Terminal, name: str) -> None:
    assert bare.type("new", name).exit_code == 0
    questionnaire = compile_file(bare.questionnaires / name / "0.1.0.yaml").questionnaire
    assert questionnaire is not None
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
    assert typed.stderr == (
        f"Error: questionnaires/team/{version}.yaml is there already; nothing was changed. "
        "For another version of it: formwright new team VERSION\n"
    )
    assert file.read_text() == TEAM
    assert len(list(file.parent.iterdir())) == 1


def test_new_says_why_it_cannot_write(bare: Terminal) -> None:
    bare.questionnaires.write_text("a file, not a folder")
    typed = bare.type("new", "team")
    assert typed.exit_code == 1
    assert typed.stderr.startswith("Error: ")
    assert "questionnaires" in typed.stderr


@pytest.mark.parametrize("language", PUBLISHED)
def test_the_published_schema_is_the_one_the_engine_checks_with(bare: Terminal, language: str) -> None:
    typed = bare.type("schema", language)
    assert typed.exit_code == 0
    assert typed.stdout == PUBLISHED[language][0].read_text(encoding="utf-8"), "run: formwright schema --write"


def test_schema_without_a_name_is_that_of_questionnaires(bare: Terminal) -> None:
    assert bare.type("schema").stdout == bare.type("schema", "questionnaire").stdout


def test_schemas_write_themselves_to_where_editors_look(bare: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    here = {language: (bare.folder / f"{language}.json", text) for language, (_, text) in PUBLISHED.items()}
    monkeypatch.setattr("engine.cli.author.PUBLISHED", here)
    typed = bare.type("schema", "--write")
    assert typed.output == "Wrote questionnaire.json.\nWrote cases.json.\nWrote map.json.\nWrote theme.json.\n"
    assert (bare.folder / "cases.json").read_text() == PUBLISHED["cases"][0].read_text()

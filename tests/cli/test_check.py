"""`formwright check`, as an author reads it and as programs do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.catalogue import questionnaire_files
from tests.cli.conftest import Terminal
from tests.web.examples import TEAM

MORE = "Not everything could be checked yet. Check again once this is right."
ROOT = Path(__file__).parent.parent.parent


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
{MORE}
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
    latin = bare.questionnaires / "latin.yaml"
    latin.write_bytes("title: Sgiliau tîm".encode("latin-1"))
    typed = bare.type("check", str(bad), str(latin), str(good), str(good))
    assert typed.exit_code == 1
    assert f"{bad}:1:" in typed.output
    assert f"{latin}:1:" in typed.output
    assert typed.output.endswith(f"3 questionnaires checked: 2 errors.\n{MORE}\n")


@pytest.mark.parametrize("given", ["nowhere.yaml", "taem", "empty"])
def test_check_of_what_is_not_there_is_a_misunderstanding(bare: Terminal, given: str) -> None:
    bare.write(TEAM)
    (bare.folder / "empty").mkdir()
    typed = bare.type("check", given)
    assert typed.exit_code == 2
    assert given in typed.stderr
    assert ('Did you mean "team"?' in typed.stderr) is (given == "taem")


def test_check_without_files_checks_every_questionnaire(terminal: Terminal) -> None:
    terminal.write("id: [", "bad")
    typed = terminal.type("check")
    assert typed.exit_code == 1
    assert typed.output.endswith(f"3 questionnaires checked: 1 error.\n{MORE}\n")


@pytest.mark.parametrize("given", ["team", "questionnaires/team", "questionnaires/team/"])
def test_check_takes_the_name_of_a_questionnaire_or_a_folder_for_all_its_versions(bare: Terminal, given: str) -> None:
    bare.write(TEAM)
    bare.write(TEAM.replace("1.0.0", "1.1.0"), version="1.1.0")
    bare.write("- {name: Somebody, answers: {}, expect: {}}\n", version="1.1.0.cases")
    assert bare.type("check", given).output == "2 questionnaires checked: no problems.\n"


def test_check_of_a_folder_of_questionnaires_checks_them_all(bare: Terminal) -> None:
    bare.write(TEAM)
    bare.write(TEAM.replace("id: team\n", "id: group\n"), "group")
    assert bare.type("check", "questionnaires").output == "2 questionnaires checked: no problems.\n"


def test_check_says_where_it_could_not_check_everything(bare: Terminal) -> None:
    assert MORE in bare.type("check", str(bare.write(TEAM.replace("kind: consent", "kind: concent")))).output
    assert MORE not in bare.type("check", str(bare.write(TEAM.replace("[helps, listens]", "[helps, lissens]")))).output


def test_check_of_nothing_says_so(bare: Terminal) -> None:
    typed = bare.type("check")
    assert typed.exit_code == 2
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


@pytest.mark.parametrize("file", questionnaire_files(ROOT / "questionnaires"), ids=lambda file: file.parent.name)
def test_the_shipped_questionnaires_have_no_problems(bare: Terminal, file: Path) -> None:
    typed = bare.type("check", str(file))
    assert typed.output == "1 questionnaire checked: no problems.\n"


def two_problems(bare: Terminal) -> Path:
    """A file with an error in line 58 and a warning in line 8."""
    spare = "  spare: [{code: a, label: {en: A, cy: A}}, {code: b, label: {en: B, cy: B}}]\n"
    wrong = TEAM.replace("option_sets:\n", f"option_sets:\n{spare}").replace("[helps, listens]", "[helps, lissens]")
    return bare.write(wrong)


def test_programs_read_json(bare: Terminal) -> None:
    file = two_problems(bare)
    typed = bare.type("check", "team", "--format", "json")
    found = json.loads(typed.stdout)
    assert typed.exit_code == 1
    assert (found["errors"], found["warnings"]) == (1, 1)
    [checked] = found["files"]
    assert checked["file"] == "questionnaires/team/1.0.0.yaml"
    assert (checked["id"], checked["version"], checked["finished"]) == (None, None, True)
    warning, error = checked["problems"]
    lines = file.read_text().splitlines()
    assert (warning["code"], warning["severity"]) == ("option.unused-set", "warning")
    assert (error["code"], error["severity"], error["end_line"]) == ("scale.unknown-item", "error", error["line"])
    assert lines[error["line"] - 1][error["column"] - 1 : error["end_column"] - 1] == "lissens"
    assert (error["message"], error["hint"]) == ('There is no item "lissens".', 'Did you mean "listens"?')


def test_a_good_file_is_told_with_its_id_and_version(bare: Terminal) -> None:
    bare.write(TEAM)
    [checked] = json.loads(bare.type("check", "--format", "json").stdout)["files"]
    assert (checked["id"], checked["version"], checked["problems"]) == ("team", "1.0.0", [])


def test_github_shows_each_problem_beside_its_line(bare: Terminal) -> None:
    two_problems(bare)
    warning, error = bare.type("check", "team", "--format", "github").stdout.splitlines()
    assert warning.startswith("::warning file=questionnaires/team/1.0.0.yaml,line=")
    properties, _, words = error.removeprefix("::error ").partition("::")
    told = dict(each.split("=") for each in properties.split(","))
    assert told["title"] == "scale.unknown-item"
    assert int(told["endColumn"]) - int(told["col"]) == len("lissens")
    assert words == 'There is no item "lissens". Did you mean "listens"?'


def test_what_means_something_to_github_is_escaped(bare: Terminal) -> None:
    bare.write(TEAM.replace("kind: consent", 'kind: "50%"'), "odd, one")
    listed = bare.type("check", "--format", "github").stdout
    assert "/odd%2C one/1.0.0.yaml,line=" in listed
    assert "50%25" in listed


def test_github_hears_nothing_of_a_good_file(bare: Terminal) -> None:
    bare.write(TEAM)
    typed = bare.type("check", "--format", "github")
    assert (typed.exit_code, typed.output) == (0, "")


def test_code_scanning_reads_sarif(bare: Terminal) -> None:
    two_problems(bare)
    log = json.loads(bare.type("check", "questionnaires/team/1.0.0.yaml", "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["columnKind"] == "unicodeCodePoints"
    warning, error = run["results"]
    assert [rules[each["ruleIndex"]] for each in (warning, error)] == ["option.unused-set", "scale.unknown-item"]
    assert [each["level"] for each in (warning, error)] == ["warning", "error"]
    [location] = error["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "questionnaires/team/1.0.0.yaml"}
    assert place["region"]["endColumn"] - place["region"]["startColumn"] == len("lissens")


def test_the_cases_beside_a_questionnaire_are_checked_as_well(bare: Terminal) -> None:
    bare.write(TEAM)
    cases = bare.write("- {name: Somebody, answers: {rout: degree}, expect: {}}\n", version="1.0.0.cases")
    typed = bare.type("check", "team")
    assert typed.exit_code == 1
    assert f"{cases.relative_to(bare.folder)}:1:30: error cases.unknown-item: " in typed.output
    assert 'Did you mean "route"?' in typed.output
    assert typed.output.splitlines()[-1] == "1 questionnaire checked: 1 error."

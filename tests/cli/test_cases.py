"""`formwright test`."""

from __future__ import annotations

import json

import pytest

from engine.cli.author import PUBLISHED
from tests.cli.conftest import Terminal
from tests.web.examples import TEAM

STRONG = """\
- name: An apprentice who helps
  answers:
    {learner: Ama, route: apprenticeship, helped: [advice], helps: always, listens: always, agreed: yes}
  expect:
    pages: [about, mentor, work, last]
    scores: {teamwork: {value: 3, band: strong}}
    feedback: {teamwork: strong}
    certificate: yes
"""
STARTING = """\
- name: A student who never helps
  answers: {learner: Siân, route: degree, helps: never, listens: always, agreed: yes}
  expect:
    pages: [about, work, last]
    scores: {teamwork: 2}
    feedback: {teamwork: starting}
    certificate: no
"""


def team(bare: Terminal, *cases: str) -> None:
    """A questionnaire with these cases."""
    bare.write(TEAM)
    bare.write("".join(cases), version="1.0.0.cases")


@pytest.mark.parametrize(
    "named",
    ["", "team", "questionnaires", "questionnaires/team/1.0.0.yaml", "questionnaires/team/1.0.0.cases.yaml"],
)
def test_cases_that_pass_are_counted_with_what_they_reach(bare: Terminal, named: str) -> None:
    team(bare, STRONG, STARTING)
    typed = bare.type("test", *([named] if named else []))
    assert typed.exit_code == 0
    assert typed.output.splitlines() == [
        "questionnaires/team/1.0.0.cases.yaml: 2 cases, all passed.",
        "    Reached 100 %: pages 4/4, items 9/9, conditions 2/2, bands 2/2, feedback 2/2, certificate 2/2.",
    ]


def test_a_case_that_fails_is_told_with_what_came_and_how(bare: Terminal) -> None:
    team(bare, STRONG, STARTING.replace("teamwork: 2}", "teamwork: 3}"))
    typed = bare.type("test")
    assert typed.exit_code == 1
    assert typed.output.splitlines() == [
        "questionnaires/team/1.0.0.cases.yaml:9: failed: A student who never helps",
        "    line 13, teamwork",
        "        expected: 3",
        "        came:     2, starting",
        "            “I help others.”: Never. This counts 1.",
        "            “I listen.”: Always. This counts 3.",
        "            The mean of the answers that count is their total divided by their number: 4 ÷ 2.",
        "            The score is 2.",
        "            The lowest possible score is 1 and the highest is 3.",
        "            A score from 1 and below 2.5 is in the band “Starting”.",
        "",
        "questionnaires/team/1.0.0.cases.yaml: 2 cases, 1 passed, 1 failed.",
        "    Reached 100 %: pages 4/4, items 9/9, conditions 2/2, bands 2/2, feedback 2/2, certificate 2/2.",
    ]


def test_what_no_case_has_reached_is_listed_with_its_line(bare: Terminal) -> None:
    team(bare, STRONG)
    typed = bare.type("test")
    assert typed.exit_code == 0
    lines = TEAM.splitlines()
    condition = next(number for number, line in enumerate(lines, 1) if "shown_when" in line)
    assert (
        f'        questionnaires/team/1.0.0.yaml:{condition}: route = "apprenticeship" being not true' in typed.output
    )
    assert "teamwork: band starting" in typed.output
    assert "certificate not awarded" in typed.output
    assert "Reached 80 %" in typed.output


@pytest.mark.parametrize(("least", "code"), [("80", 0), ("81", 1), ("100", 1)])
def test_too_little_reached_can_be_a_failure(bare: Terminal, least: str, code: int) -> None:
    team(bare, STRONG)
    assert bare.type("test", "--coverage", least).exit_code == code


def test_a_questionnaire_without_cases_is_said_to_have_none(bare: Terminal) -> None:
    bare.write(TEAM)
    typed = bare.type("test")
    assert typed.exit_code == 0
    assert typed.output.startswith("questionnaires/team/1.0.0.yaml has no cases.")
    assert bare.type("test", "--coverage", "1").exit_code == 1


def test_a_problem_with_a_case_is_told_at_its_line(bare: Terminal) -> None:
    team(bare, STRONG.replace("helped: [advice]", "helped: [advise]"))
    typed = bare.type("test")
    assert typed.exit_code == 1
    assert typed.output.splitlines()[:4] == [
        'questionnaires/team/1.0.0.cases.yaml:3:52: error cases.unknown-option: "helped" has no option "advise".',
        "        {learner: Ama, route: apprenticeship, helped: [advise], helps: always, listens: always, agreed: yes}",
        "                                                       ^^^^^^",
        '    Did you mean "advice"?',
    ]
    assert "all passed" not in typed.output


def test_cases_of_a_broken_questionnaire_are_not_tried(bare: Terminal) -> None:
    team(bare, STRONG)
    bare.write(TEAM.replace("listens]", "lissens]"))
    typed = bare.type("test")
    assert typed.exit_code == 1
    assert "questionnaires/team/1.0.0.yaml has errors" in typed.output


def test_nothing_is_tried_where_nothing_is_meant(bare: Terminal) -> None:
    bare.write(TEAM)
    typed = bare.type("test", "teem")
    assert typed.exit_code == 2
    assert 'Did you mean "team"?' in typed.stderr


def test_programs_read_json(bare: Terminal) -> None:
    team(bare, STRONG.replace("certificate: yes", "certificate: no"))
    typed = bare.type("test", "--format", "json")
    assert typed.exit_code == 1
    [file] = json.loads(typed.output)["files"]
    assert (file["id"], file["version"], file["sound"], file["problems"]) == ("team", "1.0.0", True, [])
    assert file["coverage"] == 80
    assert file["reached"]["bands"] == {"reached": 1, "of": 2}
    line = next(number for number, line in enumerate(TEAM.splitlines(), 1) if "id: starting" in line)
    assert {"sort": "bands", "name": "teamwork: band starting", "line": line, "column": 9} in file["missed"]
    [case] = file["cases"]
    assert (case["name"], case["line"], case["passed"]) == ("An apprentice who helps", 1, False)
    assert case["differences"] == [
        {"about": "certificate", "line": 8, "column": 5, "expected": "no", "came": "yes", "steps": []}
    ]


def test_programs_are_told_of_questionnaires_that_have_errors_or_no_cases(bare: Terminal) -> None:
    bare.write(TEAM)
    bare.write("nothing: here\n", name="broken")
    broken, bare_file = json.loads(bare.type("test", "--format", "json").output)["files"]
    assert broken["sound"] is False
    assert (bare_file["cases_file"], bare_file["cases"], bare_file["coverage"]) == (None, [], 0)


def test_cases_are_suggested_for_what_is_missed(bare: Terminal) -> None:
    team(bare, STRONG)
    typed = bare.type("test", "--suggest")
    assert typed.exit_code == 0
    assert typed.stdout.startswith("# Suggested. ")
    assert "    scores:\n      teamwork: {value: 1, band: starting}\n" in typed.stdout
    assert typed.stderr == "1 case suggested for questionnaires/team/1.0.0.cases.yaml.\n"


def test_suggested_cases_can_be_added_to_the_file_and_then_reach_everything(bare: Terminal) -> None:
    team(bare, "# A remark of mine\n", STRONG)
    typed = bare.type("test", "--suggest", "--write")
    assert (typed.stdout, typed.stderr) == ("", "1 case added to questionnaires/team/1.0.0.cases.yaml.\n")
    text = (bare.questionnaires / "team" / "1.0.0.cases.yaml").read_text()
    assert text.startswith(f"# A remark of mine\n{STRONG}\n# Suggested. ")
    assert "2 cases, all passed.\n    Reached 100 %" in bare.type("test", "--coverage", "100").output
    assert bare.type("test", "--suggest").stderr == "0 cases suggested for questionnaires/team/1.0.0.cases.yaml.\n"


def test_a_file_of_cases_is_begun_where_there_is_none(bare: Terminal) -> None:
    bare.write(TEAM)
    assert bare.type("test", "team", "--suggest", "--write").exit_code == 0
    file = bare.questionnaires / "team" / "1.0.0.cases.yaml"
    first = file.read_text().splitlines()[0]
    assert (file.parent / first.partition("=")[2]).resolve() == PUBLISHED["cases"][0]
    assert bare.type("test", "--coverage", "100").exit_code == 0


def test_a_file_that_cannot_be_added_to_is_left_alone(bare: Terminal) -> None:
    text = "[{name: Somebody, answers: {}}]\n"
    team(bare, text)
    typed = bare.type("test", "--suggest", "--write")
    assert typed.exit_code == 1
    assert "its cases are not written one below the other" in typed.stderr
    assert (bare.questionnaires / "team" / "1.0.0.cases.yaml").read_text() == text


def test_nothing_is_suggested_before_what_is_there_is_right(bare: Terminal) -> None:
    team(bare, STRONG.replace("helps: always", "helps: allways"))
    typed = bare.type("test", "--suggest")
    assert (typed.exit_code, typed.stdout) == (1, "")
    assert 'Did you mean "always"?' in typed.stderr


def test_what_nobody_can_reach_is_said_when_suggesting(bare: Terminal) -> None:
    always = TEAM.replace('shown_when: route = "apprenticeship"', 'shown_when: route != "x" or route = "degree"')
    bare.write(always.replace('"x"', '"other"').replace('or route = "degree"', 'or route = "other"'))
    typed = bare.type("test", "--suggest")
    assert 'Nobody can reach this: route != "other" or route = "other" being not true.' in typed.stderr
    assert bare.type("test", "--suggest", "--write").exit_code == 0
    typed = bare.type("test", "--coverage", "100")
    assert typed.exit_code == 0
    assert "    Out of everybody's reach, whatever they answer:\n" in typed.output
    assert len(json.loads(bare.type("test", "--format", "json").output)["files"][0]["impossible"]) == 1


def test_to_write_is_to_suggest(bare: Terminal) -> None:
    team(bare, STRONG)
    typed = bare.type("test", "--write")
    assert typed.exit_code == 2
    assert "--write goes with --suggest." in typed.stderr

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from engine.catalogue import Catalogue
from engine.cli.opened import UNREAD
from engine.codes import Codes, symbols_of
from engine.questionnaire import Answers, PageId
from engine.store import open_store
from tests.cli.conftest import Terminal
from tests.reports.reading import printed_words
from tests.web.examples import QUIET, TEAM

GOOD = {"helps": "always", "listens": "always"}
WEAK = {"helps": "never", "listens": "sometimes"}


def answer(terminal: Terminal, name: str, work: Mapping[str, str] = GOOD) -> None:
    """Somebody has finished the team questionnaire."""
    about: Answers = {"learner": name, "route": "degree", "months": Decimal(7)}
    finish(terminal, "team", {PageId("about"): about, PageId("work"): work, PageId("last"): {"agreed": True}})


def finish(terminal: Terminal, name: str, pages: Mapping[PageId, Answers]) -> None:
    catalogue = Catalogue(terminal.questionnaires)
    questionnaire = catalogue.find(name)
    assert questionnaire is not None
    store = open_store(f"sqlite:///{terminal.database}")
    language = questionnaire.languages[0]
    sitting, _ = store.start(questionnaire, catalogue.text(questionnaire.content_hash), language)
    for page, answers in pages.items():
        store.save_page(sitting.id, questionnaire, page, answers, language)
    store.submit(sitting, questionnaire)
    store.close()


def quietly(terminal: Terminal) -> None:
    finish(terminal, "quiet", {PageId("only"): {"fine": "fine"}})


COMMANDS = ["sittings", "export", "print preview", "print start"]


def test_slips_are_printed_and_each_code_leads_somewhere(terminal: Terminal) -> None:
    file = terminal.folder / "codes.pdf"
    typed = terminal.type(
        "slips", "team", "--number", "3", "--language", "cy", "--label", "Room 4", "-o", str(file),
        FORMWRIGHT_ADDRESS="https://skills.example.org", SECRET_KEY="of this site",  # noqa: S106  # nobody's
    )  # fmt: skip
    assert typed.stderr == f"Wrote 3 slips to {file}. Delete it when it is printed.\n"
    assert typed.exit_code == 0
    words = printed_words(file.read_bytes())
    assert words.count("https://skills.example.org/return") == words.count("Room 4") - 1 == 3
    codes = re.findall(r"\b[0-9A-Z]{3}(?:-[0-9A-Z]{3}){3}\b", words)
    store = open_store(f"sqlite:///{terminal.database}")
    found = [store.find(token) for code in codes for token in Codes(["of this site"]).tokens(symbols_of(code))]
    store.close()
    assert [(each.sitting.questionnaire_id, each.sitting.language) for each in found if each] == [("team", "cy")] * 3


@pytest.mark.parametrize(
    ("words", "environment", "says"),
    [
        (["team"], {"FORMWRIGHT_ADDRESS": ""}, "Set FORMWRIGHT_ADDRESS to the address people use, such as"),
        (["team", "--language", "de"], {"FORMWRIGHT_ADDRESS": "https://a.example"}, "team 1.0.0 is not in de."),
        (["quiet"], {"FORMWRIGHT_ADDRESS": "https://a.example"}, "This questionnaire is confidential:"),
    ],
)
def test_slips_that_cannot_be_printed(
    terminal: Terminal, words: list[str], environment: dict[str, str], says: str
) -> None:
    typed = terminal.type("slips", *words, "-o", str(terminal.folder / "codes.pdf"), **environment)
    assert typed.exit_code == 1
    assert typed.stderr.startswith(f"Error: {says}")
    assert not (terminal.folder / "codes.pdf").exists()


def test_sittings_lists_who_has_finished(terminal: Terminal) -> None:
    answer(terminal, "Siân Llŵyd")
    answer(terminal, "Ama")
    typed = terminal.type("sittings", "team")
    assert typed.exit_code == 0
    first, second = typed.stdout.splitlines()
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}  \d{4}-\d\d-\d\d  en  Siân Llŵyd", first)
    assert second.endswith("  Ama")
    assert typed.stderr == "2 completed: team 1.0.0\n"


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [("sittings", 0, "0 completed: team 1.0.0\n"), ("export", 0, "")],
)
def test_nobody_yet(terminal: Terminal, command: str, code: int, says: str) -> None:
    typed = terminal.type(command, "team")
    assert (typed.exit_code, typed.stderr) == (code, says)


def test_sittings_of_what_is_confidential_are_only_counted(terminal: Terminal) -> None:
    quietly(terminal)
    typed = terminal.type("sittings", "quiet")
    assert (typed.exit_code, typed.stdout) == (0, "")
    assert typed.stderr == "1 completed: quiet 1.0.0\nIt is confidential: only the number is shown.\n"


@pytest.mark.parametrize("finished", [True, False])
@pytest.mark.parametrize("command", ["export", "print start", "print start --reports"])
def test_what_is_confidential_is_refused(terminal: Terminal, command: str, finished: bool) -> None:  # noqa: FBT001  # pytest gives it by name
    if finished:
        quietly(terminal)
    typed = terminal.type(*command.split(), "quiet", "-o", "out")
    assert typed.exit_code == 1
    assert typed.stdout == ""
    assert "confidential" in typed.stderr or "has no certificate" in typed.stderr
    assert not Path("out").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_promise_once_given_is_kept_though_the_file_no_longer_gives_it(terminal: Terminal, command: str) -> None:
    quietly(terminal)
    terminal.write(QUIET.replace("confidential: yes\n", "") + CERTIFICATE, "quiet")
    typed = terminal.type(*command.split(), "quiet")
    assert typed.exit_code == 1
    assert "answers of single people are never shown, exported or printed" in typed.stderr


CERTIFICATE = """\
  - id: more
    title: More
    items: [{id: called, kind: text, ask: Your name?}]
certificate: {template: self_assessment, name: called, title: T, statement: S, awarded_when: completed}
"""


def test_export_writes_a_file_a_spreadsheet_opens(terminal: Terminal) -> None:
    answer(terminal, "=1+1")
    typed = terminal.type("export", "team", "-o", "team.csv")
    assert (typed.exit_code, typed.stdout) == (0, "")
    assert typed.stderr == "Wrote 1 sitting to team.csv.\n"
    assert Path("team.csv").read_bytes().startswith(b"\xef\xbb\xbfreference,")
    with Path("team.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["learner"], row["months"], row["teamwork"], row["teamwork.band"]) == ("'=1+1", "7", "3.00", "strong")


def test_export_writes_to_the_screen(terminal: Terminal) -> None:
    answer(terminal, "Siân")
    typed = terminal.type("export", "team")
    header, row = csv.reader(typed.stdout.splitlines())
    assert header[0] == "reference"
    assert row[5] == "Siân"


def test_answers_to_a_text_that_was_changed_since_are_still_exported(terminal: Terminal) -> None:
    answer(terminal, "Ama")
    terminal.write(TEAM.replace("- {code: always,", "- {code: every_time,"))
    typed = terminal.type("export", "team")
    (row,) = csv.DictReader(typed.stdout.splitlines())
    assert (row["learner"], row["helps"]) == ("Ama", "always")


def test_where_a_file_cannot_be_written_that_is_said(terminal: Terminal) -> None:
    answer(terminal, "Ama")
    typed = terminal.type("export", "team", "-o", "no/such/folder/out")
    assert typed.exit_code == 1
    assert typed.stderr.splitlines()[-1] == "Error: no/such/folder/out: No such file or directory"


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_questionnaire_with_a_near_match(terminal: Terminal, command: str) -> None:
    typed = terminal.type(*command.split(), "taem")
    assert typed.exit_code == 1
    assert typed.stderr == 'Error: There is no questionnaire "taem". Did you mean "team"?\n'


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_questionnaire_without_one(terminal: Terminal, command: str) -> None:
    typed = terminal.type(*command.split(), "xylophone")
    assert typed.stderr == 'Error: There is no questionnaire "xylophone". There are: quiet, team.\n'


def test_of_questionnaires_that_are_gone_the_newest_that_was_completed_is_meant(terminal: Terminal) -> None:
    files = []
    for version in ("1.9.0", "1.10.0"):
        files.append(terminal.write(TEAM.replace("version: 1.0.0", f"version: {version}"), version=version))
        answer(terminal, "Ama")
    for file in (*files, terminal.questionnaires / "team" / "1.0.0.yaml"):
        file.unlink()
    assert terminal.type("sittings", "team").stderr == "1 completed: team 1.10.0\n"
    assert "There are: 1.10.0, 1.9.0." in terminal.type("sittings", "team", "--version", "2.0.0").stderr


@pytest.mark.parametrize(("more", "unread"), [((), "team"), (("--version", "1.0.0"), "team 1.0.0")])
def test_where_no_text_can_be_read_any_more_that_is_said(
    terminal: Terminal, more: tuple[str, ...], unread: str
) -> None:
    answer(terminal, "Ama")
    (terminal.questionnaires / "team" / "1.0.0.yaml").unlink()
    with sqlite3.connect(terminal.database) as connection:
        connection.execute("UPDATE source SET text = 'of another format'")
    connection.close()
    typed = terminal.type("sittings", "team", *more)
    assert typed.exit_code == 1
    assert typed.stderr == f"Error: {UNREAD.format(unread=unread)}\n"


def test_no_slips_are_printed_for_what_nobody_can_begin_any_more(terminal: Terminal) -> None:
    answer(terminal, "Ama")
    (terminal.questionnaires / "team" / "1.0.0.yaml").unlink()
    typed = terminal.type("slips", "team")
    assert typed.stderr == "Error: team 1.0.0 is no longer offered, so nobody can begin it.\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_version(terminal: Terminal, command: str) -> None:
    typed = terminal.type(*command.split(), "team", "--version", "2.0.0")
    assert typed.exit_code == 1
    assert typed.stderr == 'Error: "team" has no version 2.0.0. There are: 1.0.0.\n'


def test_a_questionnaire_with_problems_is_not_called_unknown(terminal: Terminal) -> None:
    file = terminal.write("id: [", "broken")
    typed = terminal.type("sittings", "broken")
    assert typed.exit_code == 1
    assert typed.stderr == f'Error: "broken" has problems. See them with: formwright check {file}\n'


def test_a_version_by_its_number(terminal: Terminal) -> None:
    answer(terminal, "Ama")
    terminal.write(TEAM.replace("version: 1.0.0", "version: 1.1.0"), version="1.1.0")
    assert terminal.type("sittings", "team").stderr == "0 completed: team 1.1.0\n"
    assert terminal.type("sittings", "team", "--version", "1.0.0").stderr == "1 completed: team 1.0.0\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_without_tables_the_next_command_is_named(bare: Terminal, command: str) -> None:
    bare.write(TEAM)
    typed = bare.type(*command.split(), "team")
    assert typed.exit_code == 1
    assert "Run `formwright migrate` first" in typed.stderr


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://somewhere", "Error: DATABASE_URL: a database URL is sqlite:///"),
        ("nonsense", "Error: DATABASE_URL: a database URL is sqlite:///"),
        ("sqlite:////proc/no/such/folder/store.sqlite", "Error: The database cannot be used now: "),
    ],
)
@pytest.mark.parametrize("command", [["sittings", "team"], ["migrate"], ["serve"], ["samples", "remove"]])
def test_a_database_that_cannot_be_used(terminal: Terminal, command: list[str], url: str, says: str) -> None:
    typed = terminal.type(*command, DATABASE_URL=url)
    assert typed.exit_code == 1
    assert typed.stderr.startswith(says)


def test_a_database_of_a_newer_program(terminal: Terminal) -> None:
    with sqlite3.connect(terminal.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'ffff'")
    connection.close()
    typed = terminal.type("migrate")
    assert typed.exit_code == 1
    assert "newer version of Formwright" in typed.stderr


def test_a_time_zone_that_is_none_is_told_before_anything_is_done(terminal: Terminal) -> None:
    typed = terminal.type("sittings", "team", FORMWRIGHT_TIME_ZONE="London")
    assert typed.exit_code == 1
    assert typed.stderr == (
        'Error: FORMWRIGHT_TIME_ZONE is the name of a time zone, such as Europe/London, not "London"\n'
    )

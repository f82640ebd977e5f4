from __future__ import annotations

import re
import subprocess
import sys

import pytest

from engine.config import ROOT
from tests.cli.conftest import Terminal
from tests.web.examples import TEAM

WARNINGS = ["-W", "error"]
PROGRAM = [sys.executable, *WARNINGS, "-c", "from engine.cli import main; main(prog_name='formwright')"]
HEAVY = {"sqlalchemy", "weasyprint", "flask"}


def test_help_names_every_command_with_what_it_is_for(bare: Terminal) -> None:
    typed = bare.type("--help")
    assert typed.exit_code == 0
    for command in (
        "new",
        "check",
        "scores",
        "test",
        "schema",
        "serve",
        "migrate",
        "samples",
        "sittings",
        "export",
        "print",
    ):
        line = next(line for line in typed.output.splitlines() if line.strip().startswith(f"{command} "))
        assert re.search(r"\w\.$", line), line
    assert "\\" not in typed.output
    assert max(map(len, typed.output.splitlines())) <= 100


@pytest.mark.parametrize(
    "command",
    [
        "new",
        "check",
        "test",
        "schema",
        "serve",
        "migrate",
        "samples",
        "samples add",
        "samples remove",
        "sittings",
        "export",
        "slips",
        "print",
        "print preview",
        "print start",
        "print again",
        "print resume",
        "print take",
        "print show",
        "print cancel",
        "print history",
        "print log",
    ],
)
def test_every_command_explains_itself_and_its_options(bare: Terminal, command: str) -> None:
    typed = bare.type(*command.split(), "-h")
    assert typed.exit_code == 0
    assert "..." not in typed.output.split("Options:")[0].replace("[ARGS]...", "").replace("[FILES]...", "").replace(
        "[NAMES]...", ""
    )
    for line in typed.output.split("Options:")[1].split("Commands:")[0].splitlines():
        if line.strip().startswith("-"):
            assert len(line.split("  ")) > 2, f"{line!r} is not explained"


def test_an_author_needs_neither_the_database_nor_the_printing(terminal: Terminal) -> None:
    told = f"""
import sys
from engine.cli import main
try:
    main(["check"])
except SystemExit:
    print(sorted({HEAVY!r} & set(sys.modules)))
"""
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", told],
        cwd=ROOT,
        env=dict(terminal.environment),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.splitlines()[-1] == "[]"


def test_an_unknown_command(bare: Terminal) -> None:
    typed = bare.type("chekc")
    assert typed.exit_code == 2
    assert "No such command 'chekc'" in typed.stderr


def test_the_version(bare: Terminal) -> None:
    assert bare.type("--version").output.startswith("formwright, version ")


def test_migrate_makes_a_database_and_does_it_only_once(bare: Terminal) -> None:
    for _ in range(2):
        typed = bare.type("migrate")
        assert (typed.exit_code, typed.output) == (0, "The database is up to date.\n")
    assert bare.database.stat().st_mode & 0o077 == 0


# --- samples ------------------------------------------------------------------------------------------------------


def test_samples_are_added_marked_and_removed(terminal: Terminal) -> None:
    typed = terminal.type("samples", "add", "--number", "3")
    assert typed.output == "Added 6 sample sittings. Remove them with `formwright samples remove`.\n"
    listed = terminal.type("sittings", "team").stdout.splitlines()
    assert len(listed) == 3
    assert all(line.endswith("(sample)") for line in listed)
    assert terminal.type("samples", "remove").output == "Removed 6 sample sittings.\n"
    assert terminal.type("sittings", "team").stdout == ""


def test_samples_are_added_once_to_what_is_new(terminal: Terminal) -> None:
    assert "Added" in terminal.type("samples", "add", "--number", "1", "--if-new").output
    assert terminal.type("samples", "add", "--number", "1", "--if-new").output == ""
    assert len(terminal.type("sittings", "team").stdout.splitlines()) == 1


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_there_are_no_fewer_samples_than_one(terminal: Terminal, number: str) -> None:
    assert terminal.type("samples", "add", "--number", number).exit_code == 2


def test_samples_need_tables(bare: Terminal) -> None:
    bare.write(TEAM)
    assert bare.type("samples", "add").stderr == (
        "Error: There are no tables in the database yet.\n"
        "Run `formwright migrate` first; it keeps everything that is stored.\n"
    )


def test_a_command_typed_in_a_shell_ends_with_its_exit_code(terminal: Terminal) -> None:
    file = terminal.write("id: [", "broken")
    ended = subprocess.run(  # noqa: S603  # our own program
        [*PROGRAM, "check", str(file)],
        cwd=ROOT,
        env=dict(terminal.environment),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.startswith(f"{file}:1:")

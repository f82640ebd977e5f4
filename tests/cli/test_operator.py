from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from engine.cli.serving import PATIENCE_SECONDS
from engine.config import ROOT
from tests.cli.conftest import Terminal
from tests.web.examples import TEAM

WARNINGS = ["-W", "error"]
PROGRAM = [sys.executable, *WARNINGS, "-c", "from engine.cli import main; main(prog_name='formwright')"]
PATIENCE = 20
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
        "certificates",
        "reports",
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
        "certificates",
        "reports",
    ],
)
def test_every_command_explains_itself_and_its_options(bare: Terminal, command: str) -> None:
    typed = bare.type(*command.split(), "-h")
    assert typed.exit_code == 0
    assert "..." not in typed.output.split("Options:")[0].replace("[ARGS]...", "").replace("[FILES]...", "")
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


# --- serve --------------------------------------------------------------------------------------------------------


@pytest.fixture
def port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(terminal: Terminal, port: int, *options: str) -> Iterator[subprocess.Popen[str]]:
    """The real command, in a group of processes of its own, answering when the block begins."""
    with subprocess.Popen(  # noqa: S603  # our own program
        [*PROGRAM, "serve", "--port", str(port), *options],
        cwd=ROOT, env={**terminal.environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            wait_for(process, port)
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def wait_for(process: subprocess.Popen[str], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, process.communicate()
        try:
            fetch(port, "/en/")
        except (URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError("it never answered")


def fetch(port: int, path: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def press_ctrl_c(process: subprocess.Popen[str]) -> None:
    """A terminal tells the whole group."""
    os.killpg(process.pid, signal.SIGINT)


@pytest.mark.parametrize("end", [subprocess.Popen.terminate, press_ctrl_c])
def test_serve_shows_questionnaires_and_their_changes_until_it_is_stopped(
    terminal: Terminal, port: int, end: Callable[[subprocess.Popen[str]], None]
) -> None:
    with serving(terminal, port) as process:
        assert "Working together" in fetch(port, "/en/q/team")
        terminal.write(TEAM.replace("en: Working together", "en: Working apart from everybody"))
        assert "Working apart" in fetch(port, "/en/q/team")
        terminal.write("id: [")
        assert "Working apart" in fetch(port, "/en/q/team")
        assert "Line 1, column" in fetch(port, "/en/")
        end(process)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert err == ""
    assert out.splitlines() == [
        f"Questionnaires:  http://127.0.0.1:{port}/",
        f"For the centre:  http://127.0.0.1:{port}/centre/   password: open sesame",
        "Stop with Ctrl+C.",
    ]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_serve_without_watching_stops_at_once_when_it_is_told_to(terminal: Terminal, port: int, workers: str) -> None:
    with serving(terminal, port, "--no-watch", "--workers", workers, "--host", "localhost") as process:
        terminal.write(TEAM.replace("en: Working together", "en: Working apart from everybody"))
        assert "Working together" in fetch(port, "/en/q/team")
        with socket.create_connection(("127.0.0.1", port)):  # a browser that keeps its connection
            began = time.monotonic()
            press_ctrl_c(process)
            _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert time.monotonic() - began < PATIENCE_SECONDS


def test_a_worker_that_dies_is_replaced(terminal: Terminal, port: int) -> None:
    with serving(terminal, port) as process:
        (worker,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(worker), signal.SIGKILL)
        wait_for(process, port)
        assert "Working together" in fetch(port, "/en/q/team")


def test_slow_lines_hold_nobody_up(terminal: Terminal, port: int) -> None:
    begun = b"POST /en/q/team/1.0.0/start HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n_csrf="
    with serving(terminal, port), ExitStack() as lines:
        for _ in range(40):
            line = lines.enter_context(socket.create_connection(("127.0.0.1", port)))
            line.sendall(begun)
        assert "Working together" in fetch(port, "/en/q/team")


def test_who_sends_too_much_is_told_so(terminal: Terminal, port: int) -> None:
    start = f"http://127.0.0.1:{port}/en/q/team/1.0.0/start"
    with serving(terminal, port):
        with pytest.raises(HTTPError) as refused:
            urlopen(start, data=b"x" * 10_000_000, timeout=PATIENCE)
        assert refused.value.code == 413
        assert "too much to send" in refused.value.read().decode()


def test_another_of_its_kind_is_not_joined(terminal: Terminal, port: int) -> None:
    with serving(terminal, port):
        assert "Address already in use" in terminal.type("serve", "--port", str(port)).stderr


def test_a_port_that_is_taken(terminal: Terminal, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        typed = terminal.type("serve", "--port", str(port))
    assert typed.exit_code == 1
    assert typed.stderr == (
        f"Error: 127.0.0.1:{port} cannot be used: Address already in use. "
        f"Choose another port, such as: formwright serve --port {port + 1}\n"
    )


def test_a_host_that_is_not_here(terminal: Terminal, port: int) -> None:
    typed = terminal.type("serve", "--host", "192.0.2.1", "--port", str(port))
    assert typed.exit_code == 1
    assert typed.stderr == f"Error: 192.0.2.1:{port} cannot be used: Cannot assign requested address.\n"


def test_a_host_that_is_nowhere(terminal: Terminal) -> None:
    assert terminal.type("serve", "--host", "no host").stderr == "Error: There is no host called no host.\n"


@pytest.mark.parametrize("port", ["0", "-1", "65536", "http"])
def test_a_port_that_is_none(terminal: Terminal, port: str) -> None:
    assert terminal.type("serve", "--port", port).exit_code == 2


def test_serve_without_tables_names_the_next_command(bare: Terminal) -> None:
    typed = bare.type("serve")
    assert typed.exit_code == 1
    assert "Run `formwright migrate` first; it keeps everything that is stored." in typed.stderr


def test_a_faulty_theme_is_told_with_its_file(terminal: Terminal) -> None:
    theme = terminal.folder / "theme"
    theme.mkdir()
    (theme / "theme.yaml").write_text("name: 1\ncolour: red\n")
    typed = terminal.type("serve", FORMWRIGHT_THEME=str(theme))
    assert typed.exit_code == 1
    assert typed.stderr.startswith("Error: ")
    assert "theme.yaml" in typed.stderr


def test_a_faulty_setting_is_told_by_its_name(terminal: Terminal) -> None:
    typed = terminal.type("serve", FORMWRIGHT_PROXIES="many")
    assert typed.exit_code == 1
    assert typed.stderr == 'Error: FORMWRIGHT_PROXIES is a number of servers, such as 1, not "many"\n'


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

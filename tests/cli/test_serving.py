"""The server: what it shows while it runs, how it is stopped, and why it does not begin."""

from __future__ import annotations

import os
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


@pytest.fixture
def port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(process: subprocess.Popen[str], port: int) -> None:
    """Wait until it answers."""
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


@contextmanager
def serving(
    terminal: Terminal, port: int, *options: str, until: Callable[[subprocess.Popen[str], int], None] = wait_for
) -> Iterator[subprocess.Popen[str]]:
    """The real command, in a group of processes of its own, answering when the block begins."""
    with subprocess.Popen(  # noqa: S603  # our own program
        [*PROGRAM, "serve", "--port", str(port), *options],
        cwd=ROOT, env={**terminal.environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            until(process, port)
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


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


def test_serve_stops_at_once_while_its_workers_are_still_starting(terminal: Terminal, port: int) -> None:
    with serving(terminal, port, "--no-watch", "--no-worker", "--workers", "2", until=are_starting) as process:
        began = time.monotonic()
        press_ctrl_c(process)
        _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert time.monotonic() - began < PATIENCE_SECONDS


def are_starting(process: subprocess.Popen[str], _port: int) -> None:
    """Wait until both workers have begun: from then on Ctrl+C does nothing to them."""
    deadline = time.monotonic() + PATIENCE
    while sum(map(deaf, workers_of(process))) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def deaf(worker: str) -> bool:
    """Whether Ctrl+C is blocked there."""
    try:
        blocked = Path(f"/proc/{worker}/status").read_text().partition("SigBlk:\t")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):  # it was a helper of the server's, and has ended
        return False
    return bool(int(blocked, 16) & 1 << (signal.SIGINT - 1))


def workers_of(process: subprocess.Popen[str]) -> list[str]:
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()


def test_a_worker_that_dies_is_replaced(terminal: Terminal, port: int) -> None:
    with serving(terminal, port, "--no-worker") as process:
        (worker,) = workers_of(process)
        os.kill(int(worker), signal.SIGKILL)
        wait_for(process, port)
        assert "Working together" in fetch(port, "/en/q/team")


def test_a_worker_that_prints_is_replaced_too_and_ends_with_the_server(terminal: Terminal, port: int) -> None:
    with serving(terminal, port, until=is_printing) as process:
        first = printing(process)
        os.kill(int(first), signal.SIGKILL)
        is_printing(process, port, but=first)
        second = printing(process)
        wait_for(process, port)
        process.terminate()
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert not Path(f"/proc/{second}").exists()


def is_printing(process: subprocess.Popen[str], _port: int, but: str = "") -> None:
    """Wait until there is a worker that prints."""
    deadline = time.monotonic() + PATIENCE
    while printing(process) in {"", but}:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def printing(process: subprocess.Popen[str]) -> str:
    """The process that prints: a thread beside the main one has started it, which starts those that answer."""
    threads = [each for each in Path(f"/proc/{process.pid}/task").iterdir() if each.name != str(process.pid)]
    children = [child for thread in threads for child in _children(thread)]
    return next((child for child in children if "spawn_main" in _command(child)), "")


def _command(process: str) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _children(task: Path) -> list[str]:
    try:
        return (task / "children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
        return []


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


def test_nobody_is_served_in_earnest_before_it_is_said_where_certificates_lead(terminal: Terminal) -> None:
    typed = terminal.type("serve", "--no-watch", FORMWRIGHT_ADDRESS="")
    assert typed.exit_code == 1
    assert typed.stderr.startswith("Error: Set FORMWRIGHT_ADDRESS to the address people use, such as https://")


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

"""Real workers in processes of their own, to be killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.jobs.awarding import ROOT

PATIENCE = 120
PROGRAM = """
import logging, sys
from datetime import timedelta
from engine.config import read_settings
from engine.jobs.worker import work_until_stopped
from engine.store import runs
if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    runs.SPARE = 0
    work_until_stopped(read_settings(), 1, lasting=timedelta(seconds=float(sys.argv[1])), pause=0.2)
"""


@dataclass(frozen=True)
class Worker:
    """A worker, as it is started from a terminal, with a short lease."""

    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        """What it has said so far."""
        return self.log.read_text()

    def children(self) -> list[int]:
        """The processes that print."""
        tasks = Path(f"/proc/{self.process.pid}/task")
        found = [(task / "children").read_text().split() for task in tasks.iterdir()] if tasks.exists() else []
        return [int(child) for each in found for child in each if "spawn_main" in command(int(child))]

    def kill(self) -> None:
        """As the system does that has no memory left: it can tidy nothing."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """As a service is stopped, once it is one."""
        wait_until(self._hears)
        self.process.terminate()
        assert self.process.wait(PATIENCE) == 0, self.said()

    def _hears(self) -> bool:
        """Whether it has come so far that it hears when it is told to stop."""
        caught = re.search(r"^SigCgt:\s*(\w+)", Path(f"/proc/{self.process.pid}/status").read_text(), re.MULTILINE)
        return caught is not None and bool(int(caught[1], 16) >> (signal.SIGTERM - 1) & 1)


def start_worker(url: str, folder: Path, *, lease: float = 1.0, queue: str = "", first: str = "") -> Worker:
    """A worker on this database. `first` is what is done at first in its process, and in those that print."""
    program = folder / "worker.py"
    program.write_text(first + PROGRAM)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": url,
        "SECRET_KEY": "secret",
        "FORMWRIGHT_VAR": str(folder),
        "FORMWRIGHT_QUESTIONNAIRES": str(folder / "none"),
        "FORMWRIGHT_THEME": str(ROOT / "themes" / "default"),
        "FORMWRIGHT_QUEUE": queue,
    }
    log = folder / "worker.log"
    with log.open("ab") as file:
        process = subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, str(program), str(lease)], env=environment, stderr=file
        )
    return Worker(process, log)


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for something that workers do."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def command(process: int) -> str:
    """What a process was started as; nothing where it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""

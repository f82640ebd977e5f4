from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from engine.journey import SittingId
from engine.store import Store, load_sitting, open_store
from tests.postgres import PostgreSQL
from tests.store.example import ABOUT, begin, compiled

ROOT = Path(__file__).parents[2]


@contextmanager
def answering(url: str, sitting: SittingId, when: str = "late") -> Iterator[subprocess.Popen[str]]:
    """The program `answering` at work on a sitting, killed with SIGKILL at the end if it still runs."""
    program = [sys.executable, "-m", "tests.store.answering", url, sitting, when]
    with subprocess.Popen(  # noqa: S603 (our own arguments)
        program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def acknowledged(process: subprocess.Popen[str], at_least: int) -> int:
    """The last save that was acknowledged when the process was killed, which happens after some of them."""
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) == at_least:
            process.kill()
            break
    return int([line, *process.stdout][-1])


def kept(store: Store, token: str) -> Decimal:
    stored = store.find(token)
    assert stored is not None
    months = load_sitting(stored, compiled()).saved[ABOUT]["months"]
    assert isinstance(months, Decimal)
    return months


@pytest.mark.parametrize("at_least", [1, 7, 40])
def test_a_killed_process_loses_nothing_that_was_acknowledged(url: str, at_least: int) -> None:
    store = open_store(url)
    sitting, token = begin(store)
    with answering(url, sitting.id) as process:
        last = acknowledged(process, at_least)
    assert kept(store, token) in {last, last + 1}
    store.close()


def test_this_test_would_notice_an_acknowledgement_before_the_save(url: str) -> None:
    store = open_store(url)
    sitting, token = begin(store, {ABOUT: {"months": Decimal(0)}})
    with answering(url, sitting.id, "early") as process:
        last = acknowledged(process, 1)
    assert kept(store, token) not in {last, last + 1}
    store.close()


def test_a_killed_server_loses_nothing_that_was_acknowledged(postgresql: PostgreSQL, postgresql_url: str) -> None:
    store = open_store(postgresql_url)
    sitting, token = begin(store)
    with answering(postgresql_url, sitting.id) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) == 20:
                break
        postgresql.stop()
        last = int([line, *process.stdout][-1])
    postgresql.start()
    assert kept(store, token) in {last, last + 1}
    store.close()

"""Messages wake workers, whatever carries them; where they cannot be sent nobody minds."""

from __future__ import annotations

import gc
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import parse_qsl

import pytest
from huey import MemoryHuey

from engine.config import SettingsError
from engine.jobs.bench import Bench
from engine.jobs.queue import Queue
from engine.jobs.worker import Worker
from engine.store import Store, open_store
from engine.store.print_run import RunState
from tests.jobs.running import desk_of, finish_many, settings_of, start
from tests.jobs.workers import PATIENCE, start_worker, wait_until
from tests.postgres import PostgreSQL

# Huey leaves the connections on which its threads listen to PostgreSQL to the garbage collector, which complains.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """A server of its own, on a port nobody listens on."""
    program = shutil.which("redis-server")
    if program is None or find_spec("redis") is None:
        pytest.skip("no Redis is installed (Debian's package is redis-server, Python's redis)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603  # our own arguments
        wait_until(lambda: answers(port))
        yield f"redis://127.0.0.1:{port}/0"
        server.terminate()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(params=["sqlite", "postgresql", "redis"])
def queue_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where messages lie, of every kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'var' / 'queue.sqlite'}"
    if request.param == "redis":
        return str(request.getfixturevalue("redis_url"))
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """Whoever hears messages hears signals, too; afterwards pytest does again."""
    heard = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in heard.items():
        signal.signal(number, handler)
    gc.collect()


def queue_at(url: str | None, secret: str = "secret") -> Queue:  # noqa: S107  # a test's
    return Queue(replace(settings_of("sqlite:///nowhere"), queue=url, secret_key=secret))


def test_a_message_is_heard_by_who_works_and_by_one_only(queue_url: str) -> None:
    heard: SimpleQueue[str] = SimpleQueue()
    queues = [queue_at(queue_url) for _ in range(2)]
    hearing = [queue.hearing(lambda: heard.put("heard"), threads=2) for queue in queues]
    for each in hearing:
        each.start()
    sender = queue_at(queue_url)
    sender.wake()
    assert heard.get(timeout=PATIENCE) == "heard"
    for each in hearing:
        each.stop(graceful=True)
    assert heard.empty()
    for queue in (*queues, sender):
        queue.close()


def test_messages_nobody_hears_do_not_pile_up(queue_url: str) -> None:
    heard: SimpleQueue[str] = SimpleQueue()
    sender, queue = queue_at(queue_url), queue_at(queue_url)
    for _ in range(5):
        sender.wake(2)
    hearing = queue.hearing(lambda: heard.put("heard"), threads=1)
    hearing.start()
    assert [heard.get(timeout=PATIENCE) for _ in range(2)] == ["heard"] * 2
    hearing.stop(graceful=True)
    assert heard.empty()
    for each in (sender, queue):
        each.close()


def test_a_message_that_was_not_signed_here_is_no_message(queue_url: str) -> None:
    heard: SimpleQueue[str] = SimpleQueue()
    stranger, sender, queue = queue_at(queue_url, "another"), queue_at(queue_url), queue_at(queue_url)
    stranger.wake()
    sender.wake(2)
    hearing = queue.hearing(lambda: heard.put("heard"), threads=1)
    hearing.start()
    assert heard.get(timeout=PATIENCE) == "heard"
    hearing.stop(graceful=True)
    assert heard.empty()
    for each in (stranger, sender, queue):
        each.close()


def test_a_worker_is_woken_through_it(queue_url: str, sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    desk = desk_of(store)
    finish_many(desk, ["Ann Adams"])
    run_id = start(desk)
    worker = start_worker(sqlite_url, tmp_path, queue=queue_url)
    try:
        wait_until(lambda: is_done(store, run_id))
    finally:
        worker.stop()
    assert worker.said() == ""
    store.close()


def is_done(store: Store, run_id: str) -> bool:
    run = store.runs.find(run_id)
    return run is not None and run.state is RunState.DONE


def test_where_it_cannot_be_reached_workers_look_for_themselves(caplog: pytest.LogCaptureFixture) -> None:
    if find_spec("redis") is None:
        pytest.skip("no Redis is installed for Python")
    queue = queue_at("redis://127.0.0.1:1/0")
    assert not queue.wake()
    assert not queue.wake()
    assert caplog.text.count("workers look for themselves") == 1


def test_a_worker_works_though_its_queue_cannot_be_reached(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    desk = desk_of(store)
    finish_many(desk, ["Ann Adams"])
    run_id = start(desk)
    worker = start_worker(sqlite_url, tmp_path, queue="redis://127.0.0.1:1/0")
    try:
        wait_until(lambda: is_done(store, run_id))
    finally:
        worker.stop()
    assert worker.said().splitlines() == [
        "WARNING:engine.jobs.queue:The queue cannot be reached: workers look for themselves until it can."
    ]
    store.close()


def test_a_fault_of_a_worker_nobody_woke_leaves_a_trace(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = open_store(sqlite_url)
    desk = desk_of(store)
    finish_many(desk, ["Ann Adams"])
    start(desk)
    worker = Worker(settings_of(sqlite_url), store, processes=1)

    def fault(_: Bench) -> bool:
        worker.stop()
        raise ZeroDivisionError

    monkeypatch.setattr(Bench, "work", fault)
    monkeypatch.setattr(Queue, "wake", lambda *_: False)
    worker.run()
    assert "ZeroDivisionError" in caplog.text
    store.close()


@pytest.mark.parametrize(
    ("url", "waited_for"),
    [
        ("redis://127.0.0.1:1/0", {"socket_connect_timeout": 2, "socket_timeout": 5}),
        ("redis://127.0.0.1:1?db=2", {"db": 2, "socket_connect_timeout": 2, "socket_timeout": 5}),
        ("redis://127.0.0.1:1?", {"socket_connect_timeout": 2, "socket_timeout": 5}),
        ("rediss://127.0.0.1:1?socket_timeout=60", {"socket_connect_timeout": 2, "socket_timeout": 60}),
    ],
)
def test_redis_is_not_waited_for_long_whatever_else_its_address_says(
    monkeypatch: pytest.MonkeyPatch, url: str, waited_for: dict[str, int]
) -> None:
    query = opened(monkeypatch, "RedisHuey", url).partition("?")[2]
    assert {name: int(limit) for name, limit in parse_qsl(query, strict_parsing=True)} == waited_for


def test_a_word_in_the_address_of_postgresql_stays_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "postgresql:///queue?sslmode=require&options=-c%20search_path%3Dformwright"
    assert opened(monkeypatch, "PostgresHuey", address) == f"{address}&connect_timeout=2"
    own = "postgresql:///queue?connect_timeout=30"
    assert opened(monkeypatch, "PostgresHuey", own) == own


def opened(monkeypatch: pytest.MonkeyPatch, storage: str, url: str) -> str:
    """The address at which a storage is opened where this one is set up."""
    made: list[str] = []

    def make(name: str, *, url: str = "", dsn: str = "", **more: Any) -> MemoryHuey:  # noqa: ANN401  # as Huey takes it
        made.append(url or dsn)
        return MemoryHuey(name, **more)

    monkeypatch.setattr(f"engine.jobs.queue.{storage}", make)
    queue_at(url).close()
    return made[0]


def test_without_any_nobody_else_is_woken() -> None:
    queue = queue_at(None)
    queue.wake()
    queue.close()


@pytest.mark.parametrize("url", ["amqp://localhost", "sqlite://queue", "nonsense"])
def test_what_is_no_queue_is_said(url: str) -> None:
    with pytest.raises(SettingsError, match="FORMWRIGHT_QUEUE is sqlite"):
        queue_at(url)

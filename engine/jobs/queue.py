"""What wakes workers: a task engine that knows nothing of print runs but that there is something to do.

It delivers a message at most once, and one that was taken by somebody who is killed is lost. So messages only save
waiting: whoever works looks for what there is to do in the database, and looks again by itself now and then.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from huey import Huey, MemoryHuey, PostgresHuey, RedisHuey, SqliteHuey
from huey.consumer import Consumer
from huey.exceptions import ConfigurationError
from huey.serializer import SignedSerializer

from engine.config import Settings, SettingsError

NAME = "formwright"
log = logging.getLogger(__name__)
# It is said once by `wake` that the queue cannot be reached, not with a traceback every second.
logging.getLogger("huey.consumer.Worker").addFilter(lambda record: record.msg != "Error reading from queue")
logging.getLogger("huey.consumer.Scheduler").addFilter(lambda record: record.msg != "Error reading schedule.")

LONGEST_SLEEP_SECONDS = 1.0
"""So long it takes at most until a message is heard, where it has to be asked for."""

WRONG = "FORMWRIGHT_QUEUE is sqlite:///<file>, redis://<host> or postgresql://<user>:<password>@<host>/<database>"


class Queue:
    """Messages that there is something to do, each heard by one worker."""

    def __init__(self, settings: Settings) -> None:
        """The one that is set up; without any, or where it is away now, nobody else is woken. Raises SettingsError."""
        self._away = False
        try:
            self._huey = _huey(settings)
        except ConfigurationError as missing:
            raise SettingsError(f"FORMWRIGHT_QUEUE: {missing}") from missing
        except SettingsError:
            raise
        except Exception:  # noqa: BLE001  # every storage has errors of its own
            log.warning("The queue cannot be reached: workers look for themselves until they are started again.")
            self._huey = _huey(replace(settings, queue=None))
        self._work: Callable[[], None] = _nothing
        self._wake = self._huey.task(name="work")(self._answer)

    def wake(self, number: int = 1) -> bool:
        """Tell so many workers that there is something to do. False where none is reached: they look for themselves."""
        try:
            for _ in range(number - self._huey.pending_count()):
                self._wake()
        except Exception:  # noqa: BLE001  # every storage has errors of its own
            if not self._away:
                log.warning("The queue cannot be reached: workers look for themselves until it can.")
            self._away = True
        else:
            self._away = False
        return not self._away

    def hearing(self, work: Callable[[], None], threads: int) -> Consumer:
        """Whoever hears the messages, in so many threads, and does this for each; to be started and stopped."""
        self._work = work
        return Consumer(
            self._huey,
            workers=threads,
            periodic=False,
            max_delay=LONGEST_SLEEP_SECONDS,
            worker_type="thread",
            shutdown_timeout=10,
        )

    def close(self) -> None:
        """Let go of it."""
        self._huey.storage.close()

    def _answer(self) -> None:
        self._work()


def _huey(settings: Settings) -> Huey:
    """Messages are signed, so that a storage others can write to is no way in."""
    url = settings.queue
    signed: dict[str, Any] = {"results": False, "serializer": SignedSerializer(settings.secret_key, NAME)}
    scheme = "" if url is None else url.partition(":")[0]
    if url is None:
        return MemoryHuey(NAME, **signed)
    if scheme == "sqlite" and url.startswith("sqlite:///"):
        file = Path(url.removeprefix("sqlite:///"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        return SqliteHuey(NAME, filename=str(file), **signed)
    if scheme in {"redis", "rediss"}:
        return RedisHuey(NAME, url=_with(url, "socket_connect_timeout=2&socket_timeout=5"), **signed)
    if scheme in {"postgres", "postgresql"}:
        return PostgresHuey(NAME, dsn=_with(url, "connect_timeout=2"), **signed)
    raise SettingsError(WRONG)


def _with(url: str, limits: str) -> str:
    """An address with limits to how long is waited, unless it has its own. What it says is left as it is written."""
    address, _, query = url.partition("?")
    own = dict(parse_qsl(query, keep_blank_values=True))
    added = [f"{name}={limit}" for name, limit in parse_qsl(limits) if name not in own]
    return f"{address}?{'&'.join([*([query] if query else []), *added])}"


def _nothing() -> None:
    """What is done with a message where nobody works."""

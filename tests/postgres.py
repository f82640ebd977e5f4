"""A real PostgreSQL server for tests: started by them, on a socket of its own, and gone when they end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

UNPRIVILEGED = ("postgres", "nobody")
START_SECONDS = 30
LIMITS = (
    "listen_addresses=",
    "max_connections=60",
    "fsync=off",
    "full_page_writes=off",
    "shared_buffers=16MB",
    "autovacuum=off",
)


def programs() -> Path | None:
    """Where `initdb` and `postgres` are: on the PATH, or in the newest of Debian's folders."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(folders, key=lambda folder: float(folder.parent.name), default=None)


def _account() -> int | None:
    """PostgreSQL refuses to run as root; tests in a container often do."""
    if os.geteuid() != 0:
        return None
    return next(account.pw_uid for name in UNPRIVILEGED for account in pwd.getpwall() if account.pw_name == name)


@dataclass
class PostgreSQL:
    """A server with a data folder in `folder`. Databases are copied from one another, which takes milliseconds."""

    programs: Path
    folder: Path
    account: int | None = field(default_factory=_account)
    numbers: count[int] = field(default_factory=count)
    watcher: subprocess.Popen[bytes] | None = None

    @classmethod
    def create(cls, programs: Path) -> PostgreSQL:
        """A new server, not yet started. Its folder is a short one: a socket's path must not be long."""
        server = cls(programs=programs, folder=Path(tempfile.mkdtemp(prefix="formwright-postgres-")))
        if server.account is not None:
            os.chown(server.folder, server.account, -1)
        options = ("--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync")
        subprocess.run(  # noqa: S603 (our own arguments)
            [programs / "initdb", *options, f"--pgdata={server.folder / 'data'}"],
            check=True,
            capture_output=True,
            cwd=server.folder,
            user=server.account,
        )
        server.watch()
        return server

    def watch(self) -> None:
        """Stop the server and remove its folder when this process ends, even if it is killed and can tidy nothing."""
        stop = f"'{self.programs / 'pg_ctl'}' stop -D '{self.folder / 'data'}' -m immediate"
        script = f"cat; {stop}; cd /; rm -r '{self.folder}'"
        self.watcher = subprocess.Popen(  # noqa: S603 (our own arguments)
            ["/bin/sh", "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            user=self.account,
            start_new_session=True,
        )

    def url(self, database: str = "postgres") -> str:
        """A `DATABASE_URL` for one of its databases."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = [part for limit in (*LIMITS, f"unix_socket_directories={self.folder}") for part in ("-c", limit)]
        pg_ctl = ["-D", str(self.folder / "data"), "-w", "-t", str(START_SECONDS), "-l", str(self.folder / "log")]
        self._pg_ctl("start", *pg_ctl, "-o", " ".join(settings))

    def stop(self) -> None:
        """Stop it at once, as a crash would: nobody is waited for, nothing is tidied."""
        self._pg_ctl("stop", "-D", str(self.folder / "data"), "-w", "-m", "immediate")

    def destroy(self) -> None:
        """Stop it and remove its folder."""
        if self.watcher is not None:
            self.watcher.communicate()

    def _pg_ctl(self, *arguments: str) -> None:
        subprocess.run(  # noqa: S603 (our own arguments)
            [self.programs / "pg_ctl", *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            user=self.account,
        )

    def execute(self, statement: str, database: str = "postgres") -> None:
        """One statement outside any transaction."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def new_database(self, template: str = "template0") -> str:
        """The URL of a new database, a copy of another one."""
        name = f"test_{next(self.numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

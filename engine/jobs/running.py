"""The parts of print runs are made: rendered, stored while the lease is ours, and at the end bound into one file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import Any

from engine.jobs.joining import joined
from engine.jobs.pressing import Workshop, press
from engine.store import Store
from engine.store.leases import Lease, Made

LEASE = timedelta(seconds=60)
"""How long a part is a worker's without a sign of life from it."""

PIECE = 256 * 1024
"""So much is stored at once: on SQLite everybody else waits for it."""


def work_once(workshop: Workshop, lasting: timedelta = LEASE) -> bool:
    """Make one part of whatever run there is, in this very process; False where there is nothing to do."""
    lease = workshop.store.leases.take(lasting)
    if lease is None:
        return False
    make(workshop, lease)
    return True


def make(workshop: Workshop, lease: Lease) -> None:
    """Make a part that is ours. Raises LeaseLost, CannotPrint or StoreUnavailable; then nothing of it counts."""
    if lease.binds:
        _bind(workshop, lease)
    else:
        _press(workshop, lease)


def _press(workshop: Workshop, lease: Lease) -> None:
    run, store = lease.run, workshop.store
    entries = [entry for entry in store.runs.entries(run.id, lease.chunk) if entry.problem is None]
    pressed = press(workshop, run, entries)
    kept = _Kept(workshop, lease)
    for place, content in pressed.pieces:
        if run.options.apart:
            kept.keep(place, content)
        else:
            kept.write(content)
    kept.end()
    made = Made(pages=pressed.pages, size=kept.size, sha256=kept.digest, outcomes=pressed.outcomes)
    workshop.storing(lambda: store.leases.finish(lease, made, kept.places))


def _bind(workshop: Workshop, lease: Lease) -> None:
    """Bind the sheets of all parts as one file, with no more than one of them in memory."""
    store, kept = workshop.store, _Kept(workshop, lease)
    bound = joined(kept, _parts(store, lease), duplex=lease.run.options.duplex, title=lease.run.title)
    kept.end()
    pages = 0 if bound is None else bound.pages
    made = Made(pages=pages, size=kept.size, sha256=kept.digest)
    workshop.storing(lambda: store.leases.finish(lease, made, kept.places))


def _parts(store: Store, lease: Lease) -> Iterator[bytes]:
    """The sheets of every part that has any, in their order."""
    for chunk in range(lease.chunk):
        content = b"".join(store.sheets.chunk_contents(lease.run.id, chunk))
        if content:
            yield content


class _Kept(BytesIO):
    """A file that is stored piece by piece while it is written, as long as the lease is ours."""

    def __init__(self, workshop: Workshop, lease: Lease) -> None:
        super().__init__()
        self.size, self.places = 0, list[int]()
        self._workshop, self._lease = workshop, lease
        self._waiting: list[tuple[int, bytes]] = []
        self._room, self._digest = PIECE, sha256()

    def write(self, content: Any) -> int:  # noqa: ANN401  # whatever is bytes
        """Take what is written, and store it when it has come to a piece."""
        written = super().write(content)
        if self.tell() >= PIECE:
            self._store_written()
        return written

    def keep(self, place: int, content: bytes) -> None:
        """Store a piece of its own; several small ones at once."""
        self.places.append(place)
        self.size += len(content)
        self._digest.update(content)
        self._waiting.append((place, content))
        self._room -= len(content)
        if self._room <= 0:
            self._store_waiting()

    def end(self) -> None:
        """Store what is left."""
        if self.tell():
            self._store_written()
        self._store_waiting()

    @property
    def digest(self) -> str | None:
        """The SHA-256 of all of it; None where there is nothing."""
        return self._digest.hexdigest() if self.size else None

    def _store_written(self) -> None:
        content = self.getvalue()
        self.seek(0)
        self.truncate()
        for start in range(0, len(content), PIECE):
            self.keep(len(self.places), content[start : start + PIECE])

    def _store_waiting(self) -> None:
        if self._waiting:
            keep = partial(self._workshop.store.leases.keep, self._lease, self._waiting)
            self._workshop.storing(keep)
        self._waiting, self._room = [], PIECE

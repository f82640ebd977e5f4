"""A place to print at: it takes part after part, has a process make them, and sees to what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event

from engine.config import Settings
from engine.jobs.child import Answer, Away, Broken, Child, Impossible, Tried
from engine.store import Store, StoreUnavailable
from engine.store.leases import Lease, LeaseLost, Made, Outcome
from engine.store.print_run import Entry, Reason
from engine.store.runs import NO_ROOM

RECYCLED = 20
"""So many parts a process makes until another takes its place, which has used no memory yet."""

TRIES, MOST_TRIES = 3, 6
"""After so many tries every line of a part is tried by itself; after so many it is given up."""

log = logging.getLogger(__name__)


class Bench:
    """One process that prints, and what it is at."""

    def __init__(self, settings: Settings, store: Store, stopping: Event, *, lasting: timedelta, pause: float) -> None:
        """Until `stopping`. Nothing is tried for as long as `pause` when the database has no room or is away."""
        self.held: Lease | None = None
        self._settings, self._store, self._stopping = settings, store, stopping
        self._lasting, self._pause = lasting, pause
        self._child: Child | None = None
        self._made = 0

    def work(self) -> bool:
        """Take a part and make it; False where there is nothing to do."""
        try:
            if not self._store.runs.has_room():
                log.warning("Waiting: the last room on the disk is left to people who answer.")
                self._stopping.wait(self._pause)
                return False
            with self._held() as lease:
                if lease is None:
                    return False
                self._see_to(lease, self._process().make(lease))
        except LeaseLost as lost:
            log.warning("%s", lost)
        except StoreUnavailable as away:
            log.warning("Waiting: %s.", away)
            self._stopping.wait(self._pause)
        return True

    def interrupt(self) -> None:
        """End what it is at, from another thread."""
        if self._child is not None:
            self._child.kill()

    def close(self) -> None:
        """End its process."""
        if self._child is not None:
            self._child.stop()
            self._child = None

    @contextmanager
    def _held(self) -> Iterator[Lease | None]:
        self.held = self._store.leases.take(self._lasting)
        try:
            yield self.held
        finally:
            self.held = None

    def _process(self) -> Child:
        """The process that prints: another one where it has crashed or has made many parts."""
        if self._child is not None and (self._made >= RECYCLED or not self._child.alive):
            self.close()
        if self._child is None:
            self._child, self._made = Child(self._settings), 0
            if self._stopping.is_set():
                self._child.kill()
        self._made += 1
        return self._child

    def _see_to(self, lease: Lease, answer: Answer) -> None:
        match answer:
            case Away():
                self._wait(lease, answer)
            case Impossible(problem):
                self._store.leases.fail(lease, problem)
            case Broken() if self._stopping.is_set():
                self._store.leases.give_back(lease)
            case Broken(problem):
                log.warning("Part %d of run %s: %s (try %d).", lease.chunk, lease.run.id, problem, lease.tries)
                self._try_again(lease, problem)

    def _wait(self, lease: Lease, away: Away) -> None:
        """Nothing of it was stored, and nobody is to blame: it is made anew when the database can be used."""
        self._store.leases.give_back(lease)
        if away.full:
            self._store.runs.note(lease.run.id, NO_ROOM)
        self._stopping.wait(self._pause)

    def _try_again(self, lease: Lease, problem: str) -> None:
        if lease.tries < TRIES or (lease.tries < MOST_TRIES and not lease.binds and not self._without_faulty(lease)):
            self._store.leases.give_back(lease, counts=True)
        elif lease.binds:
            self._store.leases.fail(lease, problem)
        elif lease.tries >= MOST_TRIES:
            self._give_up(lease, problem)

    def _without_faulty(self, lease: Lease) -> bool:
        """Try every line by itself, so that only those are left out that nobody can print; whether that settles it."""
        for entry in self._left(lease):
            answer = self._process().try_alone(lease, entry)
            if self._stopping.is_set():
                return False
            if not isinstance(answer, Tried | Broken):
                self._see_to(lease, answer)
                return True
            outcome = _faulty(entry, answer.problem) if isinstance(answer, Broken) else answer.outcome
            if outcome is not None:
                self._store.leases.list_outcome(lease, outcome)
        answer = self._process().make(lease)
        if isinstance(answer, Broken):
            return False
        self._see_to(lease, answer)
        return True

    def _give_up(self, lease: Lease, problem: str) -> None:
        """None of its lines is printed, and each says so: the others of the run are."""
        outcomes = [_faulty(entry, problem) for entry in self._left(lease)]
        self._store.leases.finish(lease, Made(pages=0, size=0, sha256=None, outcomes=outcomes), [])

    def _left(self, lease: Lease) -> list[Entry]:
        entries = self._store.runs.entries(lease.run.id, lease.chunk)
        return [entry for entry in entries if entry.problem is None]


def _faulty(entry: Entry, problem: str) -> Outcome:
    return Outcome(place=entry.place, problem=Reason.FAULTY, detail=problem)

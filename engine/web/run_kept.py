"""Lists that were shown and are looked at page by page: whoever turns a page does not wait for all of it again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from engine.clock import now
from engine.jobs.choosing import Chosen
from engine.jobs.hardest import Hard
from engine.store.print_run import Choice

MOST = 4
LASTING = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """What a list depends on, and with `seen`, a sign of the list itself, which of those there have been."""

    content_hash: str
    choice: Choice
    paper: str | None
    theme: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A list, and the hardest of it."""

    chosen: Chosen
    hardest: tuple[Hard, ...]


class KeptLists:
    """The latest few, for a while, in this process. Nothing is started from them: for that all is judged anew."""

    def __init__(self) -> None:
        """With none."""
        self._lists: OrderedDict[Which, tuple[datetime, Looked]] = OrderedDict()
        self._lock = Lock()

    def find(self, which: Which) -> Looked | None:
        """The list that was shown, if it is still kept."""
        with self._lock:
            self._forget(lambda at: now() - at > LASTING)
            found = self._lists.get(which)
        return None if found is None else found[1]

    def keep(self, which: Which, looked: Looked) -> None:
        """A list was shown."""
        with self._lock:
            self._lists.pop(which, None)
            self._lists[which] = now(), looked
            self._forget(lambda _: len(self._lists) > MOST)

    def _forget(self, gone: Callable[[datetime], bool]) -> None:
        """The oldest first, as long as they are to go."""
        while self._lists and gone(next(iter(self._lists.values()))[0]):
            self._lists.popitem(last=False)

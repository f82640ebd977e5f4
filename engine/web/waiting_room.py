"""Where a request waits until all of it has arrived and one of the few places inside is free."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from math import inf
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore, Condition
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

from werkzeug.exceptions import BadRequest, LengthRequired

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LARGEST = 128 * 1024 * 1024
"""More than this is not kept. It is read all the same: who is still sending hears no answer."""

LONGEST = 1024 * 1024 * 1024
"""More than this is not even read; a browser that sends it finds its connection closed."""

TOGETHER = 512 * 1024 * 1024
"""So much of what is sent to a process lies on the disk at a time, however many send: several of the largest."""

PATIENCE_SECONDS = 30.0
"""How long somebody waits for others' files to be out of the way: a server in front often waits no more than 60."""

DAWDLING_SECONDS = 15.0
"""Who sends less than `AT_ONCE` for so long makes room for whoever waits."""

CROWDED = "formwright.crowded"
"""Tells the app that something was not kept for want of room."""

IN_MEMORY = 1024 * 1024
AT_ONCE = 64 * 1024
IN_ONE_PIECE = 1024 * 1024
"""Longer answers are sent as they come: a file of all certificates is larger than what a process may take."""
A_MOMENT = 1.0
_LENGTH = re.compile("[0-9]{1,15}")


class WaitingRoom:
    """A WSGI app in front of another, for a server that hands over requests while they are still coming in.

    Whoever sends slowly holds nobody up; whoever sends too much is told so rather than cut off; threads that could only
    wait for each other wait here, where it costs nothing. And a form that breaks off on its way is none: without its
    end it would look as if the last questions had not been answered.
    """

    def __init__(
        self,
        app: WSGIApplication,
        places: int,
        may_bring_files: Callable[[WSGIEnvironment], bool],
        disk: Disk | None = None,
    ) -> None:
        """Only who `may_bring_files` is given room on the disk: of the others a form is all that is kept."""
        self._app = app
        self._may_bring_files = may_bring_files
        self._places = BoundedSemaphore(places)
        self._disk = disk or Disk()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Read what is sent, wait for a place, and let the app answer. What comes with a GET is nobody's business."""
        if environ["REQUEST_METHOD"] in {"GET", "HEAD"}:
            environ["wsgi.input"] = BytesIO()
            environ["CONTENT_LENGTH"] = ""
            return self._let_in(environ, start_response)
        expected = environ.get("CONTENT_LENGTH") or ""
        if not expected and "HTTP_TRANSFER_ENCODING" in environ:
            return LengthRequired()(environ, start_response)
        if expected and not _LENGTH.fullmatch(expected):
            return BadRequest()(environ, start_response)
        length = int(expected or 0)
        with self._arrived(environ, length) as (size, sent):
            if size < min(length, LONGEST):
                return BadRequest()(environ, start_response)
            environ["wsgi.input"] = sent or BytesIO()
            environ[CROWDED] = sent is None
            return self._let_in(environ, start_response)

    @contextmanager
    def _arrived(self, environ: WSGIEnvironment, length: int) -> Iterator[tuple[int, IO[bytes] | None]]:
        """How much is sent with a request, and all of it that is kept; None where there was no room.

        Room is only looked for when something has come: it costs nothing to say that there will be much.
        """
        coming = environ["wsgi.input"]
        chunk = coming.read(AT_ONCE)
        if len(chunk) < AT_ONCE:
            yield len(chunk), BytesIO(chunk)
        elif length > (LARGEST if self._may_bring_files(environ) else IN_MEMORY):
            yield len(chunk) + _gone_by(coming), BytesIO()
        else:
            with self._disk.room_for(length) as lot:
                size = 0
                while chunk and size < length:
                    self._disk.put(lot, chunk)
                    size += len(chunk)
                    chunk = coming.read(AT_ONCE)
                yield size, self._disk.whole(lot)

    def _let_in(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Let the app answer. What is short goes out in one piece, which takes granian less."""
        whole = False

        def started(status: str, headers: list[tuple[str, str]], *fault: Any) -> Callable[[bytes], object]:  # noqa: ANN401  # WSGI's
            nonlocal whole
            length = dict(headers).get("Content-Length")
            whole = length is not None and int(length) <= IN_ONE_PIECE
            return start_response(status, headers, *fault)

        with self._places:
            answer = self._app(environ, started)
            return _in_one_piece(answer) if whole else answer


def _in_one_piece(answer: Iterable[bytes]) -> list[bytes]:
    try:
        return [b"".join(answer)]
    finally:
        if hasattr(answer, "close"):
            answer.close()


class Lot:
    """A piece of the disk: how large it is, what lies there, and when something was put there last.

    It is lost where its file is closed, and nobody's to take where all has come.
    """

    def __init__(self, length: int) -> None:
        self.length = length if length > IN_MEMORY else 0
        self.file = SpooledTemporaryFile[bytes](IN_MEMORY)
        self.came_at = monotonic()


class Disk:
    """The room on the disk for what is sent, for all requests of a process together."""

    def __init__(
        self,
        together: int = TOGETHER,
        patience_seconds: float = PATIENCE_SECONDS,
        dawdling_seconds: float = DAWDLING_SECONDS,
    ) -> None:
        self._free, self._patience, self._dawdling = together, patience_seconds, dawdling_seconds
        self._change = Condition()
        self._taken: set[Lot] = set()

    @contextmanager
    def room_for(self, length: int) -> Iterator[Lot]:
        """Room for this much, taken at once and not bit by bit: so nobody waits for somebody who waits as well.

        It is lost at once where there was none for too long. What stays in memory needs none.
        """
        lot = Lot(length)
        with self._change:
            if self._found(lot.length):
                self._free -= lot.length
                self._taken.add(lot)
                lot.came_at = monotonic()
            else:
                lot.file.close()
        try:
            yield lot
        finally:
            with self._change:
                self._give_up(lot)

    def put(self, lot: Lot, chunk: bytes) -> None:
        """Put down what has come, unless the room is lost."""
        with self._change:
            if not lot.file.closed:
                lot.file.write(chunk)
                lot.came_at = monotonic()

    def whole(self, lot: Lot) -> IO[bytes] | None:
        """All of it, which from now on is nobody's to take; None where its room is lost."""
        with self._change:
            if lot.file.closed:
                return None
            lot.came_at = inf
        lot.file.seek(0)
        return lot.file

    def _found(self, length: int) -> bool:
        until = monotonic() + self._patience
        while not self._made(length):
            left = until - monotonic()
            if left <= 0:
                return False
            self._change.wait(min(left, A_MOMENT))
        return True

    def _made(self, length: int) -> bool:
        """Whether there is room, where there was none after taking it from those who have it and send nothing."""
        if self._free < length:
            idle = monotonic() - self._dawdling
            for lot in [lot for lot in self._taken if lot.length and lot.came_at <= idle]:
                self._give_up(lot)
        return self._free >= length

    def _give_up(self, lot: Lot) -> None:
        lot.file.close()
        if lot in self._taken:
            self._taken.remove(lot)
            self._free += lot.length
            self._change.notify_all()


def _gone_by(coming: IO[bytes]) -> int:
    """How much is sent with a request of which nothing is kept."""
    size = 0
    while size < LONGEST and (chunk := coming.read(AT_ONCE)):
        size += len(chunk)
    return size

"""Where a request waits until all of it has arrived and one of the few places inside is free."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore, Condition
from typing import IO, TYPE_CHECKING, Any

from werkzeug.exceptions import BadRequest, LengthRequired

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LARGEST = 128 * 1024 * 1024
"""More than this is not kept. It is read all the same: who is still sending hears no answer."""

LONGEST = 1024 * 1024 * 1024
"""More than this is not even read; a browser that sends it finds its connection closed."""

TOGETHER = 512 * 1024 * 1024
"""So much of what is sent lies on the disk at a time, however many send. It holds several of the largest."""

PATIENCE_SECONDS = 60.0
"""How long somebody waits for others' files to be out of the way."""

CROWDED = "formwright.crowded"
"""Tells the app that something was not kept for want of room."""

IN_MEMORY = 1024 * 1024
AT_ONCE = 64 * 1024
_LENGTH = re.compile("[0-9]{1,15}")


class WaitingRoom:
    """A WSGI app in front of another, for a server that hands over requests while they are still coming in.

    Whoever sends slowly holds nobody up; whoever sends too much is told so rather than cut off; threads that could only
    wait for each other wait here, where it costs nothing. And a form that breaks off on its way is none: without its
    end it would look as if the last questions had not been answered.
    """

    def __init__(self, app: WSGIApplication, places: int, disk: Disk | None = None) -> None:
        self._app = app
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
        length, coming = int(expected or 0), environ["wsgi.input"]
        with self._disk.room_for(length) as room:
            size, sent = _arrived(coming, length) if room else _gone_by(coming)
            with sent:
                if size < min(length, LONGEST):
                    return BadRequest()(environ, start_response)
                environ["wsgi.input"] = sent
                environ[CROWDED] = not room
                return self._let_in(environ, start_response)

    def _let_in(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Let the app answer. What says how long it is goes out in one piece, which takes granian less."""
        whole = False

        def started(status: str, headers: list[tuple[str, str]], *fault: Any) -> Callable[[bytes], object]:  # noqa: ANN401  # WSGI's
            nonlocal whole
            whole = any(name == "Content-Length" for name, _ in headers)
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


class Disk:
    """The room on the disk for what is sent, for all requests of a process together."""

    def __init__(self, together: int = TOGETHER, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._free, self._patience = together, patience_seconds
        self._change = Condition()

    @contextmanager
    def room_for(self, length: int) -> Iterator[bool]:
        """Room for this much, taken at once and not bit by bit: so nobody waits for somebody who waits as well.

        False where there was none for too long. What stays in memory needs none, nor does what is not kept.
        """
        if not IN_MEMORY < length <= LARGEST:
            yield True
            return
        with self._change:
            found = self._change.wait_for(lambda: self._free >= length, self._patience)
            self._free -= length if found else 0
        try:
            yield found
        finally:
            if found:
                with self._change:
                    self._free += length
                    self._change.notify_all()


def _arrived(coming: IO[bytes], length: int) -> tuple[int, IO[bytes]]:
    """How much is sent with a request, and all of it: a form in memory, in a file what is larger."""
    if length > LARGEST:
        return _gone_by(coming)
    chunk = coming.read(AT_ONCE)
    if len(chunk) < AT_ONCE:
        return len(chunk), BytesIO(chunk)
    size, kept = 0, SpooledTemporaryFile[bytes](IN_MEMORY)
    while chunk and size < LARGEST:
        kept.write(chunk)
        size += len(chunk)
        chunk = coming.read(AT_ONCE)
    kept.seek(0)
    return size, kept


def _gone_by(coming: IO[bytes]) -> tuple[int, IO[bytes]]:
    """How much is sent with a request of which nothing is kept."""
    size = 0
    while size < LONGEST and (chunk := coming.read(AT_ONCE)):
        size += len(chunk)
    return size, BytesIO()

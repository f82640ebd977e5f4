"""Where a request waits until all of it has arrived and one of the few places inside is free."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from typing import IO, TYPE_CHECKING

from werkzeug.exceptions import BadRequest, LengthRequired

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LARGEST = 128 * 1024 * 1024
"""More than this is not even read; a browser that sends it finds its connection closed."""

IN_MEMORY = 1024 * 1024
AT_ONCE = 64 * 1024


class WaitingRoom:
    """A WSGI app in front of another, for a server that hands over requests while they are still coming in.

    Whoever sends slowly holds nobody up; whoever sends too much is told so rather than cut off; threads that could only
    wait for each other wait here, where it costs nothing. And a form that breaks off on its way is none: without its
    end it would look as if the last questions had not been answered.
    """

    def __init__(self, app: WSGIApplication, places: int) -> None:
        self._app = app
        self._places = BoundedSemaphore(places)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Read what is sent, wait for a place, and let the app answer. What comes with a GET is nobody's business."""
        if environ["REQUEST_METHOD"] in {"GET", "HEAD"}:
            environ["wsgi.input"] = BytesIO()
            environ["CONTENT_LENGTH"] = ""
            return self._let_in(environ, start_response)
        expected = environ.get("CONTENT_LENGTH") or ""
        if not expected and "HTTP_TRANSFER_ENCODING" in environ:
            return LengthRequired()(environ, start_response)
        size, sent = _arrived(environ["wsgi.input"])
        with sent:
            if expected and (not expected.isdecimal() or size < min(int(expected), LARGEST)):
                return BadRequest()(environ, start_response)
            environ["wsgi.input"] = sent
            return self._let_in(environ, start_response)

    def _let_in(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with self._places:
            return self._app(environ, start_response)


def _arrived(coming: IO[bytes]) -> tuple[int, IO[bytes]]:
    """How much is sent with a request, and all of it: a form in memory, in a file what is larger."""
    chunk = coming.read(AT_ONCE)
    if len(chunk) < AT_ONCE:
        return len(chunk), BytesIO(chunk)
    size, kept = 0, SpooledTemporaryFile[bytes](IN_MEMORY)
    while chunk:
        kept.write(chunk)
        size += len(chunk)
        chunk = coming.read(AT_ONCE) if size < LARGEST else b""
    kept.seek(0)
    return size, kept

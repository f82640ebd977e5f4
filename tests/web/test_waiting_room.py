"""The waiting room: what is let in, in what state, and how many at once."""

from __future__ import annotations

import io
from collections.abc import Iterable
from threading import Barrier, Lock, Thread
from typing import TYPE_CHECKING

import pytest
from werkzeug.test import Client, EnvironBuilder, run_wsgi_app

from engine.web import WaitingRoom
from engine.web.waiting_room import AT_ONCE, IN_MEMORY

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def echo(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Send back what was sent."""
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


@pytest.mark.parametrize("size", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, IN_MEMORY + 1])
def test_what_is_sent_comes_in_as_it_was_sent(size: int) -> None:
    sent = bytes(place % 251 for place in range(size))
    assert Client(WaitingRoom(echo, 1)).post("/", data=sent).data == sent


def refused(room: WaitingRoom, **said: str) -> str:
    """How something is answered that is not what it says."""
    environ = EnvironBuilder(method="POST", input_stream=io.BytesIO(b"first=1&sec")).get_environ()
    del environ["CONTENT_LENGTH"]
    _, status, _ = run_wsgi_app(room, {**environ, **said})
    return status


@pytest.mark.parametrize("length", ["20", "many", "-1", "1e1", "+11", "\N{SUPERSCRIPT TWO}"])
def test_a_form_that_breaks_off_on_its_way_or_does_not_know_its_length_is_refused(length: str) -> None:
    assert refused(WaitingRoom(echo, 1), CONTENT_LENGTH=length).startswith("400")


def test_what_comes_with_a_get_is_not_waited_for() -> None:
    class NeverEnding(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise AssertionError(size)

    environ = EnvironBuilder(method="GET", content_type="application/x-www-form-urlencoded").get_environ()
    answered, status, _ = run_wsgi_app(
        WaitingRoom(echo, 1), {**environ, "wsgi.input": NeverEnding(), "CONTENT_LENGTH": "10"}
    )
    assert (status, b"".join(answered)) == ("200 OK", b"")


def test_what_does_not_say_how_long_it_is_is_refused() -> None:
    assert refused(WaitingRoom(echo, 1), HTTP_TRANSFER_ENCODING="chunked").startswith("411")


def test_only_so_many_are_in_at_once() -> None:
    inside, most, lock, together = 0, 0, Lock(), Barrier(2)

    def crowded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        together.wait(timeout=10)  # nobody leaves alone, so there are always two
        with lock:
            inside -= 1
        return echo(environ, start_response)

    room = Client(WaitingRoom(crowded, 2))
    crowd = [Thread(target=room.get, args=("/",)) for _ in range(8)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join(timeout=10)
    assert most == 2

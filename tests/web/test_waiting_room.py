"""The waiting room: what is let in, in what state, and how many at once."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from threading import Barrier, Lock, Thread
from typing import TYPE_CHECKING

import pytest
from werkzeug.test import Client, EnvironBuilder, run_wsgi_app

from engine.web import WaitingRoom, may_bring_files
from engine.web.waiting_room import AT_ONCE, CROWDED, IN_MEMORY, LARGEST, Disk

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def anybody(_: WSGIEnvironment) -> bool:
    """Lets everybody bring files."""
    return True


def echo(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Send back what was sent."""
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


@pytest.mark.parametrize("size", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, IN_MEMORY + 1])
def test_what_is_sent_comes_in_as_it_was_sent(size: int) -> None:
    sent = bytes(place % 251 for place in range(size))
    assert Client(WaitingRoom(echo, 1, anybody)).post("/", data=sent).data == sent


def refused(room: WaitingRoom, **said: str) -> str:
    """How something is answered that is not what it says."""
    environ = EnvironBuilder(method="POST", input_stream=io.BytesIO(b"first=1&sec")).get_environ()
    del environ["CONTENT_LENGTH"]
    _, status, _ = run_wsgi_app(room, {**environ, **said})
    return status


@pytest.mark.parametrize("length", ["20", "many", "-1", "1e1", "+11", "9" * 5000, "\N{SUPERSCRIPT TWO}"])
def test_a_form_that_breaks_off_on_its_way_or_does_not_know_its_length_is_refused(length: str) -> None:
    assert refused(WaitingRoom(echo, 1, anybody), CONTENT_LENGTH=length).startswith("400")


def test_what_comes_with_a_get_is_not_waited_for() -> None:
    class NeverEnding(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise AssertionError(size)

    environ = EnvironBuilder(method="GET", content_type="application/x-www-form-urlencoded").get_environ()
    answered, status, _ = run_wsgi_app(
        WaitingRoom(echo, 1, anybody), {**environ, "wsgi.input": NeverEnding(), "CONTENT_LENGTH": "10"}
    )
    assert (status, b"".join(answered)) == ("200 OK", b"")


def test_what_does_not_say_how_long_it_is_is_refused() -> None:
    assert refused(WaitingRoom(echo, 1, anybody), HTTP_TRANSFER_ENCODING="chunked").startswith("411")


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

    room = Client(WaitingRoom(crowded, 2, anybody))
    crowd = [Thread(target=room.get, args=("/",)) for _ in range(8)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join(timeout=10)
    assert most == 2


class Endless(io.RawIOBase):
    """Somebody who sends so much, and notes how much was read of it."""

    def __init__(self, length: int) -> None:
        self.left = length

    def read(self, size: int = -1) -> bytes:
        given = min(size, self.left)
        self.left -= given
        return bytes(given)


def told(
    disk: Disk, coming: Endless, may_bring_files: Callable[[WSGIEnvironment], bool] = anybody
) -> tuple[str, bytes, bool]:
    """How the app within is reached by what comes: status, what is there to read, whether there was no room."""
    crowded = []

    def noting(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        crowded.append(environ[CROWDED])
        return echo(environ, start_response)

    within = WaitingRoom(noting, 2, may_bring_files, disk)
    environ = EnvironBuilder(method="POST").get_environ()
    answered, status, _ = run_wsgi_app(within, {**environ, "wsgi.input": coming, "CONTENT_LENGTH": str(coming.left)})
    return status, b"".join(answered), *crowded


def test_what_is_too_large_is_heard_to_its_end_and_not_kept() -> None:
    """Who is cut off while still sending sees no answer."""
    disk, coming = Disk(), Endless(LARGEST + AT_ONCE)
    assert told(disk, coming) == ("200 OK", b"", False)
    assert coming.left == 0


def test_files_that_wait_together_do_not_fill_the_disk() -> None:
    size = 3 * IN_MEMORY
    disk = Disk(together=2 * size, patience_seconds=0)
    with disk.room_for(size), disk.room_for(size):
        coming = Endless(size)
        assert told(disk, coming) == ("200 OK", b"", True)
        assert coming.left == 0
        assert told(disk, Endless(IN_MEMORY)) == ("200 OK", bytes(IN_MEMORY), False)
    assert told(disk, Endless(size)) == ("200 OK", bytes(size), False)


def test_who_finds_no_room_waits_for_it() -> None:
    disk = Disk(together=2 * IN_MEMORY, patience_seconds=10)
    entered, found = Barrier(2), []

    def wait() -> None:
        entered.wait(timeout=10)
        with disk.room_for(2 * IN_MEMORY) as lot:
            found.append(not lot.file.closed)

    waiting = Thread(target=wait)
    with disk.room_for(2 * IN_MEMORY):
        waiting.start()
        entered.wait(timeout=10)
        assert found == []
    waiting.join(timeout=10)
    assert found == [True]


class Dawdling(Endless):
    """Somebody who stops after sending so much, while somebody else comes."""

    def __init__(self, length: int, after: int, meanwhile: Callable[[], object]) -> None:
        super().__init__(length)
        self.stops, self.meanwhile = length - after, meanwhile

    def read(self, size: int = -1) -> bytes:
        if self.left == self.stops:
            self.meanwhile()
        return super().read(size)


SIZE = 3 * IN_MEMORY


@pytest.mark.parametrize("after", [0, AT_ONCE, 2 * IN_MEMORY])
def test_who_stops_sending_makes_room_for_whoever_waits(after: int) -> None:
    disk, others = Disk(together=SIZE, patience_seconds=0, dawdling_seconds=0), []
    dawdling = Dawdling(SIZE, after, lambda: others.append(told(disk, Endless(SIZE))))
    heard = told(disk, dawdling)
    assert others == [("200 OK", bytes(SIZE), False)]
    assert heard == (("200 OK", b"", True) if after else ("200 OK", bytes(SIZE), False))
    assert dawdling.left == 0
    assert told(disk, Endless(SIZE)) == ("200 OK", bytes(SIZE), False)


def test_who_has_only_said_that_much_will_come_takes_no_room() -> None:
    disk, others = Disk(together=SIZE, patience_seconds=0), []
    assert told(disk, Dawdling(SIZE, 0, lambda: others.append(told(disk, Endless(SIZE))))) == others[0]
    assert others == [("200 OK", bytes(SIZE), False)]


def test_what_has_come_is_not_taken_away() -> None:
    disk, others = Disk(together=SIZE, patience_seconds=0, dawdling_seconds=0), []
    with disk.room_for(SIZE) as lot:
        disk.put(lot, b"all")
        kept = disk.whole(lot)
        others.append(told(disk, Endless(SIZE)))
        assert kept is not None
        assert kept.read() == b"all"
    assert others == [("200 OK", b"", True)]


def test_room_is_for_those_who_may_bring_files() -> None:
    disk = Disk(together=0, patience_seconds=0)
    assert told(disk, Endless(SIZE), lambda _: False) == ("200 OK", b"", False)
    assert told(disk, Endless(IN_MEMORY), lambda _: False) == ("200 OK", bytes(IN_MEMORY), False)


@pytest.mark.parametrize(
    ("method", "path", "kind", "may"),
    [
        ("POST", "/en/s/token/page/evidence", "multipart/form-data; boundary=x", True),
        ("POST", "/en/s/token/page/evidence", "application/x-www-form-urlencoded", False),
        ("POST", "/en/s/token/submit", "multipart/form-data; boundary=x", False),
        ("PUT", "/en/s/token/page/evidence", "multipart/form-data; boundary=x", False),
        ("POST", "/centre/sign-in", "multipart/form-data; boundary=x", False),
    ],
)
def test_files_come_to_a_page_of_a_sitting_only(method: str, path: str, kind: str, may: bool) -> None:  # noqa: FBT001  # a case
    environ = EnvironBuilder(path, method=method, content_type=kind).get_environ()
    assert may_bring_files(environ) is may


class Pieces:
    """An answer in pieces that can be closed, and knows how many of it were taken."""

    def __init__(self) -> None:
        self.taken, self.closed = 0, False

    def __iter__(self) -> Iterator[bytes]:
        for piece in (b"one", b"two"):
            self.taken += 1
            yield piece

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "a stream"])
def test_what_says_how_long_it_is_goes_out_in_one_piece_and_a_stream_as_it_comes(whole: bool) -> None:  # noqa: FBT001  # a case
    pieces = Pieces()

    def answering(_: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Length", "6")] if whole else [])
        return pieces

    answer = WaitingRoom(answering, 1, anybody)(EnvironBuilder().get_environ(), lambda *_: lambda _: None)
    assert (pieces.taken, pieces.closed) == ((2, True) if whole else (0, False))
    assert [*answer] == ([b"onetwo"] if whole else [b"one", b"two"])

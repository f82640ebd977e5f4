"""The real server, and what comes over its sockets that no browser would send."""

from __future__ import annotations

import re
import socket
from contextlib import ExitStack

from engine.web.waiting_room import LARGEST
from tests.cli.conftest import Terminal
from tests.cli.test_serving import fetch, port, serving  # noqa: F401  # a fixture is used by its name

PATIENCE = 10
HOST = "Host: localhost\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
STATUS = re.compile(rb"HTTP/1\.[01] ([0-9]{3}) ")
GET = f"GET /en/ HTTP/1.1\r\n{HOST}"
POST = f"POST /en/q/team/1.0.0/start HTTP/1.1\r\n{HOST}{FORM}"
CLOSE = "Connection: close\r\n\r\n"

ENDED: dict[str, bytes] = {
    "nothing": b"",
    "no request": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 500,
    "half a line": b"GET /en/",
    "half a head": f"{GET}Accept".encode(),
    "no version": b"GET /en/\r\n\r\n",
    "another version": f"GET /en/ HTTP/9.9\r\n{HOST}\r\n".encode(),
    "no host": b"GET /en/ HTTP/1.1\r\n\r\n",
    "two hosts": f"{GET}Host: evil.example\r\nConnection: close\r\n\r\n".encode(),
    "line ends of its own": f"GET /en/ HTTP/1.1\n{HOST.strip()}\nConnection: close\n\n".encode(),
    "a NUL": f"GET /en/\0 HTTP/1.1\r\n{HOST}\r\n".encode(),
    "bytes that are no text": b"GET /\xff\xfe\xed\xa0\x80 HTTP/1.1\r\nHost: x\r\nX: \xff\r\nConnection: close\r\n\r\n",
    "a folded line": f"{GET}X: a\r\n b\r\nConnection: close\r\n\r\n".encode(),
    "a very long line": f"GET /{'a' * 100_000} HTTP/1.1\r\n{HOST}\r\n".encode(),
    "very many lines": f"{GET}".encode() + b"X: y\r\n" * 5_000 + b"\r\n",
    "no number": f"{POST}Content-Length: x\r\n\r\n".encode(),
    "less than nothing": f"{POST}Content-Length: -1\r\n\r\n".encode(),
    "a number without end": f"{POST}Content-Length: {'9' * 5_000}\r\n\r\n".encode(),
    "two numbers": f"{POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab".encode(),
    "a form that breaks off": f"{POST}Content-Length: 50\r\n\r\na=b".encode(),
    "more than it says": f"{POST}Content-Length: 1\r\nConnection: close\r\n\r\na=bcdef".encode(),
    "chunks": f"{POST}Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n".encode(),
    "a chunk without end": f"{POST}Transfer-Encoding: chunked\r\n\r\nffffffffff\r\na".encode(),
    "no chunk": f"{POST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n".encode(),
    "both": f"{POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".encode(),
    "chunks in disguise": f"{POST}Transfer-Encoding: x-chunked\r\n\r\n0\r\n\r\n".encode(),
    "asks to go on": f"{POST}Expect: 100-continue\r\nContent-Length: 3\r\n\r\na=b".encode(),
    "an upgrade": f"{GET}Upgrade: h2c\r\nConnection: Upgrade, close\r\n\r\n".encode(),
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "another's address": b"GET http://evil.example/en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "several at once": f"{GET}\r\n".encode() * 20 + f"GET / HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n".encode(),
}
"""After each of them nothing more comes."""

UNENDED = (
    b"GET /en/ HT",
    f"{GET}{FORM}Content-Length: 1000\r\n\r\na=".encode(),
    f"{GET}{FORM}Transfer-Encoding: chunked\r\n\r\n5\r\na=".encode(),
    f"{POST}Content-Length: 1000\r\n\r\na=".encode(),
    f"{POST}Content-Length: 1000\r\n\r\na=".replace("POST", "PUT").encode(),
    f"{POST}Content-Length: 1000\r\n\r\na=".replace("POST", "OPTIONS").encode(),
)
"""After each of them one waits for more."""


def answered(port: int, sent: bytes, *, ended: bool = True) -> bytes:  # noqa: F811  # the number
    """What comes back until the server, or nobody, has more to say. Who has `ended` sending may be taken for gone."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(sent)
            if ended:
                connection.shutdown(socket.SHUT_WR)
            pieces = list(iter(lambda: connection.recv(65536), b""))
        except ConnectionError:
            return b""
    return b"".join(pieces)


def test_nothing_on_a_socket_is_a_fault_of_ours(terminal: Terminal, port: int) -> None:  # noqa: F811  # the fixture
    with serving(terminal, port) as process:
        for name, sent in ENDED.items():
            found = STATUS.findall(answered(port, sent))
            assert all(int(status) < 500 or status in {b"501", b"505"} for status in found), (name, found)
        assert process.poll() is None
        assert "Working together" in fetch(port, "/en/q/team")


def test_who_sends_more_than_is_kept_hears_so(terminal: Terminal, port: int) -> None:  # noqa: F811  # the fixture
    """Cut off while still sending, a browser shows that the connection was reset, and nothing of what to do."""
    much = LARGEST + 1
    with serving(terminal, port):
        heard = answered(port, f"{POST}Content-Length: {much}\r\n{CLOSE}".encode() + bytes(much), ended=False)
        assert STATUS.findall(heard) == [b"413"]
        assert b"That was too much to send at once" in heard
        assert "Working together" in fetch(port, "/en/q/team")


def test_whoever_never_ends_holds_up_nobody(terminal: Terminal, port: int) -> None:  # noqa: F811  # the fixture
    with serving(terminal, port), ExitStack() as waiting:
        for begun in UNENDED * 10:
            slow = waiting.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
            slow.sendall(begun)
        assert "Working together" in fetch(port, "/en/q/team")

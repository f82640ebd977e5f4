"""Somebody who asks a server, in as little CPU time as can be."""

from __future__ import annotations

import re
import socket

LENGTH = re.compile(rb"\r\ncontent-length: ?(\d+)", re.IGNORECASE)
COOKIE = re.compile(rb"\r\nset-cookie: ?([^;\r]+)", re.IGNORECASE)


class Line:
    """A connection that is kept, and the cookies of a browser, in as little time as can be."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.cookie = b""

    def ask(self, address: bytes, body: bytes | None) -> tuple[int, bytes, bytes]:
        """Status, head and body of an answer."""
        head = b"%s %s HTTP/1.1\r\nHost: localhost\r\n" % (b"GET" if body is None else b"POST", address)
        if self.cookie:
            head += b"Cookie: %s\r\n" % self.cookie
        if body is not None:
            head += b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n" % len(body)
        self._socket.sendall(head + b"\r\n" + (body or b""))
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._more()
        head, rest = received[:end], received[end + 4 :]
        size = int(LENGTH.search(head)[1])  # type: ignore[index]  # every answer says how long it is
        while len(rest) < size:
            rest += self._more()
        given = COOKIE.search(head)
        self.cookie = given[1] if given else self.cookie
        return int(head[9:12]), head, rest

    def _more(self) -> bytes:
        more = self._socket.recv(65536)
        if not more:
            raise ConnectionError
        return more

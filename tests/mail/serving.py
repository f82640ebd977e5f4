"""A mail server to send to: it keeps what it takes, and is as unhelpful as it is asked to be."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"
ELSEWHERE = "127.0.0.2"
"""Also this machine, but nobody knows: as if it were another."""

USER, PASSWORD = "skills", "p@ss: word"


class Box:
    """What has come in. `refused` maps addresses to the code they are refused with."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.envelopes: list[tuple[str, Sequence[str]]] = []
        self.sessions: list[Session] = []
        self.refused: dict[str, int] = {}
        self.breaks = ""

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        del server, session, rcpt_options
        if address in self.refused:
            return f"{self.refused[address]} nobody here called {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's
        del server
        if self.breaks:
            return self.breaks
        content = envelope.content
        assert isinstance(content, bytes)
        letter = message_from_bytes(content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.envelopes.append((envelope.mail_from or "", envelope.rcpt_tos))
        self.sessions.append(session)
        return "250 OK"


def free_port(host: str = HOST) -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


@contextmanager
def mail_server(
    box: Box, host: str = HOST, *, tls: ssl.SSLContext | None = None, encrypted: bool = False, users: bool = False
) -> Iterator[int]:
    """A server with this box on the port given: encrypted from the start, or by STARTTLS where there is `tls`."""

    def known(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        del server, session, envelope, mechanism
        assert isinstance(data, LoginPassword)
        good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=good)

    more: dict[str, object] = {"authenticator": known, "auth_required": True} if users else {}
    if encrypted:
        more |= {"ssl_context": tls}
    elif tls:
        more |= {"tls_context": tls, "require_starttls": True}
    controller = Controller(box, hostname=host, port=free_port(host), **more)  # type: ignore[arg-type]  # as it takes them
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def silent_server() -> Iterator[int]:
    """A server that takes calls and never says a word."""
    with socket.create_server((HOST, 0)) as listening:
        yield int(listening.getsockname()[1])

"""The postman: hands letters to a mail server, and holds nobody up who waits for him."""

from __future__ import annotations

import logging
import smtplib
import ssl
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from email.message import EmailMessage
from enum import Enum
from threading import BoundedSemaphore

from engine.config import MailServer

log = logging.getLogger(__name__)

WAIT_SECONDS = 3.0
"""How long somebody waits for a letter to be taken. Longer, and they would think that nothing happens."""

WAITING = 1
"""How many wait at a time; a process has few places for requests, and the others have to be answered meanwhile."""

CARRIERS = 4
MOST_UNDER_WAY = 100
SERVER_SECONDS = 20.0
REFUSED_FOR_GOOD = 500
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class Outcome(Enum):
    """What became of a letter, as far as is known."""

    SENT = "taken by the mail server"
    UNDER_WAY = "the mail server is slow: it may take it yet"
    REFUSED = "the mail server knows nobody of this address"
    FAILED = "it could not be sent"


class Postman:
    """Sends letters through one mail server."""

    def __init__(self, server: MailServer, wait_seconds: float = WAIT_SECONDS) -> None:
        """Send through this server."""
        self.server = server
        self._wait_seconds = wait_seconds
        self._carriers = ThreadPoolExecutor(CARRIERS, "postman")
        self._waiting = BoundedSemaphore(WAITING)
        self._under_way = BoundedSemaphore(MOST_UNDER_WAY)

    def send(self, letter: EmailMessage) -> Outcome:
        """Send a letter, and wait a little for what becomes of it."""
        if not self._under_way.acquire(blocking=False):
            return Outcome.FAILED
        carried = self._carriers.submit(self._carry, letter)
        carried.add_done_callback(self._back)
        if not self._waiting.acquire(blocking=False):
            return Outcome.UNDER_WAY
        try:
            return carried.result(self._wait_seconds)
        except TimeoutError:
            return Outcome.UNDER_WAY
        finally:
            self._waiting.release()

    def _back(self, carried: Future[Outcome]) -> None:
        del carried
        self._under_way.release()

    def _carry(self, letter: EmailMessage) -> Outcome:
        try:
            smtp = self._connected()
            try:
                smtp.send_message(letter)
            finally:
                with suppress(OSError):
                    smtp.quit()
        except smtplib.SMTPRecipientsRefused as refused:
            [(code, _)] = refused.recipients.values()
            return Outcome.REFUSED if code >= REFUSED_FOR_GOOD else _failed(refused, code)
        except smtplib.SMTPResponseException as answered:
            return _failed(answered, answered.smtp_code)
        except OSError as error:  # smtplib's and ssl's own errors are of this kind, too
            return _failed(error)
        return Outcome.SENT

    def _connected(self) -> smtplib.SMTP:
        """A connection that is encrypted and signed in, as far as the settings say. Raises OSError."""
        server, context = self.server, ssl.create_default_context()
        name = server.sender.domain  # else the machine's own is looked up, which may take long
        if server.encrypted:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, name, timeout=SERVER_SECONDS, context=context
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, name, timeout=SERVER_SECONDS)
        try:
            if not server.encrypted and server.host not in THIS_MACHINE:
                smtp.starttls(context=context)
            if server.user:
                smtp.login(server.user, server.password)
        except OSError:
            smtp.close()
            raise
        return smtp


def _failed(error: OSError, code: int | None = None) -> Outcome:
    """Log what kind of failure it was: what a server says of it may name an address."""
    log.error("An email could not be sent: %s", type(error).__name__ if code is None else f"the server answered {code}")
    return Outcome.FAILED

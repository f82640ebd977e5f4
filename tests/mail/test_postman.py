"""Letters sent to a real server on this machine, and to some that are not what they should be."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme

from engine.config import MailServer
from engine.mail import Outcome, Postman, letter_of
from tests.mail.serving import ELSEWHERE, HOST, PASSWORD, USER, Box, free_port, mail_server, silent_server
from tests.mail.test_letter import LETTER, SENDER

SIAN = "sian@example.com"
SENT_OUT: list[Postman] = []


def postman(port: int, host: str = HOST, *, encrypted: bool = False, user: str = "", patience: float = 20) -> Postman:
    server = MailServer(
        host=host, port=port, encrypted=encrypted, user=user, password=PASSWORD if user else "",
        sender=Address("", addr_spec="skills@example.org"),
    )  # fmt: skip
    made = Postman(server, patience)
    SENT_OUT.append(made)
    return made


@pytest.fixture(autouse=True)
def _nobody_is_under_way() -> Iterator[None]:
    """No letter of one test is carried, or complained about, during the next."""
    yield
    while SENT_OUT:
        SENT_OUT.pop()._carriers.shutdown()  # noqa: SLF001  # in a service they end with the process


def a_letter(recipient: str = SIAN) -> EmailMessage:
    return letter_of(LETTER, SENDER, recipient)


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate that this process trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return served(authority)


def served(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST, ELSEWHERE).configure_cert(context)
    return context


def test_a_letter_arrives(box: Box) -> None:
    with mail_server(box) as port:
        assert postman(port).send(a_letter()) is Outcome.SENT
    [letter] = box.letters
    assert letter["Subject"] == "Your personal link: Working together"
    assert box.envelopes == [("skills@example.org", [SIAN])]


def test_a_letter_travels_encrypted_from_the_start(box: Box, tls: ssl.SSLContext) -> None:
    with mail_server(box, ELSEWHERE, tls=tls, encrypted=True) as port:
        assert postman(port, ELSEWHERE, encrypted=True).send(a_letter()) is Outcome.SENT
    assert len(box.letters) == 1


def test_a_letter_travels_encrypted_by_starttls(box: Box, tls: ssl.SSLContext) -> None:
    with mail_server(box, ELSEWHERE, tls=tls, users=True) as port:
        assert postman(port, ELSEWHERE, user=USER).send(a_letter()) is Outcome.SENT
    [session] = box.sessions
    assert session.ssl is not None


def test_nothing_goes_unencrypted_to_another_machine(box: Box, caplog: pytest.LogCaptureFixture) -> None:
    with mail_server(box, ELSEWHERE) as port:
        assert postman(port, ELSEWHERE).send(a_letter()) is Outcome.FAILED
    assert box.letters == []
    assert caplog.messages == ["An email could not be sent: SMTPNotSupportedError"]


@pytest.mark.parametrize("encrypted", [True, False])
def test_nothing_goes_to_a_server_whose_certificate_nobody_knows(
    box: Box, tls: ssl.SSLContext, *, encrypted: bool
) -> None:
    del tls
    with mail_server(box, ELSEWHERE, tls=served(trustme.CA()), encrypted=encrypted) as port:
        assert postman(port, ELSEWHERE, encrypted=encrypted).send(a_letter()) is Outcome.FAILED
    assert box.letters == []


def test_a_wrong_password_is_a_failure(box: Box, tls: ssl.SSLContext, caplog: pytest.LogCaptureFixture) -> None:
    with mail_server(box, ELSEWHERE, tls=tls, users=True) as port:
        assert postman(port, ELSEWHERE, user="nobody").send(a_letter()) is Outcome.FAILED
    assert caplog.messages == ["An email could not be sent: the server answered 535"]


@pytest.mark.parametrize(
    ("code", "outcome"), [(550, Outcome.REFUSED), (553, Outcome.REFUSED), (450, Outcome.FAILED), (451, Outcome.FAILED)]
)
def test_an_address_that_does_not_exist_is_told_from_one_that_is_refused_for_now(
    box: Box, code: int, outcome: Outcome
) -> None:
    box.refused[SIAN] = code
    with mail_server(box) as port:
        assert postman(port).send(a_letter()) is outcome


@pytest.mark.parametrize("answer", ["451 later", "554 no, sian@example.com", "421 closing"])
def test_a_letter_that_is_not_taken_is_a_failure_and_the_log_names_nobody(
    box: Box, answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    box.breaks = answer
    with mail_server(box) as port:
        assert postman(port).send(a_letter()) is Outcome.FAILED
    assert caplog.messages == [f"An email could not be sent: the server answered {answer[:3]}"]


def test_a_server_that_is_down_is_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    assert postman(free_port()).send(a_letter()) is Outcome.FAILED
    assert caplog.messages == ["An email could not be sent: ConnectionRefusedError"]


def test_a_slow_server_holds_nobody_up(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    with silent_server() as port:
        slow = postman(port, patience=0.01)
        assert [slow.send(a_letter()) for _ in range(3)] == [Outcome.UNDER_WAY] * 3


def test_nobody_waits_while_somebody_else_does(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    with ThreadPoolExecutor(2) as people:
        with silent_server() as port:
            slow = postman(port, patience=3600)
            sending = [people.submit(slow.send, a_letter()) for _ in range(2)]
            [first] = wait(sending, return_when=FIRST_COMPLETED).done
            assert first.result() is Outcome.UNDER_WAY
        assert {each.result() for each in sending} == {Outcome.UNDER_WAY, Outcome.FAILED}


def test_letters_are_not_heaped_up_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.mail.postman.MOST_UNDER_WAY", 2)
    with silent_server() as port:
        slow = postman(port, patience=0.01)
        assert [slow.send(a_letter()) for _ in range(3)] == [Outcome.UNDER_WAY, Outcome.UNDER_WAY, Outcome.FAILED]

"""How an installation is set up: read once from the environment, then passed on."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from email.errors import MessageError
from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROOT = Path(__file__).parent.parent
LOCAL = "http://localhost:8000"
LONDON = "Europe/London"
MOST_DIGITS = 6
LEAST_IN_A_GROUP = 5
NO_ADDRESS = (
    "Set FORMWRIGHT_ADDRESS to the address people use, such as https://skills.example.org: it is printed on paper "
    f"for good. To try things out on this machine alone: FORMWRIGHT_ADDRESS={LOCAL}"
)
SMTP_PORTS = {"smtp": 587, "smtps": 465}


class SettingsError(ValueError):
    """A setting that cannot be understood; says which, and what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mail is handed over, and from whom it is. `encrypted` from the start, or else by STARTTLS."""

    host: str
    port: int
    encrypted: bool
    user: str
    password: str = field(repr=False)
    sender: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an operator can set.

    `centre_password` None closes the centre's pages. `address` is where the public reaches this installation, such as
    https://skills.example.org; None where that is how it is asked. `theme` is the folder of the theme that is worn
    where no theme beside it is meant. `compiled` is the folder that keeps compiled questionnaires.
    `former_secret_keys` are those that were used before. `proxies` says how many servers in front pass requests on and
    name who asked. Without `mail` none is sent, and none is offered. In the `time_zone` it is told what day it is.
    Workers are woken through the `queue`; what they have printed is kept for as long as `keep_prints`. Nothing is told
    of groups of fewer people than the `smallest_group`. Finished `reports` are kept in a folder, if one is given.
    """

    database_url: str
    secret_key: str
    centre_password: str | None
    questionnaires: Path
    theme: Path
    compiled: Path
    watch: bool = False
    address: str | None = None
    former_secret_keys: tuple[str, ...] = ()
    proxies: int = 0
    mail: MailServer | None = None
    queue: str | None = None
    keep_prints: timedelta = timedelta(days=30)
    smallest_group: int = 10
    reports: Path | None = None
    time_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(LONDON))

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """The secret in use, then the former ones."""
        return self.secret_key, *self.former_secret_keys

    @property
    def public_address(self) -> str:
        """What is printed on paper that leads here; where nothing else is set, this very machine."""
        return self.address or LOCAL

    def lasting(self) -> Settings:
        """The same, once it is sure that what is printed leads to where it can be read. Raises SettingsError."""
        if self.address is None:
            raise SettingsError(NO_ADDRESS)
        return self

    @property
    def domain(self) -> str | None:
        """The name by which the public reaches this installation."""
        return urlsplit(self.address).hostname if self.address else None

    @property
    def https(self) -> bool:
        """Whether the public reaches this installation over HTTPS only."""
        return (self.address or "").startswith("https://")


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the environment; see docs/operators.md for every name. Raises SettingsError.

    What is secret and not given is made once and kept in the `var` folder, readable by its owner only.
    """
    var = Path(environment.get("FORMWRIGHT_VAR", ROOT / "var")).resolve()
    address = environment.get("FORMWRIGHT_ADDRESS", "").rstrip("/") or None
    mail = _mail_server(environment.get("FORMWRIGHT_SMTP", ""), environment.get("FORMWRIGHT_MAIL_FROM", ""))
    if mail is not None and address is None:
        message = "FORMWRIGHT_SMTP needs FORMWRIGHT_ADDRESS: else whoever asks for a letter says where its link leads"
        raise SettingsError(message)
    return Settings(
        database_url=environment.get("DATABASE_URL", f"sqlite:///{var / 'formwright.sqlite'}"),
        secret_key=environment.get("SECRET_KEY") or _kept(var / "secret-key", 32),
        centre_password=_given_or_kept(environment.get("FORMWRIGHT_CENTRE_PASSWORD"), var / "centre-password") or None,
        questionnaires=Path(environment.get("FORMWRIGHT_QUESTIONNAIRES", ROOT / "questionnaires")),
        theme=Path(environment.get("FORMWRIGHT_THEME", ROOT / "themes" / "default")),
        compiled=var / "compiled",
        watch=environment.get("FORMWRIGHT_WATCH") == "yes",
        address=address,
        former_secret_keys=tuple(environment.get("SECRET_KEY_FALLBACKS", "").split()),
        proxies=_number(environment, "FORMWRIGHT_PROXIES", 0, "servers"),
        mail=mail,
        queue=environment.get("FORMWRIGHT_QUEUE") or f"sqlite:///{var / 'queue.sqlite'}",
        keep_prints=timedelta(days=_number(environment, "FORMWRIGHT_KEEP_PRINTS", 30, "days", least=1)),
        reports=var / "reports",
        smallest_group=_smallest_group(environment.get("FORMWRIGHT_SMALLEST_GROUP", "10")),
        time_zone=read_time_zone(environment),
    )


def read_time_zone(environment: Mapping[str, str] = os.environ) -> ZoneInfo:
    """Where it is told what day it is; alone, for what needs no other setting. Raises SettingsError."""
    name = environment.get("FORMWRIGHT_TIME_ZONE") or LONDON
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        message = f'FORMWRIGHT_TIME_ZONE is the name of a time zone, such as Europe/London, not "{name}"'
        raise SettingsError(message) from unknown


def _mail_server(url: str, sender: str) -> MailServer | None:
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        parts, port, host = urlsplit(""), None, None
    if parts.scheme not in SMTP_PORTS or not host:
        message = "FORMWRIGHT_SMTP is an address such as smtps://user:password@mail.example.org or smtp://localhost"
        raise SettingsError(message)
    return MailServer(
        host=host,
        port=port or SMTP_PORTS[parts.scheme],
        encrypted=parts.scheme == "smtps",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=_sender(sender),
    )


def _sender(written: str) -> Address:
    name, address = parseaddr(written)
    try:
        sender = Address(name, addr_spec=address)
    except (ValueError, MessageError, IndexError):
        sender = Address()
    if not sender.username or not sender.domain:
        message = f'FORMWRIGHT_MAIL_FROM is who sends, such as "Skills <skills@example.org>", not "{written}"'
        raise SettingsError(message)
    return sender


def _smallest_group(given: str) -> int:
    """Never so small that the few who are in one know of each other."""
    if given.isascii() and given.isdigit() and int(given[:MOST_DIGITS]) >= LEAST_IN_A_GROUP:
        return int(given)
    message = f'FORMWRIGHT_SMALLEST_GROUP is a number of people, {LEAST_IN_A_GROUP} or more, not "{given}"'
    raise SettingsError(message)


def _number(environment: Mapping[str, str], name: str, default: int, what: str, least: int = 0) -> int:
    given = environment.get(name, str(default))
    if not (given.isascii() and given.isdigit() and len(given) < MOST_DIGITS and int(given) >= least):
        message = f'{name} is a number of {what}, such as {default or 1}, not "{given}"'
        raise SettingsError(message)
    return int(given)


def _given_or_kept(given: str | None, file: Path) -> str:
    """What is given counts, also where it is empty: so one closes what a password would open."""
    return _kept(file, 9) if given is None else given


def _kept(file: Path, length: int) -> str:
    """A secret kept in a file; made by the first process that asks, and never seen half written."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=file.parent, encoding="ascii") as draft:
            draft.write(secrets.token_urlsafe(length))
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, file)
    return file.read_text(encoding="ascii").strip()

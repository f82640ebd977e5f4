"""The brake on guessing, as requests meet it: each network address by itself, and everybody together."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from flask import request

from engine.store import Limit
from engine.web.site import site

HOUSEHOLD = 64
"""How much of an IPv6 address is one household's or one server's: within it anybody takes as many as they like."""


def code_limits() -> tuple[Limit, ...]:
    """How many wrong codes are taken. Mistakes in typing never come this far: their check symbol is wrong."""
    return (*_alone("code", 20, timedelta(minutes=3)), Limit("code", 3600, timedelta(seconds=1)))


def number_limits() -> tuple[Limit, ...]:
    """How many unknown numbers of certificates are looked up; what is found costs nothing.

    It takes a program to come so far: people who share an address never do. Nothing is found by trying either, of 60
    bits, so nobody has to be kept from it together, and nobody can close the register for everybody.
    """
    return tuple(_alone("certificate", 1000, timedelta(seconds=3)))


def password_limits() -> tuple[Limit, ...]:
    """How many wrong passwords of the centre are taken."""
    return (*_alone("password", 10, timedelta(minutes=1)), Limit("password", 600, timedelta(seconds=6)))


def mail_limits(sitting_id: str, address: str) -> tuple[Limit, ...]:
    """How many letters are sent: for one sitting, to one address, for a room full of people, and altogether."""
    return (
        Limit(about("mail of", sitting_id), 5, timedelta(hours=5)),
        Limit(about("mail to", address.lower()), 5, timedelta(hours=5)),
        *_alone("mail", 100, timedelta(seconds=36)),
        Limit("mail", 1000, timedelta(seconds=4)),
    )


def minutes(wait: timedelta) -> int:
    """How long that is, said in whole minutes."""
    return ceil(wait / timedelta(minutes=1))


def retry_after(wait: timedelta) -> dict[str, str]:
    """The same for programs."""
    return {"Retry-After": str(ceil(wait.total_seconds()))}


def about(what: str, whom: str) -> str:
    """A subject of the brake. Whom it is about is kept as a keyed hash, of which nobody learns an address."""
    return f"{what} {hmac.digest(site().settings.secret_key.encode(), whom.encode(), 'sha256').hex()}"


def _alone(what: str, at_once: int, each: timedelta) -> Iterator[Limit]:
    """The limit of whoever asks.

    There is none where this very machine asks: that is a server in front of which the settings say nothing, and behind
    it there may be everybody.
    """
    whom = _network(request.remote_addr or "")
    if whom:
        yield Limit(about(what, whom), at_once, each)


def _network(address: str) -> str:
    """Where an address belongs, or nothing for this very machine. A server in front may say something else."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found
    if found.is_loopback:
        return ""
    return str(ip_network((found, HOUSEHOLD), strict=False) if isinstance(found, IPv6Address) else found)

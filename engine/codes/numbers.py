"""Numbers of certificates: drawn by lot, so that nobody gets from one to another."""

from __future__ import annotations

import secrets

from engine.codes.symbols import checked, grouped, is_whole, symbols_for

LENGTH = 13
"""How many symbols a number has: twelve at random, which are 60 bits, and one that shows mistakes."""

GROUP = 4


def new_number() -> str:
    """The symbols of a new number."""
    return checked(symbols_for(secrets.randbits(5 * (LENGTH - 1)), LENGTH - 1))


def is_number(symbols: str) -> bool:
    """Whether these can be a number; else one of them is wrong, missing or in another's place."""
    return len(symbols) == LENGTH and is_whole(symbols)


def written_number(symbols: str) -> str:
    """A number as it is printed, such as HSD7-PHAV-4022-S."""
    return grouped(symbols, GROUP)

"""Short codes: a way back to one's answers that is written on paper and read aloud.

A personal link's secret, its token, begins with a code; the rest is what the installation's own secret makes of that
code. So whoever runs the installation gets from either to the other, and nothing but the token's hash need be stored:
a copied database neither shows a code nor lets anybody try codes out.
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Iterable, Sequence

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U to be misread."""

LENGTH = 12
"""How many symbols a code has: eleven at random and one that shows mistakes."""

BITS = 5 * (LENGTH - 1)
TOKEN_BYTES = 24
_CODE_BYTES = 7
_GROUP = 3  # references have groups of four, so that neither is taken for the other
_MEANT = str.maketrans("OIL", "011")
_FIELD = 0b100101  # x⁵ + x² + 1: symbols are the elements of GF(32)


def symbols_of(typed: str) -> str:
    """The symbols of a code as somebody typed or pasted it, whatever case, spaces and dashes it has."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(letter for letter in plain if not _between(letter)).translate(_MEANT)


def is_code(symbols: str) -> bool:
    """Whether these can be a code: no symbol is wrong, and no two have changed places, without its being seen."""
    return len(symbols) == LENGTH and set(symbols) <= set(SYMBOLS) and _sum(symbols) == 0


def written(symbols: str) -> str:
    """A code as it is shown, such as 7K3-M9Q-WD2-RX0."""
    return "-".join(symbols[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))


class Codes:
    """The codes of one installation."""

    def __init__(self, secret_keys: Sequence[str]) -> None:
        """Make codes with the first of these secrets; know those that were made with any of them."""
        self._keys = [secret.encode() for secret in secret_keys]

    def new_token(self) -> str:
        """The secret of a new personal link."""
        return _token(self._keys[0], secrets.randbits(BITS).to_bytes(_CODE_BYTES))

    def tokens(self, symbols: str) -> Iterable[str]:
        """The personal links that a code may stand for: one for each of the secrets."""
        number = 0
        for symbol in symbols[:-1]:
            number = number << 5 | SYMBOLS.index(symbol)
        return (_token(key, number.to_bytes(_CODE_BYTES)) for key in self._keys)

    def code_in(self, token: str) -> str | None:
        """The code of a personal link as it is shown, or None where none of the secrets made it."""
        try:
            code = urlsafe_b64decode(token)[:_CODE_BYTES]
        except (Error, ValueError):
            return None
        if not any(hmac.compare_digest(_token(key, code), token) for key in self._keys):
            return None
        number = int.from_bytes(code)
        symbols = "".join(SYMBOLS[number >> place & 31] for place in range(BITS - 5, -1, -5))
        return written(symbols + SYMBOLS[_doubled(_sum(symbols))])


def _token(key: bytes, code: bytes) -> str:
    made = hmac.digest(key, b"formwright code " + code, "sha256")
    return urlsafe_b64encode(code + made[: TOKEN_BYTES - len(code)]).decode("ascii")


def _sum(symbols: str) -> int:
    """A sum in which every place has a weight of its own; that of a whole code is 0."""
    total = 0
    for symbol in symbols:
        total = _doubled(total) ^ SYMBOLS.index(symbol)
    return total


def _doubled(element: int) -> int:
    twice = element << 1
    return twice ^ _FIELD if twice > 31 else twice  # noqa: PLR2004  # the largest of 32


def _between(letter: str) -> bool:
    """Whether somebody wrote it to keep the groups apart: a space, a dash, a dot, or nothing to be seen."""
    return letter in "._\N{MINUS SIGN}" or unicodedata.category(letter) in {"Zs", "Pd", "Cc", "Cf"}

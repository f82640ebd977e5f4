"""Short codes: a way back to one's answers that is written on paper and read aloud.

A personal link's secret, its token, begins with a code; the rest is what the installation's own secret makes of that
code. So whoever runs the installation gets from either to the other, and nothing but the token's hash need be stored:
a copied database neither shows a code nor lets anybody try codes out.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Iterable, Sequence

from engine.codes.symbols import SYMBOLS, checked, grouped, is_whole, symbols_for

LENGTH = 12
"""How many symbols a code has: eleven at random and one that shows mistakes."""

BITS = 5 * (LENGTH - 1)
TOKEN_BYTES = 24
_CODE_BYTES = 7
GROUP = 3  # references have groups of four, so that neither is taken for the other


def is_code(symbols: str) -> bool:
    """Whether these can be a code: no symbol is wrong, and no two have changed places, without its being seen."""
    return len(symbols) == LENGTH and is_whole(symbols)


def written(symbols: str) -> str:
    """A code as it is shown, such as 7K3-M9Q-WD2-RX0."""
    return grouped(symbols, GROUP)


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
        return written(checked(symbols_for(number, LENGTH - 1)))


def _token(key: bytes, code: bytes) -> str:
    made = hmac.digest(key, b"formwright code " + code, "sha256")
    return urlsafe_b64encode(code + made[: TOKEN_BYTES - len(code)]).decode("ascii")

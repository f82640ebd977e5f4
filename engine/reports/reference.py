"""A sitting's printed reference: short, readable aloud, and no way in."""

from __future__ import annotations

from hashlib import sha256

from engine.codes import SYMBOLS
from engine.journey import Sitting

GROUPS = 3
GROUP = 4


def reference_of(sitting: Sitting) -> str:
    """The reference printed on everything that belongs to a sitting, such as 7K3M-9QWD-2RXA (60 bits of a hash)."""
    number = int.from_bytes(sha256(f"formwright reference {sitting.id}".encode()).digest())
    symbols = "".join(SYMBOLS[(number >> 5 * place) & 31] for place in range(GROUPS * GROUP))
    return "-".join(symbols[start : start + GROUP] for start in range(0, len(symbols), GROUP))

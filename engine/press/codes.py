"""QR codes, drawn for the screen of a telephone that is held over paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import segno
from markupsafe import Markup

QUIET = 4
"""How many modules stay white around a code, as its standard wants."""
MASK = 3  # to look for the best of eight takes five times as long, and any of them can be read
DARK = re.compile("1+")
LENGTHS = 16  # the addresses of a run are all of one length


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address as a QR code, and what it is in words."""

    address: str
    title: str

    def svg(self, *, blank: bool = False) -> Markup:
        """The code as an SVG picture, or as its place alone."""
        path = "" if blank else "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in self._runs())
        return Markup('<svg class="q-code" viewBox="0 0 {0} {0}"><title>{1}</title><path d="{2}"/></svg>').format(
            self._size(), self.title, path
        )

    def operators(self, left: float, top: float, width: float) -> bytes:
        """The code in the language of PDF pages, where y grows downwards."""
        scale = width / self._size()
        drawn = b"\n".join([b"%d %d %d 1 re" % run for run in self._runs()])
        return b"q %.6f 0 0 %.6f %.6f %.6f cm 0 g\n%s\nf Q" % (scale, scale, left, top, drawn)

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """The dark modules as runs: where each begins, and how long it is."""
        codes = _codes(self.address)
        modules = codes.modules(self.address)
        for y in range(codes.size):
            for run in DARK.finditer(modules, y * codes.size, (y + 1) * codes.size):
                start, end = run.span()
                yield start - y * codes.size + QUIET, y + QUIET, end - start

    def _size(self) -> int:
        return _codes(self.address).size + 2 * QUIET


class _Codes:
    """All codes of addresses of one length: what two codes differ in depends on what their addresses differ in alone.

    Bits are laid into a code, checked and masked by sums that carry nothing (exclusive or). So once enough codes have
    been made, any other is a sum of some of them, and that is found fifty times as fast.
    """

    def __init__(self, address: str) -> None:
        self._data, (self.size, self._modules) = _number(address), _made(address)
        self._known: dict[int, tuple[int, int]] = {}

    def modules(self, address: str) -> str:
        """The modules of a code, row by row, 1 for a dark one."""
        bits, modules = self._differences(_number(address) ^ self._data, self._modules)
        if bits:
            made = _made(address)[1]
            self._known[bits.bit_length()] = bits, modules ^ made
            modules = made
        return f"{modules:0{self.size * self.size}b}"

    def _differences(self, bits: int, modules: int) -> tuple[int, int]:
        """What is left of the bits that differ after all known differences, and the modules with these."""
        while bits and (known := self._known.get(bits.bit_length())):
            bits, modules = bits ^ known[0], modules ^ known[1]
        return bits, modules


@lru_cache(maxsize=LENGTHS)
def _like(length: int) -> list[_Codes]:
    """Where the codes of addresses of a length are kept, once there is one."""
    del length
    return []


def _codes(address: str) -> _Codes:
    kept = _like(len(address.encode()))
    if not kept:
        kept.append(_Codes(address))
    return kept[0]


def _number(address: str) -> int:
    return int.from_bytes(address.encode())


def _made(address: str) -> tuple[int, int]:
    """How many modules a code has in a row, and all of them as one number."""
    content = address.encode()
    code = segno.make(content, error="m", mask=MASK, mode="byte", boost_error=False, micro=False)
    rows = code.matrix
    return len(rows), int("".join("".join(map(str, row)) for row in rows), 2)

"""QR codes, drawn for the screen of a telephone that is held over paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import segno
from markupsafe import Markup

QUIET = 4
"""How many modules stay white around a code, as its standard wants."""
MASK = 3  # to look for the best of eight takes five times as long, and any of them can be read


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address as a QR code, and what it is in words."""

    address: str
    title: str

    def svg(self, *, blank: bool = False) -> Markup:
        """The code as an SVG picture, or as its place alone."""
        runs = list(self._runs())
        size = self._size()
        path = "" if blank else "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in runs)
        return Markup('<svg class="q-code" viewBox="0 0 {0} {0}"><title>{1}</title><path d="{2}"/></svg>').format(
            size, self.title, path
        )

    def operators(self, left: float, top: float, width: float) -> bytes:
        """The code in the language of PDF pages, where y grows downwards."""
        scale = width / self._size()
        drawn = b"\n".join(b"%d %d %d 1 re" % run for run in self._runs())
        return b"q %.6f 0 0 %.6f %.6f %.6f cm 0 g\n%s\nf Q" % (scale, scale, left, top, drawn)

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """The dark modules as runs: where each begins, and how long it is."""
        for y, row in enumerate(self._modules(), QUIET):
            start = 0
            while start < len(row):
                end = start
                while end < len(row) and row[end]:
                    end += 1
                if end > start:
                    yield start + QUIET, y, end - start
                start = end + 1

    def _size(self) -> int:
        return len(self._modules()) + 2 * QUIET

    def _modules(self) -> tuple[bytearray, ...]:
        return segno.make(self.address, error="m", mask=MASK, boost_error=False, micro=False).matrix

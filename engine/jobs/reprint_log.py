"""The log of what was printed again, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from engine.cells import harmless
from engine.codes import written_number
from engine.store import Register
from engine.store.reprints import Reprint

COLUMNS = ("at", "by", "reason", "certificates", "number", "print_run")
"""What each line tells. `number` is that of a certificate which was printed again by itself."""

AT_ONCE = 500


def reprint_log(register: Register) -> str:
    """What was printed again as CSV, the latest first."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for each in _all(register):
        alone = written_number(each.first) if each.number == 1 else ""
        at = each.at.isoformat(timespec="seconds")
        writer.writerow((at, harmless(each.by), harmless(each.reason or ""), each.number, alone, each.run_id or ""))
    return text.getvalue()


def _all(register: Register) -> Iterator[Reprint]:
    offset = 0
    while some := register.reprints(limit=AT_ONCE, offset=offset):
        yield from some
        offset += len(some)

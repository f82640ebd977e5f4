"""The same document is the same file: in any process, whatever its surroundings, and whatever was printed before."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping

from tests.press.documents import documents

THESE = (
    "certificate, default, en, A4",
    "certificate, example-institute, cy, Letter",
    "sample certificate, example-institute, en",
    "slips, default, cy, A4",
    "report, default, cy, working",
    "report without a name or scores",
    "certificates",
    "reports",
)
"""One of each kind."""

HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C", "LC_ALL": "C"}
ELSEWHERE = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LANG": "cy_GB.UTF-8", "LC_ALL": "tr_TR.UTF-8"}


def printed(names: list[str]) -> dict[str, str]:
    """What comes of documents that are printed in this order."""
    found = documents()
    return {name: hashlib.sha256(found[name]()).hexdigest() for name in names}


def in_a_process(surroundings: Mapping[str, str], names: list[str]) -> dict[str, str]:
    program = (
        "import json, sys; from tests.press.test_same_bytes import printed; print(json.dumps(printed(sys.argv[1:])))"
    )
    ran = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-c", program, *names],
        env={**os.environ, **surroundings}, capture_output=True, check=True, text=True,
    )  # fmt: skip
    told: dict[str, str] = json.loads(ran.stdout)
    return told


def test_two_processes_in_other_surroundings_and_another_order_print_the_same_files() -> None:
    one, other = in_a_process(HERE, [*THESE]), in_a_process(ELSEWHERE, [*reversed(THESE)])
    assert one == other
    assert len(set(one.values())) == len(THESE)

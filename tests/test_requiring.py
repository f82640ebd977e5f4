"""Where everything that tests need has to be there, a test that is left out has failed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.config import ROOT
from tests.requiring import REQUIRE_ALL

LEFT_OUT = """
import pytest

@pytest.mark.skipif(True, reason="there is no unzip here")
def test_marked() -> None: ...

@pytest.fixture
def redis() -> None:
    pytest.skip("no Redis is installed")

def test_without(redis: None) -> None: ...

@pytest.mark.xfail
def test_known() -> None:
    assert False

def test_there() -> None: ...
"""


@pytest.mark.parametrize(
    ("required", "told"), [("0", "1 passed, 2 skipped, 1 xfailed"), ("1", "1 passed, 1 xfailed, 2 errors")]
)
def test_what_is_left_out_fails_where_all_is_required(tmp_path: Path, required: str, told: str) -> None:
    file = tmp_path / "test_left_out.py"
    file.write_text(LEFT_OUT)
    ran = subprocess.run(  # noqa: S603  # pytest itself
        [sys.executable, "-m", "pytest", "-c", os.devnull, "-p", "tests.requiring", str(file)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), REQUIRE_ALL: required},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told in ran.stdout
    for reason in ("there is no unzip here", "no Redis is installed"):
        assert (f"is left out: Skipped: {reason}" in ran.stdout) is (required == "1")

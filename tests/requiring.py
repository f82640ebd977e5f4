"""Where everything that tests need has to be there, a test that is left out has failed."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

REQUIRE_ALL = "FORMWRIGHT_REQUIRE_ALL"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,  # noqa: ARG001  # pytest tells by the names of these what to call this with
    call: pytest.CallInfo[None],  # noqa: ARG001
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Leaving out may not pass unnoticed where all is required."""
    report = yield
    if os.environ.get(REQUIRE_ALL) == "1" and report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"{REQUIRE_ALL} is set, and this is left out: {why}"
    return report

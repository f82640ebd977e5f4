"""What several rooms of tests share: one browser, a word to approve what it shows, and how many examples are drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from tests.pages.tested import write
from tests.requiring import pytest_runtest_makereport
from tests.walks.chromium import open_chromium

# Some examples in every run, many in `make test-full`; on a busy machine each may take its time.
for name, number in (("some", 40), ("many", 500)):
    settings.register_profile(name, max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("some")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept-golden", action="store_true", help="write down how the pages are read out now")
    parser.addoption("--write-tested", action="store_true", help="tell the accessibility statement what was tested")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    if exitstatus == 0 and config.getoption("--write-tested"):
        terminalreporter.write_line(write([report.nodeid for report in terminalreporter.getreports("passed")]))


__all__ = ["pytest_runtest_makereport"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_chromium() as opened:
        yield opened

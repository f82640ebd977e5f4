"""The browser that everything is looked at in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserType, Error, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
INSTALLED = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """Chromium: the system's, else Playwright's own; where there is none, what needs it is left out."""
    with sync_playwright() as playwright:
        try:
            opened = launch(playwright.chromium)
        except Error as missing:
            pytest.skip(f"the walks need a browser, and Chromium cannot be started: {missing.message.splitlines()[0]}")
        yield opened
        opened.close()


def launch(chromium: BrowserType, *more: str) -> Browser:
    """Start it, with what is asked for besides."""
    executable = next(filter(None, map(shutil.which, INSTALLED)), None)
    return chromium.launch(executable_path=executable, args=[*ARGUMENTS, *more])

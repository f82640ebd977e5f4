"""A served app, a browser, and somebody to sit in front of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from tests.walks.examining import Examiner
from tests.walks.serving import House, open_gallery, open_house
from tests.walks.walker import DESKTOP, PHONE, Walker

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


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("walks")) as opened:
        yield opened


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium: the system's, else Playwright's own; where there is none, a skip, or a failure if one is required."""
    executable = next(filter(None, map(shutil.which, INSTALLED)), None)
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        except Error as missing:
            reason = f"the walks need a browser, and Chromium cannot be started: {missing.message.splitlines()[0]}"
            if os.environ.get("FORMWRIGHT_REQUIRE_BROWSER") == "1":
                pytest.fail(reason)
            pytest.skip(reason)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def examiner(browser: Browser, house: House) -> Examiner:
    return Examiner(browser, house.address)


@pytest.fixture(scope="package")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_gallery(tmp_path_factory.mktemp("gallery")) as opened:
        yield opened


@pytest.fixture(scope="package")
def gallery_examiner(browser: Browser, gallery: House) -> Examiner:
    return Examiner(browser, gallery.address)


@pytest.fixture
def phone_walker(browser: Browser, house: House, examiner: Examiner) -> Iterator[Walker]:
    """Somebody at a small window, for what the size of a window can hardly change."""
    somebody = Walker(browser, house, examiner, PHONE)
    yield somebody
    somebody.close_browser()


@pytest.fixture(params=[pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")])
def walker(request: pytest.FixtureRequest, browser: Browser, house: House, examiner: Examiner) -> Iterator[Walker]:
    """Somebody at a small window and then at a large one, whose browser runs no scripts."""
    somebody = Walker(browser, house, examiner, request.param)
    yield somebody
    somebody.close_browser()


@pytest.fixture(params=[pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")])
def visitor(
    request: pytest.FixtureRequest, browser: Browser, gallery: House, gallery_examiner: Examiner
) -> Iterator[Walker]:
    """Somebody who answers the examples of single features, at either size, whose browser runs no scripts."""
    somebody = Walker(browser, gallery, gallery_examiner, request.param)
    yield somebody
    somebody.close_browser()

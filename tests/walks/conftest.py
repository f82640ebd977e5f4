"""A served app, a browser, and somebody to sit in front of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.walks.examining import Examiner
from tests.walks.serving import House, open_gallery, open_house
from tests.walks.walker import DESKTOP, PHONE, Walker

SIZES = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop", marks=pytest.mark.full)]


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("walks")) as opened:
        yield opened


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


@pytest.fixture(params=SIZES)
def walker(request: pytest.FixtureRequest, browser: Browser, house: House, examiner: Examiner) -> Iterator[Walker]:
    """Somebody at a small window, in the full run also at a large one, whose browser runs no scripts."""
    somebody = Walker(browser, house, examiner, request.param)
    yield somebody
    somebody.close_browser()


@pytest.fixture(params=SIZES)
def visitor(
    request: pytest.FixtureRequest, browser: Browser, gallery: House, gallery_examiner: Examiner
) -> Iterator[Walker]:
    """Somebody who answers the examples of single features, at the same windows."""
    somebody = Walker(browser, gallery, gallery_examiner, request.param)
    yield somebody
    somebody.close_browser()

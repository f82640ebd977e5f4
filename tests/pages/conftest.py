"""An app with the kitchen sink in it, albums of its pages, and windows to look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email.headerregistry import Address
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from engine.config import MailServer
from tests.pages.album import Taken, take
from tests.pages.sink import FREE_ORDER, IN_CONFIDENCE, RESULTS_SINK, kitchen_sink
from tests.pages.window import PLAIN, Window
from tests.walks.chromium import launch
from tests.walks.serving import House, open_house, put_on_a_shelf

Album = dict[str, Taken]
POST = MailServer(
    host="127.0.0.1", port=1, encrypted=False, user="", password="", sender=Address(addr_spec="skills@example.org")
)
"""So that mail is offered on the pages; nothing is sent."""


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Iterator[Browser]:
    """One that nobody clicks in, so that it need not draw frame after frame."""
    opened = launch(browser.browser_type, "--disable-threaded-compositing")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., House]]:
    """The app with the kitchen sink in it, in a theme; one that only those of a language have answered in."""
    with ExitStack() as stack:

        @cache
        def serve(theme: Path, language: str = "") -> House:  # noqa: ARG001  # each has answers of its own
            folder = tmp_path_factory.mktemp(theme.name)
            others = [file.read_text("utf-8") for file in (FREE_ORDER, RESULTS_SINK, IN_CONFIDENCE)]
            shelf = put_on_a_shelf(folder, [kitchen_sink(), *others])
            return stack.enter_context(open_house(folder, shelf, theme, POST))

        yield serve


@pytest.fixture(scope="session")
def album(served: Callable[..., House]) -> Callable[[str, Path], Album]:
    """All pages in a language and a theme."""

    failed: dict[tuple[str, Path], AssertionError] = {}

    @cache
    def taken(language: str, theme: Path) -> Album:
        if (language, theme) in failed:
            raise failed[language, theme]
        house = served(theme, language)
        try:
            return take(house.app, language, house.centre_password)
        except AssertionError as fault:
            failed[language, theme] = fault
            raise

    return taken


@pytest.fixture(scope="session")
def window(browser: Browser, served: Callable[[Path], House]) -> Callable[[Path], Window]:
    """A window in a theme, to look at its pages in every setting; the plain one is the first."""

    @cache
    def opened(theme: Path) -> Window:
        return Window(browser, served(theme).address)

    def plain(theme: Path) -> Window:
        looking = opened(theme)
        looking.look(PLAIN)
        return looking

    return plain

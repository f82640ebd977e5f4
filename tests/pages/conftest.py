"""An app with the kitchen sink in it, albums of its pages, and windows to look at them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email.headerregistry import Address
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from engine.config import MailServer
from tests.pages.album import Taken, take
from tests.pages.sink import FREE_ORDER, IN_ANY_ORDER, QUESTIONNAIRE, kitchen_sink
from tests.pages.window import Setting, Window
from tests.walks.serving import House, open_house

Album = dict[str, Taken]
POST = MailServer(
    host="127.0.0.1", port=1, encrypted=False, user="", password="", sender=Address(addr_spec="skills@example.org")
)
"""So that mail is offered on the pages; nothing is sent."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], House]]:
    """The app with the kitchen sink in it, in a theme."""
    with ExitStack() as stack:

        @cache
        def serve(theme: Path) -> House:
            folder = tmp_path_factory.mktemp(theme.name)
            shelf = folder / "questionnaires" / QUESTIONNAIRE
            shelf.mkdir(parents=True)
            (shelf / "1.0.0.yaml").write_text(kitchen_sink(), "utf-8")
            (shelf.parent / IN_ANY_ORDER).mkdir()
            shutil.copy(FREE_ORDER, shelf.parent / IN_ANY_ORDER / "1.0.0.yaml")
            return stack.enter_context(open_house(folder, shelf.parent, theme, POST))

        yield serve


@pytest.fixture(scope="session")
def album(served: Callable[[Path], House]) -> Callable[[str, Path], Album]:
    """All pages in a language and a theme."""

    @cache
    def taken(language: str, theme: Path) -> Album:
        house = served(theme)
        return take(house.app, language, house.centre_password)

    return taken


@pytest.fixture(scope="session")
def window(browser: Browser, served: Callable[[Path], House]) -> Callable[[Path, Setting], Window]:
    """A window in a theme and a setting."""

    @cache
    def opened(theme: Path, setting: Setting) -> Window:
        return Window(browser, served(theme).address, setting)

    return opened

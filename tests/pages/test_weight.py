"""The first page of a questionnaire is light, and asks nobody else for anything."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium

from tests.pages.album import LANGUAGES
from tests.pages.conftest import Album
from tests.walks.serving import DEFAULT, House
from tests.web.browsing import Browser

pytestmark = pytest.mark.walk

HEAVIEST = 30_000
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["introduction", "text_alone-empty"])
def test_the_first_pages_are_light(
    name: str, language: str, album: Callable[[str, Path], Album], served: Callable[[Path], House]
) -> None:
    html = album(language, DEFAULT)[name].html
    browser = Browser(served(DEFAULT).app)
    styles = [browser.open(address).body for address in STYLESHEET.findall(html)]
    assert styles
    assert len(gzip.compress(html.encode())) + sum(len(gzip.compress(each)) for each in styles) <= HEAVIEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_asks_anybody_else_for_anything(
    language: str, album: Callable[[str, Path], Album], browser: Chromium, served: Callable[[Path], House]
) -> None:
    page, asked = browser.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served(DEFAULT).address}/{language}/")
    for taken in album(language, DEFAULT).values():
        page.set_content(taken.html)
    page.close()
    assert any(url.endswith(".css") for url in asked)
    assert [url for url in asked if not url.startswith((f"{served(DEFAULT).address}/", "data:"))] == []

"""The first page of a questionnaire is light, and asks nobody else for anything."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser as Chromium

from tests.pages.album import LANGUAGES
from tests.pages.conftest import Album
from tests.walks.serving import DEFAULT, House

pytestmark = pytest.mark.walk

INSTITUTE = DEFAULT.with_name("example-institute")
HEAVIEST = 30_000
"""Without typefaces, whose weight `theme.font-large` watches: words are there before them."""

STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
PICTURE = re.compile(r'<(?:img[^>]* src|link rel="icon"[^>]* href)="([^"]+)"')


def sent_for(client: FlaskClient, address: str) -> int:
    """How many bytes go over the line."""
    with client.get(address, headers={"Accept-Encoding": "gzip"}) as answered:
        assert answered.status_code == 200, address
        return len(answered.data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", [DEFAULT, INSTITUTE], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["introduction", "text_alone-empty"])
def test_the_first_pages_are_light(
    name: str, theme: Path, language: str, album: Callable[[str, Path], Album], served: Callable[[Path], House]
) -> None:
    html = album(language, theme)[name].html
    client = served(theme).app.test_client()
    styles, pictures = (pattern.findall(html) for pattern in (STYLESHEET, PICTURE))
    assert styles
    assert bool(pictures) is (theme == INSTITUTE)
    sent = [sent_for(client, address) for address in (*styles, *pictures)]
    assert len(gzip.compress(html.encode())) + sum(sent) <= HEAVIEST


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

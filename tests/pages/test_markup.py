"""The HTML of every page is what the HTML standard says it is: no error and no warning of the Nu checker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.album import LANGUAGES
from tests.pages.conftest import Album
from tests.pages.markup import faults_of_pages
from tests.walks.serving import DEFAULT

pytestmark = pytest.mark.walk


def test_the_html_of_every_page_is_sound(album: Callable[[str, Path], Album], tmp_path: Path) -> None:
    pages = [(f"{name}.{each}", page.html) for each in LANGUAGES for name, page in album(each, DEFAULT).items()]
    faults = faults_of_pages(pages, tmp_path)
    assert not faults, "\n".join(faults)

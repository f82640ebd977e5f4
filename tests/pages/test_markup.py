"""The HTML of every page is what the HTML standard says it is: no error and no warning of the Nu checker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.mail import letter_of
from tests.mail.test_letter import LETTER, SENDER, part
from tests.pages.album import LANGUAGES
from tests.pages.conftest import Album
from tests.pages.markup import faults_of_pages
from tests.walks.serving import DEFAULT

pytestmark = pytest.mark.walk


def letters() -> Iterator[tuple[str, str]]:
    """The one letter there is, as a page."""
    for each in LANGUAGES:
        yield f"letter.{each}", part(letter_of(replace(LETTER, language=each), SENDER, "sian@example.com"), "html")


def test_the_html_of_every_page_is_sound(album: Callable[[str, Path], Album], tmp_path: Path) -> None:
    pages = [(f"{name}.{each}", page.html) for each in LANGUAGES for name, page in album(each, DEFAULT).items()]
    faults = faults_of_pages([*pages, *letters()], tmp_path)
    assert not faults, "\n".join(faults)

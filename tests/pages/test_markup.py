"""The HTML of every page is what the HTML standard says it is: no error and no warning of the Nu checker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.album import LANGUAGES
from tests.pages.conftest import Album
from tests.pages.markup import markup_faults
from tests.walks.serving import DEFAULT

pytestmark = pytest.mark.walk


def test_the_html_of_every_page_is_sound(album: Callable[[str, Path], Album], tmp_path: Path) -> None:
    for language in LANGUAGES:
        for name, page in album(language, DEFAULT).items():
            (tmp_path / f"{name}.{language}.html").write_text(page.html, "utf-8")
    faults = markup_faults(sorted(tmp_path.iterdir()))
    assert not faults, "\n".join(f"{name}: {fault}" for name, found in faults.items() for fault in found)

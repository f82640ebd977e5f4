"""The full crawl: every page in every state, language, theme, size and choice of colours. `make test-full` runs it.

Its name keeps it out of every other run.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.config import ROOT
from tests.pages.album import LANGUAGES, names
from tests.pages.conftest import Album
from tests.pages.markup import faults_of_pages
from tests.pages.own import SHEETS, own_faults
from tests.pages.window import SETTINGS, Window

pytestmark = pytest.mark.walk

THEMES = sorted(file.parent for file in (ROOT / "themes").glob("*/theme.yaml"))


@pytest.mark.parametrize(("language", "name"), [(each, name) for each in LANGUAGES for name in names(each)])
@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_a_page_can_be_used_by_everybody_however_they_look_at_it(
    theme: Path, language: str, name: str, album: Callable[[str, Path], Album], window: Callable[[Path], Window]
) -> None:
    looking = window(theme)
    looking.show(album(language, theme)[name].html)
    faults = [f"{setting.name}: {fault}" for setting in SETTINGS for fault in looking.faults_in(setting)]
    assert not faults, "\n".join(faults)


def test_the_html_of_every_page_is_sound_in_every_theme(album: Callable[[str, Path], Album], tmp_path: Path) -> None:
    pages = (
        (f"{theme.name}-{language}-{page.name}", page.html)
        for theme in THEMES
        for language in LANGUAGES
        for page in album(language, theme).values()
    )
    faults = faults_of_pages(pages, tmp_path)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_no_colour_depends_on_the_size_of_a_window(theme: Path, window: Callable[[Path], Window]) -> None:
    """So that colours need not be looked at in every size."""
    assert not own_faults(window(theme).page, [SHEETS])

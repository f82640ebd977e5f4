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
from tests.pages.window import SETTINGS, Setting, Window

pytestmark = pytest.mark.walk

THEMES = sorted(file.parent for file in (ROOT / "themes").glob("*/theme.yaml"))


@pytest.mark.parametrize(("language", "name"), [(each, name) for each in LANGUAGES for name in names(each)])
@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_a_page_can_be_used_by_everybody_however_they_look_at_it(
    theme: Path,
    language: str,
    name: str,
    album: Callable[[str, Path], Album],
    window: Callable[[Path, Setting], Window],
) -> None:
    faults: dict[str, list[str]] = {}
    for setting in SETTINGS:
        looking = window(theme, setting)
        looking.show(album(language, theme)[name].html)
        for fault in looking.faults():
            faults.setdefault(fault, []).append(setting.name)
    assert not faults, "\n".join(f"{fault}\n    in {', '.join(settings)}" for fault, settings in faults.items())


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_the_html_of_every_page_is_sound_in_every_theme(
    theme: Path, album: Callable[[str, Path], Album], tmp_path: Path
) -> None:
    faults = faults_of_pages([page for each in LANGUAGES for page in album(each, theme).values()], tmp_path)
    assert not faults, "\n".join(faults)

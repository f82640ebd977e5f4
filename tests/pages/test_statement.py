"""What the accessibility statement says was tested is what is tested here."""

from __future__ import annotations

from engine.web.statement import last_tested
from tests.pages.album import LANGUAGES, names
from tests.pages.tested import tools, ways, write
from tests.pages.window import PLAIN, SETTINGS

PAGES = [(language, name) for language in LANGUAGES for name in names(language)]
HTML = "tests/pages/test_markup.py::test_the_html_of_every_page_is_sound"
CRAWLED = [f"tests/pages/test_crawl.py::test_a_page_can_be_used_by_everybody[{each}-{name}]" for each, name in PAGES]
IN_EVERY_WAY = [
    f"tests/pages/full_crawl.py::test_a_page_can_be_used_by_everybody_however_they_look_at_it[a-theme-{each}-{name}]"
    for each, name in PAGES
]


def test_the_statement_names_the_tools_that_are_pinned() -> None:
    assert last_tested().tools == tools(), "run `.venv/bin/pytest tests/pages --write-tested`"
    assert set(last_tested().ways) <= {setting.name for setting in SETTINGS}


def test_it_tells_of_every_page_in_one_way_or_in_all_ways() -> None:
    assert ways([*CRAWLED, HTML]) == (PLAIN.name,)
    everyway = tuple(setting.name for setting in SETTINGS)
    assert ways([*IN_EVERY_WAY, f"{HTML}_in_every_theme[a-theme]"]) == everyway
    assert ways([*CRAWLED, *IN_EVERY_WAY, HTML]) == everyway


def test_it_tells_of_nothing_where_something_was_left_out() -> None:
    for passed in ([], CRAWLED, [HTML], [*CRAWLED[1:], HTML], [*IN_EVERY_WAY[:-1], HTML]):
        assert ways(passed) == ()
        assert "stays as it is" in write(passed)

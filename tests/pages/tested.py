"""What the accessibility statement says of these checks, written down where every page passed all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path

from engine.clock import today
from engine.web.statement import TESTED
from tests.pages.album import LANGUAGES, names
from tests.pages.window import PLAIN, SETTINGS
from tests.walks.chromium import open_chromium

PINNED = Path(__file__).parent / "package.json"
CRAWLS = {"full_crawl.py": tuple(setting.name for setting in SETTINGS), "test_crawl.py": (PLAIN.name,)}
"""The ways in which each of them looks at every page, the most first."""
LOOKED_AT = re.compile(r"::test_a_page_can_be_used_by_everybody.*\[(?:.+?-)?(en|cy)-(.+)\]$")
READ = "::test_the_html_of_every_page_is_sound"


def tools() -> dict[str, str]:
    """The tools and their versions, as they are pinned."""
    pinned: dict[str, str] = json.loads(PINNED.read_text("utf-8"))["devDependencies"]
    return pinned


def ways(passed: Collection[str]) -> tuple[str, ...]:
    """The ways in which every page was looked at by tests that passed; none where a page was left out."""
    if not any(READ in name for name in passed):
        return ()
    everything = {(language, name) for language in LANGUAGES for name in names(language)}
    for crawl, shown in CRAWLS.items():
        looked = (LOOKED_AT.search(name) for name in passed if crawl in name)
        if {(found[1], found[2]) for found in looked if found} >= everything:
            return shown
    return ()


def write(passed: Collection[str]) -> str:
    """Write it down for the statement, and say what was done."""
    shown = ways(passed)
    if not shown:
        return "Not every page was looked at: the accessibility statement stays as it is."
    with open_chromium() as browser:
        name = f"Chromium {browser.version.partition('.')[0]}"
    facts = {"day": today().isoformat(), "browser": name, "tools": tools(), "ways": shown}
    TESTED.write_text(json.dumps(facts, indent=2) + "\n", "utf-8")
    return "The accessibility statement says that this was tested today."

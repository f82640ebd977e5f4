"""Our own checks: what no tool finds. Each is a function of looking/*.js that returns what is wrong, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

LOOKING = Path(__file__).parent / "looking"
FILES = ("shared", "structure", "layout", "colours", "printed", "sheets", "seen")
GROUPS = ("structure", "language", "layout", "colours", "printed", "sheets")
STRUCTURE, LANGUAGE, LAYOUT, COLOURS, PRINTED, SHEETS = GROUPS
"""What the HTML shows; whether words are in the language they are marked as; what shows in one size, in one choice of
colours, and on paper; and what stylesheets say."""
RUN = """groups => groups.flatMap(group => Object.entries(looking[group]))
    .flatMap(([name, look]) => look().map(fault => `${name}: ${fault}`))"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows, where, and in which colours, each as a short text that is another when anything of it is."""

    shows: str
    boxes: str
    paints: str


@cache
def _script() -> str:
    text = "\n".join((LOOKING / f"{name}.js").read_text("utf-8") for name in FILES)
    return f"() => {{ {text}\nwindow.looking = {{ {', '.join(GROUPS)} }}; looking.seen = seen; }}"


def _install(page: Page) -> None:
    if page.evaluate("typeof looking") == "undefined":
        page.evaluate(_script())


def own_faults(page: Page, groups: Iterable[str]) -> list[str]:
    """What some groups of checks find wrong with a page as it is shown now."""
    _install(page)
    return list(page.evaluate(RUN, list(groups)))


def seen(page: Page) -> Seen:
    """What tells one look at a page from another."""
    _install(page)
    return Seen(**page.evaluate("looking.seen()"))


def check_names(page: Page) -> set[str]:
    """Every check there is."""
    _install(page)
    return set(page.evaluate("groups => groups.flatMap(group => Object.keys(looking[group]))", list(GROUPS)))

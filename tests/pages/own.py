"""Our own checks: what no tool finds. Each is a function of looking/*.js that returns what is wrong, in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

LOOKING = Path(__file__).parent / "looking"
FILES = ("shared", "structure", "layout", "colours")
ALL = "group => Object.entries(looking[group]).flatMap(([name, look]) => look().map(fault => `${name}: ${fault}`))"


@cache
def _script() -> str:
    return "\n".join((LOOKING / f"{name}.js").read_text("utf-8") for name in FILES)


def _install(page: Page) -> None:
    if page.evaluate("typeof looking") == "undefined":
        page.evaluate(f"() => {{ {_script()}\nwindow.looking = {{ structure, language, layout, colours }}; }}")


def structure_faults(page: Page) -> list[str]:
    """What the HTML shows, whatever its size and colours."""
    _install(page)
    return list(page.evaluate(ALL, "structure"))


def language_faults(page: Page) -> list[str]:
    """Words that look like another language than the one they are marked as."""
    _install(page)
    return list(page.evaluate(ALL, "language"))


def layout_faults(page: Page) -> list[str]:
    """What the page shows in the size it has now."""
    _install(page)
    return list(page.evaluate(ALL, "layout"))


def colour_faults(page: Page) -> list[str]:
    """What the page shows in the colours it has now."""
    _install(page)
    return list(page.evaluate(ALL, "colours"))


def check_names(page: Page) -> set[str]:
    """Every check there is."""
    _install(page)
    return set(page.evaluate("Object.values(looking).flatMap(Object.keys)"))

"""The gate of themes against the pages: it asks of each colour that stands on another what it needs there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from engine.themes.tokens import COLOURS, EDGE, LIGHT, NEEDS, PAPER, RING_ON, pairs
from tests.pages.conftest import Album
from tests.pages.own import LOOKING, SHEETS, own_faults
from tests.pages.window import PLAIN, SETTINGS, Window
from tests.walks.serving import DEFAULT

pytestmark = pytest.mark.walk

PRINTED = next(setting for setting in SETTINGS if setting.printed)
DIVIDES = "rule"
"""A line between two things: whoever does not see it misses nothing."""
SEEN = {
    "text text page", "muted text surface", "action text surface", "on-action text action",
    "on-brand text brand", "error text error-surface", "error edge surface", "border edge surface",
    "action edge chosen", "focus ring brand", "focus ring action", "focus edge focus-edge", "text edge surface",
}  # fmt: skip
"""Some that are there: words, edges, rings, what shows when it is pointed at, and words in drawings."""


@cache
def script() -> str:
    return "\n".join((LOOKING / f"{name}.js").read_text("utf-8") for name in ("shared", "pairs"))


def used(looking: Window, html: str, *, printed: bool = False) -> set[str]:
    """Each pair on a page, such as `muted text page`: empty, with the focus everywhere and pointed at everywhere."""
    looking.show(html)
    asked = {"tokens": [*COLOURS, "logo-ground"], "printed": printed}
    return set(looking.page.evaluate(f"asked => {{ {script()}\nreturn pairs(asked); }}", asked))


def is_held(pair: str, palette: str) -> bool:
    """Whether the gate asks as much of a pair as it needs for what it is used as."""
    one, kind, other = pair.split(" ")
    if one == DIVIDES:
        return True
    if kind == "ring":
        return other in RING_ON or is_held(f"{one} {EDGE} {other}", palette)
    asked = [NEEDS[need] for token, on, need in pairs(palette) for ground in on if {token, ground} == {one, other}]
    return bool(asked) and max(asked) >= NEEDS[kind]


@pytest.fixture(name="found", scope="module")
def every_pair(album: Callable[[str, Path], Album], window: Callable[[Path], Window]) -> dict[str, dict[str, str]]:
    """Each pair with a page it is on, by the palette it is shown in."""
    found: dict[str, dict[str, str]] = {LIGHT: {}, PAPER: {}}
    for palette, setting in ((LIGHT, PLAIN), (PAPER, PRINTED)):
        looking = window(DEFAULT)
        looking.look(setting)
        for name, page in album("en", DEFAULT).items():
            found[palette].update(dict.fromkeys(used(looking, page.html, printed=setting.printed), name))
    return found


def test_every_colour_on_another_is_held_as_far_as_it_needs(found: dict[str, dict[str, str]]) -> None:
    loose = [
        f"{palette}: {pair} ({page})"
        for palette, pairs_on in found.items()
        for pair, page in pairs_on.items()
        if not is_held(pair, palette)
    ]
    assert not loose, "engine/themes/tokens.py asks too little of:\n" + "\n".join(loose)


def test_the_pages_have_words_edges_and_rings(found: dict[str, dict[str, str]]) -> None:
    assert SEEN - found[LIGHT].keys() == set()
    assert {"text text page", "action edge page", "border edge page"} <= found[PAPER].keys()


def test_more_contrast_and_forced_colours_pair_nothing_anew(
    album: Callable[[str, Path], Album], window: Callable[[Path], Window]
) -> None:
    """So pairs need not be looked at in them: what stands on what is as in light, with colours the gate holds."""
    looking = window(DEFAULT)
    looking.show(next(iter(album("en", DEFAULT).values())).html)
    assert looking.page.evaluate("document.styleSheets.length") == 1
    assert own_faults(looking.page, [SHEETS]) == []


@pytest.mark.parametrize("pair", ["border text page", "action text chosen", "on-brand text page", "focus ring rule",
                                  "rgb(1,2,3) text page", "text text logo-ground"])  # fmt: skip
def test_what_the_gate_does_not_ask_is_told(pair: str) -> None:
    assert not is_held(pair, LIGHT)

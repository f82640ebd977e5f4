"""The gate of themes against what is printed: it asks of each colour on paper what it needs there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2

from engine.themes.tokens import EDGE, NEEDS, PAPER, TEXT, pairs

STYLES = sorted((Path(__file__).parents[2] / "engine" / "reports" / "styles").glob("[!c]*.css"))
"""Those of certificates are checked like those that themes bring: where areas lie on each other, too."""
TEMPLATES = sorted((Path(__file__).parents[2] / "engine" / "reports" / "templates").rglob("*.html"))
USES = {"color": TEXT, "stroke": EDGE, "border": EDGE, "background": "ground"}
DECORATION = {"rule", "chosen"}


def used(css: str) -> Iterator[tuple[str, str, str, str]]:
    """Where a colour of a theme is used, which, as what, and on what."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        selector = tinycss2.serialize(rule.prelude).strip()
        for each in tinycss2.parse_blocks_contents(rule.content or [], skip_whitespace=True):
            for token in tokens(each) if each.type == "declaration" else ():
                use = next((kind for start, kind in USES.items() if each.name.startswith(start)), None)
                if use is not None:
                    yield selector, token, use, "page"


def tokens(declaration: tinycss2.ast.Declaration) -> Iterator[str]:
    for value in declaration.value:
        if value.type == "function" and value.lower_name == "var":
            names = (each.value for each in value.arguments if each.type == "ident")
            yield from (name.removeprefix("--q-") for name in names if name.startswith("--q-"))


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_every_colour_on_paper_is_held_as_far_as_it_needs(style: Path) -> None:
    asked = {(token, ground): NEEDS[kind] for token, on, kind in pairs(PAPER) for ground in on}
    found = list(used(style.read_text("utf-8")))
    assert found
    for selector, token, use, ground in found:
        if use == "ground":
            assert token == "logo-ground", f"{selector}: paper is white"  # noqa: S105  # a token of a theme
        elif token not in DECORATION and (token, ground) != ("page", "page"):
            assert asked.get((token, ground), 0) >= NEEDS[use], f"{selector}: {token} as {use} on {ground}"


def test_drawings_are_in_a_colour_that_can_be_read_since_they_have_words() -> None:
    inks = re.findall(r'ink=theme\.paper\["([a-z-]+)"\]', "".join(path.read_text("utf-8") for path in TEMPLATES))
    asked = {token: NEEDS[kind] for token, on, kind in pairs(PAPER) if "page" in on}
    assert inks
    assert all(asked[ink] >= NEEDS[TEXT] for ink in inks)

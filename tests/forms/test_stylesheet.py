"""The stylesheet: small, ours alone, and in step with the templates and the theme's tokens."""

from __future__ import annotations

import re
from pathlib import Path

import engine
from engine.themes import load_theme

ENGINE = Path(engine.__file__).parent
CSS = (ENGINE / "web" / "static" / "formwright.css").read_text(encoding="utf-8")
RULES = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
THEME = load_theme(ENGINE.parent / "themes" / "default")


def test_it_stays_small() -> None:
    assert len(CSS.encode()) <= 13_500


def test_it_uses_no_colour_of_its_own_and_every_token_of_the_theme() -> None:
    used = set(re.findall(r"var\(--q-([a-z-]+)", RULES))
    assert used == set(THEME.tokens)
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl|oklch", RULES, re.IGNORECASE)


def test_it_reads_both_ways() -> None:
    physical = r"(margin|padding|border)-(left|right|top|bottom)|(?<![\w-])(left|right|float: left|width|height)\s*:"
    assert not re.findall(physical, re.sub(r"\(min-width:", "", RULES))


def classes(folder: Path) -> set[str]:
    """Our classes in the templates of a room."""
    sources = [template.read_text(encoding="utf-8") for template in (folder / "templates").rglob("*.html")]
    named = re.findall(r'class="([^"]*)"', "".join(sources))
    return {name for names in named for name in re.findall(r"fw-[a-z-]*[a-z]", names)}


def test_it_styles_every_class_in_the_templates_and_no_other() -> None:
    styled = set(re.findall(r"\.(fw-[a-z-]*[a-z])", RULES))
    chosen_by_data = {"fw-tiny", "fw-short", "fw-warning", "fw-success"}
    assert styled == classes(ENGINE / "forms") | classes(ENGINE / "web") | chosen_by_data


def test_it_moves_nothing_and_fetches_nothing() -> None:
    assert not re.search(r"transition|animation|position: (fixed|sticky)|url\(|@import|!important", RULES)


def test_the_focus_ring_is_never_taken_away() -> None:
    assert not re.search(r"outline(-style)?:\s*(none|0)", RULES)
    assert re.search(r":focus-visible \{[^}]*outline: 3px solid var\(--q-focus\)", RULES)


def test_it_has_an_answer_to_every_wish_of_the_reader() -> None:
    for wish in ("forced-colors: active", "prefers-contrast: more", "@media print"):
        assert wish in RULES

from __future__ import annotations

import re

import pytest
import tinycss2

from engine.themes import Shelf, Theme, fixed_css, page_css, paper_css, screen_css
from engine.themes.tokens import COLOURS, PALETTES
from tests.themes.making import SHIPPED

Found = dict[str, tuple[int, str]]
NAMES = sorted(path.parent.name for path in SHIPPED.glob("*/theme.yaml"))


@pytest.fixture(name="theme", params=NAMES)
def a_theme(request: pytest.FixtureRequest) -> Theme:
    found = Shelf(SHIPPED).read(request.param).theme
    assert found is not None
    return found


def seen(
    css: str, *, device: tuple[str, ...] = (), colours: str | None = None, printed: bool = False
) -> dict[str, str]:
    """The custom properties of the page's root as a browser has them, with these settings of device and reader."""
    found: Found = {}
    for rule in tinycss2.parse_stylesheet(css, skip_whitespace=True, skip_comments=True):
        if rule.type == "at-rule" and rule.at_keyword == "media":
            if applies(tinycss2.serialize(rule.prelude).strip(), device, printed=printed):
                for inner in tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True):
                    put(inner, colours, found)
        elif rule.type == "qualified-rule":
            put(rule, colours, found)
    return {name: value for name, (_, value) in found.items()}


def applies(query: str, device: tuple[str, ...], *, printed: bool) -> bool:
    medium, *features = query.split(" and ")
    return (medium == "print") is printed and all(feature in device for feature in features)


def put(rule: tinycss2.ast.QualifiedRule, colours: str | None, found: Found) -> None:
    selector = tinycss2.serialize(rule.prelude).strip()
    chosen = re.fullmatch(r':root\[data-colours="(\w+)"\]', selector)
    if chosen and chosen[1] != colours:
        return
    if ":not(" in selector and colours in {"light", "cream"}:
        return
    weight = 1 if selector == ":root" else 2
    for each in tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True):
        if weight >= found.get(each.name, (0, ""))[0]:
            found[each.name] = (weight, tinycss2.serialize(each.value).strip())


DARK, MORE = "(prefers-color-scheme: dark)", "(prefers-contrast: more)"


@pytest.mark.parametrize(
    ("device", "colours", "palette", "scheme"),
    [
        ((), None, "light", "light"),
        ((DARK,), None, "dark", "dark"),
        ((MORE,), None, "more-light", "light"),
        ((DARK, MORE), None, "more-dark", "dark"),
        ((DARK,), "light", "light", "light"),
        ((DARK,), "cream", "cream", "light"),
        ((), "cream", "cream", "light"),
        ((), "dark", "dark", "dark"),
        ((DARK,), "dark", "dark", "dark"),
        ((MORE,), "dark", "more-dark", "dark"),
        ((MORE,), "cream", "more-cream", "light"),
        ((MORE, DARK), "cream", "more-cream", "light"),
        ((MORE, DARK), "light", "more-light", "light"),
        ((MORE, DARK), "dark", "more-dark", "dark"),
    ],
)
def test_what_a_reader_chose_comes_before_what_the_device_is_set_to(
    theme: Theme, device: tuple[str, ...], colours: str | None, palette: str, scheme: str
) -> None:
    found = seen(screen_css(theme), device=device, colours=colours)
    assert {name: found[f"--q-{name}"] for name in COLOURS} == theme.palettes[palette]
    assert found["color-scheme"] == scheme


@pytest.mark.parametrize("colours", [None, "dark", "cream"])
def test_a_page_is_printed_in_the_colours_of_paper(theme: Theme, colours: str | None) -> None:
    found = seen(screen_css(theme), device=(DARK, MORE), colours=colours, printed=True)
    assert {name: found[f"--q-{name}"] for name in COLOURS} == theme.palettes["paper"]


def test_the_screen_gets_every_token_and_the_small_typefaces(theme: Theme) -> None:
    css = screen_css(theme)
    assert {f"--q-{name}" for name in theme.tokens} <= set(seen(css))
    named = set(re.findall(r'url\("([^"]+)"\)', css))
    assert named == {font.web.name for font in theme.fonts} <= theme.sent.keys()
    assert css.count("font-display: swap") == css.count("@font-face") == 2
    assert re.search(r'url\("[a-z-]+-regular-[0-9a-f]{12}\.woff2"\) format\("woff2"\)', css)


def test_it_is_small(theme: Theme) -> None:
    assert len(screen_css(theme)) < 9_000


@pytest.mark.parametrize("palette", PALETTES)
def test_any_palette_can_be_looked_at_by_itself(theme: Theme, palette: str) -> None:
    found = seen(fixed_css(theme, palette))
    assert {name: found[f"--q-{name}"] for name in COLOURS} == theme.palettes[palette]
    assert found["color-scheme"] == ("dark" if "dark" in palette else "light")


def test_paper_gets_its_colours_and_the_full_typefaces(theme: Theme) -> None:
    css = paper_css(theme)
    assert f"--q-page: {theme.paper['page']};" in css
    assert "@media" not in css
    named = set(re.findall(r'url\("asset:([^"]+)"\)', css))
    assert named == {font.print.name for font in theme.fonts} <= theme.printed.keys()


def test_the_paper_has_a_size(theme: Theme) -> None:
    assert page_css(theme, landscape=False) == "@page {\n  size: 210mm 297mm;\n}\n"
    assert page_css(theme, landscape=True) == "@page {\n  size: 297mm 210mm;\n}\n"
    assert "--q-print: 10.5pt;" in paper_css(theme)

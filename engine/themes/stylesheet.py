"""The stylesheet for the screen: typefaces, and the tokens in every palette that a reader may want."""

from __future__ import annotations

from collections.abc import Mapping

from engine.themes.derivation import Colours
from engine.themes.theme import Cut, Theme
from engine.themes.tokens import CREAM, DARK, LIGHT, MORE, PAPER

SCHEME = {LIGHT: "light", CREAM: "light", DARK: "dark"}
"""What a browser draws its own boxes and bars for."""
NOT_CHOSEN = ':root:not([data-colours="light"], [data-colours="cream"])'
DARK_WISHED = "screen and (prefers-color-scheme: dark)"
MORE_WISHED = "screen and (prefers-contrast: more)"
WHOLE: Colours = {}
"""For a palette that several others come before."""


def screen_css(theme: Theme) -> str:
    """The tokens as custom properties. What a reader chose for these pages comes before what the device is set to."""
    palettes = theme.palettes
    light = palettes[LIGHT]
    return "".join(
        [
            *(face(font, f'url("{font.web.name}") format("woff2")') for font in theme.fonts),
            rule(":root", {"color-scheme": "light", **properties(theme.tokens)}),
            _media(DARK_WISHED, _palette(NOT_CHOSEN, DARK, palettes, light)),
            _media("screen", _chosen(DARK, DARK, palettes, light) + _chosen(CREAM, CREAM, palettes, light)),
            _media(
                MORE_WISHED,
                _palette(":root", MORE + LIGHT, palettes, light)
                + _chosen(CREAM, MORE + CREAM, palettes, WHOLE)
                + _chosen(DARK, MORE + DARK, palettes, WHOLE),
            ),
            _media(f"{DARK_WISHED} and (prefers-contrast: more)", _palette(NOT_CHOSEN, MORE + DARK, palettes, WHOLE)),
            _media("print", rule(":root", properties(_changed(palettes[PAPER], light)))),
        ]
    )


def fixed_css(theme: Theme, palette: str) -> str:
    """The same with one palette for everybody, to look at."""
    scheme = {"color-scheme": SCHEME.get(palette.removeprefix(MORE), LIGHT)}
    faces = (face(font, f'url("{font.web.name}") format("woff2")') for font in theme.fonts)
    return "".join([*faces, rule(":root", scheme | properties({**theme.shapes, **theme.palettes[palette]}))])


def _palette(selector: str, name: str, palettes: Mapping[str, Colours], before: Colours) -> str:
    """A palette, as far as it differs from the one before it."""
    scheme = {"color-scheme": SCHEME[name.removeprefix(MORE)]}
    return rule(selector, scheme | properties(_changed(palettes[name], before)))


def _chosen(colours: str, name: str, palettes: Mapping[str, Colours], before: Colours) -> str:
    return _palette(f':root[data-colours="{colours}"]', name, palettes, before)


def _changed(palette: Colours, before: Colours) -> Colours:
    return {token: colour for token, colour in palette.items() if before.get(token) != colour}


def _media(query: str, rules: str) -> str:
    return f"@media {query} {{\n{rules}}}\n"


def face(font: Cut, source: str) -> str:
    """A typeface from a file."""
    return rule(
        "@font-face",
        {
            "font-family": f'"{font.family}"',
            "font-weight": str(font.weight),
            "font-style": "normal",
            "font-display": "swap",
            "src": source,
        },
    )


def rule(selector: str, declarations: Mapping[str, str]) -> str:
    """A rule of a stylesheet."""
    body = "".join(f"  {name}: {value};\n" for name, value in declarations.items())
    return f"{selector} {{\n{body}}}\n"


def properties(tokens: Mapping[str, str]) -> dict[str, str]:
    """Tokens as custom properties."""
    return {f"--q-{name}": value for name, value in tokens.items()}

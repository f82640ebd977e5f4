"""A theme out of what it says itself and what it takes over from the themes it extends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from engine.document import Mapping as Node
from engine.document import Scalar, Severity
from engine.document.near import nearest
from engine.themes.complaints import Complaints
from engine.themes.derivation import Colours, palettes
from engine.themes.gate import check_contrast
from engine.themes.own import Own
from engine.themes.schema import GENERIC, SIZES
from engine.themes.theme import Cut, Font, Printing, Theme
from engine.themes.tokens import (
    COLOURS,
    DEFAULT_GROUND,
    DEFAULT_RADIUS,
    FOLLOWERS,
    FONT_LISTS,
    LIGHT,
    MORE,
    PALETTES,
    REQUIRED,
    SCHEMES,
)
from engine.themes.typefaces import RESERVED

T = TypeVar("T")

REGULAR, BOLD = 400, 700
WEIGHTS = {"font-body": (REGULAR, BOLD), "font-heading": (BOLD,)}
"""How heavy pages and prints set what is in a list of typefaces."""


def theme_of(chain: Sequence[Own], complaints: Complaints) -> Theme | None:
    """The theme at the end of a chain that begins with one that extends none. Complains of what it says itself."""
    own = chain[-1]
    colours, families = _given(chain), _families(chain)
    fonts = _fonts(chain)
    _check_required(own, colours[LIGHT], families, complaints)
    for key, listed in own.families.items():
        _check_shipped(key, listed, fonts, complaints)
    if any(name not in colours[LIGHT] for name in ("brand", "action")) or any(
        key not in families for key in FONT_LISTS
    ):
        return None
    made = palettes(colours)
    check_contrast(made, colours, own.written, complaints)
    named = {family for listed in families.values() for family in listed}
    return Theme(
        id=own.id,
        name=own.name,
        palettes=made,
        shapes={
            **{key: ", ".join(map(_quoted, families[key])) for key in FONT_LISTS},
            "radius": _last(each.radius for each in chain) or DEFAULT_RADIUS,
            "logo-ground": _last(each.ground for each in chain) or DEFAULT_GROUND,
        },
        fonts=tuple(font for font in fonts if font.family in named),
        claims=own.claims,
        printing=Printing(
            page_size=_last(each.page_size for each in chain) or SIZES[0],
            large=_last(each.large for each in chain) or False,
            further=_further(chain),
            certificate=own.award,
        ),
        logo=_last(each.logo for each in chain),
        icon=_last(each.icon for each in chain),
        home_url=own.home_url,
        help=own.help,
        statement_url=own.statement_url,
        statement=own.statement,
    )


def _quoted(family: Scalar) -> str:
    return str(family) if family in GENERIC else f'"{family}"'


def _last(values: Iterable[T | None]) -> T | None:
    """What was said last, if anything was."""
    found = None
    for value in values:
        found = found if value is None else value
    return found


def _given(chain: Sequence[Own]) -> dict[str, dict[str, str]]:
    """The colours each palette is given. What follows from a colour that a theme changes is not taken over."""
    given: dict[str, dict[str, str]] = {name: {} for name in PALETTES}
    for own in chain:
        for name in (LIGHT, *(scheme for scheme in SCHEMES if scheme != LIGHT)):
            _forget(own.colours(name), name, given)
        for name in PALETTES:
            given[name].update(own.colours(name))
    return given


def _forget(changed: Colours, name: str, given: dict[str, dict[str, str]]) -> None:
    followers = {token for each in changed for token in FOLLOWERS.get(each, ())}
    for palette, colours in given.items():
        if name in {LIGHT, palette} or palette == MORE + name:
            gone = followers if palette == name else followers | changed.keys()
            for token in gone:
                colours.pop(token, None)


def _families(chain: Sequence[Own]) -> dict[str, tuple[Scalar, ...]]:
    return {key: listed for own in chain for key, listed in own.families.items()}


def _fonts(chain: Sequence[Own]) -> list[Font]:
    """The typefaces of all, each weight of each family once."""
    return list({(font.family, font.weight): font for own in chain for font in own.fonts}.values())


def _further(chain: Sequence[Own]) -> tuple[Cut, ...]:
    """Those of the theme itself first."""
    return tuple({(font.family, font.weight): font for own in reversed(chain) for font in own.further}.values())


def _check_required(own: Own, light: Colours, families: dict[str, tuple[Scalar, ...]], complaints: Complaints) -> None:
    tokens = own.document.find("tokens")
    written = tokens if isinstance(tokens, Node) else {}
    for name in REQUIRED:
        if name not in light and name not in families and name not in written:
            what = f"A colour: {COLOURS[name]}" if name in COLOURS else FONT_LISTS[name]
            message = f'"tokens" has no "{name}", and there is no theme to take it over from.'
            hint = f'Add "{name}:". {what} Or write "extends: default".'
            complaints.take("theme.token-missing", own.place, message, hint)


def _check_shipped(key: str, listed: tuple[Scalar, ...], fonts: Sequence[Font], complaints: Complaints) -> None:
    """The first typeface comes along, in the weights that are used."""
    first = listed[0] if listed else None
    if first is None or first in GENERIC or RESERVED.search(first):
        return
    weights = {font.weight for font in fonts if font.family == first}
    if not weights:
        near = nearest(first, {font.family for font in fonts})
        hint = f'Did you mean "{near}"?' if near else "Who has not got it reads in the next one. Add it under fonts."
        message = f'"{first}" does not come along with the theme.'
        complaints.take("theme.font-not-there", first.span, message, hint, Severity.WARNING)
        return
    for weight in WEIGHTS[key]:
        if weight not in weights:
            message = f'"{first}" has no weight {weight} under fonts, and {key} uses it.'
            complaints.take("theme.font-weight", first.span, message, f"Add the file for weight {weight}.")

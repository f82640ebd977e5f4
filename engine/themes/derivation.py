"""Every colour of every palette, from the few that a theme gives.

What is given is taken as it is. What is not has a seed, made in OKLCH from what is given, and is moved in lightness
until it stands out from what it stands on.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from engine.themes.contrast import BLACK, WHITE, Ground, contrast, nearest, no_lighter, shade
from engine.themes.tokens import COLOURS, CREAM, DARK, EDGE, LIGHT, MORE, PALETTES, PAPER, RING_ON, TEXT, needs, pairs

Colours = Mapping[str, str]
"""Colours (`#rrggbb`) by the names of their tokens."""

INK = "#14171c"
GROUNDS = ("page", "surface", "chosen", "error-surface", "rule")
"""What is settled first, since the rest stands on it."""
WRITTEN_ON = (("brand", "on-brand"), ("action", "on-action"))

LIGHT_SEEDS = {
    "page": "#fbfaf7",
    "surface": WHITE,
    "text": "#1d2433",
    "muted": "#454c5c",
    "border": "#6b7280",
    "rule": "#dcd8ce",
    "focus": "#7a2f8f",
    "error": "#8f1d1d",
    "error-surface": "#fdf1ef",
    "success": "#1f4a38",
    "on-brand": WHITE,
    "on-action": WHITE,
}


def palettes(given: Mapping[str, Colours]) -> dict[str, Colours]:
    """Every palette, from what is given for each. There must be a brand and an action in the light one."""
    made: dict[str, Colours] = {}
    for name in PALETTES:
        made[name] = palette(name, given, made)
    return made


def palette(name: str, given: Mapping[str, Colours], made: Mapping[str, Colours]) -> Colours:
    """A palette, from what is given for it and from those that are made before it."""
    if name == LIGHT:
        seeds = _light(given[LIGHT])
    elif name.startswith(MORE):
        scheme = name.removeprefix(MORE)
        seeds = _stronger(made[scheme], dark=scheme == DARK)
    else:
        light = made[LIGHT]
        seeds = {DARK: _dark, CREAM: _cream, PAPER: _white}[name](light)
    return _settled(name, seeds, given)


def _light(given: Colours) -> Colours:
    action = given["action"]
    seeds = {**LIGHT_SEEDS, "link": action, "chosen": shade(action, 0.945, 0.02)}
    return {**seeds, **given}


def _dark(light: Colours) -> Colours:
    """The same hues on dark ground, and nothing so bright that it glares."""
    brand, action, error = light["brand"], light["action"], light["error"]
    return {
        "page": shade(brand, 0.205, 0.012),
        "surface": shade(brand, 0.245, 0.014),
        "text": shade(light["text"], 0.935, 0.01),
        "muted": shade(light["muted"], 0.82, 0.012),
        "link": shade(light["link"], 0.83, 0.09),
        "action": shade(action, 0.84, 0.09),
        "on-action": shade(action, 0.23, 0.04),
        "border": shade(light["border"], 0.67, 0.02),
        "rule": shade(brand, 0.35, 0.015),
        "chosen": shade(action, 0.31, 0.035),
        "focus": shade(light["focus"], 0.83, 0.12),
        "error": shade(error, 0.84, 0.1),
        "error-surface": shade(error, 0.25, 0.03),
        "success": shade(light["success"], 0.84, 0.09),
        "brand": no_lighter(brand, 0.36, 0.11),
        "on-brand": shade(brand, 0.935, 0.01),
    }


def _cream(light: Colours) -> Colours:
    """Less glare than white: what some who are dyslexic, or tired, read most easily."""
    return {
        **light,
        "page": "#f8efdc",
        "surface": "#fdf7ea",
        "rule": "#dccfb4",
        "chosen": shade(light["chosen"], 0.915, 0.03),
        "error-surface": shade(light["error"], 0.93, 0.025),
    }


def _white(light: Colours) -> Colours:
    return {**light, "page": WHITE, "surface": WHITE}


def _stronger(plain: Colours, *, dark: bool) -> Colours:
    """The same for readers who ask for more contrast: what stood back comes forward."""
    ink = WHITE if dark else BLACK
    forward = dict.fromkeys(("text", "muted", "border", "rule"), ink)
    return {**plain, **forward, **({"page": BLACK} if dark else {})}


def _settled(name: str, seeds: Colours, given: Mapping[str, Colours]) -> Colours:
    """A palette in which what is not given stands out as far as it can from what it stands on."""
    ratios, own = needs(name), given.get(name, {})
    wanted = {**seeds, **own}
    settled = {token: wanted[token] for token in GROUNDS}
    settled["focus-edge"] = own.get("focus-edge", settled["surface"])
    for token, written in WRITTEN_ON:
        tones = [wanted[written]] if written in own else [wanted[written], WHITE, INK, BLACK]
        if token not in own:
            wanted[token] = _to_write_on(wanted[token], tones, grounds_of(token, name, settled), ratios[TEXT])
        settled[token] = wanted[token]
        settled[written] = _first_read(tones, wanted[token], ratios[TEXT])
    for token in COLOURS:
        if token not in settled:
            grounds = [] if token in own else grounds_of(token, name, settled)
            settled[token] = _standing(wanted[token], grounds, _hiding_the_ring(token, name, settled))
    return settled


def grounds_of(token: str, name: str, settled: Colours) -> list[Ground]:
    """What a token stands on in a palette of this name, and how far it has to stand out there."""
    ratios = needs(name)
    found = chain.from_iterable(((ground, kind) for ground in on) for each, on, kind in pairs(name) if each == token)
    return [(settled[ground], ratios[kind]) for ground, kind in found if ground in settled]


def _hiding_the_ring(token: str, name: str, settled: Colours) -> list[Ground]:
    """For the ring round what the keyboard is at: grounds on which its inner edge is not seen, so that it must be."""
    if token != "focus":  # noqa: S105  # a token of a theme
        return []
    need = needs(name)[EDGE]
    return [(settled[on], need) for on in RING_ON if contrast(settled["focus-edge"], settled[on]) < need]


def _standing(colour: str, grounds: list[Ground], better_also: list[Ground]) -> str:
    """A colour moved until it stands out: from all that would be good, from all that must be, or as far as it can."""
    if not grounds:
        return colour
    found = nearest(colour, grounds + better_also) or nearest(colour, grounds)
    return found or max((BLACK, WHITE), key=lambda pole: min(contrast(pole, ground) for ground, _ in grounds))


def _to_write_on(colour: str, tones: list[str], grounds: list[Ground], need: float) -> str:
    """A ground for writing in one of the tones: the colour itself, or the first that does."""
    found = (nearest(colour, [*grounds, (tone, need)]) for tone in tones)
    return next((each for each in found if each), colour)


def _first_read(tones: list[str], ground: str, need: float) -> str:
    read = (tone for tone in tones if contrast(tone, ground) >= need)
    return next(read, None) or max(tones, key=lambda tone: contrast(tone, ground))

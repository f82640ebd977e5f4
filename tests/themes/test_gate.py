"""What cannot be read or found is refused at the line where it is given, with a colour that would do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.themes.contrast import contrast
from engine.themes.derivation import palettes
from engine.themes.gate import MEANT, pairs_of, said
from engine.themes.tokens import LIGHT, MORE, PALETTES, PAPER, pairs
from tests.themes.making import PLAIN, WHOLE, only, read, sound, with_faces, write

MUTED = (
    '"muted" on "chosen" comes to 2.25:1; 7:1 is needed. Too little is also "muted" on "page" (2.51:1), '
    '"muted" on "surface" (2.62:1), "muted" on "error-surface" (2.37:1).'
)


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ('  muted: "#9aa0ab"', MUTED, 'The nearest that does is "#494e58".'),
        ('  border: "#d0d0d0"', '"border" on "chosen" comes to 1.32:1; 3:1 is needed.', '"#888888"'),
        ('  on-action: "#19b394"', '"on-action" on "action" comes to 2.99:1; 7:1 is needed.', '"#'),
        ('  page: "#808080"', '"muted" on "page" (2.17:1)', "The nearest that does is"),
        ('dark: {link: "#444444"}', 'In the dark colours, "link" on "chosen" comes to 1.32:1', '"#c0c0c0"'),
        ('cream: {error: "#ff0000"}', 'On cream, "error" on "chosen" comes to 3.12:1', '"#960000"'),
        ('more_contrast: {dark: {border: "#555555"}}', 'For more contrast in the dark, "border" on', '"#'),
        ('more_contrast: {light: {text: "#454c5c"}}', 'For more contrast, "text" on', "10:1 is needed"),
        ('dark: {focus: "#3a3a3a"}', 'In the dark colours, "focus" on "chosen" comes to 1.38:1; 3:1', '"#'),
    ],
)
def test_a_pair_that_is_too_close_is_named_with_its_ratio_and_the_nearest_that_does(
    tmp_path: Path, written: str, message: str, hint: str
) -> None:
    problem = only(read(tmp_path, f"{PLAIN}{written}\n"))
    assert (problem.code, problem.span.line) == ("theme.contrast", 6)
    assert message in problem.message
    assert hint in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    "written",
    ['  muted: "#9aa0ab"', '  border: "#d0d0d0"', '  page: "#808080"', '  chosen: "#777777"',
     'cream: {error: "#f00000"}', 'dark: {surface: "#777777"}', 'dark: {action: "#404040"}', '  focus: "#eeeeee"'],
)  # fmt: skip
def test_what_is_proposed_is_good_for_every_pair(tmp_path: Path, written: str) -> None:
    told = only(read(tmp_path, f"{PLAIN}{written}\n"))
    proposed = re.search("#[0-9a-f]{6}", told.hint)
    assert proposed is not None
    sound(tmp_path, f"{PLAIN}{re.sub('#[0-9a-f]{6}', proposed[0], written)}\n")


TWO = {"brand": "#5b2a86", "action": "#0b5d3b"}
SANS = "  font-body: [sans-serif]\n  font-heading: [sans-serif]\n"
ON = {token: on[0] for token, on, _ in reversed(pairs(LIGHT))}
"""Every colour that stands on others, with the first of them."""


def given(palette: str, token: str, colour: str) -> dict[str, dict[str, str]]:
    """Two colours, and one of a palette; with what is written on the band or a button, its ground as well."""
    ground = {ON[token]: colour} if token.startswith("on-") else {}
    found = {LIGHT: dict(TWO)}
    found.setdefault(palette, {}).update({**ground, token: colour})
    return found


def as_written(colours: dict[str, dict[str, str]]) -> str:
    """The theme that gives these colours and no others."""
    text = "name: The Institute\ntokens:\n" + SANS
    text += "".join(f'  {token}: "{colour}"\n' for token, colour in colours[LIGHT].items())
    for palette in colours.keys() - {LIGHT}:
        scheme = ", ".join(f'{token}: "{colour}"' for token, colour in colours[palette].items())
        more, name = palette.startswith(MORE), palette.removeprefix(MORE)
        text += f"more_contrast: {{{name}: {{{scheme}}}}}\n" if more else f"{name}: {{{scheme}}}\n"
    return text


@pytest.mark.parametrize("token", ON)
@pytest.mark.parametrize("palette", [palette for palette in PALETTES if palette != PAPER])
def test_every_pair_of_every_palette_is_held(tmp_path: Path, palette: str, token: str) -> None:
    lost = given(palette, token, palettes({LIGHT: TWO})[palette][ON[token]])
    made = palettes(lost)[palette]
    failing = [pair for pair in pairs_of(palette, made) if pair.token == token and not pair.passes]
    assert failing
    told = [each for each in read(tmp_path, as_written(lost)).problems if each.message.startswith(MEANT[palette])]
    for pair in failing:
        named = f'"{token}" on "{pair.ground}"'
        problem = next(each for each in told if named in each.message)
        assert said(pair.ratio) in problem.message
        proposed = re.fullmatch('The nearest that does is "(#[0-9a-f]{6})"\\.', problem.hint)
        assert proposed is not None


def test_a_brand_and_an_action_that_nothing_can_be_written_on_are_two_problems(tmp_path: Path) -> None:
    found = read(tmp_path, 'name: It\nextends: default\ntokens:\n  brand: "#808080"\n  action: "#7f7f7f"\n')
    told = [(problem.code, problem.span.line) for problem in found.problems]
    assert told == [("theme.contrast", 4), ("theme.contrast", 5)]
    assert found.problems[0].message.startswith('"on-brand" on "brand" comes to 5.31:1; 7:1 is needed.')


def test_the_ring_round_what_the_keyboard_is_at_is_seen_on_the_band(tmp_path: Path) -> None:
    theme = sound(tmp_path, PLAIN.replace("#5b2a86", "#7a2f8f"))
    light = theme.palettes["light"]
    assert light["focus"] == light["brand"]
    assert contrast(light["focus-edge"], light["brand"]) >= 3, "one of its two colours is enough"
    ring = '  focus: "#7a2f8f"\n  focus-edge: "#e0c0ea"\n'
    assert sound(tmp_path, PLAIN + ring)
    hidden = PLAIN.replace("#5b2a86", "#ffe45c") + '  focus: "#9b8100"\n'
    problem = only(read(tmp_path, hidden))
    assert problem.message.startswith('"focus" on "brand" comes to ')
    assert problem.message.endswith(
        "The ring round what the keyboard is at comes upon the band at the top: "
        'one of its two colours, "focus" and "focus-edge", has to be seen there.'
    )


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (
            WHOLE.replace("tokens:", "tokens:\n  page: '#101010'\n  surface: '#101010'"),
            '6 "page" is dark. Dark ones go under dark; paper has these.',
        ),
        (
            f"{WHOLE}dark: {{page: '#fafafa', surface: '#ffffff', chosen: '#ffffff', error-surface: '#ffffff'}}\n",
            '10 In the dark colours, "page" is light. Light colours go under tokens.',
        ),
    ],
)
def test_light_and_dark_are_not_mistaken_for_one_another(tmp_path: Path, spoilt: str, said: str) -> None:
    with_faces(write(tmp_path, spoilt))
    found = next(problem for problem in read(tmp_path, spoilt).problems if problem.code == "theme.lightness")
    assert f"{found.span.line} {found.message} {found.hint}" == said

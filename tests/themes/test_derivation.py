from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from engine.themes.derivation import Colours, palettes
from engine.themes.gate import pairs_of
from engine.themes.tokens import COLOURS, CREAM, DARK, LIGHT, MORE, PALETTES, PAPER

ANY = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
PURPLE = {"brand": "#5b2a86", "action": "#0b5d3b"}


def test_two_colours_make_every_colour_of_every_palette() -> None:
    made = palettes({LIGHT: PURPLE})
    assert tuple(made) == PALETTES
    assert all(set(palette) == set(COLOURS) for palette in made.values())


def faults(made: dict[str, Colours], besides: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{name}: {pair.token} {palette[pair.token]} on {pair.ground} {palette[pair.ground]}: {pair.ratio:.2f}"
        for name, palette in made.items()
        for pair in pairs_of(name, palette)
        if not pair.passes and pair.ground not in besides
    ]


@given(brand=ANY, action=ANY)
@example(brand="#ffd400", action="#19b394")
@example(brand="#000000", action="#ffffff")
def test_whatever_the_two_are_all_that_follows_from_them_can_be_read(brand: str, action: str) -> None:
    made = palettes({LIGHT: {"brand": brand, "action": action}})
    given_themselves = ("brand", "action")
    told = [fault for fault in faults(made) if not fault.startswith((f"{LIGHT}: ", f"{CREAM}: "))]
    assert told == [], "what is given is taken as it is, in light colours; all the others are made"
    light = {name: made[name] for name in (LIGHT,)}
    assert [fault for fault in faults(light, given_themselves) if "action" not in fault] == []


def test_what_is_given_is_taken_as_it_is() -> None:
    made = palettes(
        {LIGHT: {**PURPLE, "chosen": "#ffeeee"}, DARK: {"page": "#101010"}, MORE + DARK: {"link": "#ffff00"}}
    )
    assert made[LIGHT]["chosen"] == "#ffeeee"
    assert made[DARK]["page"] == "#101010"
    assert made[MORE + DARK]["link"] == "#ffff00"


def test_on_a_light_button_one_writes_dark() -> None:
    light = palettes({LIGHT: {"brand": "#ffd400", "action": "#7fd6c2"}})[LIGHT]
    assert (light["on-brand"], light["on-action"]) == ("#14171c", "#14171c")


def test_the_dark_has_the_same_hues_and_no_glare() -> None:
    made = palettes({LIGHT: PURPLE})
    assert made[DARK]["page"] == "#18161c"
    assert made[DARK]["action"] == "#97ddb5"
    assert palettes({LIGHT: {**PURPLE, "brand": "#19b394"}})[DARK]["brand"] == "#004c39"


def test_a_band_that_is_dark_already_stays_as_it_is_in_the_dark() -> None:
    assert palettes({LIGHT: {**PURPLE, "brand": "#4a1d4f"}})[DARK]["brand"] == "#4a1d4f"


def test_cream_is_warm_and_light() -> None:
    cream = palettes({LIGHT: PURPLE})[CREAM]
    assert (cream["page"], cream["brand"]) == ("#f8efdc", "#5b2a86")


def test_who_asks_for_more_contrast_gets_black_and_white() -> None:
    made = palettes({LIGHT: PURPLE})
    assert made[MORE + LIGHT]["text"] == made[MORE + LIGHT]["muted"] == made[MORE + LIGHT]["border"] == "#000000"
    assert made[MORE + DARK]["page"] == "#000000"
    assert made[MORE + DARK]["text"] == "#ffffff"


def test_paper_is_white_and_a_pale_brand_is_darkened_for_headings() -> None:
    paper = palettes({LIGHT: {"brand": "#ffd400", "action": "#0b5d3b"}})[PAPER]
    assert paper["page"] == "#ffffff"
    assert paper["brand"] == "#6d5600"

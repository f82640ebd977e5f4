from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.themes.contrast import contrast, is_light, nearest, shade

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_what_wcag_says_it_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#19b394", "#ffffff") == contrast("#ffffff", "#19b394") == pytest.approx(2.65, abs=0.005)


def test_the_nearest_colour_is_darker_on_white_and_lighter_on_black() -> None:
    darker, lighter = nearest("#19b394", [("#ffffff", 4.5)]), nearest("#5b2a86", [("#14171c", 4.5)])
    assert (darker, lighter) == ("#00866a", "#9a6acb")


def test_a_colour_that_is_good_is_kept() -> None:
    assert nearest("#5b2a86", [("#ffffff", 7.0), ("#fbfaf7", 7.0)]) == "#5b2a86"


def test_on_some_grounds_nothing_can_be_read() -> None:
    assert nearest("#000000", [("#808080", 7.0)]) is None
    assert nearest("#5b2a86", [("#000000", 4.5), ("#ffffff", 7.0)]) is None


@given(colour=COLOURS, ground=COLOURS, need=st.sampled_from([3.0, 4.5]))
def test_the_nearest_colour_stands_out_and_no_colour_between_does(colour: str, ground: str, need: float) -> None:
    found = nearest(colour, [(ground, need)])
    assert found is not None, "black or white stands out by 4.5 from everything"
    assert contrast(found, ground) >= need
    if found != colour:
        assert contrast(colour, ground) < need
        assert contrast(found, ground) < need * 1.15 + 0.3, "it went no further than it had to"


def test_a_shade_keeps_its_hue_and_loses_its_colour() -> None:
    assert shade("#5b2a86", 0.205, 0.012) == "#18161c"
    assert shade("#808080", 0.5, 0.1) == "#636363"


def test_black_is_read_on_light_colours() -> None:
    assert is_light("#fbfaf7")
    assert is_light("#8f96a3")
    assert not is_light("#14171c")

"""How large words can be set, reckoned on paper of a known size."""

import pytest
from markupsafe import Markup

from engine.press import width
from engine.reports.certificates.fitting import POINTS, fitting_size
from engine.themes.certificates import Place, Setting
from tests.reports.certificates.making import theme

HEADING = Setting("font-heading", 700, 40.0, 1.2, 0.0, upper=False, colour="text")


def fitted(text: str, across: float = 100, down: float = 30, least: float = 8, **changed: object) -> float | None:
    setting = Setting(**{name: changed.get(name, getattr(HEADING, name)) for name in Setting.__slots__})  # type: ignore[arg-type]  # by name
    return fitting_size(text, Place(0, 0, across, down), setting, least, theme())


def test_what_has_room_is_as_large_as_the_stylesheet_has_it() -> None:
    assert fitted("Jo Ng") == 40


def test_what_is_wider_is_smaller_and_fills_its_line() -> None:
    size = fitted("Siân Ŵyn Llŷr Gruffydd", down=17)
    assert size is not None
    assert 0.9 < width("Siân Ŵyn Llŷr Gruffydd", theme()) * size / (100 * POINTS) <= 1


def test_a_higher_area_takes_more_lines() -> None:
    one, two = (fitted("Maximiliana Katarzyna Nowakowska ferch Llywelyn", down=down) for down in (17, 34))
    assert one is not None
    assert two is not None
    assert one < two


def test_a_word_is_broken_only_where_it_fits_in_no_other_way() -> None:
    whole, broken = fitted("Maximiliana", across=40), fitted("Maximiliana" * 9, across=40, down=60)
    assert whole is not None
    assert width("Maximiliana", theme()) * whole <= 40 * POINTS
    assert broken is not None
    assert width("Maximiliana" * 9, theme()) * broken > 40 * POINTS


def test_what_does_not_fit_at_the_smallest_size_does_not_fit() -> None:
    assert fitted("Maximiliana " * 200) is None


@pytest.mark.parametrize("changed", [{"upper": True}, {"spacing": 0.2}, {"leading": 1.9}])
def test_capitals_and_space_take_room(changed: dict[str, float]) -> None:
    plain, more = fitted("Maximiliana Katarzyna Nowakowska"), fitted("Maximiliana Katarzyna Nowakowska", **changed)
    assert plain is not None
    assert more is not None
    assert more < plain


def test_paragraphs_and_lists_stand_below_each_other() -> None:
    one = fitted(Markup("<p>One thing and another</p>"), down=14, style="font-body", weight=400)
    three = fitted(
        Markup("<p>One thing</p><ul><li>and</li><li>another</li></ul>"), down=14, style="font-body", weight=400
    )
    assert one is not None
    assert three is not None
    assert three < one / 1.5

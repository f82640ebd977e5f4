"""Words and codes on sheets that are seen, and some that are there and are not."""

import pytest
from markupsafe import Markup

from engine.press import Box, QrCode, printed, styles, unseen
from tests.press.making import theme

PAGE = (
    '<!doctype html><html lang="en"><head><title>Seen</title><style>@page {{ margin: 0 }} body {{ margin: 0 }} '
    "section > * {{ position: absolute; margin: 0; left: 20mm; width: 60mm; height: 8mm; font-size: 11pt }} "
    ".one {{ top: 20mm }} .two {{ top: 40mm }} svg {{ top: 60mm; width: 30mm; height: 30mm }} {0}</style></head>"
    '<body><section><div class="ground"></div><p class="one">Certificate number</p><p class="two">HSD7-PHAV</p>{1}'
    '<div class="lid"></div></section></body></html>'
)
ONE, TWO = Box(1, 20, 20, 60, 8), Box(2, 20, 40, 60, 8)
CODE = Box(3, 20, 60, 30, 30, code=True)
ALONE = "* { opacity: 1 !important; color: black !important; background-color: transparent !important }"
LID = ".lid { background-color: white; height: 30mm; %s }"


def sheet(css: str = "") -> bytes:
    code = QrCode("https://certificates.example.org/certificate/HSD7PHAV4022E", "A code")
    return printed(PAGE.format(Markup(css), code.svg()), styles(theme(), ()))


def hidden(css: str) -> list[Box] | None:
    return unseen(sheet(css), sheet(ALONE), [ONE, TWO, CODE])


@pytest.mark.parametrize("css", ["", ".one { color: #595959 }", ".ground { background-color: #eeeeee; height: 50mm }"])
def test_what_can_be_read_is_seen(css: str) -> None:
    assert hidden(css) == []


@pytest.mark.parametrize(
    ("css", "boxes"),
    [
        (".one { opacity: 0 }", [ONE]),
        (".two { opacity: 0.4 }", [TWO]),
        (".one { color: #aaaaaa }", [ONE]),
        (".two { transform: rotate(4deg) }", [TWO]),
        (".two { top: 43mm }", [TWO]),
        (".ground { background-color: #222222; top: 35mm; height: 10mm; width: 90mm }", [TWO]),
        (LID % "top: 18mm", [ONE, TWO]),
        (LID % "top: 41mm; width: 10mm; height: 4mm", [TWO]),
        (LID % "top: 65mm; width: 10mm; height: 10mm", [CODE]),
        (".ground { background-color: #222222; top: 60mm; width: 90mm; height: 30mm }", [CODE]),
        (".one { font-size: 0 }", [ONE]),
        (".lid { box-sizing: border-box; border: 3mm solid black; top: 60mm; width: 30mm; height: 30mm }", [CODE]),
    ],
)
def test_what_cannot_is_told_whatever_hides_it(css: str, boxes: list[Box]) -> None:
    assert hidden(css) == boxes


def test_what_stands_elsewhere_whatever_else_is_said_is_not_where_it_should_be() -> None:
    moved = ".one { left: 120mm } "
    assert unseen(sheet(moved), sheet(moved + ALONE), [ONE, TWO, CODE]) == [ONE]


def test_what_does_not_stay_on_one_page_is_not_looked_for() -> None:
    assert hidden("section > p { position: static; break-before: page }") is None
    assert hidden("body { display: none }") is None

from __future__ import annotations

from pathlib import Path

import pytest

from engine.themes.colours import six_digits
from tests.themes.making import PLAIN, only, read, sound, write


@pytest.mark.parametrize(
    ("written", "digits"),
    [("#5b2a86", "#5b2a86"), ("#5B2A86", "#5b2a86"), ("#fa0", "#ffaa00"), ("#FFF", "#ffffff"),
     ("5b2a86", None), ("#5b2a8", None), ("red", None), ("#5b2a86ff", None), ("", None)],
)  # fmt: skip
def test_a_colour_has_six_digits_or_three(written: str, digits: str | None) -> None:
    assert six_digits(written) == digits


def test_three_digits_are_as_good_as_six(tmp_path: Path) -> None:
    assert sound(tmp_path, PLAIN.replace("#5b2a86", "#529")).tokens["brand"] == "#552299"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("purple", 'Write it in digits, in quotation marks: "#800080".'),
        ("rgb(91, 42, 134)", 'Write it in digits, in quotation marks: "#5b2a86".'),
        ("hsl(272 52% 35%)", 'Write it in digits, in quotation marks: "#5c2b88".'),
        ("rgb(91 42 134 / 50%)", "It must be a colour in six digits"),
        ("burple", "It must be a colour in six digits"),
    ],
)
def test_a_colour_that_is_written_otherwise_is_told_in_digits(tmp_path: Path, written: str, hint: str) -> None:
    problem = only(read(tmp_path, PLAIN.replace('"#5b2a86"', written)))
    assert problem.code == "value.pattern"
    assert problem.hint.startswith(hint)


def test_the_ground_of_a_logo_is_a_colour_too(tmp_path: Path) -> None:
    logo = "logo: {file: logo.svg, alt: {en: It, cy: Fe}, ground: navy}\n"
    write(tmp_path, PLAIN + logo)
    told = {problem.code: problem.hint for problem in read(tmp_path, PLAIN + logo).problems}
    assert told["value.pattern"] == 'Write it in digits, in quotation marks: "#000080".'


@pytest.mark.parametrize(
    "radius",
    ["0", "0px", "0.5rem", ".375em", "1rem", "1.25rem", "1.125rem", "1.5rem", "1.50rem", "10.5px", "23.9px", "24px"],
)
def test_corners_are_as_round_as_boxes_can_be(tmp_path: Path, radius: str) -> None:
    assert sound(tmp_path, f"{PLAIN}  radius: {radius}\n").tokens["radius"] == radius


@pytest.mark.parametrize("radius", ["1.501rem", "1.6rem", "24.5px", "25px", "2rem", "50%", "0.5", "-1px"])
def test_corners_that_are_rounder_are_refused_with_the_limit(tmp_path: Path, radius: str) -> None:
    problem = only(read(tmp_path, f"{PLAIN}  radius: {radius}\n"))
    assert problem.hint.startswith("It must be 0, or a length such as 0.5rem or 8px, up to 1.5rem or 24px.")


@pytest.mark.parametrize("name", ["https://x.org/a.svg", "logo.gif", "../logo.svg", "logo"])
def test_a_name_that_is_none_of_a_picture_is_one_problem(tmp_path: Path, name: str) -> None:
    text = f'{PLAIN}icon: "{name}"\n'
    (write(tmp_path, text) / "logo.gif").write_bytes(b"GIF89a")
    assert only(read(tmp_path, text)).code == "value.pattern"


def test_a_reserved_typeface_is_one_problem(tmp_path: Path) -> None:
    assert only(read(tmp_path, f"{PLAIN}  font-body: [GDS Transport, sans-serif]\n")).code == "theme.reserved"

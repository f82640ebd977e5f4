"""Themes to try things with: folders that are in order, to be spoilt."""

from __future__ import annotations

import shutil
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from PIL import Image

from engine.document import Problem
from engine.themes import Read, Shelf, Theme
from engine.themes.complaints import Complaints

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "themes"
FACES = SHIPPED / "default" / "fonts"
FACE = "atkinson-hyperlegible-next-regular"

PLAIN = """\
name: The Institute
extends: default
tokens:
  brand: "#5b2a86"
  action: "#0b5d3b"
"""
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'


def write(folder: Path, text: str = PLAIN, name: str = "institute") -> Path:
    """A theme with this text beside the others of a folder."""
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    (place / "theme.yaml").write_text(text, encoding="utf-8")
    return place


def read(folder: Path, text: str = PLAIN, name: str = "institute") -> Read:
    """What becomes of such a theme."""
    write(folder, text, name)
    return Shelf(folder).read(name)


def sound(folder: Path, text: str = PLAIN, name: str = "institute") -> Theme:
    """The same for one that is in order."""
    found = read(folder, text, name)
    assert [str(problem) for problem in found.problems] == []
    assert found.theme is not None
    return found.theme


def only(found: Read) -> Problem:
    """The one problem of a theme, which keeps it from being used."""
    (problem,) = found.problems
    assert found.theme is None
    return problem


def codes(complaints: Complaints) -> list[tuple[str, int]]:
    return [(problem.code, problem.span.line) for problem in complaints.problems]


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 3), frames: int = 1) -> bytes:
    drawn = BytesIO()
    images = [Image.new("RGB", size, (number * 40, 0, 0)) for number in range(frames)]
    images[0].save(drawn, kind, save_all=frames > 1, append_images=images[1:])
    return drawn.getvalue()


def with_faces(place: Path) -> None:
    """Put the shipped typeface into a theme's folder."""
    shutil.copytree(FACES, place / "fonts")


@cache
def changed_face(flavour: str, change: str) -> bytes:
    """The shipped typeface as a file, with one thing about it changed."""
    font = TTFont(FACES / f"{FACE}.{flavour}")
    if change == "restricted":
        font["OS/2"].fsType = 0x0002
    elif change == "whole":
        font["OS/2"].fsType = 0x0100
    elif change == "without Welsh":
        for table in font["cmap"].tables:
            table.cmap.pop(0x175, None)
            table.cmap.pop(0x177, None)
    elif change == "large":
        font["zzzz"] = table = DefaultTable("zzzz")
        table.data = Random(1).randbytes(60_000)  # noqa: S311  # to be no smaller when it is squeezed
    else:
        for number in (1, 16):
            font["name"].setName(change, number, 3, 1, 0x409)
    made = BytesIO()
    font.save(made)
    return made.getvalue()


FONTS = "".join(
    f"  - {{family: Atkinson Hyperlegible Next, weight: {weight}, web: fonts/{stem}.woff2, print: fonts/{stem}.ttf, "
    "licence: fonts/OFL.txt}\n"
    for weight, stem in ((400, FACE), (700, FACE.replace("regular", "bold")))
)
WHOLE = f"""\
name: The Institute
fonts:
{FONTS}tokens:
  brand: "#5b2a86"
  action: "#0b5d3b"
  font-body: [Atkinson Hyperlegible Next, sans-serif]
  font-heading: [Atkinson Hyperlegible Next, sans-serif]
"""
"""A theme that takes nothing over from another one."""

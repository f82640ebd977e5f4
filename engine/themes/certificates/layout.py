"""Where each area of a certificate stands on the sheet, and how its words are set: reckoned before it is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from cssselect2 import ElementWrapper  # type: ignore[import-untyped]

from engine.themes.certificates.markup import Element
from engine.themes.certificates.rules import LENGTH, Rule

MILLIMETRES: Mapping[str, float] = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
SHEET = "q-certificate"
TOKEN = re.compile(r"var\(--q-([a-z-]+)\)")
BOLD = {"700", "bold"}
BASE: Mapping[str, str] = {
    "font-family": "var(--q-font-body)",
    "font-weight": "400",
    "font-size": "11pt",
    "line-height": "1.4",
    "letter-spacing": "0",
    "text-transform": "none",
    "color": "var(--q-text)",
}
"""What areas inherit where nothing is said: as styles/certificate_sheet.css has it."""
EVEN = BASE.keys() - {"font-weight", "color"}
"""What is one and the same for all words of an area, because they are measured by it."""
HEIGHTS = ("height", "max-height")


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on the sheet, in millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set: in the typeface of headings or texts, in points; the space between letters is in em.

    `style` and `colour` are tokens of the theme.
    """

    style: str
    weight: int
    size: float
    leading: float
    spacing: float
    upper: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An area with its place, which it has not if the stylesheet does not give it one, and how it sets words.

    It is not `even` if words within it are set otherwise. `ground` is the token of the colour behind it, if it has one.
    """

    area: Element
    place: Place | None
    setting: Setting
    hidden: bool
    even: bool
    ground: str | None


@dataclass(frozen=True, eq=False)
class Layout:
    """A template with its stylesheet: the areas of a certificate in the order in which they are read.

    `pictures` tells of those the template names where the PDF writer finds them.
    """

    areas: tuple[Element, ...]
    rules: tuple[Rule, ...]
    template: Path
    stylesheet: Path
    portrait: bool = False
    pictures: Mapping[str, str] = field(default_factory=dict)

    def placed(self, edges: tuple[float, float], classes: Iterable[str] = ()) -> tuple[Placed, ...]:
        """The areas on a sheet of this width and height (mm), when the sheet itself has these classes."""
        return _placed(self, edges, frozenset(classes))


@lru_cache(maxsize=256)
def _placed(layout: Layout, edges: tuple[float, float], classes: frozenset[str]) -> tuple[Placed, ...]:
    html = ET.Element("html")
    sheet = ET.SubElement(ET.SubElement(html, "body"), "section", {"class": " ".join([SHEET, *sorted(classes)])})
    for area in layout.areas:
        sheet.append(_tree(area))
    root = ElementWrapper.from_html_root(html)
    body = next(root.iter_children())
    section = next(body.iter_children())
    inherited = dict(BASE)
    for each in (root, body, section):
        inherited |= {name: value for name, value in _values(each, layout.rules).items() if name in BASE}
    found = []
    for area, node in zip(layout.areas, section.iter_children(), strict=True):
        values = _values(node, layout.rules)
        setting = _setting({**inherited, **values})
        even = not any(EVEN & _values(each, layout.rules).keys() for each in node.iter_children())
        hidden = values.get("display") == "none"
        found.append(Placed(area, _place(values, edges), setting, hidden, even, _token(values.get("background-color"))))
    return tuple(found)


def _tree(element: Element) -> ET.Element:
    made = ET.Element(element.tag, dict(element.attributes))
    made.extend(_tree(each) for each in element.inside if isinstance(each, Element))
    return made


def _values(node: Any, rules: Iterable[Rule]) -> dict[str, str]:  # noqa: ANN401  # cssselect2 is not annotated
    """What is set for an element: of what several rules set, that of the nearest one."""
    matching = sorted(_matching(node, rules), key=lambda each: each[:2])
    return {name: value for _, _, values in matching for name, value in values.items()}


def _matching(node: Any, rules: Iterable[Rule]) -> Iterator[tuple[Any, int, Mapping[str, str]]]:  # noqa: ANN401
    for order, rule in enumerate(rules):
        for selector in rule.selectors:
            if selector.pseudo_element is None and selector.test(node):
                yield selector.specificity, order, rule.values


def _setting(values: Mapping[str, str]) -> Setting:
    return Setting(
        style=_token(values["font-family"]) or "",
        weight=700 if values["font-weight"] in BOLD else 400,
        size=float(values["font-size"].removesuffix("pt")),
        leading=float(values["line-height"]),
        spacing=float(values["letter-spacing"].removesuffix("em")),
        upper=values["text-transform"] == "uppercase",
        colour=_token(values["color"]) or "",
    )


def _token(value: str | None) -> str | None:
    """The token of a theme that a value refers to."""
    found = TOKEN.fullmatch(value or "")
    return found[1] if found else None


def _place(values: Mapping[str, str], edges: tuple[float, float]) -> Place | None:
    width, height = edges
    tall = next((values[name] for name in HEIGHTS if name in values), None)
    across = _axis(values.get("left"), values.get("width"), values.get("right"), width)
    down = _axis(values.get("top"), tall, values.get("bottom"), height)
    return Place(across[0], down[0], across[1], down[1]) if across and down else None


def _axis(start: str | None, size: str | None, end: str | None, whole: float) -> tuple[float, float] | None:
    """Where something begins and how long it is, from two of the three that say it."""
    begins, long, ends = (_length(each, whole) for each in (start, size, end))
    if begins is not None and long is not None:
        return begins, long
    if ends is not None and long is not None:
        return whole - ends - long, long
    if begins is not None and ends is not None:
        return begins, whole - begins - ends
    return None


def _length(value: str | None, whole: float) -> float | None:
    if value is None or not re.fullmatch(LENGTH, value):
        return None
    if value.endswith("%"):
        return whole * float(value[:-1]) / 100
    return float(value[:-2]) * MILLIMETRES[value[-2:]] if value != "0" else 0.0

"""The stylesheet of a certificate read into rules: only what is known to be printed as it is reckoned.

Where words stand and how large they are is reckoned before anything is laid out, so that nothing is ever clipped;
colours and typefaces are those of the theme, which are checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import tinycss2
from cssselect2 import SelectorError, compile_selector_list  # type: ignore[import-untyped]

from engine.compiler.draft import did_you_mean
from engine.document import Span
from engine.themes.certificates.markup import LARGEST
from engine.themes.complaints import Complaints
from engine.themes.tokens import COLOURS, FONT_LISTS

_NUMBER = r"-?(\d+(\.\d+)?|\.\d+)"
LENGTH = rf"(0|{_NUMBER}(mm|cm|in|pt|%))"
_THICK = rf"(0|{_NUMBER}(mm|pt))"
_COLOUR = rf"(var\(--q-({'|'.join(COLOURS)})\)|transparent)"
_LINE = rf"({_THICK} (solid|double|dotted|dashed) {_COLOUR}|none|0)"
_LENGTHS = (LENGTH, "a length such as 12mm, 1.5in or 10%")
_COLOURS = (_COLOUR, "a colour of the theme, such as var(--q-brand)")
_LINES = (_LINE, "a line such as 0.5mm solid var(--q-brand)")
PROPERTIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("top", "right", "bottom", "left", "width", "height", "max-height"), _LENGTHS),
        "color": _COLOURS,
        "font-family": (
            rf"var\(--q-({'|'.join(FONT_LISTS)})\)",
            "var(--q-font-heading) or var(--q-font-body)",
        ),
        "font-size": (r"\d{1,2}(\.\d{1,2})?pt", "points, such as 11pt, and less than 100"),
        "font-weight": ("400|700|normal|bold", "400 or 700"),
        "line-height": (r"[12](\.\d+)?", "a number such as 1.3"),
        "letter-spacing": (
            r"0|-0?\.0[0-5]em|(0?\.\d+|[01](\.\d+)?)em",
            "a length such as 0.05em, no less than -0.05em",
        ),
        "text-align": ("left|right|center|start|end", "left, right, center, start or end"),
        "text-transform": ("none|uppercase", "none or uppercase"),
        "background-color": _COLOURS,
        **dict.fromkeys(("border", "border-top", "border-right", "border-bottom", "border-left"), _LINES),
        "border-radius": (LENGTH, "a length such as 2mm or 50%"),
        "opacity": (r"0|1|0?\.\d+", "a number from 0 to 1"),
        "transform": (rf"rotate\({_NUMBER}deg\)", "rotate(45deg)"),
        "object-fit": ("contain|cover|fill", "contain, cover or fill"),
        "object-position": (r"(left|center|right)( (top|center|bottom))?", "such as left top"),
        "content": (r'""', 'nothing: ""'),
        "position": ("absolute", "absolute"),
        "display": ("none|block", "none or block"),
    }
)
"""What can be set, in which way, and what that is in words."""
INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "import": "Delete it: everything stands in this one file.",
        "font-face": "Delete it: typefaces stand under fonts in theme.yaml.",
        "page": "Delete it: the size of the paper stands in theme.yaml.",
        "media": "Delete it: this is for paper only.",
        "background": 'Write background-color; a picture is an area: <img class="…" src="frame.svg" alt="">.',
        "background-image": 'A picture is an area: <img class="…" src="frame.svg" alt="">.',
        "font": "Write font-family, font-size, font-weight and line-height.",
        "inset": "Write top, right, bottom and left.",
        "margin": "Every area has a place of its own: top, right, bottom and left.",
        "padding": "Make the area smaller instead.",
        "overflow": "Delete it: nothing is ever clipped.",
        "font-style": "Delete it: themes bring no italics.",
    }
)
SELECTOR = re.compile(r"[\w\s.,>*-]+(::(before|after)[\s\w.,>*-]*)?")
LEGIBLE = 8
"""The smallest size of words, in points."""
CODE = "theme.certificate-style"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is set for whom: `selectors` as they are matched, `values` by property, each with its place."""

    selectors: tuple[Any, ...]
    values: Mapping[str, str]
    places: Mapping[str, Span]


def read_rules(data: bytes, complaints: Complaints) -> tuple[Rule, ...]:
    """The rules of a stylesheet. Complains of what cannot be in it."""
    if len(data) > LARGEST:
        message = f"The stylesheet has {len(data) // 1000:,} kB. It can have {LARGEST // 1000} kB."
        complaints.take("theme.certificate-large", Span(1, 1, 1, 2), message, "Delete what is not used.")
        return ()
    text = data.decode("utf-8-sig", "replace")
    try:
        return tuple(_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), complaints))
    except RecursionError:
        complaints.take(CODE, Span(1, 1, 1, 2), "It has brackets in brackets, too many to be read.", "Delete them.")
        return ()


def _rules(nodes: list[Any], complaints: Complaints) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "at-rule":
            hint = INSTEAD.get(node.lower_at_keyword, "Delete it.")
            message = f"@{node.at_keyword} cannot be in the stylesheet of a certificate."
            complaints.take(CODE, _at(node, len(node.at_keyword) + 1), message, hint)
        elif node.type == "error":
            complaints.take(CODE, _at(node), f"This cannot be read: {node.message}.", "Look for a missing } or {.")
        else:
            selectors = _selectors(node, complaints)
            values, places = _values(node, complaints)
            yield Rule(selectors, values, places)


def _selectors(node: Any, complaints: Complaints) -> tuple[Any, ...]:  # noqa: ANN401  # tinycss2 is not annotated
    written = tinycss2.serialize(node.prelude).strip()
    if SELECTOR.fullmatch(written):
        try:
            return tuple(compile_selector_list(node.prelude))
        except SelectorError:
            pass
    hint = "Name elements and classes, such as .name or .facts p: what is personal is printed apart from the rest."
    complaints.take(CODE, _at(node, len(written)), f'"{written}" cannot be told from a single area.', hint)
    return ()


def _values(node: Any, complaints: Complaints) -> tuple[dict[str, str], dict[str, Span]]:  # noqa: ANN401
    values, places = {}, {}
    for each in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
        if each.type != "declaration":
            message = f"This cannot be read: {getattr(each, 'message', 'a rule in a rule')}."
            complaints.take(CODE, _at(each), message, "Write it like this: color: var(--q-brand).")
            continue
        value = tinycss2.serialize(each.value).strip()
        problem = _refused(each.lower_name, value, important=each.important)
        if problem is not None:
            complaints.take(CODE, _at(each, len(each.name)), *problem)
            continue
        values[each.lower_name], places[each.lower_name] = value, _at(each, len(each.name))
        if each.lower_name == "font-size" and float(value.removesuffix("pt")) < LEGIBLE:
            message = f"{value} is too small to be read."
            complaints.take("theme.certificate-small", _at(each, len(each.name)), message, f"At least {LEGIBLE}pt.")
    return values, places


def _refused(name: str, value: str, *, important: bool) -> tuple[str, str] | None:
    """What is wrong with a declaration, and what to do."""
    if name not in PROPERTIES:
        near = did_you_mean(name, PROPERTIES, "docs/themes.md lists what can be set.")
        return f'"{name}" cannot be set on a certificate.', INSTEAD.get(name) or INSTEAD.get(
            name.split("-", maxsplit=1)[0]
        ) or near
    if "url(" in value.lower():
        return f'"{name}" loads something.', INSTEAD["background-image"]
    pattern, says = PROPERTIES[name]
    if not re.fullmatch(pattern, value):
        return f'"{name}" cannot be "{value}".', f"Give {says}."
    if important:
        return f'"{name}" is !important.', "Delete !important, and write the rule further down."
    return None


def _at(node: Any, length: int = 1) -> Span:  # noqa: ANN401
    line, column = int(node.source_line), int(node.source_column)
    return Span(line, column, line, column + length)

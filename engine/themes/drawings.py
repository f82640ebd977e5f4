"""Whether an SVG is only a drawing: parsed, with a list of what may be in it, and everything else refused.

Browsers run no script of a picture and load nothing for it. This is for whoever opens it by itself, and for paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.parsers import expat

import tinycss2

from engine.document import Span
from engine.themes.complaints import Complaints

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
ELEMENTS = frozenset(
    {"svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "text", "tspan"}
    | {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker"}
)
FUNCTIONS = frozenset(
    {"url", "rgb", "rgba", "hsl", "hsla", "calc", "matrix", "rotate", "skewx", "skewy"}
    | {"translate", "translatex", "translatey", "scale", "scalex", "scaley"}
)
"""What may be called in styles and attributes."""
INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "script": "A picture runs no program. Delete it.",
        "foreignObject": "Delete it: a picture holds no web page.",
        "image": "Draw it, or save the whole logo as PNG: a picture loads no other picture.",
        "a": "Delete it: the logo is a link already.",
        "animate": "Delete it: nothing moves here.",
        "animateMotion": "Delete it: nothing moves here.",
        "animateTransform": "Delete it: nothing moves here.",
        "set": "Delete it: nothing changes here.",
        "filter": "Export it without effects such as shadows.",
    }
)
SAID = ("id", "class", "aria-", "data-")
"""Attributes that are only read, so that anything may stand in them."""
DEEPEST = 50
PLAIN = 'Save it as "plain" or "optimised" SVG.'
OUTLINES = "Refer to a part of the same drawing, such as #shape, or delete it."


def check_drawing(data: bytes, complaints: Complaints) -> None:
    """Complain of everything in an SVG that is no drawing, each at its line."""
    _Drawing(data, complaints).check()


class _Drawing:
    """One SVG on its way through the parser."""

    def __init__(self, data: bytes, complaints: Complaints) -> None:
        self._data = data
        self._complaints = complaints
        self._open: list[str] = []
        self._style: list[str] = []
        self._style_at = Span(1, 1, 1, 2)
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartDoctypeDeclHandler = self._doctype

    def check(self) -> None:
        try:
            self._parser.Parse(self._data, True)  # noqa: FBT003  # expat's own way to say that this is all
        except _Enough:
            return
        except expat.ExpatError as error:
            place = Span(error.lineno, error.offset + 1, error.lineno, error.offset + 2)
            message = f"This is no SVG: {expat.ErrorString(error.code)}."
            self._complaints.take("theme.svg-broken", place, message, "Export it again.")

    def _here(self, length: int = 1) -> Span:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        return Span(line, column, line, column + length)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and "viewBox" not in attributes:
            hint = 'Add one, such as viewBox="0 0 320 80": the drawing is made larger and smaller by it.'
            self._refuse("theme.svg-size", local, "The drawing has no viewBox.", hint)
        if len(self._open) == DEEPEST:
            self._refuse("theme.svg-element", local, f"The drawing is nested more than {DEEPEST} deep.", PLAIN)
        if self._is_drawn(space, local):
            for attribute, value in attributes.items():
                self._attribute(local, attribute, value)
        self._open.append(local)
        if local == "style":
            self._style_at, self._style = self._here(len("<style")), []

    def _is_drawn(self, space: str, local: str) -> bool:
        """Whether an element is part of a drawing; its attributes do not matter where it is not."""
        if not self._open and (space, local) != (SVG, "svg"):
            self._refuse("theme.svg-broken", local, f"This is no SVG: it begins with <{local}>.", "Export it again.")
        elif space != SVG:
            self._refuse("theme.svg-element", local, f"<{local}> is no part of a drawing.", PLAIN)
        elif local not in ELEMENTS:
            hint = INSTEAD.get(local, f"Export it without. {PLAIN}")
            self._refuse("theme.svg-element", local, f"<{local}> cannot be in a picture.", hint)
        return space == SVG and local in ELEMENTS

    def _attribute(self, element: str, name: str, value: str) -> None:
        space, _, local = name.rpartition(" ")
        if local.lower().startswith("on"):
            self._refuse("theme.svg-event", element, f'"{local}" runs a program.', "Delete it.")
        elif local == "href" and space in {"", XLINK}:
            if not value.strip().startswith("#"):
                self._refuse("theme.svg-reference", element, f'"{local}" leads out of the drawing.', OUTLINES)
        elif local == "style" and not space:
            self._styled(element, tinycss2.parse_blocks_contents(value))
        elif not space and not local.startswith(SAID):
            self._styled(element, tinycss2.parse_component_value_list(value))

    def _end(self, _: str) -> None:
        if self._open.pop() == "style":
            for complaint in _outward(tinycss2.parse_stylesheet("".join(self._style))):
                self._complaints.take("theme.svg-reference", self._style_at, complaint, OUTLINES)

    def _text(self, text: str) -> None:
        if self._open and self._open[-1] == "style":
            self._style.append(text)

    def _styled(self, element: str, nodes: object) -> None:
        for complaint in _outward(nodes):
            self._refuse("theme.svg-reference", element, complaint, OUTLINES)

    def _instruction(self, target: str, _: str) -> None:
        message = f"<?{target}?> has no place in a picture."
        self._complaints.take("theme.svg-element", self._here(len(target) + 2), message, "Delete it.")

    def _doctype(self, *_: object) -> None:
        message = "The drawing has a <!DOCTYPE>, which can hold anything."
        self._complaints.take("theme.svg-doctype", self._here(len("<!DOCTYPE")), message, "Delete it: it is not used.")
        raise _Enough

    def _refuse(self, code: str, element: str, message: str, hint: str) -> None:
        self._complaints.take(code, self._here(len(element) + 1), message, hint)


class _Enough(Exception):  # noqa: N818  # no error: the complaint is taken down
    """Nothing further is read."""


def _outward(nodes: object) -> Iterator[str]:
    """What is wrong with styles: whatever loads something, however it is spelt."""
    for node in nodes if isinstance(nodes, list) else ():
        if node.type == "at-rule":
            yield f"@{node.at_keyword} cannot be in a picture."
        elif node.type == "url" or (node.type == "function" and node.lower_name == "url"):
            if not _address(node).startswith("#"):
                yield "A style loads something from outside the drawing."
        elif node.type == "function" and node.lower_name not in FUNCTIONS:
            yield f"{node.lower_name}() cannot be in a picture."
        elif node.type == "error":
            yield f"A style cannot be read: {node.message}."
        for inner in ("arguments", "content", "prelude", "value"):
            yield from _outward(getattr(node, inner, None))


def _address(node: object) -> str:
    if getattr(node, "type", "") == "url":
        return str(getattr(node, "value", "")).strip()
    return "".join(str(each.value) for each in getattr(node, "arguments", ()) if each.type == "string").strip()

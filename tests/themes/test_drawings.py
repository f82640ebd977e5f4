from __future__ import annotations

import pytest

from engine.themes.complaints import Complaints
from engine.themes.drawings import check_drawing
from tests.themes.making import DRAWING, codes

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">'


def complaints(drawing: str | bytes) -> Complaints:
    found = Complaints("logo.svg")
    check_drawing(drawing if isinstance(drawing, bytes) else drawing.encode(), found)
    return found


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0L1 1" fill="#ffffff" stroke="rgb(1, 2, 3)" transform="translate(1 2) rotate(3)"/>',
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)"/>',
        '<g id="a"/><use href="#a"/><use xlink:href="#a"/>',
        '<style>.a { fill: url("#a"); stroke: #fff }</style><path class="a" style="fill: url(#b)"/>',
        '<title>Siân\'s "own" (half</title><g aria-label="It\'s url(ours)" data-name="x(" id="Layer 1"/>',
        "<!-- made by hand --><metadata/>",
    ],
)  # fmt: skip
def test_a_drawing_is_let_through(inside: str) -> None:
    assert codes(complaints(f"{HEAD}\n{inside}\n</svg>")) == []
    assert codes(complaints(DRAWING)) == []


@pytest.mark.parametrize(
    ("inside", "code", "says"),
    [
        ("<script>alert(1)</script>", "element", "<script> cannot be in a picture."),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg"/>', "element", "<script> cannot be in a picture."),
        ('<script xmlns="http://www.w3.org/1999/xhtml"/>', "element", "<script> is no part of a drawing."),
        ("<foreignObject/>", "element", "<foreignObject>"),
        ('<image href="data:image/png;base64,AAAA"/>', "element", "<image>"),
        ('<image xlink:href="https://x.org/spy.png"/>', "element", "<image>"),
        ('<a href="https://x.org/"/>', "element", "<a>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "element", "<set>"),
        ('<animate attributeName="xlink:href" values="javascript:x"/>', "element", "<animate>"),
        ('<filter><feImage href="#a"/></filter>', "element", "<filter>"),
        ('<handler xmlns="http://www.w3.org/2001/xml-events"/>', "element", "<handler>"),
        ('<g onload="alert(1)"/>', "event", '"onload" runs a program.'),
        ('<g OnClick="alert(1)"/>', "event", '"OnClick" runs a program.'),
        ('<use href="https://x.org/a.svg#a"/>', "reference", '"href" leads out of the drawing.'),
        ('<use xlink:href="data:image/svg+xml,x#a"/>', "reference", '"href" leads out of the drawing.'),
        ('<use href=" javascript:alert(1)"/>', "reference", '"href" leads out of the drawing.'),
        ("<rect fill=\"url('https://x.org/#a')\"/>", "reference", "from outside the drawing"),
        ('<rect fill="u\\72l(https://x.org/#a)"/>', "reference", "from outside the drawing"),
        ('<rect style="fill: URL( data:x )"/>', "reference", "from outside the drawing"),
        ("<rect style=\"background: image-set('x.png' 1x)\"/>", "reference", "image-set() cannot be in a picture."),
        ("<style>@import 'x.css';</style>", "reference", "@import cannot be in a picture."),
        ("<style>@\\69mport url(x.css);</style>", "reference", "@import cannot be in a picture."),
        ("<style><![CDATA[a{fill:url(//x.org/a)}]]></style>", "reference", "from outside the drawing"),
        ("<style>@font-face{src:url(x.woff2)}</style>", "reference", "@font-face cannot be in a picture."),
        ('<?xml-stylesheet href="x.css"?>', "element", "<?xml-stylesheet?>"),
    ],
)
def test_whatever_is_more_than_a_drawing_is_refused_at_its_line(inside: str, code: str, says: str) -> None:
    found = complaints(f"{HEAD}\n\n{inside}</svg>")
    assert (f"theme.svg-{code}", 3) in codes(found)
    assert any(says in problem.message for problem in found.problems)
    assert all(problem.file == "logo.svg" for problem in found.problems)


@pytest.mark.parametrize(
    "entities",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    ],
)
def test_a_doctype_is_refused_before_anything_in_it_is_read(entities: str) -> None:
    found = complaints(f"<?xml version='1.0'?>\n{entities}\n{HEAD}<script/>&a;&x;</svg>")
    assert codes(found) == [("theme.svg-doctype", 2)]


@pytest.mark.parametrize("broken", ["", "hello", "<svg", f"{HEAD}<g></svg>", "<html/>", b"\x89PNG", b"\xff\xfe<\0s\0"])
def test_what_is_no_svg_is_refused(broken: str | bytes) -> None:
    assert ("theme.svg-broken", 1) in codes(complaints(broken))


def test_a_drawing_says_how_large_it_is() -> None:
    found = complaints('<svg xmlns="http://www.w3.org/2000/svg" width="8"/>')
    assert codes(found) == [("theme.svg-size", 1)]


def test_nobody_is_kept_busy_by_depth() -> None:
    assert ("theme.svg-element", 1) in codes(complaints(HEAD + "<g>" * 60 + "</g>" * 60 + "</svg>"))


def test_everything_is_told_in_one_run() -> None:
    found = complaints(f'{HEAD}\n<script/>\n<g onload="x"/>\n<use href="x"/>\n<style>@import "x"</style>\n</svg>')
    assert [line for _, line in codes(found)] == [2, 3, 4, 5]

"""Whether a template can be printed: what must be there is, alone where it must be, on the sheet and large enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from engine.document import Span
from engine.themes.certificates.layout import Layout, Place, Placed
from engine.themes.certificates.markup import BLOCKS, Element, read_areas
from engine.themes.certificates.rules import read_rules
from engine.themes.certificates.slots import ALONE, DRAWN, NEEDED, OPTIONAL
from engine.themes.complaints import Complaints
from engine.themes.tokens import PAPER, TEXT, pairs

CODE = 25.0
"""The least width of a QR code with what stays white round it, in millimetres: 20 for the code alone."""
PLACING = "Give its class left or right with a width, and top or bottom with a height or max-height."
SLACK = 0.01
WORD, LINE = 5.0, 3.5
"""The least width and height of an area: there is room for a letter of the smallest size."""
TOP = Span(1, 1, 1, 2)
STATES = (frozenset[str](), frozenset(f"q-with-{slot}" for slot in OPTIONAL), frozenset({"q-sample"}))
"""What the sheet is called where nothing optional is there, where all of it is, and on a sample."""
SHEETS: Mapping[str, tuple[float, float]] = {"A4": (297.0, 210.0), "Letter": (279.4, 215.9)}
"""The sheets in landscape."""


def read_layout(template: Path, stylesheet: Path, *, portrait: bool = False) -> tuple[Layout, Complaints, Complaints]:
    """A layout out of its two files, with what is wrong in each."""
    html, css = Complaints(str(template)), Complaints(str(stylesheet))
    areas = read_areas(template.read_bytes(), html)
    rules = read_rules(stylesheet.read_bytes(), css)
    layout = Layout(areas, rules, template, stylesheet, portrait)
    if not html.problems:
        _check_areas(layout, html)
    if not html.problems and not css.problems:
        _check_places(layout, html)
    return layout, html, css


def _check_areas(layout: Layout, complaints: Complaints) -> None:
    for area in layout.areas:
        for element, what, hint in _misplaced(area):
            complaints.take("theme.certificate-area", element.span, what, hint)
    there = {slot for area in layout.areas for slot in area.slots}
    for slot in NEEDED:
        if slot not in there:
            hint = f'Add <slot name="{slot}"></slot>: no certificate can do without it.'
            complaints.take("theme.certificate-missing", TOP, f'There is no slot "{slot}".', hint)


def _misplaced(area: Element) -> Iterator[tuple[Element, str, str]]:
    """What cannot stand where it stands: each with what is wrong, and what to do."""
    own = area.attributes.get("name", "")
    if area.tag not in {*BLOCKS, "img", "slot"}:
        yield area, f"<{area.tag}> is no area.", "Put it into one, such as <p>."
    elif area.tag == "slot" and own not in DRAWN:
        yield area, f'The slot "{own}" is words.', f'Put it into an area: <p><slot name="{own}"></slot></p>.'
    elif area.tag == "img" and "alt" not in area.attributes:
        yield area, "The picture says nothing to whoever does not see it.", 'Add alt="…", or alt="" to a decoration.'
    for each in area.all:
        slot = each.attributes.get("name", "")
        if each is area:
            continue
        if each.tag in {*BLOCKS, "img"}:
            yield each, f"<{each.tag}> stands in another area.", "Make it an area itself: one below the other."
        elif slot in DRAWN:
            yield each, f'The slot "{slot}" stands in another area.', f'Make it an area itself: <slot name="{slot}">.'
        elif slot in ALONE and [str(words) for words in _others(area, each)]:
            yield each, f'"{slot}" can be long, and something stands beside it.', "Give it an area of its own."


def _others(area: Element, slot: Element) -> Iterator[Element | str]:
    return (each for each in area.inside if each is not slot and (isinstance(each, Element) or each.strip()))


def _check_places(layout: Layout, complaints: Complaints) -> None:
    """On every paper, however much there is to say: each area has a place, and what is read stands out."""
    for paper, (long, short) in SHEETS.items():
        edges = (short, long) if layout.portrait else (long, short)
        for state in STATES:
            seen = [each for each in layout.placed(edges, state) if not each.hidden]
            for each in seen:
                problem = _out_of_place(each, edges, paper)
                if problem is not None:
                    complaints.take("theme.certificate-place", each.area.span, *problem)
            _check_grounds(seen, complaints)
            if complaints.problems:
                return


def _check_grounds(placed: Sequence[Placed], complaints: Complaints) -> None:
    """What is read stands out from what is behind it: from white paper, or from an area before it."""
    known = {(token, ground) for token, on, kind in pairs(PAPER) if kind == TEXT for ground in on}
    behind: list[tuple[Place, str]] = []
    for each in placed:
        if each.place is None:
            continue
        if each.ground is not None:
            behind.append((each.place, each.ground))
        if not each.area.slots and not each.area.inside:
            continue
        grounds = {ground for place, ground in behind if _overlap(place, each.place)} or {"page"}
        for ground in sorted(grounds):
            colour = each.setting.colour
            if not DRAWN.issuperset(each.area.slots or {"words"}) and (colour, ground) not in known:
                message = f'"{colour}" is not known to be read on "{ground}", which is behind {each.area.called}.'
                hint = f"Known are: {', '.join(sorted(token for token, on in known if on == ground)) or 'none'}."
                complaints.take("theme.certificate-contrast", each.area.span, message, hint)


def _overlap(one: Place, other: Place) -> bool:
    return max(one.left, other.left) + SLACK < min(one.right, other.right) and max(one.top, other.top) + SLACK < min(
        one.bottom, other.bottom
    )


def _out_of_place(each: Placed, edges: tuple[float, float], paper: str) -> tuple[str, str] | None:
    named, place = each.area.called, each.place
    if place is None:
        return f"{named} has no place in the stylesheet.", PLACING
    if not each.even:
        hint = "Words in one area have one typeface and one size; make what differs an area of its own."
        return f"Words in {named} are set in several ways.", hint
    is_decoration = each.area.tag == "div" and not each.area.inside
    return None if is_decoration else _too_far_or_small(each, place, edges, paper)


def _too_far_or_small(each: Placed, place: Place, edges: tuple[float, float], paper: str) -> tuple[str, str] | None:
    named = each.area.called
    if not _within(place, edges):
        return f"{named} reaches over the edge of {paper}.", f"Its place is {_told(place)}."
    if "code" in each.area.slots and min(place.width, place.height) < CODE:
        hint = f"Give it {CODE:.0f}mm each way: telephones cannot read a smaller one."
        return f"The code is {place.width:.0f} by {place.height:.0f} mm.", hint
    if place.width < WORD or place.height < LINE:
        return f"{named} has no room: it is {place.width:.0f} by {place.height:.0f} mm.", "Make it larger."
    return None


def _within(place: Place, edges: tuple[float, float]) -> bool:
    return min(place.left, place.top, edges[0] - place.right, edges[1] - place.bottom) > -SLACK


def _told(place: Place) -> str:
    return (
        f"{place.left:.0f} to {place.right:.0f} mm from the left, {place.top:.0f} to {place.bottom:.0f} mm from the top"
    )

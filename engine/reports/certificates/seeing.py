"""Whether everything on certificates of a body's own layout is seen: they are printed, and looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from markupsafe import Markup

from engine.document import Problem, Span
from engine.press import Box, CappedError, Caps, Styles, capped, printed, styles, unseen
from engine.questionnaire import Language
from engine.reports.certificate import TEMPLATES, Certificate
from engine.reports.certificates.layouts import sheets_of
from engine.reports.certificates.sheets import Drawn, drawn
from engine.reports.certificates.words import words_of
from engine.reports.pages import STYLES_FOLDER, certificates_html
from engine.themes import SIZES, Shelf, Theme, on_paper
from engine.themes.certificates import NEEDED, Element, Layout, Placed
from engine.themes.complaints import Complaints

ALONE = STYLES_FOLDER / "certificate_alone.css"
TOP = Span(1, 1, 1, 2)
NUMBER, REPLACED = "HSD7PHAV4022E", "XVPNGP7B86SQ5"
PRINTED = Certificate(
    template=next(iter(TEMPLATES)),
    title="Certificate of Completion",
    name="Siân Llywelyn-Jones",
    statement=Markup("<p>Has looked at the skills that a first job asks for.</p>"),
    language=Language("en"),
    date="22 November 2026",
    body="The Institute",
    questionnaire="Skills for work",
    version="1.0.0",
    reference="HSD7-PHAV",
    created=datetime(2026, 11, 22, tzinfo=UTC),
    number=NUMBER,
    address=f"https://certificates.example.org/certificate/{NUMBER}",
    role="Chief examiner",
)
"""A certificate like any other, for want of a real one."""
PLENTY = Caps(work_seconds=90, wall_seconds=180.0)
"""For certificates of every kind that there can be, on both papers: a hundred sheets at most."""
CONDITION = re.compile(r"\.q-with-([a-z_]+)")


@dataclass(frozen=True, slots=True)
class _Look:
    """A certificate to be looked at, and how it is told from others."""

    certificate: Certificate
    told: str


def problems_seen(folder: Path, theme: Theme, caps: Caps = PLENTY) -> tuple[Problem, ...]:
    """What cannot be seen on certificates of a theme in a folder of themes, which are laid out within caps."""
    layout = theme.printing.certificate.layout
    if layout is None:
        return ()
    try:
        return capped(caps, _seen_in, folder, theme.id)
    except CappedError as fault:
        complaints = Complaints(str(layout.template))
        complaints.take("theme.certificate-caps", TOP, str(fault), "Make it simpler: fewer areas, plainer pictures.")
        return tuple(complaints.problems)


def _seen_in(folder: Path, name: str) -> tuple[Problem, ...]:
    """The same, once it is in a process that can be ended. A theme is read again there: none can be handed over."""
    theme = Shelf(folder).read(name).theme
    layout = None if theme is None else theme.printing.certificate.layout
    if theme is None or layout is None:
        return ()
    complaints, told = Complaints(str(layout.template)), set[Span]()
    for paper, look in product(SIZES, _looks(layout, theme)):
        for area, what, hint in _unseen(look, layout, on_paper(theme, paper)):
            if area.span not in told:
                told.add(area.span)
                where = ", ".join(each for each in (f"On {paper}", look.told) if each)
                complaints.take("theme.certificate-hidden", area.span, f"{where}, {what}", hint)
    return tuple(complaints.problems)


def _looks(layout: Layout, theme: Theme) -> Iterator[_Look]:
    """Every certificate that the stylesheet can tell from others, and a sample."""
    named = set(CONDITION.findall(layout.stylesheet.read_text("utf-8", "replace")))
    signatory = theme.printing.certificate.signatory
    signers = [signatory.name if signatory else "Alex Morgan"]
    if "signature" in named:
        signers.append("Somebody before")
    if named & {"signatory", "signature"}:
        signers.append("")
    dates = [PRINTED.date, ""] if "valid_until" in named else [PRINTED.date]
    numbers = [REPLACED, ""] if "replaces" in named else [REPLACED]
    for signer, until, before in product(signers, dates, numbers):
        signed = replace(PRINTED, signatory=signer or None, role=PRINTED.role if signer else None)
        issued = replace(signed, valid_until=until or None, replaces=before or None)
        yield _Look(issued, _told(signer=signer, until=until, before=before))
        if not before or len(numbers) == 1:
            yield _Look(replace(issued, number=None, address=None, replaces=None), "on a sample")


def _told(*, signer: str, until: str, before: str) -> str:
    said = {"nobody has signed": not signer, "it is valid for ever": not until, "it replaces none": not before}
    return " and ".join(f"where {words}" for words, is_so in said.items() if is_so)


def _unseen(look: _Look, layout: Layout, theme: Theme) -> Iterator[tuple[Element, str, str]]:
    """Areas that are not seen: each with what is wrong, and what to do."""
    found, words = drawn(look.certificate, theme), {*words_of(look.certificate)}
    shown = {slot for placed in found.placed for slot in placed.area.slots}
    for slot in NEEDED:
        is_meant = slot in words or (slot == "code" and "address" in words)
        if is_meant and slot not in shown:
            area = next(area for area in layout.areas if slot in area.slots)
            yield area, f'the slot "{slot}" is left out.', "Delete what sets display: none for it."
    boxes = [_box(place, placed) for place, placed in enumerate(found.placed) if _is_read(placed.area)]
    sheet, alone = (_page(look, found, _styles(layout, theme, *more)) for more in ((), (ALONE,)))
    hidden = unseen(sheet, alone, boxes)
    if hidden is None:
        hint = "Give every area a place, and body, section and the sheet none."
        yield layout.areas[0], "it does not stay on one page.", hint
    for box in hidden or ():
        area = found.placed[box.place].area
        hint = "Look at opacity, transform and display of it and of what is in it, and at what lies over it."
        yield area, f"{area.called} is not seen where it stands.", hint


def _is_read(area: Element) -> bool:
    """Whether an area has words, or the code: pictures are looked at by whoever chose them."""
    if area.tag == "slot":
        return "code" in area.slots
    return bool(area.slots) or any(
        isinstance(inner, str) and inner.strip() for each in area.all for inner in each.inside
    )


def _box(number: int, placed: Placed) -> Box:
    place = placed.place
    if place is None:  # such a layout is refused when it is read
        raise ValueError(placed.area.called)
    if "code" not in placed.area.slots:
        return Box(number, place.left, place.top, place.width, place.height)
    edge = min(place.width, place.height)
    left, top = place.left + (place.width - edge) / 2, place.top + (place.height - edge) / 2
    return Box(number, left, top, edge, edge, code=True)


def _page(look: _Look, found: Drawn, styled: Styles) -> bytes:
    whole = Markup().join(area.whole for area in found.sheet.areas)
    return printed(certificates_html(look.certificate, [whole], found.classes, found.code, styled.theme), styled)


def _styles(layout: Layout, theme: Theme, *more: Path) -> Styles:
    return styles(theme, (*sheets_of(layout), *more), landscape=not layout.portrait)

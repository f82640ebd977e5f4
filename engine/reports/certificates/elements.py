"""The HTML of areas that are filled in."""

from __future__ import annotations

from markupsafe import Markup

from engine.themes.certificates import Element, Place

PLATE = (6.0, 4.0)
"""By how much the ground of a logo is wider and higher than it, in millimetres."""


def element(area: Element, inside: Markup, style: str = "") -> Markup:
    """An element with what is in it now."""
    attributes = dict(area.attributes)
    attributes.pop("name", None)
    if style:
        attributes["style"] = style
    written = Markup().join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items())
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(area.tag), written, inside)


def decoration(area: Element, style: str) -> Markup:
    """What is only seen: no screen reader is told of it."""
    return Markup('<div class="{}" style="{}"></div>').format(" ".join(area.classes), style)


def picture(area: Element, name: str, alt: str) -> Markup:
    """A picture of the theme, or a decoration where it shows nothing that need be said."""
    if not alt:
        return decoration(area, f"background: url(asset:{name}) 0 0 / contain no-repeat")
    return Markup('<img class="{}" src="asset:{}" alt="{}">').format(" ".join(area.classes), name, alt)


def plated(area: Element, place: Place, name: str, alt: str) -> Markup:
    """A logo on the colour it is drawn for, as large as both can be within its area."""
    most = f"max-width: {place.width - PLATE[0]:g}mm; max-height: {place.height - PLATE[1]:g}mm"
    return Markup('<img class="{} q-plate" style="width: auto; height: auto; {}" src="asset:{}" alt="{}">').format(
        " ".join(area.classes), most, name, alt
    )

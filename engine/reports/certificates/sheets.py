"""A certificate as a sheet of areas: what its template says, filled in, each set as large as its area allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup, escape

from engine.press import Area, QrCode, Sheet, lettered
from engine.reports.certificate import Certificate
from engine.reports.certificates.elements import decoration, element, picture, plated
from engine.reports.certificates.fitting import fitting_size
from engine.reports.certificates.layouts import layout_of
from engine.reports.certificates.words import Words, is_signed, words_of
from engine.themes import BAND, ROSETTE, Theme
from engine.themes.certificates import OPTIONAL, Element, Layout, Place, Placed
from engine.wording import wording

PERSONAL = frozenset({"name", "date", "valid_until", "number", "address", "reference", "replaces"})
"""Slots that say something else on each sheet; title and statement only where an answer is told in them."""
TOLD = frozenset({"title", "statement"})
LEAST, LEAST_NAME = 8.0, 10.0
"""The smallest size of words, and of a name and a title, in points."""
TALL, OVER = 1.6, 0.15
"""From line to line, where words are in other letters than those of the theme, and how far these may reach over it."""
BORDERS: Mapping[str, str] = {
    "line": "border: 0.5mm solid var(--q-brand)",
    "double": "border: 1.6mm double var(--q-brand)",
    "guilloche": f"background: url(asset:{BAND}) 0 0 / 100% 100% no-repeat",
}
MOST_KEPT = 2000
"""So many filled areas a process keeps of a layout."""
FLOWER = f"background: url(asset:{ROSETTE}) 0 0 / 100% 100% no-repeat"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A certificate ready to be printed: its sheet, what that is called in stylesheets, and where its code stands.

    `placed` tells of each area of the sheet where it stands. `unfit` are the slots whose words are too long for theirs.
    """

    sheet: Sheet
    placed: tuple[Placed, ...]
    classes: tuple[str, ...]
    code: Place | None
    unfit: tuple[str, ...]


def drawn(certificate: Certificate, theme: Theme, *, told: bool = False) -> Drawn:
    """A certificate on the theme's paper. `told` if its title and statement are not those of all others."""
    filling = _Filling(certificate, theme, PERSONAL | TOLD if told else PERSONAL)
    layout = layout_of(certificate.template, theme)
    shown = [each for each in layout.placed(theme.sheet, filling.prefixed) if not each.hidden]
    filled = [(each, area) for each in shown if (area := filling.kept(each, layout)) is not None]
    sheet = Sheet(tuple(area for _, area in filled), f"{certificate.name}, {certificate.reference}")
    code = next((each.place for each in shown if "code" in each.area.slots), None)
    return Drawn(sheet, tuple(each for each, _ in filled), filling.classes, code, tuple(filling.unfit))


class _Filling:
    """The slots of one certificate, on their way into the areas of a template."""

    def __init__(self, certificate: Certificate, theme: Theme, personal: frozenset[str]) -> None:
        self._certificate, self._theme, self._personal = certificate, theme, personal
        self._words: Words = words_of(certificate)
        self._pictures = dict(self._shown())
        self.unfit: list[str] = []

    @property
    def classes(self) -> tuple[str, ...]:
        """By what a stylesheet tells this sheet from others."""
        having = (f"with-{slot}" for slot in OPTIONAL if slot in self._pictures or slot in self._words)
        sample = ("sample",) if self._certificate.number is None else ()
        return (*sample, f"border-{self._theme.printing.certificate.border}", *having)

    @property
    def prefixed(self) -> tuple[str, ...]:
        """The same as the sheet is called."""
        return tuple(f"q-{each}" for each in self.classes)

    def kept(self, placed: Placed, layout: Layout) -> Area | None:
        """An area as it was filled in before, if it says the same."""
        slots = placed.area.slots
        if "code" in slots or not self._personal.isdisjoint(slots):
            return self.area(placed, layout)
        said = tuple((words, isinstance(words, Markup)) for words in map(self._words.get, slots))
        shown = tuple(map(self._pictures.get, slots))
        key, kept = (id(placed), self._certificate.language, said, shown), _kept(layout, self._theme)
        if key not in kept:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            before = len(self.unfit)
            kept[key] = placed, self.area(placed, layout), tuple(self.unfit[before:])  # whose id is then nobody else's
            return kept[key][1]
        _, area, unfit = kept[key]
        self.unfit += unfit
        return area

    def area(self, placed: Placed, layout: Layout) -> Area | None:
        """An area filled in; None where all its slots are empty, and where there is nothing to draw."""
        area = placed.area
        if area.tag == "img":
            return Area(picture(area, layout.pictures[area.attributes["src"]], area.attributes["alt"]))
        if area.tag == "slot":
            return self._drawn(placed)
        slots = area.slots
        if slots and not any(slot in self._words for slot in slots):
            return None
        inside = Markup().join(self._inside(each, placed) for each in area.inside)
        personal = not self._personal.isdisjoint(slots)
        return Area(element(area, inside, self._style(placed)), personal=personal)

    def _inside(self, each: Element | str, placed: Placed) -> Markup:
        if isinstance(each, str):
            return Markup("{}").format(each)
        if each.tag == "slot":
            words = self._words.get(each.attributes["name"], "")
            return words if isinstance(words, Markup) else lettered(words, self._theme, placed.setting.style)
        if each.tag == "br":
            return Markup("<br>")
        return element(each, Markup().join(self._inside(inner, placed) for inner in each.inside))

    def _style(self, placed: Placed) -> str:
        """The size of the words of an area where that in the stylesheet is too large."""
        text, setting, slots = self._text(placed.area), placed.setting, placed.area.slots
        if not text.strip() or placed.place is None:
            return ""
        tall = self._is_tall(slots, setting.style)
        if tall:
            setting = replace(setting, leading=max(setting.leading, TALL) + OVER)
        least = LEAST_NAME if {"name", "title"}.intersection(slots) else LEAST
        size = fitting_size(text, placed.place, setting, least, self._theme)
        if size is None:
            self.unfit += [slot for slot in slots if slot in self._words]
            size = min(least, setting.size)
        said = [] if size == setting.size else [f"font-size: {size:g}pt"]
        return "; ".join([*said, f"line-height: {TALL}"] if tall else said)

    def _is_tall(self, slots: Sequence[str], style: str) -> bool:
        """Whether some of the words are written in other letters, which may be higher than those of the theme."""
        words = [said for slot in slots if not isinstance(said := self._words.get(slot, ""), Markup)]
        return any(lettered(each, self._theme, style) != escape(each) for each in words)

    def _text(self, element: Element) -> str:
        """The words of an area, as markup where they are more than words."""
        parts = [self._said(each) for each in element.inside]
        return Markup().join(parts) if any(isinstance(each, Markup) for each in parts) else "".join(parts)

    def _said(self, each: Element | str) -> str:
        if isinstance(each, str):
            return each
        if each.tag == "slot":
            return self._words.get(each.attributes["name"], "")
        return element(each, Markup().join(self._said(inner) for inner in each.inside))

    def _drawn(self, placed: Placed) -> Area | None:
        area, slot = placed.area, placed.area.attributes["name"]
        if slot == "code":
            leads_to = self._certificate.address
            title = wording(self._certificate.language).say("QR code that leads to {address}", address=leads_to)
            return Area(code=QrCode(leads_to, title)) if leads_to else None
        if slot == "border":
            border = BORDERS.get(self._theme.printing.certificate.border)
            return Area(decoration(area, border)) if border else None
        if slot == "rosette":
            return Area(decoration(area, FLOWER))
        if slot not in self._pictures:
            return None
        name, alt = self._pictures[slot]
        if slot == "logo" and self._theme.drawn_for_colour and placed.place is not None:
            return Area(plated(area, placed.place, name, alt))
        return Area(picture(area, name, alt))

    def _shown(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """The pictures there are: where each is found, and what it shows."""
        language, award = self._certificate.language, self._theme.printing.certificate
        for slot, shown in (("logo", self._theme.logo), ("seal", award.seal)):
            if shown is not None:
                yield slot, (shown.file.name, shown.said_in(language))
        if award.signatory and award.signatory.signature and is_signed(self._certificate, self._theme):
            says = wording(language).say("Signature of {name}", name=award.signatory.name)
            yield "signature", (award.signatory.signature.name, says)


@lru_cache(maxsize=64)
def _kept(layout: Layout, theme: Theme) -> dict[object, tuple[Placed, Area | None, tuple[str, ...]]]:
    """Areas that are not personal, and which of their slots are too long, by what they say."""
    del layout, theme
    return {}

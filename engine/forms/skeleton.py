"""An item's HTML with holes where the answer goes: the macro runs once, and showing a page is filling the holes.

A macro costs fifty times what filling its holes does, and most showings of an item differ in its answer only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape

from engine.forms.item_view import ItemView
from engine.forms.marks import mark_at, split_at_marks
from engine.forms.showing import TICKED, showing
from engine.forms.templating import item_html
from engine.questionnaire import Raw


@dataclass(frozen=True, slots=True)
class Hole:
    """A place for what was typed into a part, or for the tick of an option."""

    part: str = ""
    code: str | None = None


MOST_FILLED = 12


@dataclass(frozen=True)
class Skeleton:
    """HTML before, between and after the holes."""

    opening: str
    rest: tuple[tuple[Hole, str], ...]

    @cached_property
    def filled(self) -> Mapping[str, str]:
        """Where there is nothing but a few options of which one is chosen: the HTML with each, and with none."""
        codes = [hole.code for hole, _ in self.rest if hole.code is not None and hole.part == ""]
        if len(codes) < len(self.rest) or len(codes) > MOST_FILLED:
            return {}
        return {code: self._fill({"": [code] if code else []}) for code in ("", *codes)}

    def fill(self, raw: Raw) -> str:
        """The HTML with an answer in it."""
        if self.filled:
            typed = raw.get("", ())
            if len(typed) <= 1:
                return self.filled.get(typed[0] if typed else "", self.filled[""])
        return self._fill(raw)

    def _fill(self, raw: Raw) -> str:
        pieces = [self.opening]
        for hole, after in self.rest:
            if hole.code is None:
                typed = raw.get(hole.part)
                pieces.append(escape(typed[0]) if typed else "")
            elif hole.code in raw.get(hole.part, ()):
                pieces.append(TICKED)
            pieces.append(after)
        return "".join(pieces)


def skeleton(view: ItemView) -> Skeleton:
    """Run an item's macro once, with holes for its answer."""
    parts = ("", "other", *(box.part for box in view.boxes))
    choices = view.choices
    holes = [*(Hole(part=part) for part in parts), *(Hole(part=each.part, code=each.code) for each in choices)]
    marks = [mark_at(place) for place in range(len(holes))]
    values = dict(zip(parts, marks, strict=False))
    ticks = dict(zip((each.id for each in choices), marks[len(parts) :], strict=True))
    opening, rest = split_at_marks(item_html(view, showing(view, values, ticks)))
    return Skeleton(opening, tuple((holes[place], after) for place, after in rest))

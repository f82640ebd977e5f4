"""An item ready to be shown: as HTML with holes, or made anew where it looks different with every answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engine.forms.item_view import FoundView, ItemView, item_view
from engine.forms.showing import ErrorLine, error_lines, typed_showing
from engine.forms.skeleton import Skeleton, skeleton
from engine.forms.templating import item_html, rows_html
from engine.forms.unfolding import UNFOLD
from engine.questionnaire import Fault, Item, Language, Raw


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item as it is shown: its HTML, what is wrong with it, and what was found if a search was asked for."""

    html: str
    lines: tuple[ErrorLine, ...] = ()
    found: FoundView | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """An item in a language; `rows` is what the rows of a grid begin with. Without a skeleton it unfolds."""

    item: Item
    language: Language
    view: ItemView
    rows: Markup
    skeleton: Skeleton | None

    def show(self, raw: Raw, wrong: Sequence[Fault] = ()) -> ShownItem:
        """The item with what is in it and what is wrong with it. Only where nothing is, filling the holes will do."""
        if self.skeleton and not wrong:
            return ShownItem(self.skeleton.fill(raw))
        unfold = UNFOLD.get(self.view.kind)
        view = unfold(self.item, self.view, raw, self.language) if unfold else self.view
        lines = error_lines(view, wrong, self.language)
        return ShownItem(item_html(view, typed_showing(view, raw, lines)), lines, view.found)


def block(item: Item, language: Language, *, heading: bool) -> Block:
    """An item in a language. As `heading` its question is the heading of the page."""
    view = item_view(item, language, heading=heading)
    return Block(item, language, view, rows_html(view), None if view.kind in UNFOLD else skeleton(view))

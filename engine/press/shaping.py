"""How letters become shapes: with the typefaces of a document and no others, whatever the machine has."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import Any

from weasyprint import CSS
from weasyprint.text.ffi import ffi, fontconfig, gobject, pango, pangoft2, unicode_to_char_p
from weasyprint.text.fonts import FontConfiguration

from engine.press.fetching import AssetFetcher
from engine.press.typefaces import HEADING, Family, Run, families_of, runs
from engine.themes import Theme, paper_css

PRESS = Lock()
"""Held by whoever lays out or measures: Pango's font maps are shared and give no promise about threads."""
EM = 1000

ffi.cdef("FcConfig *FcConfigCreate(void);")


class Faces(FontConfiguration):  # type: ignore[misc]  # WeasyPrint is not annotated
    """The typefaces that stylesheets bring, and none of the machine's: what they lack cannot be borrowed."""

    def __init__(self) -> None:
        """Without any typeface."""
        super().__init__()
        self._config = fontconfig.FcConfigCreate()
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
        fontconfig.FcConfigDestroy(self._config)  # the map keeps it
        self._brought: set[str] = set()

    def bring(self, family: Family, fetcher: AssetFetcher) -> None:
        """Load a typeface, if it is not there."""
        if family.name not in self._brought:
            CSS(string=family.css, font_config=self, url_fetcher=fetcher, base_url="asset:")
            self._brought.add(family.name)


def files_of(theme: Theme) -> AssetFetcher:
    """What may be read for a theme: its own files, and our typefaces."""
    cuts = (cut for family in families_of(theme).others for cut in family.cuts)
    return AssetFetcher({**theme.printed, **{cut.print.name: cut.print.path for cut in cuts}})


def width(text: str, theme: Theme, weight: int = 700, style: str = HEADING, *, within: str | None = None) -> float:
    """How wide a text is on one line, in em, when it is written as `lettered` has it: by itself, or within another."""
    whole = None if within is None else families_of(theme, style).of(within)
    parts = runs(text, theme, style) if whole is None else [Run(text, whole)]
    with PRESS:
        return sum(_width(run.text, run.family, theme, weight, style) for run in parts)


def _width(text: str, family: Family | None, theme: Theme, weight: int, style: str) -> float:
    families = families_of(theme, style)
    faces = _measuring(theme)
    if family is not None and family not in families.own:
        faces.bring(family, files_of(theme))
    name = (family or (*families.own, *families.others)[0]).name
    return _laid_out(text, faces, name, weight)


@lru_cache(maxsize=8)
def _measuring(theme: Theme) -> Faces:
    faces = Faces()
    CSS(string=paper_css(theme), font_config=faces, url_fetcher=files_of(theme), base_url="asset:")
    return faces


def _laid_out(text: str, faces: Faces, family: str, weight: int) -> float:
    context = ffi.gc(pango.pango_font_map_create_context(faces.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003  # a function of C
    described = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    name, _ = unicode_to_char_p(family)
    pango.pango_font_description_set_family(described, name)
    pango.pango_font_description_set_weight(described, weight)
    pango.pango_font_description_set_absolute_size(described, pango.pango_units_from_double(EM))
    layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_font_description(layout, described)
    letters, _ = unicode_to_char_p(text)
    pango.pango_layout_set_text(layout, letters, -1)
    extents: Any = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(pango.pango_layout_get_line_readonly(layout, 0), ffi.NULL, extents)
    return float(pango.pango_units_to_double(extents.width)) / EM

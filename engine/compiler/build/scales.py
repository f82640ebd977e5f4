"""The scales of a document, their bands, and the feedback on them."""

from __future__ import annotations

from decimal import Decimal

from engine.document import Mapping
from engine.document.entries import child, entries, number, scalars, whole, words, yes
from engine.questionnaire import (
    AllRequired,
    AnsweredAtLeast,
    Band,
    BandId,
    Feedback,
    ItemId,
    Language,
    Missing,
    Outcome,
    Scale,
    ScaleId,
    Text,
    read_text,
)

OWN_KEYS = frozenset({"id", "label", "about", "items", "reverse", "scorer", "bands", "outcomes", "decimals", "shown"})
DEFAULT_PLACES = 2


def build_scale(entry: Mapping, author: Language) -> Scale:
    """A scale; the keys that belong to its scorer are handed on as they stand, with `missing` for its place."""
    places = whole(entry, "decimals")
    return Scale(
        id=ScaleId(words(entry, "id") or ""),
        label=_text(entry, "label", author),
        about=read_text(entry.find("about"), author),
        items=tuple(ItemId(item) for item in scalars(entry, "items")),
        reverse=frozenset(ItemId(item) for item in scalars(entry, "reverse")),
        scorer=words(entry, "scorer") or "",
        settings={str(key): node for key, node in entry.items() if key not in OWN_KEYS},
        missing=_missing(entry),
        bands=tuple(_band(band, author) for band in entries(entry, "bands")),
        outcomes=tuple(_outcome(outcome, author) for outcome in entries(entry, "outcomes")),
        places=DEFAULT_PLACES if places is None else places,
        shown=yes(entry, "shown", default=True),
        span=entry.span,
    )


def build_feedback(entry: Mapping, author: Language) -> Feedback:
    """What somebody in a band of a scale is told."""
    return Feedback(
        scale=ScaleId(words(entry, "scale") or ""),
        band=BandId(words(entry, "band") or ""),
        text=_text(entry, "text", author),
        next_step=read_text(entry.find("next_step"), author),
        span=entry.span,
    )


def _missing(entry: Mapping) -> Missing:
    least = whole(child(entry, "missing"), "answered_at_least")
    return AllRequired() if least is None else AnsweredAtLeast(least)


def _band(entry: Mapping, author: Language) -> Band:
    return Band(
        id=BandId(words(entry, "id") or ""),
        label=_text(entry, "label", author),
        at_least=number(entry, "at_least") or Decimal(0),
        span=entry.span,
    )


def _outcome(entry: Mapping, author: Language) -> Outcome:
    return Outcome(code=words(entry, "code") or "", label=_text(entry, "label", author), span=entry.span)


def _text(mapping: Mapping, key: str, author: Language) -> Text:
    return read_text(mapping.find(key), author) or Text({author: ""})

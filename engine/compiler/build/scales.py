"""The scales of a document, their bands, and the feedback on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Mapped
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Literal

from engine.document import Mapping
from engine.document.entries import as_number, child, entries, listed, number, scalars, whole, words, yes
from engine.questionnaire import (
    AllRequired,
    AnsweredAtLeast,
    Band,
    BandId,
    Declined,
    Feedback,
    Instead,
    ItemId,
    ItemValue,
    Language,
    MeanOfAnswered,
    Missing,
    Outcome,
    Scale,
    ScaleId,
    Text,
    UnansweredAtMost,
    read_text,
)
from engine.scoring import COMMON_KEYS, PLACED, Scorer, scorers

_REFERENCE: Mapped[str, Literal["mean", "median"]] = {"item_mean": "mean", "item_median": "median"}
OUTCOMES, SCALES = "outcomes", "scales"

OWN_KEYS = COMMON_KEYS - PLACED | {OUTCOMES}


def build_scales(written: Sequence[Mapping], author: Language) -> tuple[Scale, ...]:
    """The scales of a document; a scorer may take what it decides on from the other scales it is made of."""
    entries_by_id = {words(entry, "id") or "": entry for entry in written}
    scales = [_scale(entry, author) for entry in written]
    labels = {scale.id: scale.label for scale in scales}
    return tuple(
        replace(scale, outcomes=tuple(_scales_as_outcomes(entries_by_id[scale.id], labels)))
        if _outcomes_from(scale.scorer) == SCALES
        else scale
        for scale in scales
    )


def _scale(entry: Mapping, author: Language) -> Scale:
    """A scale; the keys that belong to its scorer are handed on as they stand, with `missing` for its place."""
    places = whole(entry, "decimals")
    scorer = words(entry, "scorer") or ""
    return Scale(
        id=ScaleId(words(entry, "id") or ""),
        label=_text(entry, "label", author),
        about=read_text(entry.find("about"), author),
        items=tuple(ItemId(item) for item in scalars(entry, "items")),
        scales=tuple(ScaleId(scale) for scale in scalars(entry, SCALES)),
        reverse=frozenset(ItemId(item) for item in scalars(entry, "reverse")),
        range=_range(entry),
        ranges_differ=yes(entry, "ranges_differ", default=False),
        scorer=scorer,
        settings={str(key): node for key, node in entry.items() if key not in OWN_KEYS},
        missing=_missing(entry),
        bands=tuple(_band(band, author) for band in entries(entry, "bands")),
        outcomes=tuple(_outcome(outcome, author) for outcome in entries(entry, _outcomes_from(scorer))),
        places=_places(scorer) if places is None else places,
        places_said=places is not None,
        shown=yes(entry, "shown", default=True),
        do_not=frozenset(each for each in Declined if str(each) in map(str, scalars(entry, "do_not"))),
        span=entry.span,
    )


def _outcomes_from(scorer: str) -> str:
    """The key of a scale in which what its scorer can decide on is listed."""
    made = scorers().get(scorer)
    return OUTCOMES if made is None else made.outcomes_from


def _places(scorer: str) -> int:
    """How many decimal places the scorer's scores have where a scale does not say."""
    return scorers().get(scorer, Scorer).places


def _scales_as_outcomes(entry: Mapping, labels: Mapped[ScaleId, Text]) -> Iterator[Outcome]:
    for name in scalars(entry, SCALES):
        if (label := labels.get(ScaleId(name))) is not None:
            yield Outcome(code=str(name), label=label, span=name.span)


def _range(entry: Mapping) -> tuple[Decimal, Decimal] | None:
    match [as_number(node) for node in listed(entry, "range")]:
        case [Decimal() as least, Decimal() as greatest]:
            return least, greatest
    return None


def build_feedback(entry: Mapping, author: Language) -> Feedback:
    """What somebody in a band of a scale is told."""
    return Feedback(
        scale=ScaleId(words(entry, "scale") or ""),
        band=BandId(words(entry, "band") or ""),
        text=_text(entry, "text", author),
        can_do=read_text(entry.find("can_do"), author),
        next_step=read_text(entry.find("next_step"), author),
        activity=read_text(entry.find("activity"), author),
        span=entry.span,
    )


def _missing(entry: Mapping) -> Missing:
    policy = child(entry, "missing")
    least, most = whole(policy, "answered_at_least"), words(policy, "unanswered_at_most")
    instead = _instead(policy)
    if least is not None:
        return AnsweredAtLeast(least, instead)
    return AllRequired() if most is None else UnansweredAtMost(_percent(most), instead)


def _percent(written: str) -> Decimal:
    try:
        return Decimal(written.removesuffix("%"))
    except InvalidOperation:
        return Decimal(0)


def _instead(policy: Mapping) -> Instead | None:
    written = words(policy, "instead")
    if written == "mean_of_answered":
        return MeanOfAnswered()
    which = _REFERENCE.get(written or "")
    if which is None:
        return None
    known = child(policy, "item_values").items()
    values = {ItemId(item): value for item, node in known if (value := as_number(node)) is not None}
    return ItemValue(which, words(policy, "item_values_from") or "", values)


def _band(entry: Mapping, author: Language) -> Band:
    return Band(
        id=BandId(words(entry, "id") or ""),
        label=_text(entry, "label", author),
        at_least=number(entry, "at_least") or Decimal(0),
        outcomes=frozenset(map(str, scalars(entry, "outcomes"))),
        span=entry.span,
    )


def _outcome(entry: Mapping, author: Language) -> Outcome:
    return Outcome(code=words(entry, "code") or "", label=_text(entry, "label", author), span=entry.span)


def _text(mapping: Mapping, key: str, author: Language) -> Text:
    return read_text(mapping.find(key), author) or Text({author: ""})

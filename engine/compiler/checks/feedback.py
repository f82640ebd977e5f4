"""Feedback: it belongs to a band that exists, and no band is left without."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft, did_you_mean
from engine.document import Mapping, Problem, Scalar
from engine.document.entries import entries
from engine.document.near import nearest
from engine.questionnaire import BandId, Scale, ScaleId


def check(draft: Draft) -> Iterator[Problem]:
    """Each entry names a scale and one of its bands, once; a scale with any feedback has it for every band."""
    scales = draft.questionnaire.scales_by_id
    first: dict[tuple[str, str], int] = {}
    misspelt: set[tuple[str, str]] = set()
    for entry in entries(draft.document, "feedback"):
        scale_id, band_id = entry.find("scale"), entry.find("band")
        if not isinstance(scale_id, Scalar) or not isinstance(band_id, Scalar):
            continue
        scale = scales.get(ScaleId(scale_id))
        if scale is None:
            yield _unknown_scale(draft, scale_id)
            misspelt.add((nearest(scale_id, scales) or "", str(band_id)))
        elif band_id not in _bands(scale):
            yield _unknown_band(draft, scale, band_id)
            misspelt.add((scale.id, nearest(band_id, _bands(scale)) or ""))
        elif (scale_id, band_id) in first:
            yield _second(draft, entry, (scale_id, band_id), first[scale_id, band_id])
        else:
            first[scale_id, band_id] = entry.span.line
            if not scale.shown or draft.questionnaire.confidential:
                yield _hidden(draft, scale, scale_id)
    yield from _left_out(draft, first.keys() | misspelt)


def _hidden(draft: Draft, scale: Scale, scale_id: Scalar) -> Problem:
    because = "the scale has shown: no" if not scale.shown else "in a confidential questionnaire no scores are told"
    return draft.warning(
        "feedback.never-shown",
        scale_id.span,
        f'Nobody ever reads this feedback on "{scale.id}": {because}.',
        "Remove the feedback, or let the scale be shown.",
    )


def _bands(scale: Scale) -> list[str]:
    return [band.id for band in scale.bands]


def _unknown_scale(draft: Draft, scale_id: Scalar) -> Problem:
    scales = draft.questionnaire.scales_by_id
    listed = f"The scales are: {', '.join(scales)}." if scales else "Add it under scales, or remove this feedback."
    return draft.problem(
        "feedback.unknown-scale",
        scale_id.span,
        f'There is no scale "{scale_id}".',
        did_you_mean(scale_id, scales, listed),
    )


def _unknown_band(draft: Draft, scale: Scale, band_id: Scalar) -> Problem:
    bands = _bands(scale)
    listed = (
        f"Its bands are: {', '.join(bands)}." if bands else "It has none: add bands to it, or remove this feedback."
    )
    return draft.problem(
        "feedback.unknown-band",
        band_id.span,
        f'The scale "{scale.id}" has no band "{band_id}".',
        did_you_mean(band_id, bands, listed),
    )


def _second(draft: Draft, entry: Mapping, of: tuple[str, str], line: int) -> Problem:
    scale, band = of
    return draft.problem(
        "feedback.duplicate",
        entry.span,
        f'There is feedback for the band "{band}" of "{scale}" already, in line {line}.',
        "Keep one of the two; only one can be shown.",
    )


def _left_out(draft: Draft, told: set[tuple[str, str]]) -> Iterator[Problem]:
    with_feedback = {scale for scale, _ in told}
    for scale in draft.questionnaire.scales:
        for band in scale.bands:
            if scale.id in with_feedback and (scale.id, BandId(band.id)) not in told:
                yield draft.problem(
                    "feedback.missing",
                    band.span,
                    f'Somebody in the band "{band.id}" of "{scale.id}" is told nothing, though others have feedback.',
                    f"Add an entry under feedback with scale: {scale.id} and band: {band.id}.",
                )

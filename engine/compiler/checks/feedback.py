"""Feedback: it belongs to a band that exists, and no band is left without."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft, did_you_mean
from engine.document import Mapping, Problem, Scalar
from engine.document.entries import entries
from engine.questionnaire import BandId, ScaleId


def check(draft: Draft) -> Iterator[Problem]:
    """Each entry names a scale and one of its bands, once; a scale with any feedback has it for every band."""
    scales = draft.questionnaire.scales_by_id
    seen: set[tuple[str, str]] = set()
    for entry in entries(draft.document, "feedback"):
        scale_id, band_id = entry.find("scale"), entry.find("band")
        if not isinstance(scale_id, Scalar) or not isinstance(band_id, Scalar):
            continue
        scale = scales.get(ScaleId(str(scale_id)))
        if scale is None:
            yield draft.problem(
                "feedback.unknown-scale",
                scale_id.span,
                f'There is no scale "{scale_id}".',
                did_you_mean(scale_id, scales, "Name one of the questionnaire's scales."),
            )
            continue
        bands: list[str] = [band.id for band in scale.bands]
        if band_id not in bands:
            yield draft.problem(
                "feedback.unknown-band",
                band_id.span,
                f'The scale "{scale_id}" has no band "{band_id}".',
                did_you_mean(band_id, bands, f"Its bands are: {', '.join(bands) or 'none'}."),
            )
        elif (scale_id, band_id) in seen:
            yield _second(draft, entry, scale_id, band_id)
        seen.add((str(scale_id), str(band_id)))
    yield from _left_out(draft, seen)


def _second(draft: Draft, entry: Mapping, scale: str, band: str) -> Problem:
    return draft.problem(
        "feedback.duplicate",
        entry.span,
        f'There is feedback for "{scale}" in the band "{band}" already.',
        "Keep one of the two; only one can be shown.",
    )


def _left_out(draft: Draft, seen: set[tuple[str, str]]) -> Iterator[Problem]:
    with_feedback = {scale for scale, _ in seen}
    for scale in draft.questionnaire.scales:
        for band in scale.bands:
            if scale.id in with_feedback and (scale.id, BandId(band.id)) not in seen:
                yield draft.problem(
                    "feedback.missing",
                    band.span,
                    f'Somebody in the band "{band.id}" of "{scale.id}" would be told nothing.',
                    f"Add feedback with scale: {scale.id} and band: {band.id}.",
                )

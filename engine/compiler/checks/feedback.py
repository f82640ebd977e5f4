"""Feedback: it belongs to a band or an outcome that exists, and none of them is left without."""

from __future__ import annotations

from collections.abc import Iterator

from engine.compiler.draft import Draft, did_you_mean
from engine.document import Mapping, Problem, Scalar, Span
from engine.document.entries import entries
from engine.document.near import nearest
from engine.questionnaire import Scale, ScaleId


def check(draft: Draft) -> Iterator[Problem]:
    """Each entry names a scale and one of its bands or outcomes, once; a scale with any has it for everybody."""
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
        elif _lacks(draft, scale, band_id):
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
    """What feedback can be on: bands, and outcomes."""
    return [*(band.id for band in scale.bands), *(outcome.code for outcome in scale.outcomes)]


def _lacks(draft: Draft, scale: Scale, band_id: Scalar) -> bool:
    """Whether there is no such band; it may be one of those that cannot be read yet."""
    names = _bands(scale)
    return band_id not in names and all(names) and (draft.sound or bool(names))


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
        f"{'Its bands and outcomes are' if scale.outcomes else 'Its bands are'}: {', '.join(bands)}."
        if bands
        else "It has none: add bands to it, or remove this feedback."
    )
    return draft.problem(
        "feedback.unknown-band",
        band_id.span,
        f'The scale "{scale.id}" has no {"band or outcome" if scale.outcomes else "band"} "{band_id}".',
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
        for name, span in _alone(scale, told) if scale.id in with_feedback and all(_bands(scale)) else ():
            which = "with the outcome" if scale.outcomes else "in the band"
            yield draft.problem(
                "feedback.missing",
                span,
                f'Somebody {which} "{name}" of "{scale.id}" is told nothing, though others have feedback.',
                f"Add an entry under feedback with scale: {scale.id} and band: {name}.",
            )


def _alone(scale: Scale, told: set[tuple[str, str]]) -> Iterator[tuple[str, Span]]:
    """Bands nothing is said on; of a decision table outcomes, unless something is said on their band."""
    if not scale.outcomes:
        yield from ((band.id, band.span) for band in scale.bands if (scale.id, band.id) not in told)
    for outcome in scale.outcomes:
        band = scale.band_of(outcome.code)
        if (scale.id, outcome.code) not in told and (band is None or (scale.id, band.id) not in told):
            yield outcome.code, outcome.span

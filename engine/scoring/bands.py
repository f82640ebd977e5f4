"""What is wrong with the bands of a scale."""

from __future__ import annotations

from collections.abc import Iterator

from engine.questionnaire import Declined, Scale
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.key import Key
from engine.scoring.member import Member
from engine.scoring.ranges import left_out, whole_range
from engine.scoring.reach import raw_scores
from engine.scoring.rounding import rounded, written
from engine.scoring.score import Range
from engine.scoring.scorer import Reads, Scorer
from engine.scoring.scorers.conversion_table import ConversionTable
from engine.scoring.scorers.count import Count
from engine.scoring.scorers.gap_to_target import GapToTarget

FEW = 6
"""Scales of so many items have few enough scores to look at each."""


def band_complaints(scorer: Scorer) -> Iterator[Complaint]:
    """Bands that are not to be there, do not fit the kind of result, or leave some results out."""
    scale = scorer.scale
    if not scale.bands:
        return
    if Declined.BAND in scale.do_not:
        yield Complaint(
            "scale.declined",
            f'"{scale.id}" has bands, though it says do_not: [band].',
            "Remove the bands; or take band out of do_not, if there are cut-offs that are sound.",
            scale.bands[0].span,
        )
        return
    if scorer.within_person:
        yield Complaint(
            "scale.within-person",
            f'"{scale.id}" says how things stand within a person, so there can be no bands that hold for all people.',
            "Remove the bands. To tell people what stands out in them, name the scale under a scale with "
            "scorer: strengths.",
            scale.bands[0].span,
        )
        return
    unfit = [band for band in scale.bands if bool(band.outcomes) is not scorer.decides]
    if unfit:
        yield Complaint(
            "band.unfit",
            f"The result of {scorer.name} is {'an outcome, no number' if scorer.decides else 'a number, no outcome'}.",
            f'Say with outcomes: which of them are in the band "{unfit[0].id}".'
            if scorer.decides
            else f'Say with at_least: where the band "{unfit[0].id}" begins.',
            unfit[0].span,
        )
    elif scorer.decides:
        yield from _of_outcomes(scale)
    else:
        yield from _of_numbers(scorer, scale, scorer.keys)


def _of_outcomes(scale: Scale) -> Iterator[Complaint]:
    codes = [outcome.code for outcome in scale.outcomes]
    first: dict[str, str] = {}
    for band in scale.bands:
        for code in sorted(band.outcomes):
            if code not in codes:
                hint = near(code, codes, f"Its outcomes are: {', '.join(codes)}.")
                yield Complaint("table.unknown-outcome", f'There is no outcome "{code}".', hint, place(code, band.span))
            elif code in first:
                message = f'The outcome "{code}" is in the band "{first[code]}" already.'
                yield Complaint("band.overlap", message, "Leave it in one of the two.", band.span)
            first.setdefault(code, band.id)
    lacking = [outcome for outcome in scale.outcomes if outcome.code not in first]
    if lacking:
        yield Complaint(
            "band.gap",
            f'The outcome "{lacking[0].code}" is in none of the bands.',
            "Add it to the outcomes of a band.",
            lacking[0].span,
        )


def _of_numbers(scorer: Scorer, scale: Scale, keys: tuple[Key, ...]) -> Iterator[Complaint]:
    for earlier, later in zip(scale.bands, scale.bands[1:], strict=False):
        if later.at_least <= earlier.at_least:
            yield Complaint(
                "band.overlap",
                f'The band "{later.id}" starts at {later.at_least}, not above "{earlier.id}" ({earlier.at_least}).',
                "Write the bands from the lowest to the highest, each with its own start.",
                later.span,
            )
            return
    if scorer.reads is Reads.WORTHS and not all(key.scored for key in keys):
        return
    fewer = left_out(keys) if scorer.adds_up else None
    if fewer is not None:
        yield _shrinking(scorer, scale, fewer)
        return
    lacking = _left_out(scorer)
    if lacking is not None:
        yield Complaint(
            "band.shrinking-sum",
            f'The bands of "{scale.id}" do not fit where "{lacking.id}" does not apply: the sum is smaller by one '
            "score, and even with the best answers one could land in a low band.",
            "Use combine: mean (its range stays the same), or ask all of these scales of the same people.",
            named(lacking.id, scale.scales, scale.span),
        )
        return
    possible = whole_range(scorer)
    if possible is not None:
        yield from _covered(scale, possible)
        yield from _skipped(scorer)
    elif any(key.range is None for key in keys):
        yield Complaint(
            "band.gap",
            f'"{scale.id}" has no lowest or no highest score, so nothing shows that its bands cover all.',
            "Give each number among its items at_least and at_most.",
            scale.bands[0].span,
        )


def _left_out(scorer: Scorer) -> Member | None:
    """A scale that may not count in a sum while others do."""
    several = scorer.adds_up and len(scorer.members) > 1
    return next((member for member in scorer.members if several and not member.always), None)


def _shrinking(scorer: Scorer, scale: Scale, key: Key) -> Complaint:
    mean = {ConversionTable.name: "from: mean", GapToTarget.name: "gives: mean"}.get(scorer.name, "scorer: mean")
    otherwise = "options without not_applicable" if key.skippable else "ask all of these items of the same people"
    counts = scorer.name == Count.name
    return Complaint(
        "band.shrinking-sum",
        f'The bands of "{scale.id}" do not fit where "{key.id}" does not apply: the {"count" if counts else "sum"} is '
        "smaller by one item, and even with the best answers one could land in a low band.",
        f"{'Use' if counts else f'Use {mean} (its range stays the same), or'} {otherwise}.",
        named(key.id, scale.items, scale.span),
    )


def _covered(scale: Scale, possible: Range) -> Iterator[Complaint]:
    least, greatest = possible
    if scale.bands[0].at_least > least:
        yield Complaint(
            "band.gap",
            f"The lowest band starts at {scale.bands[0].at_least}, but a score can be as low as {written(least)}.",
            f"Let it start at {written(least)}, or add a band below it.",
            scale.bands[0].span,
        )
    ends = [band.at_least for band in scale.bands[1:]]
    for band, end in zip(scale.bands, [*ends, None], strict=True):
        too_high = band.at_least > greatest
        if too_high or (end is not None and end <= least):
            yield Complaint(
                "band.never-reached",
                f'No score reaches the band "{band.id}": scores go from {written(least)} to {written(greatest)}.',
                f"Let it start at {written(greatest)} or lower, or remove it." if too_high else "Remove it.",
                band.span,
            )


def _skipped(scorer: Scorer) -> Iterator[Complaint]:
    """Bands between the lowest and the highest score that lie where there is none. With many items scores lie close."""
    scale, keys = scorer.scale, scorer.keys
    if scorer.members or not 0 < len(keys) <= FEW:
        return
    raws = raw_scores(keys, scale.missing, scorer.raw)
    values = sorted(rounded(each, scale.places) for each in raws or ())
    for band, later in zip(scale.bands, scale.bands[1:], strict=False):
        below = [value for value in values if value < band.at_least]
        above = [value for value in values if value >= later.at_least]
        if below and above and len(below) + len(above) == len(values):
            yield Complaint(
                "band.never-reached",
                f'No score falls into the band "{band.id}": after {written(below[-1])} comes {written(above[0])}.',
                "Remove it, or let it reach further.",
                band.span,
            )

"""What is wrong with a questionnaire's scales, told when it is compiled."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from engine.document import Severity
from engine.expressions import Choice, Number, Rows
from engine.questionnaire import AnsweredAtLeast, Item, Questionnaire, Scale, inner_key
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.key import Key, NonAnswer
from engine.scoring.plan import scales_with_keys
from engine.scoring.ranges import left_out, whole_range
from engine.scoring.reach import Tally, raw_scores
from engine.scoring.register import scorers
from engine.scoring.rounding import rounded
from engine.scoring.score import Range
from engine.scoring.scorer import Reads, Scorer
from engine.scoring.scorers.conversion_table import ConversionTable

FEW = 6
"""Scales of so many items have few enough scores to look at each."""

RAW: Mapping[str, Callable[[Tally], Fraction]] = MappingProxyType(
    {
        "sum": lambda tally: Fraction(tally.total) * tally.items / tally.answered,
        "mean": lambda tally: Fraction(tally.total) / tally.answered,
    }
)

log = logging.getLogger(__name__)


def complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """Everything that is wrong with the scales. Never raises: a scorer that fails is complained about as well."""
    for scale, keys in scales_with_keys(questionnaire):
        try:
            yield from _of_scale(scorers()[scale.scorer](scale, keys), scale, keys)
        except Exception as error:
            log.exception('The scorer "%s" failed while the scale "%s" was checked.', scale.scorer, scale.id)
            yield Complaint(
                "scale.scorer-failed",
                f'The scorer "{scale.scorer}" failed while it checked this scale: {type(error).__name__}: {error}',
                "This is a fault of the scorer. Tell those who made it, or use another.",
                scale.span,
            )


def _of_scale(scorer: Scorer, scale: Scale, keys: tuple[Key, ...]) -> Iterator[Complaint]:
    yield from _missing(scale)
    if scorer.reads is Reads.CODES:
        yield from _no_numbers(scorer, scale)
    else:
        yield from _unscored(scale, keys)
        yield from _reverse(scale, keys)
        yield from _bands(scorer, scale, keys)
    yield from scorer.check()


def _missing(scale: Scale) -> Iterator[Complaint]:
    if not isinstance(scale.missing, AnsweredAtLeast):
        return
    items = len(set(scale.items))
    if scale.missing.count > items:
        yield Complaint(
            "scale.missing",
            f'"{scale.id}" needs {scale.missing.count} answers, but has {items} items.',
            f"Ask for {items} answers at most.",
            place(scale.settings.get("missing"), scale.span),
        )


def _no_numbers(scorer: Scorer, scale: Scale) -> Iterator[Complaint]:
    if scale.reverse:
        yield Complaint(
            "scale.reverse",
            f"The scorer {scorer.name} goes by codes; there is nothing to reverse.",
            "Remove reverse.",
            place(next(iter(scale.reverse)), scale.span),
        )
    if scale.bands:
        yield Complaint(
            "band.never-reached",
            f"The scorer {scorer.name} gives no number, so no band is ever reached.",
            "Remove the bands; the outcomes take their place.",
            scale.bands[0].span,
        )


def _unscored(scale: Scale, keys: Sequence[Key]) -> Iterator[Complaint]:
    for key in keys:
        if not key.scored:
            yield Complaint(
                "scale.unscored-item",
                f'No answer to "{key.id}" is worth anything, so "{scale.id}" cannot count it.',
                "Give its options a score, or remove it from the items of the scale."
                if key.options
                else _inside_instead(key)
                or f"Remove it from the items of the scale; an item of kind {key.item.kind.name} has no score.",
                named(key.id, scale.items, scale.span),
            )
            continue
        for option in key.options:
            if key.worths[option.code] is NonAnswer.NO_SCORE:
                yield Complaint(
                    "scale.unscored-option",
                    f'Choosing "{option.code}" counts as no answer: it has neither score nor means.',
                    "Give it a score, or say with means: what it stands for.",
                    option.span,
                    Severity.WARNING,
                )


def _inside_instead(key: Key) -> str:
    """What to name instead of an item that has only inside it what could be scored."""
    scored = (name for name, kind in key.item.kind.inner.items() if isinstance(kind, Number | Choice))
    inside = ", ".join(inner_key(key.id, name) for name in scored)
    return f"Name what is inside it: {inside}." if inside and not key.inner else calculated_first(key.item, key.id)


def calculated_first(item: Item | None, name: str) -> str:
    """What to name instead of a repeated group, or of something it asks about each entry."""
    if item is None or not isinstance(item.kind.type, Rows):
        return ""
    numbers = [inner_key(item.id, inner) for inner, kind in item.kind.type.fields.items() if isinstance(kind, Number)]
    of_all = f"sum({name if name in numbers else numbers[0]})" if numbers else f"count({item.id})"
    return f"Add an item of kind calculated, such as value: {of_all}, and name that one here."


def _reverse(scale: Scale, keys: Sequence[Key]) -> Iterator[Complaint]:
    known = {str(key.id): key for key in keys}
    for item in sorted(scale.reverse):
        if item not in known:
            yield Complaint(
                "scale.reverse",
                f'"{item}" is reversed, but is not an item of "{scale.id}".',
                near(item, known, f"Its items are: {', '.join(known)}."),
                place(item, scale.span),
            )
        elif known[item].range is None and known[item].scored:
            yield Complaint(
                "scale.reverse",
                f'"{item}" cannot be reversed: it has no lowest or no highest answer.',
                "Give it at_least and at_most.",
                place(item, scale.span),
            )


def _bands(scorer: Scorer, scale: Scale, keys: tuple[Key, ...]) -> Iterator[Complaint]:
    for earlier, later in zip(scale.bands, scale.bands[1:], strict=False):
        if later.at_least <= earlier.at_least:
            yield Complaint(
                "band.overlap",
                f'The band "{later.id}" starts at {later.at_least}, not above "{earlier.id}" ({earlier.at_least}).',
                "Write the bands from the lowest to the highest, each with its own start.",
                later.span,
            )
            return
    if not scale.bands or not all(key.scored for key in keys):
        return
    fewer = left_out(keys) if scorer.adds_up else None
    if fewer is not None:
        yield _shrinking(scorer, scale, fewer)
        return
    possible = whole_range(scorer, scale, keys)
    if possible is not None:
        yield from _covered(scale, possible)
        yield from _skipped(scale, keys)
    elif any(key.range is None for key in keys):
        yield Complaint(
            "band.gap",
            f'"{scale.id}" has no lowest or no highest score, so nothing shows that its bands cover all.',
            "Give each number among its items at_least and at_most.",
            scale.bands[0].span,
        )


def _shrinking(scorer: Scorer, scale: Scale, key: Key) -> Complaint:
    mean = "from: mean" if scorer.name == ConversionTable.name else "scorer: mean"
    otherwise = "options without not_applicable" if key.skippable else "ask all of these items of the same people"
    return Complaint(
        "band.shrinking-sum",
        f'The bands of "{scale.id}" do not fit where "{key.id}" does not apply: the sum is smaller by one item, '
        "and even with the best answers one could land in a low band.",
        f"Use {mean} (its range stays the same), or {otherwise}.",
        named(key.id, scale.items, scale.span),
    )


def _covered(scale: Scale, possible: Range) -> Iterator[Complaint]:
    least, greatest = possible
    if scale.bands[0].at_least > least:
        yield Complaint(
            "band.gap",
            f"The lowest band starts at {scale.bands[0].at_least}, but a score can be as low as {_told(least)}.",
            f"Let it start at {_told(least)}, or add a band below it.",
            scale.bands[0].span,
        )
    ends = [band.at_least for band in scale.bands[1:]]
    for band, end in zip(scale.bands, [*ends, None], strict=True):
        too_high = band.at_least > greatest
        if too_high or (end is not None and end <= least):
            yield Complaint(
                "band.never-reached",
                f'No score reaches the band "{band.id}": scores go from {_told(least)} to {_told(greatest)}.',
                f"Let it start at {_told(greatest)} or lower, or remove it." if too_high else "Remove it.",
                band.span,
            )


def _skipped(scale: Scale, keys: tuple[Key, ...]) -> Iterator[Complaint]:
    """Bands between the lowest and the highest score that lie where there is none. With many items scores lie close."""
    raw = RAW.get(scale.scorer)
    raws = raw_scores(keys, scale.missing, raw) if raw is not None and len(keys) <= FEW else None
    values = sorted(rounded(each, scale.places) for each in raws or ())
    for band, later in zip(scale.bands, scale.bands[1:], strict=False):
        below = [value for value in values if value < band.at_least]
        above = [value for value in values if value >= later.at_least]
        if below and above and len(below) + len(above) == len(values):
            yield Complaint(
                "band.never-reached",
                f'No score falls into the band "{band.id}": after {_told(below[-1])} comes {_told(above[0])}.',
                "Remove it, or let it reach further.",
                band.span,
            )


def _told(number: Decimal) -> str:
    return f"{number.normalize():f}"

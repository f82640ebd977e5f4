"""What is wrong with targets and weights, for the scorer of gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.document import Mapping, Span
from engine.questionnaire import AllRequired, Scale
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.gaps.pairs import Pair, amount_nodes
from engine.scoring.key import Key
from engine.scoring.rounding import shown
from engine.scoring.score import Range
from engine.scoring.spread import mixed_ranges

TARGET, WEIGHT = "scale.target", "scale.weight"


def pair_complaints(scale: Scale, pairs: Sequence[Pair], *, hours: bool, adds_up: bool) -> Iterator[Complaint]:
    """Targets that cannot be reached, weights that cannot weigh, and settings that do nothing."""
    yield from _not_its_items(scale, pairs)
    for pair in pairs:
        if pair.key.scored:
            yield from _target(scale, pair, hours=hours)
        yield from _weights(scale, pair, hours=hours)
    if hours:
        yield from _without_effect(scale)
    else:
        yield from mixed_ranges(scale, [pair.key for pair in pairs])
    missing = scale.missing
    if adds_up and not isinstance(missing, AllRequired) and missing.instead is None:
        yield Complaint(
            "scale.partial-sum",
            "A total of only some of the gaps would be too small.",
            "Write missing: all_required, or gives: mean.",
            place(scale.settings.get("missing"), scale.span),
        )


def _not_its_items(scale: Scale, pairs: Sequence[Pair]) -> Iterator[Complaint]:
    known = [str(pair.key.id) for pair in pairs]
    for setting, code in (("targets", TARGET), ("importance", WEIGHT), ("hours", WEIGHT)):
        for name, _ in amount_nodes(scale.settings.get(setting)):
            if name not in known:
                hint = near(name, known, f"Its items are: {', '.join(known)}.")
                message = f'"{name}" stands under {setting}, but is not one of the items of "{scale.id}".'
                yield Complaint(code, message, hint, name.span)


def _target(scale: Scale, pair: Pair, *, hours: bool) -> Iterator[Complaint]:
    key, target = pair.key, pair.target
    span = _written(scale, "targets", key, "target_for_all")
    if target is None:
        if span is None:
            yield Complaint(
                TARGET,
                f'Nothing says what "{key.id}" is to reach.',
                "Give it a number or an item under targets, or one to all with target_for_all.",
                named(key.id, scale.items, scale.span),
            )
        return
    at = span or named(key.id, scale.items, scale.span)
    if isinstance(target, Key) and not target.scored:
        hint = "Name an item whose options have scores, or one that is answered with a number."
        yield Complaint(TARGET, f'No answer to "{target.id}" is worth anything, so it is no target.', hint, at)
    elif hours and key.range is None:
        message = f'"{key.id}" has no lowest or no highest answer, so no share of its hours can be told.'
        yield Complaint(TARGET, message, "Give it at_least and at_most.", named(key.id, scale.items, scale.span))
    elif key.range is not None and pair.target_range is not None and not _within(pair.target_range, key.range):
        yield Complaint(
            TARGET,
            f'"{key.id}" is worth {_told(key.range)}, but its target is {_told(pair.target_range)}.',
            "Choose a target that can be reached, on the same scale as the item.",
            at,
        )


def _weights(scale: Scale, pair: Pair, *, hours: bool) -> Iterator[Complaint]:
    key = pair.key
    if hours and pair.hours is None and _written(scale, "hours", key) is None:
        yield Complaint(
            WEIGHT,
            f'Nothing says how many hours belong to "{key.id}".',
            "Give it a number or an item under hours.",
            named(key.id, scale.items, scale.span),
        )
    for setting, weight in (("importance", pair.importance), ("hours", pair.hours)):
        if isinstance(weight, Key) and not (weight.scored and weight.range is not None and weight.range[0] >= 0):
            yield Complaint(
                WEIGHT,
                f'What "{weight.id}" is worth cannot be a weight: it may be less than 0, or nothing.',
                "Name a number with at_least: 0 or more and at_most, or an item whose options have such scores.",
                _written(scale, setting, key) or scale.span,
            )


def _without_effect(scale: Scale) -> Iterator[Complaint]:
    if "importance" in scale.settings:
        yield Complaint(
            WEIGHT,
            "Importance changes nothing where the score is in hours.",
            "Remove importance, or write gives: mean.",
            place(scale.settings["importance"], scale.span),
        )
    if scale.settings.get("over_target") == "negative":
        yield Complaint(
            TARGET,
            "Nobody needs less than no hours, so being over a target cannot count as negative.",
            "Remove over_target, or write gives: mean.",
            place(scale.settings["over_target"], scale.span),
        )


def _written(scale: Scale, setting: str, key: Key, common: str = "") -> Span | None:
    """Where an amount for an item is written, if it is."""
    own = scale.settings.get(setting)
    found = own.find(str(key.id)) if isinstance(own, Mapping) else None
    found = found if found is not None else scale.settings.get(common)
    return None if found is None else place(found, scale.span)


def _within(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _told(limits: Range) -> str:
    least, most = limits
    return str(shown(least)) if least == most else f"{shown(least)} to {shown(most)}"

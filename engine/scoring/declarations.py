"""What a scale declares of itself: how missing answers are treated, and what answers may be worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.document import Mapping
from engine.questionnaire import AnsweredAtLeast, ItemValue, Scale
from engine.scoring.complaint import Complaint, named, near, place
from engine.scoring.key import Key
from engine.scoring.rounding import shown
from engine.scoring.score import Range
from engine.scoring.scorer import Reads, Scorer, Takes


def declared_complaints(scorer: Scorer) -> Iterator[Complaint]:
    """Declarations that contradict the items, or each other."""
    yield from _policy(scorer)
    yield from _stand_ins(scorer)
    yield from _range(scorer.scale, scorer.keys)


def _policy(scorer: Scorer) -> Iterator[Complaint]:
    scale = scorer.scale
    node = scale.settings.get("missing")
    span = place(node, scale.span)
    rules = [key for key in ("answered_at_least", "unanswered_at_most") if _has(node, key)]
    if _has(node, "otherwise") and len(rules) != 1:
        yield Complaint(
            "scale.missing",
            f'It is not clear when "{scale.id}" has answers enough.'
            if not rules
            else f'"{scale.id}" says twice when it has answers enough.',
            "Say either answered_at_least, such as 3, or unanswered_at_most, such as 25%.",
            span,
        )
    made_of = len(set(scale.items)) + len(set(scale.scales))
    if isinstance(scale.missing, AnsweredAtLeast) and not scorer.sees_to_missing and scale.missing.count > made_of:
        needed, there_are = ("scores", "scales") if scale.scales else ("answers", "items")
        yield Complaint(
            "scale.missing",
            f'"{scale.id}" needs {scale.missing.count} {needed}, but has {made_of} {there_are}.',
            f"Ask for {made_of} {needed} at most.",
            span,
        )


def _has(node: object, key: str) -> bool:
    return isinstance(node, Mapping) and node.find(key) is not None


def _stand_ins(scorer: Scorer) -> Iterator[Complaint]:
    scale, instead = scorer.scale, scorer.scale.missing.instead
    if instead is None:
        return
    if scorer.takes is Takes.SCALES or scorer.reads is Reads.CODES:
        yield Complaint(
            "scale.stand-in",
            "Nothing can stand in for a score that is missing."
            if scorer.takes is Takes.SCALES
            else f"{scorer.name} goes by the options chosen, so no number can stand in for an answer that is missing.",
            "Remove instead: the result is made of what there is.",
            place(scale.settings.get("missing"), scale.span),
        )
    elif isinstance(instead, ItemValue):
        yield from _of_reference(scorer, instead)
    else:
        yield from _of_mean(scorer)


def _of_mean(scorer: Scorer) -> Iterator[Complaint]:
    """The mean of some answers says nothing about an item that is worth something else."""
    scale, first = scorer.scale, next(iter(scorer.keys), None)
    other = next((key for key in scorer.keys if first is not None and key.range != first.range), None)
    if first is None or other is None or first.range is None or other.range is None:
        return
    yield Complaint(
        "scale.stand-in",
        f'The mean of the answers given cannot stand in for "{other.id}": it is worth {other.range[0]} to '
        f'{other.range[1]}, but "{first.id}" {first.range[0]} to {first.range[1]}.',
        "Let item_mean or item_median stand in, or give the items the same range.",
        named(other.id, scale.items, scale.span),
    )


def _of_reference(scorer: Scorer, instead: ItemValue) -> Iterator[Complaint]:
    """Each item has a value that it could be worth, and it is said where the values are from."""
    scale = scorer.scale
    if not instead.source:
        yield Complaint(
            "scale.stand-in",
            "Nothing says which reference group the values are from that stand in for missing answers.",
            "Add item_values_from, such as: Pilot, 2025, 120 learners.",
            place(scale.settings.get("missing"), scale.span),
        )
    known = {str(key.id): key for key in scorer.keys}
    for name, value in instead.values.items():
        key = known.get(name)
        if key is None:
            hint = near(name, known, f"Its items are: {', '.join(known)}.")
            yield Complaint(
                "scale.stand-in", f'"{name}" is not an item of "{scale.id}".', hint, place(name, scale.span)
            )
        elif key.range is not None and not key.range[0] <= value <= key.range[1]:
            yield Complaint(
                "scale.stand-in",
                f'{shown(value)} cannot stand in for "{name}", which is worth {key.range[0]} to {key.range[1]}.',
                "Give it a value from that range.",
                place(name, scale.span),
            )
    lacking = [name for name in known if name not in instead.values]
    if lacking:
        yield Complaint(
            "scale.stand-in",
            f'Nothing stands in for "{lacking[0]}" where it is missing.',
            "Give a value for each item of the scale, under item_values.",
            place(scale.settings.get("missing"), scale.span),
        )


def _range(scale: Scale, keys: Sequence[Key]) -> Iterator[Complaint]:
    if scale.range is None:
        return
    least, greatest = scale.range
    if least >= greatest:
        yield Complaint(
            "scale.out-of-range",
            f"The range of {scale.id} goes from {least} to {greatest}, which is nothing.",
            "Write the least first, then the greatest, as in range: [1, 5].",
            place(scale.settings.get("range"), scale.span),
        )
        return
    for key in keys:
        for option in key.options if not key.several else ():
            if option.score is not None and option.means is None and not least <= option.score <= greatest:
                yield Complaint(
                    "scale.out-of-range",
                    f'The option "{option.code}" is worth {option.score}, '
                    f'outside the range of "{scale.id}" ({least} to {greatest}).',
                    "Correct the score, or the range.",
                    option.span,
                )
        if (not key.options or key.several) and key.own is not None and not _within(key.own, scale.range):
            yield Complaint(
                "scale.out-of-range",
                f'"{key.id}" can be worth {key.own[0]} to {key.own[1]}, outside the range of "{scale.id}".',
                "Correct the limits of the item, or the range.",
                named(key.id, scale.items, scale.span),
            )


def _within(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]

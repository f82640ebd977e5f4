"""How far the worths of a scale's items reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from engine.document import Severity
from engine.questionnaire import AnsweredAtLeast, Missing, Scale
from engine.scoring.complaint import Complaint, named
from engine.scoring.key import Key
from engine.scoring.score import Range


def extreme_means(missing: Missing, keys: Sequence[Key]) -> tuple[Fraction, Fraction] | None:
    """The least and greatest mean of the answers that may be given, as few of them as the missing policy allows."""
    ranges = [key.range for key in keys if key.range is not None]
    if not keys or len(ranges) < len(keys):
        return None
    count = min(max(missing.count, 1), len(keys)) if isinstance(missing, AnsweredAtLeast) else len(keys)
    least = sorted(least for least, _ in ranges)[:count]
    greatest = sorted((greatest for _, greatest in ranges), reverse=True)[:count]
    return Fraction(sum(least)) / count, Fraction(sum(greatest)) / count


def mixed_ranges(scale: Scale, keys: Sequence[Key]) -> Iterator[Complaint]:
    """A second look at items that are not worth the same: with a wider range an item weighs more."""
    first: dict[Range, Key] = {}
    for key in keys:
        if key.range is not None:
            first.setdefault(key.range, key)
    if len(first) > 1:
        _, second, *_ = first.values()
        told = ", ".join(f'"{key.id}" is worth {least} to {greatest}' for (least, greatest), key in first.items())
        yield Complaint(
            "scale.mixed-ranges",
            f'The items of "{scale.id}" are not worth the same: {told}.',
            "An item with a wider range weighs more. Give the items the same range of scores unless that is meant.",
            named(second.id, scale.items, scale.span),
            Severity.WARNING,
        )

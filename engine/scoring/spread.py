"""How far the worths of what a scale is made of reach, and whether they can be put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from engine.questionnaire import Declined, ItemValue, Missing, Scale
from engine.scoring.complaint import Complaint, named
from engine.scoring.key import Key
from engine.scoring.member import Counting, Member
from engine.scoring.rounding import Exact, written
from engine.scoring.score import Range


class Ends(NamedTuple):
    """The least worths, from the lowest up, and the greatest worths, from the highest down."""

    low: list[Decimal]
    high: list[Decimal]


def ends(keys: Sequence[Counting]) -> Ends | None:
    """How far each reaches, or None where there is none, or no telling."""
    ranges = [key.range for key in keys if key.range is not None]
    if not keys or len(ranges) < len(keys):
        return None
    return Ends(sorted(low for low, _ in ranges), sorted((high for _, high in ranges), reverse=True))


def extreme_means(missing: Missing, keys: Sequence[Counting]) -> tuple[Fraction, Fraction] | None:
    """The least and greatest mean of the answers that may be given, as few of them as the missing policy allows.

    Values of a reference group that stand in for the others lie in the range of their items, as answers would.
    """
    reach = ends(keys)
    if reach is None:
        return None
    count = fewest(missing, len(keys))
    return Fraction(sum(reach.low[:count])) / count, Fraction(sum(reach.high[:count])) / count


def extreme_sums(missing: Missing, keys: Sequence[Counting]) -> tuple[Fraction, Fraction] | None:
    """The least and greatest sum, where missing answers are made up for."""
    means = extreme_means(missing, keys)
    return None if means is None else (means[0] * len(keys), means[1] * len(keys))


def fewest(missing: Missing, items: int) -> int:
    """Of how many items, of so many that count, there is a worth of their own at least: an answer, or a stand-in."""
    return items if isinstance(missing.instead, ItemValue) else min(missing.needed(items), items)


def mixed_ranges(scale: Scale, keys: Sequence[Key]) -> Iterator[Complaint]:
    """Items that are not worth the same, though nothing says so: with a wider range an item weighs more."""
    first: dict[Range, Key] = {}
    for key in keys:
        if key.range is not None:
            first.setdefault(key.range, key)
    if len(first) > 1 and not scale.ranges_differ:
        _, second, *_ = first.values()
        told = ", ".join(f'"{key.id}" is worth {_from_to(range_)}' for range_, key in first.items())
        yield Complaint(
            "scale.mixed-ranges",
            f'The items of "{scale.id}" are not worth the same: {told}.',
            "An item with a wider range weighs more. Give the items the same range of scores, or write "
            "ranges_differ: yes if that is meant.",
            named(second.id, scale.items, scale.span),
        )


def not_numbers(scale: Scale, members: Sequence[Member]) -> Iterator[Complaint]:
    """Scales whose result is an outcome, where numbers are needed."""
    for member in members:
        if member.scale.outcomes:
            yield Complaint(
                "scale.not-a-number",
                f'The result of "{member.id}" is no number, so it cannot be combined with others.',
                f'Remove it from the scales of "{scale.id}".',
                named(member.id, scale.scales, scale.span),
            )


def within_person(scale: Scale, members: Sequence[Member]) -> Iterator[Complaint]:
    """Scales that only say how things stand inside one person, where scores are added up."""
    for member in members:
        if member.within_person:
            yield Complaint(
                "scale.within-person",
                f'"{member.id}" says how things stand within a person, so it cannot be weighed against other people.',
                f'Remove it from the scales of "{scale.id}", or name what it is made of instead.',
                named(member.id, scale.scales, scale.span),
            )


def not_cut(scale: Scale, members: Sequence[Member]) -> Iterator[Complaint]:
    """Scales that say that no cut-off is sound, where it is asked whether a score is high enough."""
    for member in members:
        if Declined.BAND in member.scale.do_not:
            yield Complaint(
                "scale.declined",
                f'"{scale.id}" asks for so much on "{member.id}", though that says do_not: [band].',
                f'Remove it from the scales of "{scale.id}", or what is declared there.',
                named(member.id, scale.scales, scale.span),
            )


def mixed_scales(scale: Scale, members: Sequence[Member]) -> Iterator[Complaint]:
    """Scales that are not worth the same, though nothing says so."""
    first: dict[Range, Member] = {}
    for member in members:
        if member.range is not None:
            first.setdefault(member.range, member)
    if len(first) > 1 and not scale.ranges_differ:
        told = ", ".join(f'"{each.id}" goes from {_from_to(range_)}' for range_, each in first.items())
        yield Complaint(
            "scale.mixed-ranges",
            f'The scales of "{scale.id}" are not worth the same: {told}.',
            "A score with a wider range weighs more. Bring them to one range, or write ranges_differ: yes.",
            scale.span,
        )


def _from_to(range_: Range) -> str:
    return f"{written(range_[0])} to {written(range_[1])}"


def standing(value: Exact, within: Range | None) -> Fraction:
    """The place of a score in its range, from 0 to 1; in one without width the lowest."""
    if within is None or within[0] >= within[1]:
        return Fraction(0)
    place = (Fraction(value) - Fraction(within[0])) / (Fraction(within[1]) - Fraction(within[0]))
    return min(max(place, Fraction(0)), Fraction(1))

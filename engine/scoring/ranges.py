"""Which values a score can have over all sittings: also over those to whom some of its items do not apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, groupby

from engine.scoring.key import Key
from engine.scoring.member import Counting, Member
from engine.scoring.rounding import ZERO, rounded
from engine.scoring.score import Range
from engine.scoring.scorer import Scorer

MOST_GROUPS = 5
"""Of so many groups of items that are asked together every combination is looked at."""


def stated(scorer: Scorer, keys: Sequence[Counting], places: int) -> Range | None:
    """The least and greatest value as they are stated: rounded like the value itself."""
    bounds = scorer.possible(keys)
    return None if bounds is None else (rounded(bounds[0], places), rounded(bounds[1], places))


def whole_range(scorer: Scorer) -> Range | None:
    """The range of a score: with every item and scale, and with those that always count and any others."""
    keys, places = scorer.keys, scorer.scale.places
    ways = [keys, *_fewer(keys)] if left_out(keys) else [keys]
    ranges = [stated(scorer, (*way, *members), places) for way in ways for members in _members(scorer.members)]
    known = [each for each in ranges if each is not None]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None


def _members(members: tuple[Member, ...]) -> Iterator[tuple[Member, ...]]:
    """All scales it is made of, and without some that may not count: one way without each, and one without all."""
    yield members
    may_lack = [member for member in members if not member.always]
    if may_lack and len(members) > 1:
        yield from (tuple(member for member in members if member is not lacking) for lacking in may_lack)
        yield from (each for each in [tuple(member for member in members if member.always)] if each)


def _fewer(keys: tuple[Key, ...]) -> Iterator[tuple[Key, ...]]:
    """Ways to leave items out: all of them where there are few, those that are asked together being left out together.

    Otherwise the least score is among those where the items of the least worths are left in. Of several with the same
    least worth, one of them or all of them are: between these a sum or a mean only grows, or only falls. The same goes
    for the greatest.
    """
    always = tuple(key for key in keys if always_counts(key))
    others = [key for key in keys if not always_counts(key)]
    groups: dict[object, tuple[Key, ...]] = {}
    for key in others:
        apart = key.id if key.skippable else key.conditions
        groups[apart] = (*groups.get(apart, ()), key)
    if len(groups) <= MOST_GROUPS:
        chosen = chain.from_iterable(combinations(groups.values(), count) for count in range(len(groups) + 1))
        yield from (way for each in chosen if (way := (*always, *chain.from_iterable(each))))
        return
    yield from [always] if always else []
    for worst in (_least, _greatest):
        left_in = always
        for _, alike in groupby(sorted(others, key=worst), key=worst):
            first, *more = alike
            yield (*left_in, first)
            left_in = (*left_in, first, *more)
            yield left_in


def always_counts(key: Key) -> bool:
    """Whether it applies to everybody, and nobody can call it not applicable."""
    return not key.conditions and not key.skippable


def _least(key: Key) -> Decimal:
    return key.range[0] if key.range is not None else ZERO


def _greatest(key: Key) -> Decimal:
    return -key.range[1] if key.range is not None else ZERO


def left_out(keys: tuple[Key, ...]) -> Key | None:
    """An item that may not apply while others do, if there is one."""
    if len(keys) == 1:
        return None
    apart = len({key.conditions for key in keys}) > 1
    return next((key for key in keys if key.skippable or (apart and key.conditions)), None)

"""Which raw scores can come about at all, worked out from what is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple, Protocol, runtime_checkable

from engine.expressions import Number
from engine.questionnaire import AllRequired, Missing
from engine.scoring.key import Key, Limited, NonAnswer
from engine.scoring.rounding import ZERO

MOST = 20_000
"""Beyond so many states or values nothing is worked out: the answer is "cannot be told"."""

MOST_STEPS = 20 * MOST
"""Beyond so many additions for one item neither."""


@runtime_checkable
class Whole(Protocol):
    """A kind of item whose numbers have so many decimal places."""

    @property
    def decimals(self) -> int:
        """How many."""


class Tally(NamedTuple):
    """How many items count, how many of them are answered, and what the answers add up to."""

    items: int
    answered: int
    total: Decimal


class TooManyError(Exception):
    """There are more possibilities than can be looked at."""


def raw_scores(
    keys: Sequence[Key], missing: Missing, raw: Callable[[Tally], Fraction | None]
) -> frozenset[Fraction] | None:
    """Every raw score that answers to these items can lead to, or None where they cannot be listed.

    Items with the same conditions apply together; otherwise every condition is taken to hold or not by itself.
    """
    tallies = {Tally(0, 0, ZERO)}
    ordered = sorted(keys, key=_conditions)
    try:
        for _, together in groupby(ordered, key=_conditions):
            group = list(together)
            applying = _with(tallies, group, missing)
            tallies = tallies | applying if group[0].conditions else applying
    except TooManyError:
        return None
    raws = [raw(tally) for tally in tallies if tally.answered >= max(missing.needed(tally.items), 1)]
    return None if None in raws else frozenset(each for each in raws if each is not None)


def _conditions(key: Key) -> tuple[str, ...]:
    return tuple(str(condition.text) for condition in key.conditions)


def _with(tallies: set[Tally], keys: Iterable[Key], missing: Missing) -> set[Tally]:
    for key in keys:
        worths = _worths(key)
        if len(tallies) * len(worths) > MOST_STEPS:
            raise TooManyError
        grown = {Tally(n + 1, m + 1, total + worth) for n, m, total in tallies for worth in worths}
        if not isinstance(missing, AllRequired):
            grown |= {Tally(n + 1, m, total) for n, m, total in tallies}
        if key.skippable:
            grown |= tallies
        if len(grown) > MOST:
            raise TooManyError
        tallies = grown
    return tallies


def _worths(key: Key) -> set[Decimal]:
    """What answers to an item can be worth; reversed, because a gap in the scores is then a gap elsewhere."""
    if isinstance(key.type, Number):
        worths = _numbers(key)
    elif key.several:
        worths = _sums(key)
    else:
        worths = {worth for worth in key.worths.values() if not isinstance(worth, NonAnswer)}
    return {key.flip(worth) for worth in worths} if key.reverse else worths


def _numbers(key: Key) -> set[Decimal]:
    if key.range is None or not isinstance(key.item.kind, Whole):
        raise TooManyError
    least, greatest = key.range
    step = Decimal(1).scaleb(-key.item.kind.decimals)
    count = int((greatest - least) / step) + 1
    if count > MOST:
        raise TooManyError
    return {least + step * place for place in range(count)}


def _sums(key: Key) -> set[Decimal]:
    most = key.item.kind.at_most if isinstance(key.item.kind, Limited) else None
    sums = {(0, ZERO)}
    alone: set[Decimal] = set()
    for option in key.options:
        worth = key.worths[option.code]
        if isinstance(worth, NonAnswer):
            continue
        if option.exclusive:
            alone.add(worth)
        else:
            sums |= {(count + 1, total + worth) for count, total in sums if most is None or count < most}
        if len(sums) > MOST:
            raise TooManyError
    return alone | {total for count, total in sums if count}

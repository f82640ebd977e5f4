"""Items of which it is counted whether the answer is one of those looked for, whatever it is worth otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from engine.questionnaire import Value
from engine.scoring.key import Key, NonAnswer, range_of_options
from engine.scoring.rounding import ZERO

ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is counted: answers with one of these codes, and worth so much. None stands for whatever it may be."""

    codes: frozenset[str] | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None

    @property
    def by_worth(self) -> bool:
        """Whether it matters what an answer is worth."""
        return self.at_least is not None or self.at_most is not None

    def option(self, code: str, worth: Decimal | NonAnswer) -> Decimal | NonAnswer:
        """1 if choosing an option is counted, 0 if not. One that is named counts even if it means no answer."""
        if self.by_worth:
            named = self.codes is None or code in self.codes
            return self.number(worth) * named if isinstance(worth, Decimal) else worth
        if self.codes is not None and code in self.codes:
            return ONE
        return worth if isinstance(worth, NonAnswer) and worth is not NonAnswer.NO_SCORE else ZERO

    def number(self, worth: Decimal) -> Decimal:
        """1 if something worth this is counted, 0 if not."""
        below = self.at_least is not None and worth < self.at_least
        above = self.at_most is not None and worth > self.at_most
        return ZERO if below or above else ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedNumber(Key):
    """A number that is counted if it is worth so much."""

    wanted: Wanted
    plain: Key

    def worth(self, value: Value | None) -> Decimal | NonAnswer:
        """1 or 0, or why there is no answer."""
        worth = self.plain.worth(value)
        return self.wanted.number(worth) if isinstance(worth, Decimal) else worth


def counted(key: Key, wanted: Wanted) -> Key:
    """An item worth 1 where its answer is counted and 0 where not; of several choices, as many as are counted."""
    if key.worths:
        worths = {code: wanted.option(code, worth) for code, worth in _reversed(key).items()}
        reach = range_of_options(key.item, worths)
        return replace(key, reverse=False, worths=worths, turned={} if key.several else worths, range=reach)
    own = {field.name: getattr(key, field.name) for field in fields(key)}
    own |= {"reverse": False, "range": _ends(key, wanted)}
    return CountedNumber(**own, wanted=wanted, plain=key)


def _reversed(key: Key) -> Mapping[str, Decimal | NonAnswer]:
    return key.worths if key.several else key.turned


def _ends(key: Key, wanted: Wanted) -> tuple[Decimal, Decimal] | None:
    if key.reverse and key.range is None:
        return None
    if wanted.codes is not None:
        return ZERO, ZERO
    if key.range is None:
        return ZERO, ONE
    least, greatest = key.range
    inside = wanted.number(least) * wanted.number(greatest)
    below = wanted.at_least is not None and greatest < wanted.at_least
    above = wanted.at_most is not None and least > wanted.at_most
    return inside, ZERO if below or above else ONE

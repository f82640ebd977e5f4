"""Made-up answers: for each kind of item, one that could have been given."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from types import MappingProxyType
from typing import TypeAlias

from engine.clock import today
from engine.items.allocation import Allocation
from engine.items.current_and_target import CURRENT, TARGET
from engine.items.date import Date
from engine.items.file import FILE_NAME, FILE_SIZE, HASH, NO_HASH
from engine.items.kept import expect
from engine.items.long_text import LongText
from engine.items.month import Month
from engine.items.number import Number
from engine.items.ranking import Ranking
from engine.items.rating import Rating
from engine.items.repeated_group import RepeatedGroup
from engine.items.text import ShortText
from engine.items.year import Year
from engine.questionnaire import Answers, Item, Option, Value, other_key
from engine.wording import Month as MonthOfYear

ADDRESS = "sample@example.com"
TELEPHONE = "01632 960 001"
WORDS = "A sample answer."
FAR = Decimal(24)
SPREAD = 0.25
MOST_CHOSEN = 2


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who answers: `name` where words are asked for, `leaning` (0 to 1) how far up the options they tend to choose."""

    name: str
    leaning: float
    chance: random.Random = field(repr=False)

    def answers(self, items: Sequence[Item]) -> Answers:
        """Their answers to some items."""
        answers: dict[str, Value] = {}
        for item in items:
            make = MADE_UP.get(item.kind.name)
            if make is None:
                continue
            value = answers[item.id] = make(item, self)
            chosen = value if isinstance(value, tuple) else (value,)
            if any(option.specify is not None and option.code in chosen for option in item.options):
                answers[other_key(item.id)] = WORDS
        return answers


def _choice(item: Item, somebody: Somebody) -> Value:
    offered = _offered(item)
    return offered[_spot(len(offered), somebody)].code


def _spot(number: int, somebody: Somebody) -> int:
    """A place among so many, near to where somebody leans."""
    spot = round(somebody.chance.gauss(somebody.leaning, SPREAD) * (number - 1))
    return min(max(spot, 0), number - 1)


def _choices(item: Item, somebody: Somebody) -> Value:
    offered = _offered(item)
    chosen = somebody.chance.sample(offered, k=min(MOST_CHOSEN, len(offered)))
    return tuple(option.code for option in offered if option in chosen)


def _offered(item: Item) -> tuple[Option, ...]:
    """The options that are plain answers, or the first one where none is."""
    plain = [each for each in item.options if not (each.means or each.exclusive or each.specify)]
    return tuple(plain) or item.options[:1]


def _entries(item: Item, somebody: Somebody) -> Value:
    kind = expect(item.kind, RepeatedGroup)
    return tuple(somebody.answers(kind.items) for _ in range(max(kind.at_least, 1)))


def _number(item: Item, somebody: Somebody) -> Value:
    kind = expect(item.kind, Number)
    least = kind.at_least if kind.at_least is not None else min(Decimal(0), (kind.at_most or FAR) - FAR)
    most = kind.at_most if kind.at_most is not None else least + FAR
    unit = Decimal(1).scaleb(-kind.decimals)
    lowest, highest = (least / unit).to_integral_value(ROUND_CEILING), (most / unit).to_integral_value(ROUND_FLOOR)
    return _shortest(somebody.chance.randint(int(lowest), int(highest)) * unit)


def _shortest(number: Decimal) -> Decimal:
    """A number without idle digits, as it is kept when it was typed."""
    return Decimal(f"{number.normalize():f}")


def _point(item: Item, somebody: Somebody) -> Value:
    points = expect(item.kind, Rating).points
    return Decimal(points[_spot(len(points), somebody)])


def _order(item: Item, somebody: Somebody) -> Value:
    kind = expect(item.kind, Ranking)
    return tuple(somebody.chance.sample(kind.codes, k=kind.most))


def _shares(item: Item, somebody: Somebody) -> Value:
    """The total in whole shares, as many of them as there are options, each of which goes to somebody's favourites."""
    kind = expect(item.kind, Allocation)
    unit = Decimal(1).scaleb(-kind.decimals)
    share = max(kind.total / len(kind.codes) // unit, Decimal(1)) * unit
    shares = dict.fromkeys(kind.codes, Decimal(0))
    left = kind.total
    while left > 0:
        given = min(share, left)
        shares[somebody.chance.choice(kind.codes)] += given
        left -= given
    return {code: _shortest(share) for code, share in shares.items()}


def _pair(item: Item, somebody: Somebody) -> Value:
    """Where somebody is, and somewhere above or there."""
    offered = _offered(item)
    now = _spot(len(offered), somebody)
    target = somebody.chance.randint(now, len(offered) - 1)
    return {CURRENT: offered[now].code, TARGET: offered[target].code}


def _text(item: Item, somebody: Somebody) -> Value:
    return somebody.name[: expect(item.kind, ShortText).max_length].strip()


def _long_text(item: Item, somebody: Somebody) -> Value:
    del somebody
    return WORDS[: expect(item.kind, LongText).max_length].strip()


def _date(item: Item, somebody: Somebody) -> Value:
    del somebody
    kind = expect(item.kind, Date)
    return _day(kind.earliest, kind.latest)


def _month(item: Item, somebody: Somebody) -> Value:
    del somebody
    kind = expect(item.kind, Month)
    return MonthOfYear.of(_day(kind.earliest, kind.latest))


def _year(item: Item, somebody: Somebody) -> Value:
    del somebody
    kind = expect(item.kind, Year)
    return Decimal(_day(kind.earliest, kind.latest).year)


def _day(earliest: date | int | str | None, latest: date | int | str | None) -> date:
    """Today, or the day within the limits that is nearest to it."""
    return max(_limit(earliest) or date.min, min(_limit(latest) or date.max, today()))


def _limit(limit: date | int | str | None) -> date | None:
    """A limit as a day; what moves with the calendar is as good as today."""
    if isinstance(limit, int):
        return date(limit, 1, 1)
    return today() if isinstance(limit, str) else limit


def _always(value: Value) -> Maker:
    return lambda _item, _somebody: value


Maker: TypeAlias = Callable[[Item, Somebody], Value]

MADE_UP: Mapping[str, Maker] = MappingProxyType(
    {
        "single_choice": _choice,
        "multiple_choice": _choices,
        "look_up": _choice,
        "rating": _point,
        "ranking": _order,
        "allocation": _shares,
        "current_and_target": _pair,
        "repeated_group": _entries,
        "number": _number,
        "text": _text,
        "long_text": _long_text,
        "email": _always(ADDRESS),
        "telephone": _always(TELEPHONE),
        "date": _date,
        "month": _month,
        "year": _year,
        "file": _always({FILE_NAME: "Sample.pdf", FILE_SIZE: Decimal(120_000), HASH: NO_HASH}),
        "consent": _always(True),  # noqa: FBT003  # the value itself, not a switch
    }
)
"""How an answer is made up, by the name of the kind. To what only informs there is none."""

"""Answers that bring a score into each of its bands, or a decision table to each of its rules and cells.

What the answers to a scale's items can add up to is worked out sum by sum, each with one way to get there; the real
scorer says which band that is. For every scorer that goes by what answers are worth this leaves no sum out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice

from engine.cases.coverage import Goal, line_goal
from engine.cases.paths import Wishes
from engine.questionnaire import BandId, ItemId, Questionnaire, Scale, ScaleId, Value
from engine.scoring import Key, score, ways_through
from engine.scoring.deciding.coverage import Pattern
from engine.scoring.plan import Plan
from engine.scoring.reach import Whole

MOST_SUMS = 2000
"""So many sums of one scale are looked at."""

MOST_NUMBERS = 40
"""So many values of a number item are, evenly spread over its range."""


def ways_to_bands(questionnaire: Questionnaire, scale: Scale, keys: Sequence[Key]) -> Mapping[BandId, Wishes]:
    """For each band that was found the answers with the lowest score in it: its edge, or what comes next."""
    alone = replace(questionnaire, scales=(scale,))
    applying = frozenset(key.item.id for key in keys)
    found: dict[BandId, tuple[Decimal, Wishes]] = {}
    for wishes in chain(_sums(keys), _runs(keys)):
        answers: dict[str, Value] = {item: value for item, value in wishes.items() if value is not None}
        [result] = score(alone, answers, applying, explain=False).values()
        if result.band is None or not isinstance(result.value, Decimal):
            continue
        before = found.get(result.band)
        if before is None or result.value < before[0]:
            found[result.band] = (result.value, wishes)
    return {band: wishes for band, (_, wishes) in found.items()}


def ways_to_lines(
    plan: Plan, results: Callable[[ScaleId], Iterable[tuple[str, Wishes]]]
) -> Mapping[Goal, tuple[str, Wishes]]:
    """For each rule and cell of a decision table what it decides on, and answers that lead to it.

    `results` says how each result of another scale comes about, for tables that go by those.
    """
    asked = {str(key.id) for key in plan.keys}
    found: dict[Goal, tuple[str, Wishes]] = {}
    for line, combination in ways_through(plan.scale, plan.keys, plan.members):
        wishes: dict[ItemId, Value | None] = {ItemId(name): code for name, code in combination.items() if name in asked}
        for member in plan.members:
            ways = (way for code, way in results(member.id) if code == combination[member.id])
            wishes |= next((way for way in ways if _agree(way, line.pattern)), {})
        found[line_goal(plan.scale.id, line)] = (str(line.outcome), wishes)
    return found


def _agree(way: Wishes, pattern: Pattern) -> bool:
    """Whether answers that lead to another scale's result are answers a rule asks for."""
    return all(value in pattern.get(str(item), {value}) for item, value in way.items())


def _sums(keys: Sequence[Key]) -> Iterator[Wishes]:
    """One way of answering for each sum there can be: everything answered, then with ever more left out."""
    may_lack = [key for key in keys if not key.item.required or key.skippable]
    for lacking in range(len(may_lack) + 1):
        left_out = {key.id: _nothing(key) for key in may_lack[:lacking]}
        yield from _totals([key for key in keys if key.id not in left_out], left_out)


def _totals(keys: Sequence[Key], left_out: Wishes) -> Iterator[Wishes]:
    """The most even answers for each sum: 3, 3 and 4 rather than 1, 4 and 5."""
    totals: dict[Decimal, tuple[Decimal, Wishes]] = {Decimal(0): (Decimal(0), left_out)}
    for key in keys:
        grown: dict[Decimal, tuple[Decimal, Wishes]] = {}
        worths = _worths(key)
        for total, (spread, wishes) in totals.items():
            for worth, value in worths.items():
                before = grown.get(total + worth)
                uneven = spread + worth * worth
                if before is None or uneven < before[0]:
                    grown[total + worth] = (uneven, {**wishes, key.id: value})
        totals = dict(islice(sorted(grown.items()), MOST_SUMS))
    yield from (wishes for _, wishes in totals.values())


def _runs(keys: Sequence[Key]) -> Iterator[Wishes]:
    """The first so many answered with what is worth most, all others with what is worth least: steps up to one."""
    worths = [[*_worths(key).values()] for key in keys]
    if all(worths):
        for first in range(len(keys) + 1):
            yield {
                key.id: values[-1] if place < first else values[0]
                for place, (key, values) in enumerate(zip(keys, worths, strict=True))
            }


def _nothing(key: Key) -> Value | None:
    """An answer that is none: what says that it does not apply, or no answer at all."""
    if not key.item.required:
        return None
    return next(option.code for option in key.item.options if not isinstance(key.worths[option.code], Decimal))


def _worths(key: Key) -> dict[Decimal, Value]:
    """What answers are worth, each with one answer that is."""
    answers: list[Value] = [*_numbers(key)]
    codes = [str(option.code) for option in key.item.options]
    if key.several:
        answers += [tuple(codes[:count]) for count in range(1, len(codes) + 1)]
        answers += [(code,) for code in codes]
    else:
        answers += codes
    worths = {worth: value for value in reversed(answers) if isinstance(worth := key.worth(value), Decimal)}
    return dict(sorted(worths.items()))


def _numbers(key: Key) -> Iterator[Decimal]:
    if key.range is None or not isinstance(key.item.kind, Whole):
        return
    least, greatest = key.range
    step = Decimal(1).scaleb(-key.item.kind.decimals)
    steps = int((greatest - least) / step)
    stride = max(1, -(-steps // MOST_NUMBERS))
    yield from (least + step * place for place in range(0, steps, stride))
    yield greatest

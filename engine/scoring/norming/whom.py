"""For whom no group of a table of norms is, and for whom two are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from math import floor
from typing import Protocol, TypeAlias, runtime_checkable

from engine.document import Severity
from engine.expressions import Number
from engine.questionnaire import Text, Value
from engine.scoring.complaint import Complaint, place
from engine.scoring.key import Key
from engine.scoring.norming.groups import Asked, Between, Group, OneOf
from engine.scoring.scorer import Material

Told: TypeAlias = Value | None
"""An answer, or None where there is none."""


@runtime_checkable
class Precise(Protocol):
    """A kind of item whose numbers have only so many decimal places."""

    @property
    def decimals(self) -> int:
        """How many."""


def misplaced(material: Material, groups: tuple[Group, ...], fallback: Group | Text | None) -> Iterator[Complaint]:
    """Somebody in two groups, in none, or between two and so compared with everybody else."""
    where = place(material.scale.settings.get("groups"), material.scale.span)
    both = for_both(groups)
    if both is not None:
        yield Complaint(
            "norm.overlap",
            f"Somebody can be in two groups: {both[0].called} and {both[1].called}.",
            "Change what is asked under when, so that nobody is in both.",
            both[1].span,
        )
    if fallback is None and (nobody := for_nobody(groups, material.others)) is not None:
        yield Complaint(
            "norm.hole",
            f"No group is for these answers: {_answers(nobody)}.",
            "Add a group for them, or fallback: a group for everybody else, or {no_score: why}.",
            where,
        )
    if isinstance(fallback, Group) and (nobody := between(groups, material.others)) is not None:
        yield Complaint(
            "norm.hole",
            f"Only the fallback is for these answers, though they lie between groups: {_answers(nobody)}.",
            "Let the groups meet, or say fallback: {no_score: why}.",
            where,
            Severity.WARNING,
        )


def _answers(told: Mapping[str, Told]) -> str:
    return ", ".join(f"{name}: {'no answer' if value is None else value}" for name, value in told.items())


def for_nobody(groups: Sequence[Group], keys: Mapping[str, Key]) -> Mapping[str, Told] | None:
    """Answers to the items the groups go by that none of them is for; None where there are none."""
    return next(_search(_told(groups, keys), tuple(groups)), None)


def between(groups: Sequence[Group], keys: Mapping[str, Key]) -> Mapping[str, Told] | None:
    """Answers that no group is for, though some are for a lower number beside them, and some for a higher one."""
    told = _told(groups, keys)
    return next((answers for answers in _search(told, tuple(groups)) if _amid(answers, told, groups)), None)


def _amid(answers: Mapping[str, Told], told: Mapping[str, Sequence[Told]], groups: Sequence[Group]) -> bool:
    for name, value in answers.items():
        if not isinstance(value, Decimal):
            continue
        others = {each: answer for each, answer in answers.items() if each != name}
        beside = [group for group in groups if all(_allows(group, *each) for each in others.items())]
        held = [
            each
            for each in told[name]
            if isinstance(each, Decimal) and any(_allows(group, name, each) for group in beside)
        ]
        if held and min(held) < value < max(held):
            return True
    return False


def for_both(groups: Sequence[Group]) -> tuple[Group, Group] | None:
    """Two groups that somebody could be in at once, the one written later last; None where there are none."""
    return next(((one, other) for one, other in combinations(groups, 2) if _meet(one, other)), None)


def _told(groups: Sequence[Group], keys: Mapping[str, Key]) -> dict[str, tuple[Told, ...]]:
    """For each item the groups go by, answers that stand for all."""
    names = dict.fromkeys(str(name) for group in groups for name, _ in group.when)
    return {name: tuple(_telling(name, keys[name], groups)) for name in names}


def _search(told: Mapping[str, Sequence[Told]], fitting: tuple[Group, ...]) -> Iterator[Mapping[str, Told]]:
    """Answers that no group is for, as few of them as tell that."""
    if not fitting:
        yield {}
        return
    if not told:
        return
    name, *others = told
    for value in told[name]:
        still = tuple(group for group in fitting if _allows(group, name, value))
        for found in _search({each: told[each] for each in others}, still):
            yield {name: value, **found}


def _allows(group: Group, name: str, value: Told) -> bool:
    return all(asked.holds(value) for each, asked in group.when if each == name)


def _telling(name: str, key: Key, groups: Sequence[Group]) -> Iterator[Told]:
    """Answers that stand for all: every option, or a number of each stretch that groups tell apart; and none."""
    if isinstance(key.type, Number):
        asked = [asked for group in groups for each, asked in group.when if each == name]
        yield from _numbers(key, key.type, [each for each in asked if isinstance(each, Between)])
    else:
        yield from key.worths
    if key.conditions or not key.item.required:
        yield None


def _numbers(key: Key, number: Number, asked: Sequence[Between]) -> Iterator[Decimal]:
    step = Decimal(1).scaleb(-key.item.kind.decimals) if isinstance(key.item.kind, Precise) else None
    ends = {end for each in asked for end in (each.least, each.most) if end is not None}
    lowest = number.least if number.least is not None else min(ends, default=Decimal(0)) - 1
    highest = number.most if number.most is not None else max(ends, default=Decimal(0)) + 1
    points = sorted({lowest, highest, *(end for end in ends if lowest < end < highest)})
    yield points[0]
    for low, high in pairwise(points):
        within = (low + high) / 2 if step is None else (floor(low / step) + 1) * step
        if low < within < high:
            yield within
        yield high


def _meet(one: Group, other: Group) -> bool:
    asked = dict(other.when)
    return all(_agree(each, asked[name]) for name, each in one.when if name in asked)


def _agree(one: Asked, other: Asked) -> bool:
    if isinstance(one, OneOf) and isinstance(other, OneOf):
        return not one.codes.isdisjoint(other.codes)
    if isinstance(one, Between) and isinstance(other, Between):
        return _starts_before_end(one, other) and _starts_before_end(other, one)
    return False


def _starts_before_end(one: Between, other: Between) -> bool:
    return one.least is None or other.most is None or one.least <= other.most

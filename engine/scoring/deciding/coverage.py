"""Proofs about decision tables: a combination of answers that no rule covers, or that two rules do, is found.

A combination is built input by input. Inputs whose values the rules in question do not tell apart are looked at once,
not value by value, so that tables of many inputs stay cheap. An input applies exactly when its conditions hold for the
inputs before it; where a condition names something that is not an input, both are taken to be possible. What is derived
from inputs is looked at as soon as they are decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.expressions import Expression
from engine.questionnaire import AllRequired, Missing

Code: TypeAlias = str | None
"""A chosen code, or None where there is no answer: it matches `any` only."""

Pattern: TypeAlias = Mapping[str, frozenset[str]]
"""What a rule asks for: codes per input. An input that may be anything is absent."""

Combination: TypeAlias = dict[str, Code]

MOST = 1_000_000
"""Comparisons with a pattern after which a search is given up."""


class TooLargeError(Exception):
    """The table is too large to be proved."""


@dataclass(frozen=True, slots=True)
class Means:
    """One way to a derived value: what is derived, from which codes, and what it is then."""

    derived: str
    pattern: Pattern
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What a table goes by, and the codes it can have.

    An answer is lacking where its `conditions` do not hold; a score `may_lack` in any case. What is derived has
    `means`: the first that fits tells its value.
    """

    id: str
    codes: tuple[str, ...]
    conditions: tuple[Expression, ...] = ()
    may_lack: bool = False
    means: tuple[Means, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The inputs of a decision table in the order in which they can be decided, and what is known of each place."""

    ordered: tuple[Input, ...]
    least: int
    unanswered: bool
    rests: tuple[frozenset[str], ...]
    given: tuple[int, ...]
    awaited: tuple[frozenset[str], ...]
    matters: frozenset[str]

    @classmethod
    def of(cls, inputs: Sequence[Input], missing: Missing) -> Inputs:
        """The inputs of a scale with a missing policy."""
        ordered = _in_order(inputs)
        given = [each for each in inputs if not each.means]
        ends = range(len(ordered) + 1)
        return cls(
            ordered=ordered,
            least=1 if isinstance(missing, AllRequired) else missing.needed(len(given)),
            unanswered=not isinstance(missing, AllRequired),
            rests=tuple(frozenset(each.id for each in ordered[place:]) for place in ends),
            given=tuple(sum(not each.means for each in ordered[place:]) for place in ends),
            awaited=tuple(frozenset(_named(ordered[place:])) for place in ends),
            matters=frozenset(_named(ordered)),
        )


def find(inputs: Inputs, within: Sequence[Pattern], against: Sequence[Pattern]) -> Combination | None:
    """A combination of answers that every pattern `within` matches and none `against`, or None if there is none.

    Raises `TooLargeError` where that cannot be told in reasonable time.
    """
    means = tuple(one for each in inputs.ordered for one in each.means)
    return _Search(inputs, tuple(within)).go(0, {}, tuple(against), means)


@dataclass(slots=True)
class _Search:
    inputs: Inputs
    within: tuple[Pattern, ...]
    steps: int = 0
    dead: set[object] = field(default_factory=set)

    def go(
        self, depth: int, chosen: Combination, against: tuple[Pattern, ...], means: tuple[Means, ...]
    ) -> Combination | None:
        """Decide the input at this depth; `against` and `means` are those that still match all that is chosen."""
        self.steps += 1 + len(against)
        if self.steps > MOST:
            raise TooLargeError
        inputs = self.inputs
        answered = sum(chosen.get(each.id) is not None for each in inputs.ordered[:depth] if not each.means)
        if answered + inputs.given[depth] < inputs.least:
            return None
        rest = inputs.rests[depth]
        if any(rest.isdisjoint(pattern) for pattern in against):
            return None
        if not rest:
            return dict(chosen)
        mark = self._mark(depth, chosen, against, means, answered)
        if mark in self.dead:
            return None
        each = inputs.ordered[depth]
        for code, still, ways in self._worth_trying(each, chosen, against, means):
            chosen[each.id] = code
            found = self.go(depth + 1, chosen, still, ways)
            del chosen[each.id]
            if found is not None:
                return found
        self.dead.add(mark)
        return None

    def _mark(
        self,
        depth: int,
        chosen: Combination,
        against: tuple[Pattern, ...],
        means: tuple[Means, ...],
        answered: int,
    ) -> object:
        awaited = self.inputs.awaited[depth]
        known = tuple(sorted((name, code or "") for name, code in chosen.items() if name in awaited))
        return depth, known, tuple(map(id, against)), tuple(map(id, means)), min(answered, self.inputs.least)

    def _worth_trying(
        self, each: Input, chosen: Combination, against: tuple[Pattern, ...], means: tuple[Means, ...]
    ) -> Iterator[tuple[Code, tuple[Pattern, ...], tuple[Means, ...]]]:
        """One value for each set of values that make no difference to what comes after."""
        matters = each.id in self.inputs.matters
        seen: set[object] = set()
        for code in self._values(each, chosen, means):
            if any(not _accepts(pattern, each.id, code) for pattern in self.within):
                continue
            still = tuple(pattern for pattern in against if _accepts(pattern, each.id, code))
            ways = tuple(one for one in means if one.derived != each.id and _accepts(one.pattern, each.id, code))
            same = (code if matters else code is None, tuple(map(id, still)), tuple(map(id, ways)))
            if same not in seen:
                seen.add(same)
                yield code, still, ways

    def _values(self, each: Input, chosen: Combination, means: tuple[Means, ...]) -> Iterator[Code]:
        if each.means:
            yield next((one.value for one in means if one.derived == each.id), None)
            return
        applies = _applies(each.conditions, chosen)
        if applies is not False:
            yield from each.codes
        if applies is not True or self.inputs.unanswered or each.may_lack:
            yield None


def _accepts(pattern: Pattern, name: str, code: Code) -> bool:
    codes = pattern.get(name)
    return codes is None or code in codes


def _applies(conditions: tuple[Expression, ...], chosen: Combination) -> bool | None:
    """Whether an input applies, or None where that hangs on something that is not among the inputs so far."""
    names = {str(item): code for item, code in chosen.items() if code is not None}
    known = {str(item) for item in chosen}
    verdicts = [condition.evaluate(names) is True if condition.names <= known else None for condition in conditions]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _named(inputs: Iterable[Input]) -> Iterator[str]:
    return (name for each in inputs for condition in each.conditions for name in condition.names)


def _in_order(inputs: Sequence[Input]) -> tuple[Input, ...]:
    """Inputs after those their conditions name; what is derived right behind the last of what it is derived from."""
    waiting, ordered = [each for each in inputs if not each.means], list[Input]()
    while waiting:
        names = {each.id for each in waiting}
        ready = [each for each in waiting if not any(c.names & names for c in each.conditions)] or waiting
        ordered += ready
        waiting = [each for each in waiting if each not in ready]
    for derived in (each for each in inputs if each.means):
        named = {name for one in derived.means for name in one.pattern}
        behind = max((place for place, each in enumerate(ordered, start=1) if each.id in named), default=0)
        ordered.insert(behind, derived)
    return tuple(ordered)

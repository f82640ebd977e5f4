"""Proofs about decision tables: a combination of answers that no rule covers, or that two rules do, is found.

A combination is built input by input. Inputs whose values the rules in question do not tell apart are looked at once,
not value by value, so that tables of many inputs stay cheap. An input applies exactly when its conditions hold for the
inputs before it; where a condition names something that is not an input, both are taken to be possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.expressions import Expression
from engine.questionnaire import AllRequired, ItemId, Missing
from engine.scoring.key import Key

Code: TypeAlias = str | None
"""A chosen code, or None where there is no answer: it matches `any` only."""

Pattern: TypeAlias = Mapping[ItemId, frozenset[str]]
"""What a rule asks for: codes per input. An input that may be anything is absent."""

Combination: TypeAlias = dict[ItemId, Code]

MOST = 1_000_000
"""Comparisons with a pattern after which a search is given up."""


class TooLargeError(Exception):
    """The table is too large to be proved."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a decision table in the order in which their conditions can be decided."""

    keys: tuple[Key, ...]
    least: int
    unanswered: bool

    @classmethod
    def of(cls, keys: Sequence[Key], missing: Missing) -> Inputs:
        """The inputs of a scale with a missing policy."""
        if isinstance(missing, AllRequired):
            return cls(_in_order(keys), 1, unanswered=False)
        return cls(_in_order(keys), missing.needed(len(keys)), unanswered=True)


def find(inputs: Inputs, within: Sequence[Pattern], against: Sequence[Pattern]) -> Combination | None:
    """A combination of answers that every pattern `within` matches and none `against`, or None if there is none.

    Raises `TooLargeError` where that cannot be told in reasonable time.
    """
    return _Search(inputs, tuple(within)).go(0, {}, tuple(against))


@dataclass(slots=True)
class _Search:
    inputs: Inputs
    within: tuple[Pattern, ...]
    steps: int = 0
    dead: set[object] = field(default_factory=set)

    def go(self, depth: int, chosen: Combination, against: tuple[Pattern, ...]) -> Combination | None:
        """Decide the input at this depth; `against` are the patterns that still match all that is chosen."""
        self.steps += 1 + len(against)
        if self.steps > MOST:
            raise TooLargeError
        answered = sum(code is not None for code in chosen.values())
        if answered + len(self.inputs.keys) - depth < self.inputs.least:
            return None
        rest = self.inputs.keys[depth:]
        if any(not pattern.keys() & {key.id for key in rest} for pattern in against):
            return None
        if not rest:
            return dict(chosen)
        mark = self._mark(depth, chosen, against, answered)
        if mark in self.dead:
            return None
        key = rest[0]
        for code in self._worth_trying(key, chosen, against):
            chosen[key.id] = code
            found = self.go(depth + 1, chosen, _matching(against, key.id, code))
            del chosen[key.id]
            if found is not None:
                return found
        self.dead.add(mark)
        return None

    def _mark(self, depth: int, chosen: Combination, against: tuple[Pattern, ...], answered: int) -> object:
        named = {name for key in self.inputs.keys[depth:] for condition in key.conditions for name in condition.names}
        known = tuple(sorted((name, code or "") for name, code in chosen.items() if name in named))
        return depth, known, tuple(map(id, against)), min(answered, self.inputs.least)

    def _worth_trying(self, key: Key, chosen: Combination, against: tuple[Pattern, ...]) -> Iterator[Code]:
        """One value for each set of values that make no difference to what comes after."""
        matters = any(key.id in condition.names for other in self.inputs.keys for condition in other.conditions)
        seen: set[object] = set()
        for code in self._values(key, chosen):
            if any(not _accepts(pattern, key.id, code) for pattern in self.within):
                continue
            same = (code if matters else code is None, tuple(map(id, _matching(against, key.id, code))))
            if same not in seen:
                seen.add(same)
                yield code

    def _values(self, key: Key, chosen: Combination) -> Iterator[Code]:
        applies = _applies(key.conditions, chosen)
        if applies is not False:
            yield from key.worths
        if applies is not True or self.inputs.unanswered:
            yield None


def _matching(patterns: tuple[Pattern, ...], item: ItemId, code: Code) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in patterns if _accepts(pattern, item, code))


def _accepts(pattern: Pattern, item: ItemId, code: Code) -> bool:
    codes = pattern.get(item)
    return codes is None or code in codes


def _applies(conditions: tuple[Expression, ...], chosen: Combination) -> bool | None:
    """Whether an input applies, or None where that hangs on something that is not among the inputs so far."""
    names = {str(item): code for item, code in chosen.items() if code is not None}
    known = {str(item) for item in chosen}
    verdicts = [condition.evaluate(names) is True if condition.names <= known else None for condition in conditions]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _in_order(keys: Sequence[Key]) -> tuple[Key, ...]:
    """Inputs after those their conditions name."""
    waiting, ordered = list(keys), list[Key]()
    while waiting:
        names = {str(key.id) for key in waiting}
        ready = [key for key in waiting if not any(c.names & names for c in key.conditions)] or waiting
        ordered += ready
        waiting = [key for key in waiting if key not in ready]
    return tuple(ordered)

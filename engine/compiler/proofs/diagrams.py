"""Decision diagrams: what a condition comes to for every way of answering, with equal parts kept once.

A branch asks for one variable and goes on with one kid for each of its values; the variable asked last in the
questionnaire stands at the top. Since equal nodes are the same object, work that was done for one is done for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TypeAlias

from engine.compiler.proofs.knowledge import FALSE, OPEN, TRUE, Knowledge, Known, both, either

DEEPEST = 200
"""So many variables below one another, also where diagrams interlock: each takes two frames of Python's stack."""


class TooLargeError(Exception):
    """There is more to look at than the budget allows."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A branch over a variable, or a leaf (variable -1) with what is known of the value there."""

    variable: int
    kids: tuple[Node, ...]
    knowledge: Knowledge


Key: TypeAlias = tuple[object, ...]


class Diagrams:
    """Makes nodes, each once, as long as there are steps left."""

    def __init__(self) -> None:
        """No node yet, and no step to make one."""
        self._steps = 0
        self._deep = 0
        self._leaves: dict[Key, Node] = {}
        self._branches: dict[Key, Node] = {}
        self._known: dict[Key, Node] = {}
        self.true, self.false, self.open = self.leaf(TRUE), self.leaf(FALSE), self.leaf(OPEN)

    def grant(self, steps: int) -> None:
        """Let so many steps be taken from here on."""
        self._steps, self._deep = steps, 0

    @property
    def left(self) -> int:
        """How many steps are left."""
        return max(self._steps, 0)

    def spend(self, steps: int) -> None:
        """Take some steps."""
        self._steps -= steps
        if self._steps < 0:
            raise TooLargeError

    def once(self, key: Key, make: Callable[[], Node]) -> Node:
        """What was made for a key before."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = make()
        return found

    def leaf(self, knowledge: Knowledge) -> Node:
        """The leaf with this knowledge. True and one are equal to Python, so the type belongs to the key."""
        key = (type(knowledge.value), knowledge) if isinstance(knowledge, Known) else (knowledge,)
        found = self._leaves.get(key)
        if found is None:
            found = self._leaves[key] = Node(-1, (), knowledge)
        return found

    def branch(self, variable: int, kids: tuple[Node, ...]) -> Node:
        """The branch with these kids; where all are the same, there is nothing to ask."""
        if kids.count(kids[0]) == len(kids):
            return kids[0]
        key = (variable, kids)
        found = self._branches.get(key)
        if found is None:
            found = self._branches[key] = Node(variable, kids, OPEN)
        return found

    def combine(self, function: Callable[..., Knowledge], *nodes: Node) -> Node:
        """A function of the values of some diagrams. Equal functions share what is known."""
        key = (function, nodes)
        found = self._known.get(key)
        if found is None:
            top = max([node.variable for node in nodes])
            if top < 0:
                self.spend(len(nodes))
                found = self.leaf(function(*[node.knowledge for node in nodes]))
            else:
                found = self._descend(top, nodes, self.combine, function)
            self._known[key] = found
        return found

    def both(self, *nodes: Node) -> Node:
        """All of some conditions."""
        return self._fold(nodes, self.true, self.false, both)

    def either(self, *nodes: Node) -> Node:
        """At least one of some conditions."""
        return self._fold(nodes, self.false, self.true, either)

    def select(self, condition: Node, then: Node, otherwise: Node) -> Node:
        """One or the other, by whether a condition that is true or false holds."""
        if then is otherwise or condition is self.true:
            return then
        if condition is self.false:
            return otherwise
        top = max(condition.variable, then.variable, otherwise.variable)
        if top < 0:
            return self.open
        key = ("select", condition, then, otherwise)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._descend(top, (condition, then, otherwise), self.select)
        return found

    def _fold(
        self, nodes: Sequence[Node], neutral: Node, decides: Node, function: Callable[[Knowledge, Knowledge], Knowledge]
    ) -> Node:
        """Pair by pair, so that long chains stay cheap."""
        row = [node for node in nodes if node is not neutral]
        if decides in row:
            return decides
        while len(row) > 1:
            pairs = zip(row[::2], row[1::2], strict=False)
            odd = row[-1:] if len(row) % 2 else []
            row = [self._pair(neutral, decides, function, one, other) for one, other in pairs] + odd
        return row[0] if row else neutral

    def _pair(
        self,
        neutral: Node,
        decides: Node,
        function: Callable[[Knowledge, Knowledge], Knowledge],
        one: Node,
        other: Node,
    ) -> Node:
        if one is other or other is neutral:
            return one
        if one is neutral:
            return other
        if one is decides or other is decides:
            return decides
        key = (function, one, other)
        found = self._known.get(key)
        if found is None:
            top = max(one.variable, other.variable)
            if top < 0:
                found = self.leaf(function(one.knowledge, other.knowledge))
            else:
                found = self._descend(top, (one, other), self._pair, neutral, decides, function)
            self._known[key] = found
        return found

    def _descend(self, top: int, nodes: tuple[Node, ...], go: Callable[..., Node], *before: object) -> Node:
        """The branch over the topmost variable, each kid made by going on with the kids of those that ask for it."""
        rows = list(zip(*[node.kids if node.variable == top else repeat(node) for node in nodes], strict=False))
        self.spend(len(rows) * len(nodes))
        self._deep += 1
        if self._deep > DEEPEST:
            raise TooLargeError
        kids = []
        for row in rows:
            kids.append(go(*before, *row))  # noqa: PERF401  # a comprehension is one more frame on the stack
        self._deep -= 1
        return self.branch(top, tuple(kids))

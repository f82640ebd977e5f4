"""Decision diagrams: what a condition comes to for every way of answering, with equal parts kept once.

A branch asks for one variable and goes on with one kid for each of its values; the variable asked last in the
questionnaire stands at the top. Since equal nodes are the same object, work that was done for one is done for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.compiler.proofs.ideas import FALSE, OPEN, TRUE, Idea, Known, both, either

DEEPEST = 150
"""So many variables below one another; each takes a few frames of Python's stack, and two diagrams may interlock."""


class TooLargeError(Exception):
    """There is more to look at than the budget allows."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A branch over a variable, or a leaf (variable -1) with what is known of the value there."""

    variable: int
    kids: tuple[Node, ...]
    idea: Idea
    depth: int


Key: TypeAlias = tuple[object, ...]


class Diagrams:
    """Makes nodes, each once, as long as there are steps left."""

    def __init__(self) -> None:
        """No node yet, and no step to make one."""
        self.steps = 0
        self._leaves: dict[Key, Node] = {}
        self._branches: dict[Key, Node] = {}
        self._known: dict[Key, Node] = {}
        self.true, self.false, self.open = self.leaf(TRUE), self.leaf(FALSE), self.leaf(OPEN)

    def leaf(self, idea: Idea) -> Node:
        """The leaf with this idea. True and one are equal to Python, so the type belongs to the key."""
        key = (type(idea.value), idea) if isinstance(idea, Known) else (idea,)
        found = self._leaves.get(key)
        if found is None:
            found = self._leaves[key] = Node(-1, (), idea, 0)
        return found

    def branch(self, variable: int, kids: tuple[Node, ...]) -> Node:
        """The branch with these kids; where all are the same, there is nothing to ask."""
        first = kids[0]
        if all(kid is first for kid in kids):
            return first
        found = self._branches.get((variable, *kids))
        if found is None:
            depth = 1 + max(kid.depth for kid in kids)
            if depth > DEEPEST:
                raise TooLargeError
            found = self._branches[variable, *kids] = Node(variable, kids, OPEN, depth)
        return found

    def combine(self, function: Callable[..., Idea], *nodes: Node) -> Node:
        """A function of the values of some diagrams. Equal functions share what is known."""
        key = (function, *nodes)
        found = self._known.get(key)
        if found is None:
            if all(node.variable < 0 for node in nodes):
                found = self.leaf(function(*(node.idea for node in nodes)))
            else:
                found = self._descend(nodes, self.combine, function)
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
        if condition is self.open and then.variable < 0 and otherwise.variable < 0:
            return self.open
        key = ("select", condition, then, otherwise)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._descend((condition, then, otherwise), self.select)
        return found

    def _fold(
        self, nodes: Sequence[Node], neutral: Node, decides: Node, function: Callable[[Idea, Idea], Idea]
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
        self, neutral: Node, decides: Node, function: Callable[[Idea, Idea], Idea], one: Node, other: Node
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
            if one.variable < 0 and other.variable < 0:
                found = self.leaf(function(one.idea, other.idea))
            else:
                found = self._descend((one, other), self._pair, neutral, decides, function)
            self._known[key] = found
        return found

    def _descend(self, nodes: tuple[Node, ...], go: Callable[..., Node], *before: object) -> Node:
        """The branch over the topmost variable, each kid made by going on with the kids of those that ask for it."""
        top = max(node.variable for node in nodes)
        count = next(len(node.kids) for node in nodes if node.variable == top)
        self.steps -= count
        if self.steps < 0:
            raise TooLargeError
        rows = [[node.kids[each] if node.variable == top else node for node in nodes] for each in range(count)]
        return self.branch(top, tuple([go(*before, *row) for row in rows]))

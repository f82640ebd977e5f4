"""Items as the variables of diagrams: what an item's answer is, and which goals it leaves open.

An item of one answer is one variable: its cells, then no answer. An item of several answers is a variable for each of
its codes that matters, chosen or not, below one that says whether it is answered at all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, MutableMapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol, TypeAlias, TypeVar, runtime_checkable

from engine.compiler.proofs.cells import Cell, cells
from engine.compiler.proofs.diagrams import Diagrams, Node
from engine.compiler.proofs.knowledge import FALSE, NULL, TRUE, Known, Vague, sure_only
from engine.compiler.proofs.mentions import Mention
from engine.expressions import Choices as ChoicesType
from engine.questionnaire import Item, Kind, Value

MOST_LISTED = 6
"""Of so many codes every subset is looked at where a condition asks for the answer as a whole."""

Choices: TypeAlias = MutableMapping[int, int]
"""Which kid was chosen, by variable."""

Sum = TypeVar("Sum", bound=Hashable)

Count: TypeAlias = tuple[int, bool]
"""How many codes are chosen that go with others, and whether one is that does not."""


@runtime_checkable
class Selective(Protocol):
    """A kind of item of which several codes can be chosen, in any number up to a limit."""

    @property
    def at_most(self) -> int | None:
        """How many at most."""

    @property
    def alone(self) -> frozenset[str]:
        """The codes that go with no other."""


@runtime_checkable
class Ranked(Protocol):
    """A kind of item whose codes are put in order: all of them, or any number up to a limit that is below that."""

    @property
    def most(self) -> int:
        """How many at most."""


class Variable(Protocol):
    """What variables stand for: an item, or a score."""

    @property
    def name(self) -> str:
        """The name conditions know it by."""

    @property
    def item(self) -> Item | None:
        """The item, unless it is a score."""

    @property
    def top(self) -> int:
        """Its topmost variable."""

    def before(self, diagrams: Diagrams, goal: Node, applies: Node) -> Node:
        """What must hold of earlier answers so that some answer to this item reaches the goal."""

    def reach(self, diagrams: Diagrams, goal: Node, chosen: Choices, *, applies: bool) -> Value | None:
        """An answer that reaches the goal, given what was chosen earlier; noted among what was chosen."""


@dataclass(frozen=True, slots=True)
class OneAnswer:
    """An item of one answer."""

    item: Item
    top: int
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        """The item's id."""
        return self.item.id

    def answer(self, diagrams: Diagrams) -> Node:
        """The knowledge of each cell, and null."""
        given = [*(cell.knowledge for cell in self.cells), NULL]
        return diagrams.once((self.name,), lambda: diagrams.branch(self.top, tuple(map(diagrams.leaf, given))))

    def before(self, diagrams: Diagrams, goal: Node, applies: Node) -> Node:
        """Some cell reaches it where the item applies; no answer does where it does not."""
        *kids, nothing = goal.kids
        ways = [
            kid if cell.example is not None else diagrams.combine(sure_only, kid)
            for kid, cell in zip(kids, self.cells, strict=True)
        ]
        if not self.item.required or not ways:
            ways.append(nothing)
        return diagrams.select(applies, diagrams.either(*ways), nothing)

    def reach(self, diagrams: Diagrams, goal: Node, chosen: Choices, *, applies: bool) -> Value | None:
        """The first cell that does."""
        del diagrams
        if applies:
            for place, cell in enumerate(self.cells):
                if cell.example is not None:
                    chosen[self.top] = place
                    if path(goal, chosen):
                        return cell.example
        chosen[self.top] = len(self.cells)
        return None


@dataclass(frozen=True, slots=True)
class SeveralAnswers:
    """An item of several answers; `codes` are those that matter, `first` the variable of the first of them."""

    item: Item
    first: int
    codes: tuple[str, ...]
    offered: tuple[str, ...]

    @property
    def name(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def top(self) -> int:
        """Whether it is answered."""
        return self.first + len(self.codes)

    def answer(self, diagrams: Diagrams) -> Node:
        """The codes that are chosen, where there are few enough to look at each combination."""
        in_any_order = not isinstance(self.item.kind, Selective)
        if in_any_order or len(self.offered) > MOST_LISTED or len(self.codes) < len(self.offered):
            return self._if_answered(diagrams, diagrams.leaf(Vague.ANSWERED))
        none: tuple[str, ...] = ()
        listed = self._by_code(
            diagrams, none, lambda after, code: (code, *after), lambda codes: diagrams.leaf(Known(codes))
        )
        return self._if_answered(diagrams, listed)

    def has(self, diagrams: Diagrams, code: str) -> Node:
        """Whether a code is among the answers."""
        if code not in self.codes:
            return self._if_answered(diagrams, diagrams.false)
        chosen = diagrams.branch(self.first + self.codes.index(code), (diagrams.true, diagrams.false))
        return self._if_answered(diagrams, chosen)

    def count(self, diagrams: Diagrams) -> Node:
        """How many codes are chosen."""
        if len(self.codes) < len(self.offered):
            return self._if_answered(diagrams, diagrams.open)
        count = self._by_code(diagrams, 0, lambda after, _: after + 1, lambda n: diagrams.leaf(Known(Decimal(n))))
        return self._if_answered(diagrams, count)

    def before(self, diagrams: Diagrams, goal: Node, applies: Node) -> Node:
        """Some choice of codes that can be made reaches it, or none."""
        answered, nothing = goal.kids
        within = diagrams.both(answered, self._possible(diagrams))
        while within.variable >= self.first:
            within = diagrams.either(*within.kids)
        if not self.item.required or not self.offered:
            within = diagrams.either(within, nothing)
        return diagrams.select(applies, within, nothing)

    def reach(self, diagrams: Diagrams, goal: Node, chosen: Choices, *, applies: bool) -> Value | None:
        """The codes that do, with another one where one of them is too few."""
        answered = goal.kids[0] if goal.variable == self.top else goal
        if applies and self.offered:
            chosen[self.top] = 0
            if path(diagrams.both(answered, self._possible(diagrams)), chosen):
                return self._selection(chosen)
        chosen[self.top] = 1
        return None

    def _selection(self, chosen: Choices) -> tuple[str, ...]:
        """The codes on the way that was found. Where it leaves one open, it can as well be left out, or be the one."""
        places = {code: chosen.get(self.first + place) for place, code in enumerate(self.codes)}
        named = {code for code, place in places.items() if place == 0}
        _, least, _ = _bounds(self.item.kind, len(self.offered))
        for code in self.offered:
            if len(named) < least and places.get(code) is None:
                named.add(code)
        for place, code in enumerate(self.codes):
            chosen[self.first + place] = 0 if code in named else 1
        return tuple(code for code in self.offered if code in named)

    def _if_answered(self, diagrams: Diagrams, answer: Node) -> Node:
        return diagrams.branch(self.top, (answer, diagrams.leaf(NULL)))

    def _possible(self, diagrams: Diagrams) -> Node:
        """Whether the codes chosen go together, possibly with others that do not matter."""
        return diagrams.once((self.name, "possible"), lambda: self._going_together(diagrams))

    def _going_together(self, diagrams: Diagrams) -> Node:
        alone, least, most = _bounds(self.item.kind, len(self.offered))
        others = len(self.offered) - len(self.codes)

        def add(so_far: Count, code: str) -> Count:
            return (so_far[0], True) if code in alone and not so_far[1] else (so_far[0] + 1, so_far[1])

        def verdict(so_far: Count) -> Node:
            plain, lonely = so_far
            fits = plain == 0 if lonely else plain <= most and plain + others >= least
            return diagrams.leaf(TRUE if fits else FALSE)

        return self._by_code(diagrams, (0, False), add, verdict)

    def _by_code(
        self, diagrams: Diagrams, start: Sum, add: Callable[[Sum, str], Sum], end: Callable[[Sum], Node]
    ) -> Node:
        """The diagram over all codes, from the last down, of something that grows with each code that is chosen."""
        sums = [{start}]
        for code in reversed(self.codes):
            sums.append(sums[-1] | {add(so_far, code) for so_far in sums[-1]})
            diagrams.spend(len(sums[-1]))
        nodes = {so_far: end(so_far) for so_far in sums.pop()}
        for place, code in enumerate(self.codes):
            nodes = {
                so_far: diagrams.branch(self.first + place, (nodes[add(so_far, code)], nodes[so_far]))
                for so_far in sums.pop()
            }
        return nodes[start]


ItemVariable: TypeAlias = OneAnswer | SeveralAnswers
"""An item among the variables."""


def _bounds(kind: Kind, offered: int) -> tuple[frozenset[str], int, int]:
    """The codes that go with no other, how many at least have to be chosen, and how many at most."""
    if isinstance(kind, Selective):
        return kind.alone, 1, kind.at_most or offered
    if isinstance(kind, Ranked):
        return frozenset(), offered if kind.most == offered else 1, kind.most
    return frozenset(), 1, offered


def path(node: Node, chosen: Choices) -> bool:
    """Whether the node can come out true with what was chosen; what was open on the way is then chosen as well."""
    if node.variable < 0:
        return node.knowledge == TRUE
    place = chosen.get(node.variable)
    if place is not None:
        return path(node.kids[place], chosen)
    for place, kid in enumerate(node.kids):
        chosen[node.variable] = place
        if path(kid, chosen):
            return True
    del chosen[node.variable]
    return False


def variable_of(item: Item, mention: Mention, first: int) -> ItemVariable:
    """An item with its variables, the first of which has this number."""
    kind = item.kind.type
    declining = {str(option.code) for option in item.options if option.means is not None}
    mention = replace(mention, constants=mention.constants | declining) if declining else mention
    if isinstance(kind, ChoicesType) and isinstance(item.kind, Selective | Ranked):
        codes = tuple(code for code in kind.codes if mention.whole or code in mention.constants)
        return SeveralAnswers(item, first, codes, kind.codes)
    return OneAnswer(item, first, cells(item, mention))

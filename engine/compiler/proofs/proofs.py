"""What can come about in a questionnaire and what cannot, over all ways of answering it.

A goal is a diagram that is true where it is reached. From it the last item it asks for is taken away, again and again:
what must hold of earlier answers so that some answer to that item reaches the goal is a goal itself. In the end it is
true (with answers that lead there), false, or open: then something is in it that cannot be looked into.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import Enum
from typing import Final, TypeAlias

from engine.compiler.proofs.diagrams import Node, TooLargeError
from engine.compiler.proofs.knowledge import Knowledge, fails, holds, is_null
from engine.compiler.proofs.questionnaire_diagrams import QuestionnaireDiagrams
from engine.compiler.proofs.witness import Witness
from engine.expressions import Expression
from engine.expressions.tree import Node as Tree
from engine.journey import PageAnswers
from engine.questionnaire import Item, ItemId, Page, Questionnaire


class Unproved(Enum):
    """Neither shown to be possible nor to be impossible."""

    NOT_PROVED = "not proved"


NOT_PROVED: Final = Unproved.NOT_PROVED
Goal: TypeAlias = Node
Truth: TypeAlias = bool | None

WANTED: Mapping[Truth, Callable[[Knowledge], Knowledge]] = {True: holds, False: fails, None: is_null}


class Proofs:
    """Proofs about one questionnaire. Whatever was worked out once is known for every question after."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Find out which items conditions name, and what they ask of them. Nothing is proved yet."""
        self._questionnaire = questionnaire
        self._made = QuestionnaireDiagrams(questionnaire)
        self._diagrams = self._made.diagrams
        self._by_variable = self._made.by_number
        self._befores: dict[Node, Node] = {}
        self._verdicts: dict[Node, Node] = {}

    # --- goals --------------------------------------------------------------------------------------------------------

    def page_shown(self, page: Page) -> Goal:
        """That a page is shown: it applies, and so does something on it."""
        return self._made.within_steps(lambda: self._shown_on(page))

    def _shown_on(self, page: Page) -> Node:
        return self._diagrams.either(*(self._made.applying(item) for item in page.items if item.kind.shown))

    def item_shown(self, item: Item) -> Goal:
        """That an item is shown."""
        return self._made.within_steps(lambda: self._made.applying(item))

    def met(self, condition: Expression | None, *, at: Page | None = None) -> Goal:
        """That a condition is met, for those who are shown the page it is on."""
        return self.comes_to(condition, True, at=at)  # noqa: FBT003  # the value itself

    def comes_to(self, condition: Expression | None, value: Truth, *, at: Page | None = None) -> Goal:
        """That a condition comes out true, false or null, for those whom the page it is on applies to."""
        return self._made.within_steps(
            lambda: self._diagrams.both(
                self._made.holding(at.shown_when if at else None),
                self._diagrams.combine(WANTED[value], self._made.condition(condition)),
            )
        )

    def unanswered(self, item: Item) -> Goal:
        """That an item is not answered, or only with what says so, such as "prefer not to say"."""
        return self._made.within_steps(lambda: self._made.unanswered(item))

    def part_met(self, part: Tree) -> Goal:
        """That a part of a condition is met."""
        return self._made.within_steps(lambda: self._diagrams.combine(holds, self._made.part(part)))

    def together(self, *goals: Goal) -> Goal:
        """All of some goals in one sitting."""
        return self._made.within_steps(lambda: self._diagrams.both(*goals))

    def without(self, goal: Goal, other: Goal) -> Goal:
        """A goal where another is not reached."""
        return self._made.within_steps(lambda: self._diagrams.select(other, self._diagrams.false, goal))

    def at_least(self, count: int, goals: Iterable[Goal]) -> Goal:
        """So many of some goals in one sitting."""
        weights = Counter(goals)

        def reached() -> Node:
            true, false = self._diagrams.true, self._diagrams.false
            missing = [true if left <= 0 else false for left in range(count + 1)]
            for goal, weight in weights.items():
                fewer = [missing[max(0, left - weight)] for left in range(count + 1)]
                missing = [self._diagrams.select(goal, *both) for both in zip(fewer, missing, strict=True)]
            return missing[count]

        return self._made.within_steps(reached)

    # --- answers ------------------------------------------------------------------------------------------------------

    def possible(self, goal: Goal) -> bool | Unproved:
        """Whether some way of answering reaches a goal."""
        return self._said(self._made.within_steps(lambda: self._verdict(goal)))

    def ruled_out(self, goal: Goal) -> bool:
        """Whether a goal is impossible, and not only because items it goes by are themselves never asked."""
        if self.possible(goal) is not False:
            return False
        lost = {item.id for item in self.behind(goal) if self.possible(self.item_shown(item)) is False}
        return not lost or self.possible_if(goal, answered=lost) is not True

    def find_answers(self, goal: Goal) -> PageAnswers | Unproved | None:
        """The answers of a whole sitting that reach a goal; None where there are none."""
        possible = self.possible(goal)
        if possible is not True:
            return NOT_PROVED if possible is NOT_PROVED else None
        return Witness(self._questionnaire, self._diagrams, self._made.items, self._chain(goal)).answers()

    def exclude(self, one: Page, other: Page) -> bool | Unproved:
        """Whether two pages are never shown in one sitting."""
        possible = self.possible(self.together(self.page_shown(one), self.page_shown(other)))
        return possible if possible is NOT_PROVED else not possible

    def named(self, goal: Goal) -> tuple[Item, ...]:
        """The items whose answers decide on a goal, in the order they are asked."""
        return self._support([goal])

    def behind(self, goal: Goal) -> tuple[Item, ...]:
        """These, and the items that decide whether these are asked."""
        items: tuple[Item, ...] = ()
        more = self.named(goal)
        while len(more) > len(items):
            items = more
            more = self._support([goal, *map(self.item_shown, items)])
        return items

    def _support(self, goals: list[Goal]) -> tuple[Item, ...]:
        seen: set[Node] = set()
        waiting = goals
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += node.kids
        tops = {self._by_variable[node.variable].top for node in seen if node.variable >= 0}
        items = [self._by_variable[top].item for top in sorted(tops)]
        return tuple(item for item in items if item is not None)

    def possible_if(
        self, goal: Goal, *, answered: Collection[ItemId] = (), unanswered: Collection[ItemId] = ()
    ) -> bool | Unproved:
        """The same as `possible`, if some items could be answered, or be left unanswered, whatever is asked."""

        def before(node: Node) -> Node:
            asked = self._by_variable[node.variable]
            ways = [asked.before(self._diagrams, node, self._made.applying(asked.item))]
            if asked.name in answered:
                ways.append(asked.before(self._diagrams, node, self._diagrams.true))
            if asked.name in unanswered:
                ways.append(asked.before(self._diagrams, node, self._diagrams.false))
            return self._diagrams.either(*ways)

        def verdict() -> Node:
            node = goal
            while node.variable >= 0:
                node = before(node)
            return node

        return self._said(self._made.within_steps(verdict))

    # --- how ----------------------------------------------------------------------------------------------------------

    def _said(self, verdict: Node) -> bool | Unproved:
        return True if verdict is self._diagrams.true else False if verdict is self._diagrams.false else NOT_PROVED

    def _before(self, goal: Node) -> Node:
        found = self._befores.get(goal)
        if found is None:
            asked = self._by_variable[goal.variable]
            found = self._befores[goal] = asked.before(self._diagrams, goal, self._made.applying(asked.item))
        return found

    def _verdict(self, goal: Node) -> Node:
        """The leaf a goal comes down to. Where the steps do not suffice that is known too, and not tried again."""
        way = []
        node = goal
        try:
            while node.variable >= 0 and node not in self._verdicts:
                way.append(node)
                node = self._before(node)
        except TooLargeError:
            self._verdicts |= dict.fromkeys(way, self._diagrams.open)
            raise
        verdict = self._verdicts.get(node, node)
        self._verdicts |= dict.fromkeys(way, verdict)
        return verdict

    def _chain(self, goal: Node) -> dict[str, Node]:
        """For each name a goal depends on, what is still to be reached when it is asked."""
        chain = {}
        node = goal
        while node.variable >= 0:
            chain[self._by_variable[node.variable].name] = node
            node = self._befores[node]
        return chain

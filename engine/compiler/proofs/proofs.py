"""What can come about in a questionnaire and what cannot, over all ways of answering it.

A goal is a diagram that is true where it is reached. From it the last item it asks for is taken away, again and again:
what must hold of earlier answers so that some answer to that item reaches the goal is a goal itself. In the end it is
true (with answers that lead there), false, or open: then something is in it that cannot be looked into.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import Enum
from typing import Final, TypeAlias

from engine.compiler.proofs.asked import Answered, Asked, asked_for
from engine.compiler.proofs.budget import Budget
from engine.compiler.proofs.diagrams import Diagrams, Node, TooLargeError
from engine.compiler.proofs.following import Following, rounding
from engine.compiler.proofs.ideas import NULL, Idea, fails, holds, is_null, negate
from engine.compiler.proofs.meaning import NOWHERE, Meaning
from engine.compiler.proofs.mentioned import calculated_for, conditions_of, mentions
from engine.compiler.proofs.scored import BAND, scored
from engine.compiler.proofs.witness import Witness
from engine.expressions import Choices, Expression
from engine.expressions.tree import Among, Comparison, Literal, Name
from engine.expressions.tree import Node as Tree
from engine.journey import PageAnswers
from engine.questionnaire import Item, ItemId, Page, Questionnaire

COMPLETED = "completed"


class Unproved(Enum):
    """Neither shown to be possible nor to be impossible."""

    NOT_PROVED = "not proved"


NOT_PROVED: Final = Unproved.NOT_PROVED
Goal: TypeAlias = Node
Truth: TypeAlias = bool | None

WANTED: Mapping[Truth, Callable[[Idea], Idea]] = {True: holds, False: fails, None: is_null}


class Proofs:
    """Proofs about one questionnaire. Whatever was worked out once is known for every question after."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Find out which items conditions name, and what they ask of them. Nothing is proved yet."""
        self._questionnaire = questionnaire
        self._diagrams = Diagrams()
        self._budget = Budget(self._diagrams, len(questionnaire.items))
        self._page_of = {item.id: page for page in questionnaire.pages for item in page.items}
        self._asked: dict[str, Answered] = {}
        self._by_variable: dict[int, Asked] = {}
        self._results: dict[str, Node] = {COMPLETED: self._diagrams.true}
        self._calculated: Sequence[tuple[Item, Following, Expression]] = ()
        self._meaning = Meaning(self._diagrams, self._asked, self._known_as)
        self._arrange()
        self._conditions: dict[str, Node] = {}
        self._applies: dict[ItemId, Node] = {}
        self._befores: dict[Node, Node] = {}
        self._verdicts: dict[Node, Node] = {}

    # --- goals --------------------------------------------------------------------------------------------------------

    def page_shown(self, page: Page) -> Goal:
        """That a page is shown: it applies, and so does something on it."""
        return self._within_steps(lambda: self._shown_on(page))

    def _shown_on(self, page: Page) -> Node:
        return self._diagrams.either(*(self._applying(item) for item in page.items if item.kind.shown))

    def item_shown(self, item: Item) -> Goal:
        """That an item is shown."""
        return self._within_steps(lambda: self._applying(item))

    def met(self, condition: Expression | None, *, at: Page | None = None) -> Goal:
        """That a condition is met, for those who are shown the page it is on."""
        return self.comes_to(condition, True, at=at)  # noqa: FBT003  # the value itself

    def comes_to(self, condition: Expression | None, value: Truth, *, at: Page | None = None) -> Goal:
        """That a condition comes out true, false or null, for those whom the page it is on applies to."""
        return self._within_steps(
            lambda: self._diagrams.both(
                self._holding(at.shown_when if at else None),
                self._diagrams.combine(WANTED[value], self._condition(condition)),
            )
        )

    def unanswered(self, item: Item) -> Goal:
        """That an item is not answered, or only with what says so, such as "prefer not to say"."""
        return self._within_steps(lambda: self._unanswered(item))

    def _unanswered(self, item: Item) -> Node:
        declining = [option.code for option in item.options if option.means is not None]
        name = Name(item.id, NOWHERE)
        if item.id in self._asked:
            several = isinstance(item.kind.type, Choices)
            declined = [
                Among(Literal(code, NOWHERE), name)
                if several
                else Comparison("=", name, Literal(code, NOWHERE), NOWHERE)
                for code in declining
            ]
            nothing = self._diagrams.combine(is_null, self._meaning.of(name))
            return self._diagrams.either(
                nothing, *(self._diagrams.combine(holds, self._meaning.of(each)) for each in declined)
            )
        if not item.kind.parts:
            return self._diagrams.combine(is_null, self._meaning.of(name))
        if item.required and not declining:
            return self._diagrams.combine(negate, self._applying(item))
        return self._diagrams.true

    def part_met(self, part: Tree) -> Goal:
        """That a part of a condition is met."""
        return self._within_steps(lambda: self._diagrams.combine(holds, self._meaning.of(part)))

    def together(self, *goals: Goal) -> Goal:
        """All of some goals in one sitting."""
        return self._within_steps(lambda: self._diagrams.both(*goals))

    def without(self, goal: Goal, other: Goal) -> Goal:
        """A goal where another is not reached."""
        return self._within_steps(lambda: self._diagrams.select(other, self._diagrams.false, goal))

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

        return self._within_steps(reached)

    # --- answers ------------------------------------------------------------------------------------------------------

    def possible(self, goal: Goal) -> bool | Unproved:
        """Whether some way of answering reaches a goal."""
        return self._said(self._within_steps(lambda: self._verdict(goal)))

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
        return Witness(self._questionnaire, self._diagrams, self._asked, self._chain(goal)).answers()

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
            ways = [asked.before(self._diagrams, node, self._applying(asked.item))]
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

        return self._said(self._within_steps(verdict))

    # --- how ----------------------------------------------------------------------------------------------------------

    def _said(self, verdict: Node) -> bool | Unproved:
        return True if verdict is self._diagrams.true else False if verdict is self._diagrams.false else NOT_PROVED

    def _arrange(self) -> None:
        """Give each item that a condition names its variables, in the order the items are asked, then each scale."""
        conditions = {condition.text: condition for condition in conditions_of(self._questionnaire)}
        self._calculated = calculated_for(self._questionnaire, conditions.values())
        values = {value.text: value for _, _, value in self._calculated}
        mentioned = mentions(each.tree for each in {**conditions, **values}.values())
        free = 0
        for item in self._questionnaire.items.values():
            mention = mentioned.get(item.id)
            if mention is not None and item.kind.type is not None and item.kind.parts:
                asked = self._asked[item.id] = asked_for(item, mention, free)
                self._by_variable |= dict.fromkeys(range(free, asked.top + 1), asked)
                free = asked.top + 1
        for score in scored(self._questionnaire, mentioned, free):
            self._by_variable[score.top] = score
            self._results[score.name] = score.score(self._diagrams)
            self._results[f"{score.name}.{BAND}"] = score.band(self._diagrams)

    def _known_as(self, name: str) -> Node | None:
        """What a name stands for that is no item to be answered: something about the results, or what is calculated."""
        waiting, self._calculated = self._calculated, ()
        for item, kind, value in waiting:  # in order, since each may name those before it
            made = self._within_steps(lambda: self._value(item, kind, value))  # noqa: B023  # called at once
            self._results[item.id] = made
        return self._results.get(name)

    def _value(self, item: Item, kind: Following, value: Expression) -> Node:
        """What is calculated, for those whom the item applies to."""
        found = self._diagrams.combine(rounding(kind), self._meaning.of(value.tree))
        return self._diagrams.select(self._applying(item), found, self._diagrams.leaf(NULL))

    def _within_steps(self, make: Callable[[], Node]) -> Node:
        """What can be made within the steps of one question; open where they do not suffice."""
        return self._budget.spend(make, self._diagrams.open)

    def _condition(self, condition: Expression | None) -> Node:
        """A condition, made once; a question of its own, so that one beyond all proof is given up but once."""
        if condition is None:
            return self._diagrams.true
        found = self._conditions.get(condition.text)
        if found is None:
            tree = condition.tree
            found = self._conditions[condition.text] = self._within_steps(lambda: self._meaning.of(tree))
        return found

    def _holding(self, condition: Expression | None) -> Node:
        return self._diagrams.combine(holds, self._condition(condition))

    def _applying(self, item: Item | None) -> Node:
        """When an item applies; a score is there for all, if it is."""
        if item is None:
            return self._diagrams.true
        found = self._applies.get(item.id)
        if found is None:
            page = self._page_of[item.id]
            found = self._diagrams.both(self._holding(page.shown_when), self._holding(item.shown_when))
            self._applies[item.id] = found
        return found

    def _before(self, goal: Node) -> Node:
        found = self._befores.get(goal)
        if found is None:
            asked = self._by_variable[goal.variable]
            found = self._befores[goal] = asked.before(self._diagrams, goal, self._applying(asked.item))
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
            node = self._diagrams.open
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

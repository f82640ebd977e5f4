"""The items, values and conditions of one questionnaire as diagrams, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.compiler.proofs.budget import Budget
from engine.compiler.proofs.calculated import Following, calculated_for, rounding
from engine.compiler.proofs.conditions import NOWHERE, ConditionReader
from engine.compiler.proofs.diagrams import Diagrams, Node
from engine.compiler.proofs.knowledge import NULL, holds, is_null, negate
from engine.compiler.proofs.mentions import conditions_of, mentions
from engine.compiler.proofs.scores import BAND, score_variables
from engine.compiler.proofs.variables import ItemVariable, Variable, variable_of
from engine.expressions import Choices, Expression
from engine.expressions.tree import Among, Comparison, Literal, Name
from engine.expressions.tree import Node as Tree
from engine.questionnaire import Item, ItemId, Questionnaire

COMPLETED = "completed"


class QuestionnaireDiagrams:
    """What items and conditions come to. `items` are those that are variables, by their ids."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Find out which items conditions name, and what they ask of them. No condition is read yet."""
        self.diagrams = Diagrams()
        self.items: dict[str, ItemVariable] = {}
        self.by_number: dict[int, Variable] = {}
        self._questionnaire = questionnaire
        self._budget = Budget(self.diagrams, len(questionnaire.items))
        self._page_of = {item.id: page for page in questionnaire.pages for item in page.items}
        self._results: dict[str, Node] = {COMPLETED: self.diagrams.true}
        self._calculated: Sequence[tuple[Item, Following, Expression]] = ()
        self._reader = ConditionReader(self.diagrams, self.items, self._known_as)
        self._arrange()
        self._conditions: dict[str, Node] = {}
        self._applies: dict[ItemId, Node] = {}

    def within_steps(self, make: Callable[[], Node]) -> Node:
        """What can be made within the steps of one question; open where they do not suffice."""
        return self._budget.spend(make, self.diagrams.open)

    def condition(self, condition: Expression | None) -> Node:
        """A condition, made once; a question of its own, so that one beyond all proof is given up but once."""
        if condition is None:
            return self.diagrams.true
        found = self._conditions.get(condition.text)
        if found is None:
            tree = condition.tree
            found = self._conditions[condition.text] = self.within_steps(lambda: self._reader.of(tree))
        return found

    def holding(self, condition: Expression | None) -> Node:
        """When a condition is met."""
        return self.diagrams.combine(holds, self.condition(condition))

    def applying(self, item: Item | None) -> Node:
        """When an item applies; a score is there for all, if it is."""
        if item is None:
            return self.diagrams.true
        found = self._applies.get(item.id)
        if found is None:
            page = self._page_of[item.id]
            found = self.diagrams.both(self.holding(page.shown_when), self.holding(item.shown_when))
            self._applies[item.id] = found
        return found

    def unanswered(self, item: Item) -> Node:
        """When an item is not answered, or only with what says so."""
        declining = [option.code for option in item.options if option.means is not None]
        name = Name(item.id, NOWHERE)
        if item.id in self.items:
            several = isinstance(item.kind.type, Choices)
            declined = [
                Among(Literal(code, NOWHERE), name)
                if several
                else Comparison("=", name, Literal(code, NOWHERE), NOWHERE)
                for code in declining
            ]
            nothing = self.diagrams.combine(is_null, self._reader.of(name))
            return self.diagrams.either(
                nothing, *(self.diagrams.combine(holds, self._reader.of(each)) for each in declined)
            )
        if not item.kind.parts:
            return self.diagrams.combine(is_null, self._reader.of(name))
        if item.required and not declining:
            return self.diagrams.combine(negate, self.applying(item))
        return self.diagrams.true

    def part(self, tree: Tree) -> Node:
        """What a part of a condition comes to."""
        return self._reader.of(tree)

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
                asked = self.items[item.id] = variable_of(item, mention, free)
                self.by_number |= dict.fromkeys(range(free, asked.top + 1), asked)
                free = asked.top + 1
        for score in score_variables(self._questionnaire, mentioned, free):
            self.by_number[score.top] = score
            self._results[score.name] = score.score(self.diagrams)
            self._results[f"{score.name}.{BAND}"] = score.band(self.diagrams)

    def _known_as(self, name: str) -> Node | None:
        """What a name stands for that is no item to be answered: something about the results, or what is calculated."""
        waiting, self._calculated = self._calculated, ()
        for item, kind, value in waiting:  # in order, since each may name those before it
            made = self.within_steps(lambda: self._value(item, kind, value))  # noqa: B023  # called at once
            self._results[item.id] = made
        return self._results.get(name)

    def _value(self, item: Item, kind: Following, value: Expression) -> Node:
        """What is calculated, for those whom the item applies to."""
        found = self.diagrams.combine(rounding(kind), self._reader.of(value.tree))
        return self.diagrams.select(self.applying(item), found, self.diagrams.leaf(NULL))
